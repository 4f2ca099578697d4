import { lowerUnit } from './lower-case.ts';
import { createNumbering } from './numbering.ts';

/**
 * What may become a keyword: stretches of texts, numbered as they are first met, one number for all that are
 * the same in small letters. A candidate is where it stands; its text is made only where somebody wants it.
 */
export interface Candidates {
  readonly size: number;
  /** Forgets all. */
  clear(): void;
  /** The text of which the next stretches are; not longer than said. */
  begin(text: string): void;
  /** The number of a stretch; `size` grew when it is new. Its columns are then set, all else to zero. */
  at(from: number, to: number, words: number): number;
  /** The same for a stretch that stands for another, shorter one, such as a plural for its noun. */
  as(from: number, to: number, end: number, words: number): number;
  /** Equal for stretches that are the same in small letters. */
  hash(from: number, to: number): number;
  textOf(one: number): string;
  /** It is to be shown as it is written here. */
  show(one: number, from: number, to: number): void;
  /** By number. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly words: Int32Array;
  readonly counts: Int32Array;
  readonly scores: Float64Array;
}

/** Stretches are told apart by a polynomial of their units. */
const BASE = 0x01000193;
const MOST_UNITS = 8_192;
const powers = new Int32Array(MOST_UNITS + 1).fill(1);
for (let i = 1; i <= MOST_UNITS; i++) powers[i] = Math.imul(powers[i - 1]!, BASE);

/** The hash of a whole text that is in small letters already. */
export function stretchHash(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, BASE) + text.charCodeAt(i)) | 0;
  return sum;
}

/** Room for so many candidates, of texts of at most 8,192 units. */
export function createCandidates(most: number): Candidates {
  const numbering = createNumbering();
  const texts: string[] = [];
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  const words = new Int32Array(most);
  const counts = new Int32Array(most);
  const scores = new Float64Array(most);
  // Hashes of the beginnings of the text at hand, so that every stretch has its own at once.
  const sums = new Int32Array(MOST_UNITS + 1);
  let text = '';

  const hash = (from: number, to: number): number =>
    (sums[to]! - Math.imul(sums[from]!, powers[to - from]!)) | 0;

  function as(from: number, to: number, end: number, size: number): number {
    const known = numbering.size;
    const one = numbering.of(hash(from, end));
    if (one < known) return one;
    texts[one] = text;
    starts[one] = from;
    ends[one] = to;
    words[one] = size;
    counts[one] = 0;
    scores[one] = 0;
    return one;
  }

  return {
    get size() {
      return numbering.size;
    },
    clear() {
      numbering.clear();
    },
    begin(next) {
      text = next;
      let sum = 0;
      for (let i = 0; i < text.length; i++) {
        sum = (Math.imul(sum, BASE) + lowerUnit(text.charCodeAt(i))) | 0;
        sums[i + 1] = sum;
      }
    },
    at: (from, to, size) => as(from, to, to, size),
    as,
    hash,
    textOf: (one) => texts[one]!.slice(starts[one], ends[one]),
    show(one, from, to) {
      texts[one] = text;
      starts[one] = from;
      ends[one] = to;
    },
    starts,
    ends,
    words,
    counts,
    scores,
  };
}
