import { eachToken, fold, unitFold } from '../../src/text.ts';

/**
 * The words and CJK runs of a text, as `tokens` cuts them, without a string for each: where they stand, and
 * a hash of their folded text. Equal texts have equal hashes; who needs to be certain compares the words.
 */
export interface Words {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Int32Array;
  /** 1 for a CJK run. */
  readonly wide: Uint8Array;
}

export const SEED = 0x811c9dc5;

/** The hash of a text to which a unit is added. */
export function hashed(hash: number, unit: number): number {
  const next = Math.imul(hash ^ unit, 0x01000193);
  return next ^ (next >>> 15);
}

export function hashOf(folded: string): number {
  let hash = SEED;
  for (let i = 0; i < folded.length; i++) hash = hashed(hash, folded.charCodeAt(i));
  return hash;
}

/** The hash of words that follow one another. */
export function chained(hash: number, next: number): number {
  return hashed(hash, next ^ 32);
}

/** A cutter with room of its own: what it gives holds until its next text. */
export function createCutter(): (text: string) => Words {
  let starts = new Int32Array(4_096);
  let ends = new Int32Array(4_096);
  let hashes = new Int32Array(4_096);
  let wide = new Uint8Array(4_096);

  return (text) => {
    // The worst is a word and a run in turn.
    if (text.length > starts.length) {
      starts = new Int32Array(text.length * 2);
      ends = new Int32Array(text.length * 2);
      hashes = new Int32Array(text.length * 2);
      wide = new Uint8Array(text.length * 2);
    }
    let count = 0;
    eachToken(text, (start, end, cjk) => {
      starts[count] = start;
      ends[count] = end;
      wide[count] = cjk ? 1 : 0;
      hashes[count++] = hashOfStretch(text, start, end);
    });
    return { text, count, starts, ends, hashes, wide };
  };
}

/** The hash of a stretch as it folds. */
function hashOfStretch(text: string, start: number, end: number): number {
  let hash = SEED;
  for (let i = start; i < end; i++) {
    const plain = unitFold(text.charCodeAt(i));
    if (plain === 0) return hashOf(fold(text.slice(start, end)));
    hash = hashed(hash, plain);
  }
  return hash;
}

/** A word's folded text. */
export function wordAt({ text, starts, ends }: Words, word: number): string {
  return fold(text.slice(starts[word], ends[word]));
}
