import { indexText } from '../text.ts';

/**
 * A number is read whole: who follows GPT-5 is not told of GPT-5.5, which is another model. The index cuts
 * numbers at their points, so what stands there by the index is held once more against the text.
 */

/** Where a number goes on behind its point; between such cuts the index has the same terms as without. */
const POINT = /(?<=\p{N})[.．](?=\p{N})/u;
const POINTS = new RegExp(POINT, 'gu');
/** A letter of which there is one in all of writing: a term of its own that no news has. */
const JOINT = 'ꙮ';

/** Has the wording a number at an edge, which may be a piece of a longer one? */
export function hasNumberAtEdge(parts: readonly string[]): boolean {
  const first = parts[0];
  return first !== undefined && (/^\p{N}/u.test(first) || /\p{N}$/u.test(parts.at(-1)!));
}

/** Has the text a number with a point? In others every number is whole. */
export function hasPoint(text: string): boolean {
  return POINT.test(text);
}

/**
 * A pattern that stands in every text in which a number at the wording's edges may be a piece of another;
 * undefined when there is none at an edge. Where it does not stand, what the index says is so.
 */
export function pieceSign(parts: readonly string[]): string | undefined {
  const first = /^\p{N}+/u.exec(parts[0] ?? '')?.[0];
  const last = /\p{N}+$/u.exec(parts.at(-1) ?? '')?.[0];
  const signs = [
    ...(first === undefined ? [] : [`\\p{N}[.．]${first}`]),
    ...(last === undefined ? [] : [`${last}[.．]\\p{N}`]),
  ];
  // Digits in other forms fold to what was asked.
  return signs.length === 0 ? undefined : [...signs, '[^\\P{N}0-9]'].join('|');
}

/** Does what stands from `start` to `end` begin or end inside a number, as the 5 of 5.1? */
export function isPieceOfNumber(text: string, start: number, end: number): boolean {
  return (
    (/\p{N}[.．]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
      /^\p{N}/u.test(text.slice(start, end))) ||
    (/\p{N}$/u.test(text.slice(start, end)) && /^[.．]\p{N}/u.test(text.slice(end, end + 2)))
  );
}

/** The terms of a text in their order, with a sign where a number goes on. */
export function withPoints(text: string): readonly string[] {
  return indexText(text.replace(POINTS, ` ${JOINT} `)).split(' ');
}

/** Does it stand there side by side, without a number's piece at its edges? `open`: the last part may go on. */
export function standsWhole(
  order: readonly string[],
  { parts, open }: { readonly parts: readonly string[]; readonly open: boolean },
): boolean {
  const same = (term: string | undefined, i: number): boolean =>
    term === parts[i] || (open && i === parts.length - 1 && term?.startsWith(parts[i]!) === true);
  for (let at = 0; at < order.length; at++) {
    if (!same(order[at], 0) || order[at - 1] === JOINT) continue;
    let end = at + 1;
    let i = 1;
    for (; i < parts.length; i++, end++) {
      // Inside, 3.1 is found as `3 1` too: that is how addresses and tags write it.
      if (order[end] === JOINT) end++;
      if (!same(order[end], i)) break;
    }
    if (i === parts.length && order[end] !== JOINT) return true;
  }
  return false;
}
