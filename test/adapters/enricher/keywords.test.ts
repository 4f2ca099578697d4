import { describe, expect, it } from 'vitest';
import { englishKeywords } from '../../../adapters/enricher/keywords-en.ts';
import { createChineseKeywords } from '../../../adapters/enricher/keywords-zh.ts';

const chinese = await createChineseKeywords();

describe('keywords of a Chinese text', () => {
  it('are its words where there is nothing but a headline, not stretches of it', () => {
    const found = chinese('', '渔村小学举行学生剪纸作品展', 5);
    expect(found.some((keyword) => keyword.startsWith('剪纸'))).toBe(true);
    for (const keyword of found) expect(keyword.length).toBeLessThanOrEqual(4);
  });

  it('have compounds that the text repeats, each once and not shifted by a word', () => {
    const found = chinese(
      '',
      '无人码头调度系统已经上线。无人码头调度系统由港口自建，码头调度系统运行平稳，系统运行费用下降。',
      6,
    );
    expect(found.some((keyword) => keyword.includes('调度系统'))).toBe(true);
    expect(found).not.toContain('系统运行');
  });

  it('have a book, a film or a law by its whole title', () => {
    expect(chinese('《雾港来信》改编成游戏', '这部小说的作者参与了游戏的改编。', 5)).toContain('雾港来信');
  });
});

describe('English words of a Chinese text', () => {
  it('are keywords where they name something', () => {
    const found = chinese(
      'Kelpfarm 与 Oslo 港合作',
      '一家叫 Kelpfarm 的公司 for the win，to be with IT 部门。',
      12,
    );
    expect(found).toEqual(expect.arrayContaining(['Kelpfarm', 'Oslo']));
    for (const word of ['for', 'the', 'to', 'be', 'with', 'IT']) expect(found).not.toContain(word);
    const measured = chinese(
      '128GB 内存的船',
      '见 https://kelp.example/a ，v2 版，Q1 营收 50w，支持 5G。',
      12,
    );
    expect(measured).toContain('5G');
    for (const word of ['128GB', 'https', 'v2', 'Q1', '50w']) expect(measured).not.toContain(word);
  });
});

describe('keywords of an English text', () => {
  it('have no pieces of web and mail addresses', () => {
    const found = englishKeywords(
      'Harbor opens a museum',
      'See www.harbormuseum.example/tickets or write to curator@harbormuseum.example for tickets.',
      12,
    );
    for (const piece of ['www', 'harbormuseum', 'example', 'curator']) expect(found).not.toContain(piece);
  });

  it('have no figures with their units, and no pieces of an address in the headline', () => {
    const found = englishKeywords(
      'A 128GB boat from the 1990s, v2, for $300M https://kelp.example/x',
      '',
      12,
    );
    expect(found).toEqual(['boat']);
  });

  it('have a name whole, and not its pieces beside it', () => {
    const found = englishKeywords(
      'A ferry for the bay',
      'The ferry is run by Nora Lindqvist. Nora Lindqvist bought it in Oslo; Nora Lindqvist painted the ferry.',
      8,
    );
    expect(found).toContain('Nora Lindqvist');
    expect(found).not.toContain('Lindqvist');
  });

  it('of a headline in Title Case are no runs of its capitals', () => {
    const found = englishKeywords('Norway Is Acting and Sailors Need to Wake Up on Kelp', '', 8);
    expect(found).toEqual(expect.arrayContaining(['Norway', 'Sailors', 'Kelp']));
    for (const run of found) expect(run).not.toContain(' ');
  });

  it('begin with what is written as only a name is, whatever the style of the headline', () => {
    expect(englishKeywords('Six Years Perfecting Navigation Charts on TideOS', '', 4)[0]).toBe('TideOS');
    expect(englishKeywords('Learning Navigation: Multiplication of Charts with Kelp3D', '', 4)[0]).toBe(
      'Kelp3D',
    );
  });

  it('have a term of the headline whole that the text repeats in small letters', () => {
    const found = englishKeywords(
      'Town Builds a Tidal Mill',
      'The tidal mill turns with the sea. No other tidal mill is as old.',
      6,
    );
    expect(found).toContain('tidal mill');
    expect(found).not.toContain('tidal');
  });

  it('have a name of a headline that is written as sentences are whole, and nobody’s office in it', () => {
    const found = englishKeywords('Harbor board hears CEO Nora O’Lind about the kelp', '', 8);
    expect(found).toContain('Nora O’Lind');
    expect(found.join()).not.toContain('CEO Nora');
  });

  it('put what a text is about before how it is done, also where a sentence begins with that', () => {
    const found = englishKeywords('Kelp', 'Approximately half of the ferries burn kelp. They are quiet.', 3);
    expect(found).not.toContain('Approximately');
  });

  it('have the longest of a name that is always written so', () => {
    const text =
      'The Tidal Mills Act passed. Critics of the Tidal Mills Act left. The Tidal Mills Act is long.';
    const found = englishKeywords('A law for mills', text, 8);
    expect(found).toContain('Tidal Mills Act');
    expect(found).not.toContain('Tidal Mills');
  });

  it('are whole words, and names end where they end', () => {
    const title = "Sailors weren’t asked at Tide I/O, and didn't mind";
    const found = englishKeywords(title, 'The Tide I/O meeting. Tide I/O is loud.', 12);
    for (const torn of ['weren', 'didn', 'Tide I']) expect(found).not.toContain(torn);
  });

  it('have nothing that only tells how a headline is told, unless the text comes back to it', () => {
    expect(englishKeywords('Ferry launches, quietly slams rivals, hits record', '', 8)).toEqual(
      expect.not.arrayContaining(['launches', 'quietly', 'slams', 'hits']),
    );
    const text = 'Two launches failed. The launches were insured. More launches follow.';
    expect(englishKeywords('Rocket launches from the harbor', text, 8)).toContain('launches');
  });
});
