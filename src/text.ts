import { SIMPLIFIED, TRADITIONAL } from './variants.ts';

/**
 * One analysis of text for the index, the question and the alert, so that what search finds is what
 * alerts find: Unicode folding, whole words for scripts that put spaces between words, two-character
 * steps for those that do not.
 */

/** A stretch of text as the index sees it. `start` and `end` are offsets into the text that was cut. */
export interface Token {
  /** Folded. A whole word, or a whole run of CJK characters. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly cjk: boolean;
}

const variants = new Map<string, string>();
for (let i = 0; i < TRADITIONAL.length; i++) variants.set(TRADITIONAL[i]!, SIMPLIFIED[i]!);

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〆ー]/u;
const TOKEN =
  /(?<cjk>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〆ー]+)|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〆ー])[\p{L}\p{N}\p{M}_])+[+#]{0,2}/gu;

/** Folds what people do not distinguish: width, case, accents of Latin letters, traditional characters. */
export function fold(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  const wide = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  let out = '';
  for (const char of wide.normalize('NFC')) out += variants.get(char) ?? char;
  return out;
}

/** Cuts text into words and CJK runs, in order. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of widthFolded(text).matchAll(TOKEN)) {
    found.push({
      text: fold(match[0]),
      start: match.index,
      end: match.index + match[0].length,
      cjk: match.groups?.cjk !== undefined,
    });
  }
  return found;
}

/** Full-width letters and digits as ASCII, without moving any offset. */
function widthFolded(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

/**
 * The index terms of a text, in order: words as they are, each CJK run as its two-character steps and
 * its last character alone (so that a single character can be looked up as a prefix).
 */
export function terms(text: string): string[] {
  const out: string[] = [];
  for (const token of tokens(text)) {
    if (token.cjk) out.push(...bigrams(token.text), [...token.text].at(-1)!);
    else out.push(token.text);
  }
  return out;
}

/** The two-character steps of a CJK run; none for a single character. */
export function bigrams(run: string): string[] {
  const chars = [...run];
  return chars.slice(1).map((char, i) => chars[i]! + char);
}

/** Is this a script that is written without spaces between words? */
export function isCjk(text: string): boolean {
  return CJK.test(text);
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Cuts to at most `max` UTF-16 units at a grapheme's end, with an ellipsis where something went. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return '';
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
