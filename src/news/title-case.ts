/** What a headline in Title Case leaves in small letters. */
const SMALL = new Set(
  'a an the and but for nor yet so as at by en if in of off on onto out over per to up via vs with from into than that upon amid'.split(
    ' ',
  ),
);
const WORD = /[\p{L}\p{M}\d]+/gu;
/** Share of the words that have a capital where all are given one; a name or two are in small letters (`iOS`). */
const NEARLY_ALL = 0.8;

/** Is nearly every word of a headline written with a capital, so that a capital tells nothing of a word? */
export function isTitleCase(headline: string): boolean {
  // The first word has a capital in any headline.
  const words = (headline.match(WORD) ?? []).slice(1).filter((word) => /^\p{Lu}|^\p{Ll}{2}/u.test(word));
  const counted = words.filter((word) => !SMALL.has(word));
  const capitals = counted.filter((word) => /^\p{Lu}/u.test(word));
  return capitals.length > 1 && capitals.length >= counted.length * NEARLY_ALL;
}
