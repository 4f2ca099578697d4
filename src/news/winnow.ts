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

/** Fingerprint → pieces, as an open-addressed table of numbers: 8 bytes a slot. */
function createPrints(): Prints {
  const ids: number[] = [];
  const sizes: number[] = [];
  let keys = new Uint32Array(1 << 12);
  let pieces = new Int32Array(1 << 12);
  let used = 0;

  function put(key: number, piece: number): void {
    const mask = keys.length - 1;
    let slot = scatter(key) & mask;
    for (let same = 0; pieces[slot] !== 0; slot = (slot + 1) & mask) {
      if (keys[slot] === key && ++same >= BOILERPLATE) return;
    }
    keys[slot] = key;
    pieces[slot] = piece;
    used++;
  }

  function grow(): void {
    const [oldKeys, oldPieces] = [keys, pieces];
    keys = new Uint32Array(oldKeys.length * 2);
    pieces = new Int32Array(oldKeys.length * 2);
    used = 0;
    for (let slot = 0; slot < oldPieces.length; slot++) {
      if (oldPieces[slot] !== 0) put(oldKeys[slot]!, oldPieces[slot]!);
    }
  }

  return {
    add(id, prints) {
      ids.push(id);
      sizes.push(prints.length);
      while ((used + prints.length) * 2 > keys.length) grow();
      // Pieces are numbered from 1, so that 0 is an empty slot.
      for (const key of prints) put(key, ids.length);
      const at = ids.length - 1;
      return (other) => {
        ids[at] = other;
      };
    },
    nearest(prints) {
      const shared = new Map<number, number>();
      const mask = keys.length - 1;
      for (const key of prints) {
        for (let slot = scatter(key) & mask; pieces[slot] !== 0; slot = (slot + 1) & mask) {
          if (keys[slot] === key) shared.set(pieces[slot]!, (shared.get(pieces[slot]!) ?? 0) + 1);
        }
      }
      let best: Copy | undefined;
      for (const [piece, count] of shared) {
        const containment = count / Math.min(prints.length, sizes[piece - 1]!);
        if (count >= LEAST_PRINTS - 1 && containment > (best?.containment ?? 0)) {
          best = { id: ids[piece - 1]!, containment };
        }
      }
      return best;
    },
  };
}

export function fingerprints(text: string): Fingerprints {
  const units = unitsOf(text.slice(0, READ_CHARS));
  const hashes = new Uint32Array(Math.max(0, units.length - SHINGLE + 1));
  let rolling = 0;
  for (let i = 0; i < units.length; i++) {
    if (i >= SHINGLE) rolling = (rolling - Math.imul(units[i - SHINGLE]!, HIGHEST)) | 0;
    rolling = (Math.imul(rolling, BASE) + units[i]!) | 0;
    if (i >= SHINGLE - 1) hashes[i - SHINGLE + 1] = scatter(rolling);
  }
  const kept = new Set<number>();
  let least = -1;
  for (let end = 0; end < hashes.length; end++) {
    const start = Math.max(0, end - WINDOW + 1);
    const before = least;
    if (least < start) {
      least = start;
      for (let i = start + 1; i <= end; i++) if (hashes[i]! <= hashes[least]!) least = i;
    } else if (hashes[end]! <= hashes[least]!) least = end;
    if (end >= WINDOW - 1 && (least !== before || end === WINDOW - 1)) kept.add(hashes[least]!);
  }
  return [...kept];
}

const SPACE = 32;

/**
 * Words, and single characters of scripts without spaces, as numbers: the pieces of the index text, of which
 * a two-character step counts as its first.
 */
function unitsOf(text: string): readonly number[] {
  const cut = indexText(text);
  const units: number[] = [];
  for (let at = 0; at < cut.length; at++) {
    const first = cut.charCodeAt(at);
    const wide = unitKind(first) === WIDE;
    let hash = 0x811c9dc5;
    for (let unit = first; at < cut.length && unit !== SPACE; unit = cut.charCodeAt(++at)) {
      if (!wide) hash = Math.imul(hash ^ unit, BASE);
    }
    units.push(wide ? scatter(first) | 0 : hash | 0);
  }
  return units;
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
