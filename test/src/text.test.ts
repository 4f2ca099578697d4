import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigrams, clip, fold, indexText, isCjk, terms, tokens } from '../../src/text.ts';

/** Strings in which the scripts of this field meet, with the characters that make trouble. */
const mixed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Sora',
        'GPT-4',
        'C++',
        'café',
        'ｓｏｒａ',
        '文生視頻',
        '奥特曼',
        'ソラ',
        '오픈',
        '，',
        '。',
        ' ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.constantFrom('e\u0301', 'ﬁ', '㎏', 'İ', 'Σ', '\u200b', '❤️', '👨‍👩‍👧', '𠮷野', '\ud800', '々', 'ｱﾞ'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('text', () => {
  it('finds a Latin word beside Chinese, and never inside another word', () => {
    expect(tokens('AI技术 in training').map((token) => token.text)).toEqual(['ai', '技术', 'in', 'training']);
    expect(tokens('café caf').map((token) => token.text)).toEqual(['cafe', 'caf']);
  });

  it('takes width, case and traditional characters as the same', () => {
    expect(fold('ＳＯＲＡ 文生視頻')).toBe('sora 文生视频');
    expect(terms('文生視頻')).toEqual(['文生', '生视', '视频', '频']);
    expect(fold('ΟΔΟΣ οδος')).toBe('οδοσ οδοσ');
  });

  it('knows C++ and C# as names, and a plus after a longer word as punctuation', () => {
    expect(terms('C++ C# AI+医疗 GPT-4+')).toEqual(['c++', 'c#', 'ai', '医疗', '疗', 'gpt', '4']);
  });

  it('keeps offsets into the text as it was written', () => {
    const text = '奥特曼发布Ｓｏｒａ模型';
    expect(tokens(text).map((token) => text.slice(token.start, token.end))).toEqual([
      '奥特曼发布',
      'Ｓｏｒａ',
      '模型',
    ]);
  });

  it('takes emoji and their joiners as gaps', () => {
    expect(terms('I ❤️ AI 👨‍👩‍👧 now')).toEqual(['i', 'ai', 'now']);
  });

  it('folds what is folded to itself', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 500 },
    );
  });

  it('cuts any text into pieces that lie in it, in order, and fold to what the piece says', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        let end = 0;
        for (const token of tokens(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.text).toBe(fold(text.slice(token.start, token.end)));
          end = token.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('finds every two characters of a Chinese text among its terms', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\u4e00-\u9fff]{2,12}$/), fc.nat(), (run, at) => {
        const from = at % (run.length - 1);
        expect(terms(run)).toContain(bigrams(fold(run.slice(from, from + 2)))[0]);
      }),
    );
  });

  it('never cuts through what a reader sees as one character, and never gives more than was allowed', () => {
    expect(clip('family 👨‍👩‍👧‍👦 here', 12)).toBe('family…');
    expect(clip('short', 12)).toBe('short');
    fc.assert(
      fc.property(mixed, fc.integer({ min: 0, max: 40 }), (text, max) => {
        const cut = clip(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        if (text.length <= max) expect(cut).toBe(text);
      }),
    );
  });

  it('gives an index the same terms as everybody else', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(indexText(text)).toBe(terms(text).join(' '));
      }),
      { numRuns: 1000 },
    );
  });

  it('cuts a long text the same when it is cut again', () => {
    const long = (n: number) => `${n} `.repeat(80);
    const first = Array.from({ length: 100 }, (_, n) => indexText(long(n)));
    expect(Array.from({ length: 100 }, (_, n) => indexText(long(n)))).toEqual(first);
    expect(first.map((cut) => cut.split(' ')[0])).toEqual(first.map((_, n) => String(n)));
  });

  it('tells scripts without spaces from those with', () => {
    expect(['文', 'ソ', '한', 'a', '1', '，'].map(isCjk)).toEqual([true, true, true, false, false, false]);
  });
});
