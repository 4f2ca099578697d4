import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestFirst } from '../../../adapters/enricher/best-first.ts';
import { createNumbering } from '../../../adapters/enricher/numbering.ts';

describe('choosing the best', () => {
  it('is what sorting all would choose, in the same order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.nat(40), (scores, wanted) => {
        const chosen: number[] = [];
        bestFirst(Float64Array.from(scores), scores.length, (one) => {
          if (chosen.length === wanted) return false;
          chosen.push(one);
          return true;
        });
        const sorted = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
        expect(chosen).toEqual(sorted.slice(0, wanted));
      }),
    );
  });
});

describe('numbering', () => {
  it('gives each hash one number, in the order in which they come, also when there are many', () => {
    const numbering = createNumbering();
    const hashes = Array.from({ length: 20_000 }, (_, i) => Math.imul(i, 0x5bd1e995));
    expect(hashes.map((hash) => numbering.of(hash))).toEqual(hashes.map((_, i) => i));
    expect(hashes.map((hash) => numbering.of(hash))).toEqual(hashes.map((_, i) => i));
    expect(numbering.known(hashes[9_999]!)).toBe(9_999);
  });

  it('starts anew for each text', () => {
    const numbering = createNumbering();
    for (const hash of [7, -7, 0]) numbering.of(hash);
    numbering.clear();
    expect([numbering.size, numbering.known(7), numbering.of(-7)]).toEqual([0, -1, 0]);
  });
});
