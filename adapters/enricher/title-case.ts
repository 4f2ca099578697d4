import { lowerUnit } from './lower-case.ts';
import type { Words } from './words.ts';
import { wordAt } from './words.ts';

/** What a headline in Title Case leaves in small letters. */
const SMALL = new Set(
  'a an the and but for nor yet so as at by en if in of off on onto out over per to up via vs with from into than that upon amid'.split(
    ' ',
  ),
);
/** Share of the words that have a capital where all are given one; a name or two are in small letters (`iOS`). */
const NEARLY_ALL = 0.8;

/** Is nearly every word of a headline written with a capital, so that a capital tells nothing of a word? */
export function isTitleCase(words: Words): boolean {
  let counted = 0;
  let capitals = 0;
  // The first word has a capital in any headline.
  for (let i = 1; i < words.count; i++) {
    if (words.wide[i] === 1 || !isLetter(words.text, words.starts[i]!)) continue;
    const capital = isCapital(words.text, words.starts[i]!);
    if (!capital && (words.ends[i]! - words.starts[i]! < 2 || SMALL.has(wordAt(words, i)))) continue;
    counted++;
    if (capital) capitals++;
  }
  return counted > 1 && capitals >= counted * NEARLY_ALL;
}

/** Is the character a capital letter? */
export function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 ? unit >= 65 && unit <= 90 : /^\p{Lu}/u.test(text.charAt(at));
}

/** Is it written as only a name is, whatever the headline's style: `WatchOS`, `iOS`, `IBM`, `Pwn2Own`? */
export function isCoined(text: string, from: number, to: number): boolean {
  let letters = false;
  let digits = false;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 48 && unit <= 57) digits = true;
    else letters = true;
    if (i > from && isCapital(text, i)) return true;
  }
  return letters && digits;
}

/** Is it coined, and no abbreviation? */
export function isMixed(text: string): boolean {
  return /^[A-Za-z]/.test(text) && isCoined(text, 0, text.length) && /[a-z]/.test(text);
}

function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return isCapital(text, at) || lowerUnit(unit) !== unit || (unit >= 97 && unit <= 122) || unit >= 128;
}
