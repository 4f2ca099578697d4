import { fold, unitFold } from '../../src/text.ts';
import { createNumbering } from './numbering.ts';
import { hashed, hashOf, SEED } from './words.ts';

/** What is known of folded words, by their hash: a text is looked up without a string for each of its words. */
export interface Lexicon<T> {
  /** The entry under that hash, whose word may still be another one: see `word`. */
  at(hash: number): Known<T> | undefined;
  /**
   * The entry that a stretch of a CJK run is, the next one after `after` characters (0 for the first);
   * undefined where no longer one starts at this place. It is certain.
   */
  next(text: string, at: number, end: number, after: number): Known<T> | undefined;
}

export interface Known<T> {
  readonly word: string;
  readonly value: T;
}

/** `hashBy` is for entries of several words, which have a hash of their own. */
export function createLexicon<T>(
  entries: ReadonlyMap<string, T>,
  hashBy: (word: string) => number = hashOf,
): Lexicon<T> {
  const numbering = createNumbering();
  const known: Known<T>[] = [];
  /** Length of the longest entry that starts with a unit. */
  const longest = new Uint8Array(65_536);
  for (const [word, value] of entries) {
    const number = numbering.of(hashBy(word));
    if (number < known.length) throw new Error(`two entries have one hash: ${word}, ${known[number]!.word}`);
    known.push({ word, value });
    const first = word.charCodeAt(0);
    longest[first] = Math.max(longest[first]!, word.length);
  }

  return {
    at(hash) {
      const number = numbering.known(hash);
      return number < 0 ? undefined : known[number];
    },
    next(text, at, end, after) {
      const first = unitFold(text.charCodeAt(at));
      const last = Math.min(end, at + longest[first]!);
      if (last < at + 2) return undefined;
      let hash = hashed(SEED, first);
      for (let i = at + 1; i < last; i++) {
        hash = hashed(hash, unitFold(text.charCodeAt(i)));
        if (i - at < after) continue;
        const number = numbering.known(hash);
        if (number < 0) continue;
        const found = known[number];
        if (found?.word.length === i + 1 - at && fold(text.slice(at, i + 1)) === found.word) return found;
      }
      return undefined;
    },
  };
}
