import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortened } from '../../../adapters/enricher/clauses.ts';

describe('a sentence that is longer than its room', () => {
  it('ends with a whole clause', () => {
    const sentence = '港务局将把老渔市迁往新港的东侧码头附近，摊位租金三年内不变，停车免费。';
    expect(shortened(sentence, 32)).toBe('港务局将把老渔市迁往新港的东侧码头附近，摊位租金三年内不变。');
    expect(shortened(sentence, 25)).toBe('港务局将把老渔市迁往新港的东侧码头附近。');
    expect(shortened(sentence, sentence.length)).toBe(sentence);
  });

  it('is not told with half of a list', () => {
    const sentence = '港务局将把老渔市迁往新港的东侧码头附近，新址供应鲜鱼、虾蟹、海带和干货。';
    expect(shortened(sentence, 30)).toBe('港务局将把老渔市迁往新港的东侧码头附近。');
  });

  it('does not stop where the next clause says what happens', () => {
    const told = '港务局将把老渔市迁往新港的东侧码头附近';
    for (const hung of [
      '尽管商户仍在犹豫',
      '随着新港扩建',
      '在码头完工后',
      '局长表示',
      '但同时',
      '不仅租金不变',
    ])
      expect(shortened(`${told}，${hung}，搬迁工作将按照原定的日程表继续进行。`, 32)).toBe(`${told}。`);
    const lead = 'While the harbor office was still counting the stalls of the old market';
    expect(shortened(`${lead}, the buyers had already left for the new one.`, 100)).toBe('');
  });

  it('leaves no bracket, title or quotation open', () => {
    const told = '港务局将把老渔市迁往新港的东侧码头附近';
    expect(shortened(`${told}，局长写道“摊位照旧，租金照旧，停车照旧”。`, 35)).toBe(`${told}。`);
    expect(shortened(`${told}，依据《渔市，码头与港湾管理的暂行条例》。`, 28)).toBe(`${told}。`);
    const english = 'The harbor office moves the fish market to the new eastern pier';
    expect(shortened(`${english}, the director wrote (rents, parking and hours stay).`, 100)).toBe(
      `${english}.`,
    );
  });

  it('is left out when too little of it would be told', () => {
    expect(shortened('今天，港务局宣布将把有三十年历史的老渔市迁往新港的东侧码头附近。', 24)).toBe('');
  });

  it('never takes more than its room, and tells only its own words', () => {
    const piece = fc.constantFrom(
      '港',
      '渔市',
      '，',
      '；',
      '、',
      '“',
      '”',
      '（',
      '）',
      'a',
      ', ',
      ' — ',
      'As ',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), fc.integer({ min: 1, max: 120 }), (pieces, room) => {
        const sentence = pieces.join('');
        const told = shortened(sentence, room);
        expect(told.length).toBeLessThanOrEqual(room);
        if (told !== sentence) expect(sentence.startsWith(told.slice(0, -1))).toBe(true);
      }),
    );
  });
});
