import { indexText } from '../../text.ts';
import type { Wording } from './wordings.ts';

/** Index text as the pieces between its spaces, each with the places where it stands. */
export interface Sequence {
  readonly pieces: Iterable<string>;
  has(piece: string): boolean;
  /** Does the wording stand there side by side? */
  stands(wording: Wording): boolean;
}

/** A line of its own for each text, so that no phrase goes from one into the next. */
export function sequenceOf(texts: readonly string[]): Sequence {
  const order = texts.map(indexText).join(' \n ').split(' ');
  /** The last place of each piece, and for each place the one before it with the same piece. */
  const last = new Map<string, number>();
  const before = new Int32Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const piece = order[at]!;
    before[at] = last.get(piece) ?? -1;
    last.set(piece, at);
  }
  last.delete('');
  last.delete('\n');

  function standsAt({ parts, open }: Wording, at: number): boolean {
    const end = parts.length - 1;
    for (let i = 1; i < end; i++) if (order[at + i] !== parts[i]) return false;
    if (end === 0) return true;
    const final = order[at + end];
    return final === parts[end] || (open && final?.startsWith(parts[end]!) === true);
  }

  function begins(beginning: string): boolean {
    if (last.has(beginning)) return true;
    for (const piece of last.keys()) if (piece.startsWith(beginning)) return true;
    return false;
  }

  return {
    get pieces() {
      return last.keys();
    },
    has: (piece) => last.has(piece),
    stands(wording) {
      const [first = ''] = wording.parts;
      if (wording.open && wording.parts.length === 1) return begins(first);
      for (let at = last.get(first) ?? -1; at >= 0; at = before[at]!) if (standsAt(wording, at)) return true;
      return false;
    },
  };
}
