import { fold, isCjkCode, JOIN, PAIR, unitFold, unitKind, WIDE, WORD } from '../../src/text.ts';

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

/** Neither word nor character of a word. */
const GAP = 1;
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
    let open = GAP;
    let start = 0;
    let hash = SEED;
    let simple = true;
    for (let i = 0; i <= text.length; ) {
      const unit = i < text.length ? text.charCodeAt(i) : 32;
      let kind = unitKind(unit);
      let width = 1;
      if (kind === PAIR) {
        const code = text.codePointAt(i)!;
        width = code > 0xffff ? 2 : 1;
        kind = width === 2 ? pairKind(code) : GAP;
      }
      if (kind === JOIN) kind = open;
      if (kind !== open) {
        if (open === WIDE || open === WORD) {
          const end = open === WORD && i - start === 1 ? tailed(text, i) : i;
          starts[count] = start;
          ends[count] = end;
          wide[count] = open === WIDE ? 1 : 0;
          hashes[count++] = simple && end === i ? hash : hashOf(fold(text.slice(start, end)));
        }
        open = kind;
        start = i;
        hash = SEED;
        simple = true;
      }
      const plain = width === 1 ? unitFold(unit) : 0;
      if (plain === 0) simple = false;
      else hash = hashed(hash, plain);
      i += width;
    }
    return { text, count, starts, ends, hashes, wide };
  };
}

function pairKind(code: number): number {
  if (isCjkCode(code)) return WIDE;
  return /[\p{L}\p{N}]/u.test(String.fromCodePoint(code))
    ? WORD
    : /\p{M}/u.test(String.fromCodePoint(code))
      ? JOIN
      : GAP;
}

/** `C++`, `C#` and `F#` are names. */
function tailed(text: string, end: number): number {
  if (text.startsWith('++', end)) return end + 2;
  return text[end] === '#' ? end + 1 : end;
}

/** A word's folded text. */
export function wordAt({ text, starts, ends }: Words, word: number): string {
  return fold(text.slice(starts[word], ends[word]));
}
