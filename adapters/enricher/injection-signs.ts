import { SHAPES } from './injection-shapes.ts';

/**
 * Where a text may say something to programs: to look for all shapes at every place costs more than all else
 * that is done with an article. A shape is looked for only at the words and signs that it starts with.
 */
interface Sign {
  readonly parts: string[];
  pattern?: RegExp;
}

const words = new Map<string, Sign>();
const signs = new Map<number, Sign>();
/** By the first two letters of a word, by five bits of each: the lengths that such words have. */
const lengths = new Uint32Array(1_024);
/** What each unit is: a sign, and of what words are to the shapes. */
const kinds = new Uint8Array(65_536);
const SIGN = 1;
const WORD = 2;
for (const unit of Buffer.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'))
  kinds[unit] = WORD;

for (const { words: starts, signs: characters = '', shape, near = shape } of SHAPES) {
  for (const word of starts?.split(' ') ?? []) {
    signOf(words, word).parts.push(near);
    lengths[pairOf(word.charCodeAt(0), word.charCodeAt(1))]! |= 1 << word.length;
  }
  for (let i = 0; i < characters.length; i++) {
    const unit = characters.charCodeAt(i);
    signOf(signs, unit).parts.push(near);
    kinds[unit]! |= SIGN;
  }
}

function signOf<K>(map: Map<K, Sign>, key: K): Sign {
  const sign = map.get(key) ?? { parts: [] };
  map.set(key, sign);
  return sign;
}

function pairOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}

/** False when no shape is in the text, which is in its plain form. */
export function maySpeakToMachines(text: string): boolean {
  for (let at = 0, start = -1; at <= text.length; at++) {
    const kind = at < text.length ? kinds[text.charCodeAt(at)]! : 0;
    if (kind === WORD && start >= 0) continue;
    if (kind & SIGN && isThere(signs.get(text.charCodeAt(at))!, text, at)) return true;
    if (kind & WORD) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      if (isWordThere(text, start, at)) return true;
      start = -1;
    }
  }
  return false;
}

const LONGEST = 16;

function isWordThere(text: string, from: number, to: number): boolean {
  const length = to - from;
  if (length > LONGEST) return false;
  const known = lengths[pairOf(text.charCodeAt(from), text.charCodeAt(from + 1))]!;
  if (!(known & (1 << length))) return false;
  const sign = words.get(text.slice(from, to).toLowerCase());
  return sign !== undefined && isThere(sign, text, from);
}

function isThere(sign: Sign, text: string, at: number): boolean {
  sign.pattern ??= new RegExp(sign.parts.join('|'), 'iuy');
  sign.pattern.lastIndex = at;
  return sign.pattern.test(text);
}
