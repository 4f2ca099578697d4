import type { Key } from './keys.ts';

/** Hashes that roll along a word, so that those of all its beginnings come with its own. */
export interface Hashing {
  readonly start: number;
  roll(hash: number, unit: number): number;
  /** The hash of a beginning, from the rolling one at its end. */
  beginning(hash: number): number;
  word(text: string): number;
  key(key: Key): number;
}

/** `seed` makes the values a stranger cannot foresee; the result of a match never depends on it. */
export function createHashing(seed: number): Hashing {
  const start = (seed ^ 0x811c9dc5) | 0;
  const multiplier = ((seed << 3) ^ 0x01000193) | 1;
  const roll = (hash: number, unit: number): number => {
    const mixed = Math.imul(hash ^ unit, multiplier);
    return mixed ^ (mixed >>> 15);
  };
  const beginning = (hash: number): number => hash ^ 0x5bd1e995;

  function word(text: string): number {
    let hash = start;
    for (let i = 0; i < text.length; i++) hash = roll(hash, text.charCodeAt(i));
    return hash;
  }

  function key(text: Key): number {
    return text.startsWith('^') ? beginning(word(text.slice(1))) : word(text);
  }

  return { start, roll, beginning, word, key };
}
