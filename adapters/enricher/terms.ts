import { JOIN, PAIR, termNumbers, unitFold, unitKind, WIDE, WORD } from '../../src/text.ts';
import { hashed, SEED } from './words.ts';

/** Neither word nor character of a word. */
const GAP = 1;

let room = new Int32Array(4_096);

/** What `termNumbers` gives, without the text of the terms and into room that the next call uses again. */
export function termHashes(text: string): { readonly hashes: Int32Array; readonly count: number } {
  // The worst is a run of CJK: a step for each but the first, and its last character.
  if (room.length < text.length + 1) room = new Int32Array(text.length * 2);
  const count = write(text, room);
  if (count >= 0) return { hashes: room, count };
  const hashes = Int32Array.from(termNumbers(text));
  return { hashes, count: hashes.length };
}

/** -1 when a character needs the slow way. */
function write(text: string, out: Int32Array): number {
  let count = 0;
  let open = GAP;
  let start = 0;
  let hash = SEED;
  let before = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 32;
    let kind = unitKind(unit);
    if (kind === PAIR) return -1;
    if (kind === JOIN) kind = open;
    if (kind !== open) {
      if (open === WIDE) out[count++] = hashed(SEED, before);
      else if (open === WORD) out[count++] = i - start === 1 ? tailed(hash, text, i) : hash;
      open = kind;
      start = i;
      hash = SEED;
    }
    if (kind !== WIDE && kind !== WORD) continue;
    const plain = unitFold(unit);
    if (plain === 0) return -1;
    if (kind === WORD) hash = hashed(hash, plain);
    else if (i > start) out[count++] = hashed(hashed(SEED, before), plain);
    before = plain;
  }
  return count;
}

/** `C++`, `C#` and `F#` are names. */
function tailed(hash: number, text: string, end: number): number {
  if (text.startsWith('++', end)) return hashed(hashed(hash, 43), 43);
  return text[end] === '#' ? hashed(hash, 35) : hash;
}
