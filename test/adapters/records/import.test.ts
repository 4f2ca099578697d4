import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { draftsIn } from '../../../adapters/records/drafts.ts';
import { encodingOf } from '../../../adapters/records/encoding.ts';
import { importRecords } from '../../../adapters/records/import.ts';
import { linesOf } from '../../../adapters/records/lines.ts';
import type { Draft } from '../../../src/model.ts';
import { formatRecords } from '../../../src/news/record.ts';
import { parseRecords } from '../../../src/news/record-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'records-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Keeps drafts by canonical address, as a store does. */
function shelf() {
  const kept = new Map<string, Draft>();
  return {
    kept,
    save: async (drafts: readonly Draft[]) =>
      drafts.map((draft) => {
        const fresh = !kept.has(draft.canonicalUrl);
        kept.set(draft.canonicalUrl, draft);
        return { new: fresh };
      }),
  };
}
const clock = { now: () => Date.UTC(2026, 10, 24) };
const record = (n: number, text = '正文') =>
  `标题: 第${n}条\n链接: https://example.com/${n}\n总结: ${text}\n`;

async function linesIn(path: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const batch of linesOf(path)) lines.push(...batch);
  return lines;
}

describe('importing record files', () => {
  it('keeps the good records and names the bad ones with file and line', async () => {
    const mixed = file('mixed.txt', `${record(1)}\n标题: 坏的\n链接: 不是网址\n总结: 正文\n\n${record(2)}`);
    const empty = file('empty.txt', '');
    const letter = file('letter.txt', '你好\n\n再见\n');
    const store = shelf();
    const result = await importRecords([mixed, join(folder, 'none.txt'), folder, empty, letter], {
      save: store.save,
      clock,
    });
    expect(result).toMatchObject({ imported: 2, known: 0, moreBad: 0 });
    expect(result.bad.map(({ file, line }) => [file, line])).toEqual([
      [mixed, 6],
      [join(folder, 'none.txt'), undefined],
      [folder, undefined],
      [empty, undefined],
      [letter, undefined],
    ]);
    expect(result.bad[0]?.message).toContain('不是网址');
  });

  it('adds nothing the second time', async () => {
    const path = file('twice.txt', [record(1), record(2), '标题: 无链接\n总结: 正文\n'].join('\n'));
    const store = shelf();
    expect(await importRecords([path], { save: store.save, clock })).toMatchObject({ imported: 3, known: 0 });
    expect(await importRecords([path, path], { save: store.save, clock })).toMatchObject({
      imported: 0,
      known: 6,
    });
    expect(store.kept.size).toBe(3);
  });

  it('tells how far it is, to the last byte', async () => {
    const paths = [file('a.txt', record(1)), file('b.txt', record(2))];
    const seen: number[] = [];
    let total = 0;
    const onProgress = (at: { bytesRead: number; bytesTotal: number }) => {
      seen.push(at.bytesRead);
      total = at.bytesTotal;
    };
    await importRecords(paths, { save: shelf().save, clock, onProgress });
    expect(seen.at(-1)).toBe(total);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });
});

describe('the text of a file', () => {
  const text = `${record(1, '汉字与 café')}\r\n${record(2)}`;
  const gb = Buffer.from('b1eacce23a20bad7d7d60d0ad7dcbde13a20d6d0cec4', 'hex');

  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 LE', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
  ])('is read as %s', async (_, bytes, encoding) => {
    const path = file('encoded.txt', bytes);
    expect(await encodingOf(path)).toBe(encoding);
    expect((await linesIn(path)).join('\n')).toBe(text.replaceAll('\r\n', '\n'));
  });

  it('is read as GB18030 when it is no UTF-8, and as UTF-8 when little of it is broken', async () => {
    expect(await linesIn(file('gb.txt', gb))).toEqual(['标题: 鹤字', '总结: 中文']);
    const broken = Buffer.concat([Buffer.from(text.repeat(3)), Buffer.from([0xff]), Buffer.from('\n尾')]);
    expect(await encodingOf(file('broken.txt', broken))).toBe('utf-8');
  });

  it('keeps lines whole over the edges of what is read at once', async () => {
    const lines = Array.from({ length: 400 }, (_, n) => '字'.repeat(n));
    for (const end of ['\n', '\r\n', '\r']) {
      expect(await linesIn(file('long.txt', lines.join(end)))).toEqual(lines);
    }
  });

  it('is never held whole: a line without end is cut', async () => {
    const path = file('endless.txt', `标题: 甲\n总结: ${'x'.repeat(5_000_000)}\n关键词: 乙\n`);
    const batches = [];
    for await (const batch of draftsIn(path, { arrivedAt: 0 })) batches.push(batch);
    expect(batches.flatMap((batch) => batch.drafts)[0]).toMatchObject({ keywords: ['乙'] });
    expect(batches.flatMap((batch) => batch.faults)).toMatchObject([
      { line: 2, fatal: false, fault: { kind: 'cut' } },
    ]);
  });
});

describe('the records that come with the program', () => {
  const seeds = join(import.meta.dirname, '../../../seeds');
  const paths = readdirSync(seeds)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(seeds, name));

  it('are all sound, dated and in both languages', async () => {
    const store = shelf();
    expect(await importRecords(paths, { save: store.save, clock })).toEqual({
      imported: paths.length,
      known: 0,
      bad: [],
      moreBad: 0,
    });
    const drafts = [...store.kept.values()];
    for (const draft of drafts) {
      expect(draft.publishedAt, draft.title).toBeTypeOf('number');
      expect(draft.site, draft.url).not.toMatch(/\.(com|org|net|cn)$/);
      for (const list of [draft.keywords, draft.technologies, draft.industries])
        expect(list.length).toBeGreaterThan(0);
    }
    const chinese = drafts.filter((draft) => draft.lang === 'zh').length;
    expect(chinese).toBe(drafts.length / 2);
  });

  it('are written exactly as the program writes', () => {
    for (const path of paths) {
      const text = readFileSync(path, 'utf8');
      expect(formatRecords(parseRecords(text))).toBe(text);
    }
  });
});
