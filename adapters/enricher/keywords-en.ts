import { isCommon } from '../../src/news/words.ts';
import { bestFirst } from './best-first.ts';
import { createCandidates, stretchHash } from './candidates.ts';
import { EVERYDAY } from './lexicon/everyday.ts';
import { lowerUnit } from './lower-case.ts';
import { createNumbering } from './numbering.ts';
import { createCutter, type Words, wordAt } from './words.ts';

/**
 * Keywords of an English text: its names and the nouns that it keeps coming back to, by frequency and
 * by where they stand.
 */

const everyday = new Set(EVERYDAY.split(/\s+/));
const LONGEST_NAME = 3;
/** So many letters make a long word. */
const LONG = 10;
const NEARLY_ALWAYS = 0.8;
const ADDRESS = /(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w.-]+/g;
/** Beginning of a text that tells what it is about, in words. */
const LEAD = 60;
const READ_UNITS = 8_000;
const SMALL_S = 115;

// Scratch, used again for each text.
const cutter = createCutter();
/** Each word by itself and as the beginning of two names, each with a gap behind it. */
const candidates = createCandidates(READ_UNITS * 2);
const { starts, ends, words: sizes, counts, scores } = candidates;
/** How many times a candidate has a capital, and the word where it is first met. */
const capitals = new Int32Array(READ_UNITS * 2);
const firsts = new Int32Array(READ_UNITS * 2);
/** The hash of what is shown. */
const shown = new Int32Array(READ_UNITS * 2);
/** The headline's words, by the same hash. */
const headline = createNumbering();

export function englishKeywords(title: string, body: string, limit: number): readonly string[] {
  candidates.clear();
  headline.clear();
  const lead = (title || body.slice(0, 400).split('\n')[0]!).slice(0, READ_UNITS);
  const heading = cutter(lead);
  for (let i = 0; i < heading.count; i++) headline.of(stretchHash(wordAt(heading, i)));
  if (title) {
    candidates.begin(lead);
    read(heading);
  }
  const text = withoutAddresses(body.slice(0, READ_UNITS)).slice(0, READ_UNITS);
  candidates.begin(text);
  read(cutter(text));
  for (let one = 0; one < candidates.size; one++) scores[one] = worth(one);
  return chosen(limit);
}

function withoutAddresses(text: string): string {
  // Stands in every address: to look for one costs more than all else where there is none.
  const maybe = text.includes('@') || text.includes('://') || text.includes('www.');
  return maybe ? text.replace(ADDRESS, ' ') : text;
}

function read(words: Words): void {
  const { text } = words;
  for (let i = 0; i < words.count; i++) {
    if (words.wide[i] === 1 || !isContent(words, i)) continue;
    const from = words.starts[i]!;
    const capital = isCapital(text, from);
    note(words, i, i + 1, capital);
    if (!capital) continue;
    // A name of several words: capitals in a row, with nothing but a space between.
    for (let to = i + 2; to <= Math.min(words.count, i + LONGEST_NAME); to++) {
      const last = words.starts[to - 1]!;
      if (last - words.ends[to - 2]! !== 1 || text.charCodeAt(last - 1) !== 32 || !isCapital(text, last))
        break;
      note(words, i, to, true);
    }
  }
}

function note({ text, starts, ends }: Words, first: number, behind: number, capital: boolean): void {
  const from = starts[first]!;
  const to = ends[behind - 1]!;
  const known = candidates.size;
  const one = candidates.as(from, to, withoutPlural(text, from, to), behind - first);
  if (one === known) {
    capitals[one] = 0;
    firsts[one] = first;
    shown[one] = candidates.hash(from, to);
  } else if (!capital && sizes[one] === 1) {
    candidates.show(one, from, to);
    shown[one] = candidates.hash(from, to);
  }
  counts[one]!++;
  if (capital) capitals[one]!++;
}

/** Where the stretch ends without the s of a plural. */
function withoutPlural(text: string, from: number, to: number): number {
  if (to - from <= 4 || lowerUnit(text.charCodeAt(to - 1)) !== SMALL_S) return to;
  return lowerUnit(text.charCodeAt(to - 2)) === SMALL_S ? to : to - 1;
}

/** Is the character a capital letter? */
function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 ? unit >= 65 && unit <= 90 : /^\p{Lu}/u.test(text.charAt(at));
}

/**
 * Words that were looked at in any text, so that their strings are not made again. They are told apart by
 * two hashes, of how they fold and of how they are written.
 */
const seen = createNumbering();
const MOST_SEEN = 40_000;
const seenWritten = new Int32Array(MOST_SEEN + 1);
const seenContent = new Uint8Array(MOST_SEEN + 1);

function isContent(words: Words, i: number): boolean {
  const from = words.starts[i]!;
  const to = words.ends[i]!;
  // Some characters fold to several.
  if (to - from < 3 && words.text.charCodeAt(from) < 128 && words.text.charCodeAt(to - 1) < 128) return false;
  const written = candidates.hash(from, to);
  if (seen.size >= MOST_SEEN) seen.clear();
  const known = seen.size;
  const number = seen.of(words.hashes[i]!);
  if (number < known && seenWritten[number] === written) return seenContent[number] === 1;
  const content = tells(wordAt(words, i));
  seenWritten[number] = written;
  seenContent[number] = content ? 1 : 0;
  return content;
}

function tells(word: string): boolean {
  return word.length > 2 && !isCommon(word) && !everyday.has(word) && !/^\d+$/.test(word);
}

const frequencies = Float64Array.from({ length: 64 }, (_, count) => Math.log2(1 + count));

const frequencyOf = (count: number): number => frequencies[count] ?? Math.log2(1 + count);

function worth(one: number): number {
  const frequency = frequencyOf(counts[one]!);
  const name = capitals[one]! / counts[one]!;
  const place = firsts[one]! < LEAD || headline.known(shown[one]!) >= 0 ? 1.5 : 1;
  const phrase = sizes[one]! > 1 ? (counts[one]! > 1 ? 1.2 : 0.6) : 1;
  // The longer a word, the more it tells.
  const length = 1 + Math.min(ends[one]! - starts[one]!, LONG) / LONG;
  return frequency * (1 + 0.3 * name) * place * phrase * length;
}

interface Chosen {
  readonly text: string;
  readonly count: number;
  readonly words: number;
}

function chosen(limit: number): string[] {
  const found: Chosen[] = [];
  bestFirst(scores, candidates.size, (one) => {
    if (found.length >= limit) return false;
    const candidate = { text: candidates.textOf(one), count: counts[one]!, words: sizes[one]! };
    if (!found.some((other) => isPieceOf(candidate, other))) found.push(candidate);
    return true;
  });
  return found.map(({ text }) => text);
}

/** Is it a piece of a chosen name, of which the text says little without the rest (`Morrison`, `Matthew Morrison`)? */
function isPieceOf({ text, count }: Chosen, name: Chosen): boolean {
  return name.words > 1 && name.count >= count * NEARLY_ALWAYS && ` ${name.text} `.includes(` ${text} `);
}
