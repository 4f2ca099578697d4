import { isCommon } from '../../src/news/words.ts';
import { tokens } from '../../src/text.ts';
import { EVERYDAY } from './lexicon/everyday.ts';

/**
 * Keywords of an English text: its names and the nouns that it keeps coming back to, by frequency and
 * by where they stand.
 */

interface Candidate {
  text: string;
  count: number;
  capital: number;
  inTitle: boolean;
  first: number;
  readonly words: number;
}

const everyday = new Set(EVERYDAY.split(/\s+/));
const LONGEST_NAME = 3;
/** So many letters make a long word. */
const LONG = 10;
const NEARLY_ALWAYS = 0.8;
const ADDRESS = /(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w.-]+/g;
/** Stands in every address: to look for one costs more than all else where there is none. */
const SIGN = /@|:\/\/|www\./;
/** Beginning of a text that tells what it is about, in words. */
const LEAD = 60;

export function englishKeywords(title: string, body: string, limit: number): readonly string[] {
  const found = new Map<string, Candidate>();
  const headline = title || body.slice(0, 400).split('\n')[0]!;
  if (title) read(title, true, found);
  read(withoutAddresses(body.slice(0, 8000)), false, found);
  const inHeadline = new Set(tokens(headline).map((token) => token.text));
  const scored = [...found.values()]
    .map((candidate) => ({ candidate, score: worth(candidate, inHeadline) }))
    .sort((a, b) => b.score - a.score);
  const chosen: string[] = [];
  for (const { candidate } of scored) {
    if (chosen.length >= limit) break;
    if (chosen.some((other) => isPieceOf(candidate, other, found))) continue;
    chosen.push(candidate.text);
  }
  return chosen;
}

function withoutAddresses(text: string): string {
  return SIGN.test(text) ? text.replace(ADDRESS, ' ') : text;
}

function read(text: string, title: boolean, found: Map<string, Candidate>): void {
  const cut = tokens(text);
  const note = (from: number, to: number, position: number): void => {
    const written = text.slice(cut[from]!.start, cut[to - 1]!.end);
    const key = keyOf(written);
    const known = found.get(key);
    const capital = isCapital(written) ? 1 : 0;
    if (known === undefined) {
      found.set(key, { text: written, count: 1, capital, inTitle: title, first: position, words: to - from });
      return;
    }
    known.count++;
    known.capital += capital;
    if (capital === 0 && known.words === 1) known.text = written;
  };
  for (const [i, token] of cut.entries()) {
    if (token.cjk || !isContent(token.text)) continue;
    note(i, i + 1, i);
    if (!isCapital(text, token.start)) continue;
    // A name of several words: capitals in a row, with nothing but a space between.
    for (let to = i + 2; to <= Math.min(cut.length, i + LONGEST_NAME); to++) {
      const last = cut[to - 1]!;
      if (text.slice(cut[to - 2]!.end, last.start) !== ' ' || !isCapital(text, last.start)) break;
      note(i, to, i);
    }
  }
}

/** Is the character a capital letter? */
function isCapital(text: string, at = 0): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 ? unit >= 65 && unit <= 90 : /^\p{Lu}/u.test(text.charAt(at));
}

function keyOf(written: string): string {
  const lower = written.toLowerCase();
  return lower.length > 4 && lower.endsWith('s') && !lower.endsWith('ss') ? lower.slice(0, -1) : lower;
}

function isContent(word: string): boolean {
  return word.length > 2 && !isCommon(word) && !everyday.has(word) && !/^\d+$/.test(word);
}

/** Is it a piece of a chosen name, of which the text says little without the rest (`Morrison`, `Matthew Morrison`)? */
function isPieceOf(candidate: Candidate, chosen: string, found: ReadonlyMap<string, Candidate>): boolean {
  if (chosen === candidate.text || !` ${chosen} `.includes(` ${candidate.text} `)) return false;
  return (found.get(keyOf(chosen))?.count ?? 0) >= candidate.count * NEARLY_ALWAYS;
}

function worth(candidate: Candidate, headline: ReadonlySet<string>): number {
  const frequency = Math.log2(1 + candidate.count);
  const name = candidate.capital / candidate.count;
  const place = candidate.first < LEAD || headline.has(candidate.text.toLowerCase()) ? 1.5 : 1;
  const phrase = candidate.words > 1 ? (candidate.count > 1 ? 1.2 : 0.6) : 1;
  // The longer a word, the more it tells.
  const length = 1 + Math.min(candidate.text.length, LONG) / LONG;
  return frequency * (1 + 0.3 * name) * place * phrase * length;
}
