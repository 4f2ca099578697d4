/**
 * Words by their beginnings. A node is a place in a hash table, which has all that a step asks for in one line
 * of memory: who comes looks at a thousand places for a text.
 */
export interface Trie {
  /** The node of a first unit, or -1. */
  first(unit: number): number;
  /** The node that a unit leads to from there, or -1. */
  step(node: number, unit: number): number;
  /** Does anything lead on? */
  goesOn(node: number): boolean;
  /** The number of the word that ends there, or -1. */
  word(node: number): number;
  /** The node that a unit leads to, made where there is none; -1 as the node for a first unit. */
  grow(node: number, unit: number): number;
  setWord(node: number, word: number): void;
}

/** Twice as many as the dictionary has nodes. Numbers of places and of words fit into 20 bits. */
const PLACES = 1 << 20;
/** The parent of first units; nothing else stands there. */
const ROOT = PLACES - 1;

// A place has two numbers. One is its parent and the unit's lower 12 bits; the other is put together of these.
const GOES_ON = 1;
const WORD_SHIFT = 1;
const WORD_MASK = (1 << 20) - 1;
const HIGH_SHIFT = 22;
const TAKEN = 1 << 26;

export function createTrie(): Trie {
  const table = new Int32Array(PLACES * 2);
  table[ROOT * 2 + 1] = TAKEN;
  const firsts = new Int32Array(65_536).fill(-1);
  // A bit for each hash that some step has, four times as many as places: most steps lead nowhere, and half a
  // megabyte stays nearer than the table.
  const steps = new Uint32Array(PLACES >> 3);

  /** Where the node stands, or the free place that it would have. */
  function placeOf(parent: number, unit: number): number {
    const key = (parent << 12) | (unit & 0xfff);
    const high = (TAKEN >> HIGH_SHIFT) | (unit >> 12);
    let at = hashOf(parent, unit) >>> 12;
    for (;;) {
      const rest = table[at * 2 + 1]!;
      if (rest === 0 || (table[at * 2] === key && rest >> HIGH_SHIFT === high && at !== ROOT)) return at;
      at = (at + 1) & (PLACES - 1);
    }
  }

  return {
    first: (unit) => firsts[unit]!,
    step(node, unit) {
      const bit = hashOf(node, unit) >>> 10;
      if (!(steps[bit >> 5]! & (1 << (bit & 31)))) return -1;
      const at = placeOf(node, unit);
      return table[at * 2 + 1] === 0 ? -1 : at;
    },
    goesOn: (node) => (table[node * 2 + 1]! & GOES_ON) !== 0,
    word: (node) => ((table[node * 2 + 1]! >> WORD_SHIFT) & WORD_MASK) - 1,
    grow(node, unit) {
      const parent = node < 0 ? ROOT : node;
      const at = placeOf(parent, unit);
      if (table[at * 2 + 1] !== 0) return at;
      const bit = hashOf(parent, unit) >>> 10;
      steps[bit >> 5]! |= 1 << (bit & 31);
      table[at * 2] = (parent << 12) | (unit & 0xfff);
      table[at * 2 + 1] = TAKEN | ((unit >> 12) << HIGH_SHIFT);
      if (node < 0) firsts[unit] = at;
      else table[node * 2 + 1]! |= GOES_ON;
      return at;
    },
    setWord(node, word) {
      table[node * 2 + 1] = (table[node * 2 + 1]! & ~(WORD_MASK << WORD_SHIFT)) | ((word + 1) << WORD_SHIFT);
    },
  };
}

function hashOf(parent: number, unit: number): number {
  let hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d);
}
