import { indexText } from '../../text.ts';
import type { Hashing } from './hash.ts';
import type { Wording } from './wordings.ts';

/**
 * Index text as the pieces between its spaces, each with the places where it stands. An article has a
 * thousand pieces, so no string is made for any: a piece is where it stands in the text, and its hash.
 */
export interface Sequence {
  readonly text: string;
  /** Calls `visit` once for each piece, with where one of its places begins and ends in `text`, and its hash. */
  each(visit: (from: number, to: number, hash: number) => void): void;
  has(piece: string): boolean;
  /** Does the wording stand there side by side? */
  stands(wording: Wording): boolean;
}

const SPACE = 32;
const LINE_END = 10;

/** A line of its own for each text, so that no phrase goes from one into the next. */
export function sequenceOf(texts: readonly string[], hashing: Hashing): Sequence {
  const text = texts.map(indexText).join(' \n ');
  const places = spacesIn(text) + 1;
  /** Where each place begins, and one more behind the last: a place ends a space before the next. */
  const starts = new Int32Array(places + 1);
  const hashes = new Int32Array(places);
  /** For each place the one before it with the same piece, or -1. */
  const before = new Int32Array(places);
  /** A table of pieces by their hashes: one more than the last place of each, 0 in an empty slot. */
  const last = new Int32Array(2 ** Math.ceil(Math.log2(places * 2)));
  read();

  function read(): void {
    let from = 0;
    for (let place = 0; place < places; place++) {
      let hash = hashing.start;
      let to = from;
      for (; to < text.length; to++) {
        const unit = text.charCodeAt(to);
        if (unit === SPACE) break;
        hash = hashing.roll(hash, unit);
      }
      starts[place] = from;
      hashes[place] = hash;
      const slot = slotOf(hash, to - from, text, from);
      before[place] = last[slot]! - 1;
      last[slot] = place + 1;
      from = to + 1;
      starts[place + 1] = from;
    }
  }

  /** The slot of the piece that stands at `at` in `source`; an empty one where there is no such piece. */
  function slotOf(hash: number, length: number, source: string, at: number): number {
    let slot = hash & (last.length - 1);
    for (; last[slot] !== 0; slot = (slot + 1) & (last.length - 1)) {
      const place = last[slot]! - 1;
      if (hashes[place] === hash && isAt(place, source, at, length)) break;
    }
    return slot;
  }

  function isAt(place: number, source: string, at: number, length: number): boolean {
    const start = starts[place]!;
    if (starts[place + 1]! - 1 - start !== length) return false;
    for (let i = 0; i < length; i++)
      if (text.charCodeAt(start + i) !== source.charCodeAt(at + i)) return false;
    return true;
  }

  /** The last place of a piece, or -1. */
  function lastOf(piece: string): number {
    return last[slotOf(hashing.word(piece), piece.length, piece, 0)]! - 1;
  }

  function standsAt({ parts, open }: Wording, at: number): boolean {
    const end = parts.length - 1;
    if (at + end >= places) return false;
    for (let i = 1; i < end; i++) if (!isAt(at + i, parts[i]!, 0, parts[i]!.length)) return false;
    if (end === 0) return true;
    const final = parts[end]!;
    if (!open) return isAt(at + end, final, 0, final.length);
    return begins(at + end, final);
  }

  function begins(place: number, beginning: string): boolean {
    return (
      starts[place]! + beginning.length < starts[place + 1]! && text.startsWith(beginning, starts[place]!)
    );
  }

  function someBegins(beginning: string): boolean {
    for (let slot = 0; slot < last.length; slot++) {
      const place = last[slot]! - 1;
      if (place >= 0 && isWord(place) && begins(place, beginning)) return true;
    }
    return false;
  }

  /** Neither nothing, which a few signs fold to, nor the line between two texts. */
  function isWord(place: number): boolean {
    const from = starts[place]!;
    return starts[place + 1]! - 1 > from && text.charCodeAt(from) !== LINE_END;
  }

  return {
    text,
    each(visit) {
      for (let slot = 0; slot < last.length; slot++) {
        const place = last[slot]! - 1;
        if (place >= 0 && isWord(place)) visit(starts[place]!, starts[place + 1]! - 1, hashes[place]!);
      }
    },
    has(piece) {
      const place = lastOf(piece);
      return place >= 0 && isWord(place);
    },
    stands(wording) {
      const [first = ''] = wording.parts;
      if (wording.open && wording.parts.length === 1) return someBegins(first);
      for (let at = lastOf(first); at >= 0; at = before[at]!) {
        if (isWord(at) && standsAt(wording, at)) return true;
      }
      return false;
    },
  };
}

function spacesIn(text: string): number {
  let spaces = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === SPACE) spaces++;
  return spaces;
}
