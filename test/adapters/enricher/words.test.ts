import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termHashes } from '../../../adapters/enricher/terms.ts';
import { createCutter, hashOf, wordAt } from '../../../adapters/enricher/words.ts';
import { termNumbers, tokens } from '../../../src/text.ts';

const PIECES = 'a A Qwen 3 é É ｅ İ ﬁ 模 型 大模型 開源 か゛ 한국 C++ C# F# ++ # . ， 。 \n 😀 𠮷 𝐀 ́ ½'.split(
  ' ',
);
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES, ' '), fc.string({ unit: 'grapheme', maxLength: 3 })), {
    maxLength: 30,
  })
  .map((pieces) => pieces.join(''));

describe('the words of a text without their strings', () => {
  const cutter = createCutter();

  it('are those of the one analysis of text, and stand where they stand there', () => {
    fc.assert(
      fc.property(text, (written) => {
        const words = cutter(written);
        const found = Array.from({ length: words.count }, (_, i) => ({
          text: wordAt(words, i),
          start: words.starts[i]!,
          end: words.ends[i]!,
          cjk: words.wide[i] === 1,
        }));
        expect(found).toEqual(tokens(written));
      }),
    );
  });

  it('have the hash of their folded text, whatever they were written in', () => {
    fc.assert(
      fc.property(text, (written) => {
        const words = cutter(written);
        for (let i = 0; i < words.count; i++) expect(words.hashes[i]).toBe(hashOf(wordAt(words, i)));
      }),
    );
  });

  it('have room, however long the text', () => {
    expect(cutter('a模'.repeat(10_000)).count).toBe(20_000);
  });
});

describe('the index terms of a text without their strings', () => {
  it('have the numbers that the index terms have', () => {
    fc.assert(
      fc.property(text, (written) => {
        const { hashes, count } = termHashes(written);
        expect([...hashes.slice(0, count)]).toEqual(termNumbers(written));
      }),
    );
  });

  it('have them where a sign comes to a blank and a mark that nothing bears', () => {
    const { hashes, count } = termHashes('\ufe7e');
    expect([...hashes.slice(0, count)]).toEqual(termNumbers('\ufe7e'));
  });
});
