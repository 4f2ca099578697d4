import { type Key, LONGEST_PREFIX } from './keys.ts';

/**
 * How often an article has a key, learned from the articles that come by: a count for each of a few
 * thousand hash values, so that it costs the same however large the language. Never wrong in a way that
 * matters: it only decides under which of its words a rule is looked for.
 */
export interface Rarity {
  /** Takes note of one article's keys, by their hashes. */
  learn(hash: number): void;
  /** Call once an article, before its keys are learned. */
  article(): void;
  /** The share of articles that have the key, as far as is known. */
  cost(key: Key, hash: number): number;
}

const BITS = 16;
const MOST = 50_000;

export function createRarity(): Rarity {
  const counts = new Uint16Array(1 << BITS);
  let articles = 0;
  const slot = (hash: number): number => Math.imul(hash, 0x85ebca6b) >>> (32 - BITS);

  return {
    learn(hash) {
      counts[slot(hash)]!++;
    },
    article() {
      if (++articles < MOST) return;
      // Old news counts less and less.
      articles >>= 1;
      for (let i = 0; i < counts.length; i++) counts[i]! >>= 1;
    },
    cost(key, hash) {
      const known = counts[slot(hash)]! / (articles + 1);
      // What was never met is the rarer the longer it is; many words share a beginning.
      const guess = 2 ** -Math.min(key.length, LONGEST_PREFIX) / (articles + 1);
      return known + guess + (key.startsWith('^') ? 2 ** (2 - Math.min(key.length, LONGEST_PREFIX)) : 0);
    },
  };
}
