import type { Instant } from '../model.ts';
import { indexText, unitKind, WIDE } from '../text.ts';

/**
 * Near-copies of a text, by winnowing: of every 24 neighbouring six-token shingles the one with the least hash
 * is kept, and two texts are held against each other by the share of these that they have in common. A
 * copy with another header, cuts, moved paragraphs or some sentences rewritten is still found; another
 * piece on the same matter is not. What merely tells the same event is the business of `story.ts`.
 *
 * The intake asks `find` for a draft whose address is unknown, and `add`s every piece it keeps.
 */
export interface Copies {
  /** The piece that has most of these in common, if that is a copy; undefined when there is none, or they are too few to tell. */
  find(prints: Fingerprints): Copy | undefined;
  /** Remembers a piece for one to two halves of the window. Pieces come in about the order of their time. */
  add(id: number, prints: Fingerprints, at: Instant): void;
  /** Gives the pieces that were added under a provisional id, which is negative, their own. */
  rename(provisional: number, id: number): void;
}

/** Those of a text, each once, as `fingerprints` gives them. */
export type Fingerprints = readonly number[];

export interface Copy {
  readonly id: number;
  /** Share of the shorter text's fingerprints that both have, 0 to 1. */
  readonly containment: number;
}

const DAY = 86_400_000;
const SHINGLE = 6;
const WINDOW = 24;
const LEAST_CONTAINMENT = 0.3;
/** Fewer fingerprints than this say nothing. */
const LEAST_PRINTS = 4;
/** A text is known by its beginning; what is longer costs memory and finds no more. */
const READ_CHARS = 8_000;
/** A fingerprint that so many pieces have is boilerplate. */
const BOILERPLATE = 24;
const BASE = 0x01000193;
const HIGHEST = powerOf(BASE, SHINGLE - 1);

export function createCopies({ window = 28 * DAY }: { readonly window?: number } = {}): Copies {
  // Two generations of half a window each: the older one is dropped whole, so nothing is ever deleted singly.
  let current = createPrints();
  let previous = createPrints();
  let since: Instant | undefined;
  const unnamed = new Map<number, ((id: number) => void)[]>();

  function find(prints: Fingerprints): Copy | undefined {
    if (prints.length < LEAST_PRINTS) return undefined;
    const now = current.nearest(prints);
    const before = previous.nearest(prints);
    const best = (now?.containment ?? 0) >= (before?.containment ?? 0) ? now : before;
    return best !== undefined && best.containment >= LEAST_CONTAINMENT ? best : undefined;
  }

  function add(id: number, prints: Fingerprints, at: Instant): void {
    since ??= at;
    if (at - since > window / 2) {
      previous = current;
      current = createPrints();
      since = at;
    }
    if (prints.length < LEAST_PRINTS) return;
    const name = current.add(id, prints);
    if (id < 0) unnamed.set(id, [...(unnamed.get(id) ?? []), name]);
  }

  function rename(provisional: number, id: number): void {
    for (const name of unnamed.get(provisional) ?? []) name(id);
    unnamed.delete(provisional);
  }

  return { find, add, rename };
}

interface Prints {
  /** What it gives gives the piece another id. */
  add(id: number, prints: Fingerprints): (id: number) => void;
  nearest(prints: Fingerprints): Copy | undefined;
}

/** Parts of the table, by the last bits of a fingerprint: each grows on its own, so that growing is never a long wait. */
const PARTS = 64;
const LEAST_SLOTS = 64;

/** Fingerprint → pieces, as open-addressed tables of numbers: 8 bytes a slot. */
function createPrints(): Prints {
  const ids: number[] = [];
  const sizes: number[] = [];
  const keys = Array.from({ length: PARTS }, () => new Int32Array(LEAST_SLOTS));
  /** Pieces are numbered from 1, so that 0 is an empty slot. */
  const pieces = Array.from({ length: PARTS }, () => new Int32Array(LEAST_SLOTS));
  const used = new Uint32Array(PARTS);
  /** By piece, in `nearest`: how many fingerprints it shares. Zero between two calls. */
  let counts = new Uint16Array(1024);

  function put(key: number, piece: number): void {
    const part = key & (PARTS - 1);
    const ownKeys = keys[part]!;
    const ownPieces = pieces[part]!;
    const mask = ownKeys.length - 1;
    let slot = scatter(key) & mask;
    for (let same = 0; ownPieces[slot] !== 0; slot = (slot + 1) & mask) {
      if (ownKeys[slot] === key && ++same >= BOILERPLATE) return;
    }
    ownKeys[slot] = key;
    ownPieces[slot] = piece;
    used[part]!++;
    if (used[part]! * 2 > ownKeys.length) grow(part);
  }

  function grow(part: number): void {
    const [oldKeys, oldPieces] = [keys[part]!, pieces[part]!];
    keys[part] = new Int32Array(oldKeys.length * 2);
    pieces[part] = new Int32Array(oldKeys.length * 2);
    used[part] = 0;
    for (let slot = 0; slot < oldPieces.length; slot++) {
      if (oldPieces[slot] !== 0) put(oldKeys[slot]!, oldPieces[slot]!);
    }
  }

  /** Counts the pieces that have the key; those met first are noted. */
  function meet(key: number, met: number[]): void {
    const ownKeys = keys[key & (PARTS - 1)]!;
    const ownPieces = pieces[key & (PARTS - 1)]!;
    const mask = ownKeys.length - 1;
    for (let slot = scatter(key) & mask; ownPieces[slot] !== 0; slot = (slot + 1) & mask) {
      if (ownKeys[slot] === key && counts[ownPieces[slot]!]!++ === 0) met.push(ownPieces[slot]!);
    }
  }

  return {
    add(id, prints) {
      ids.push(id);
      sizes.push(prints.length);
      for (const key of prints) put(key, ids.length);
      const at = ids.length - 1;
      return (other) => {
        ids[at] = other;
      };
    },
    nearest(prints) {
      if (counts.length <= ids.length) counts = new Uint16Array(ids.length * 2);
      const met: number[] = [];
      for (const key of prints) meet(key, met);
      let best: Copy | undefined;
      for (const piece of met) {
        const count = counts[piece]!;
        counts[piece] = 0;
        const containment = count / Math.min(prints.length, sizes[piece - 1]!);
        if (count >= LEAST_PRINTS - 1 && containment > (best?.containment ?? 0)) {
          best = { id: ids[piece - 1]!, containment };
        }
      }
      return best;
    },
  };
}

/** Of all the parts as one text. Each is a whole number of 32 bits, with a sign: such are cheapest to keep. */
export function fingerprints(...parts: readonly string[]): Fingerprints {
  const count = readUnits(parts);
  const { units, hashes } = scratch;
  let rolling = 0;
  for (let i = 0; i < count; i++) {
    if (i >= SHINGLE) rolling = (rolling - Math.imul(units[i - SHINGLE]!, HIGHEST)) | 0;
    rolling = (Math.imul(rolling, BASE) + units[i]!) | 0;
    if (i >= SHINGLE - 1) hashes[i - SHINGLE + 1] = scatter(rolling);
  }
  const kept = new Set<number>();
  let least = -1;
  for (let end = 0; end < count - SHINGLE + 1; end++) {
    const start = Math.max(0, end - WINDOW + 1);
    const before = least;
    if (least < start) {
      least = start;
      for (let i = start + 1; i <= end; i++) if (hashes[i]! <= hashes[least]!) least = i;
    } else if (hashes[end]! <= hashes[least]!) least = end;
    if (end >= WINDOW - 1 && (least !== before || end === WINDOW - 1)) kept.add(hashes[least]! | 0);
  }
  return [...kept];
}

const SPACE = 32;

/** Room for the units of a text and the hashes of its shingles; the next text uses it again. */
let scratch = { units: new Int32Array(READ_CHARS), hashes: new Uint32Array(READ_CHARS) };

/**
 * Words, and single characters of scripts without spaces, as numbers: the pieces of the index text, of which
 * a two-character step counts as its first. Gives how many there are.
 */
function readUnits(parts: readonly string[]): number {
  let count = 0;
  let left = READ_CHARS;
  for (const part of parts) {
    if (left > 0) count = readPart(indexText(part.slice(0, left)), count);
    left -= part.length + 1;
  }
  return count;
}

function readPart(cut: string, from: number): number {
  let count = from;
  // Each piece is a character and a space at least.
  if (count + cut.length / 2 + 1 > scratch.units.length) grow(count + cut.length);
  const { units } = scratch;
  for (let at = 0; at < cut.length; at++) {
    const first = cut.charCodeAt(at);
    const wide = unitKind(first) === WIDE;
    let hash = 0x811c9dc5;
    for (let unit = first; at < cut.length && unit !== SPACE; unit = cut.charCodeAt(++at)) {
      if (!wide) hash = Math.imul(hash ^ unit, BASE);
    }
    units[count++] = wide ? scatter(first) : hash;
  }
  return count;
}

function grow(size: number): void {
  const { units } = scratch;
  scratch = { units: new Int32Array(size), hashes: new Uint32Array(size) };
  scratch.units.set(units);
}

/** Spreads the bits of a number; unsigned. */
function scatter(value: number): number {
  let x = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

function powerOf(base: number, exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power = Math.imul(power, base);
  return power;
}
