import { isTitleCase } from '../../src/news/title-case.ts';
import { isCommon } from '../../src/news/words.ts';
import { bestFirst } from './best-first.ts';
import { createCandidates, stretchHash } from './candidates.ts';
import { isCapital, isCoined, isMixed } from './capitals.ts';
import { EVERYDAY } from './lexicon/everyday.ts';
import { HEADLINE_WORDS } from './lexicon/headline-words.ts';
import { lowerUnit } from './lower-case.ts';
import { isMeasure } from './measures.ts';
import { createNumbering } from './numbering.ts';
import { createCutter, type Words, wordAt } from './words.ts';

/**
 * Keywords of an English text: its names and the nouns that it keeps coming back to, by frequency and
 * by where they stand.
 */

const everyday = new Set(EVERYDAY.split(/\s+/));
const telling = new Set(HEADLINE_WORDS.split(/\s+/));
const LONGEST_NAME = 3;
/** So many letters make a long word. */
const LONG = 10;
const MOSTLY = 0.7;
const ADDRESS = /(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w.-]+/g;
/** Beginning of a text that tells what it is about, in words. */
const LEAD = 60;
const READ_UNITS = 8_000;
/** How much a word's form adds to what it tells, or takes off. */
const COINED = 1.6;
const HOLLOW = 0.6;
/** How words for doings and qualities end, which a headline alone does not make a topic. */
const DOING_OR_MANNER = /(?:ly|ing|ed|ical|ional|eous|ious|able|ible|ative|less|ful)s?$/i;
const MANNER = /^.{3,}ly$/i;
const SMALL_S = 115;
const SMALL_T = 116;
const SLASH = 47;

// Scratch, used again for each text.
const cutter = createCutter();
/** Each word by itself and as the beginning of two names and a term, each with a gap behind it. */
const ROOM = READ_UNITS * 3;
const candidates = createCandidates(ROOM);
const { starts, ends, words: sizes, counts, scores } = candidates;
/** How many times a candidate has a capital, and the word where it is first met. */
const capitals = new Int32Array(ROOM);
const firsts = new Int32Array(ROOM);
/** The hash of what is shown. */
const shown = new Int32Array(ROOM);
/** The headline's words, by the same hash. */
const headline = createNumbering();
/** Its words two by two. */
const pairs = createNumbering();

export function englishKeywords(title: string, body: string, limit: number): readonly string[] {
  candidates.clear();
  headline.clear();
  pairs.clear();
  const lead = withoutAddresses(title || body.slice(0, 400).split('\n')[0]!).slice(0, READ_UNITS);
  const heading = cutter(lead);
  for (let i = 0; i < heading.count; i++) headline.of(stretchHash(wordAt(heading, i)));
  candidates.begin(lead);
  for (let i = 0; i + 1 < heading.count; i++) if (isPair(heading, i)) pairs.of(pairHash(heading, i));
  const styled = isTitleCase(lead);
  if (title) read(heading, styled ? lead.length : 0);
  const said = { size: candidates.size, styled };
  const text = withoutAddresses(body.slice(0, READ_UNITS)).slice(0, READ_UNITS);
  candidates.begin(text);
  const words = cutter(text);
  // Many a text begins with its headline.
  read(words, styled && text.startsWith(lead) ? lead.length : 0);
  if (pairs.size > 0) readPairs(words, title ? 0 : lead.length);
  for (let one = 0; one < candidates.size; one++) scores[one] = worth(one, said);
  return chosen(limit);
}

function withoutAddresses(text: string): string {
  // Stands in every address: to look for one costs more than all else where there is none.
  const maybe = text.includes('@') || text.includes('://') || text.includes('www.');
  return maybe ? text.replace(ADDRESS, ' ') : text;
}

/** Capitals before `styled` are only the headline's style. */
function read(words: Words, styled: number): void {
  for (let i = 0; i < words.count; i++) {
    if (words.wide[i] === 1 || isContracted(words, i) || !isContent(words, i)) continue;
    const capital = isNamed(words, i, styled);
    note(words, i, i + 1, capital);
    if (!capital || isRole(words, i)) continue;
    // A name of several words: capitals in a row, with nothing but a space between.
    for (let to = i + 2; to <= Math.min(words.count, i + LONGEST_NAME); to++) {
      if (!isNext(words, to - 1) || !isNamed(words, to - 1, styled) || isRole(words, to - 1)) break;
      if (isContent(words, to - 1) || isShort(words, to - 1)) note(words, i, to, true);
    }
  }
}

function isNamed({ text, starts, ends }: Words, i: number, styled: number): boolean {
  const from = starts[i]!;
  return isCapital(text, from) && (from >= styled || isCoined(text, from, ends[i]!));
}

/** Whose name stands behind it (`CEO Ada Berg`). */
function isRole({ text, starts, ends }: Words, i: number): boolean {
  const length = ends[i]! - starts[i]!;
  return length === 3 && /^C[A-Z]O$/.test(text.slice(starts[i], ends[i]));
}

/** Is there nothing but a space between a word and the one before it, or an apostrophe as in O'Hara? */
function isNext({ text, starts, ends }: Words, i: number): boolean {
  const end = ends[i - 1]!;
  if (starts[i]! - end !== 1) return false;
  const between = text.charCodeAt(end);
  return between === 32 || (isApostrophe(between) && end - starts[i - 1]! === 1);
}

/** An initial may stand in a name; `I` is mostly none, nor is what goes on (`I/O`). */
function isShort({ text, starts, ends }: Words, i: number): boolean {
  const behind = text.charCodeAt(ends[i]!);
  return ends[i]! - starts[i]! === 1 && text[starts[i]!] !== 'I' && behind !== SLASH && !isApostrophe(behind);
}

/** The beginning of `weren’t`. */
function isContracted({ text, ends }: Words, i: number): boolean {
  return isApostrophe(text.charCodeAt(ends[i]!)) && lowerUnit(text.charCodeAt(ends[i]! + 1)) === SMALL_T;
}

function isApostrophe(unit: number): boolean {
  return unit === 39 || unit === 0x2019;
}

/** May the word and the next one be a term of two words? */
function isPair(words: Words, i: number): boolean {
  return (
    isNext(words, i + 1) &&
    words.wide[i] === 0 &&
    words.wide[i + 1] === 0 &&
    !isManner(words, i) &&
    isContent(words, i) &&
    isContent(words, i + 1)
  );
}

/** `automatically`. */
function isManner({ text, starts, ends }: Words, i: number): boolean {
  const end = ends[i]!;
  return end - starts[i]! > 4 && text.startsWith('ly', end - 2);
}

function pairHash({ text, starts, ends }: Words, i: number): number {
  const from = starts[i]!;
  return candidates.hash(from, withoutPlural(text, from, ends[i + 1]!));
}

/** Pairs of the headline's words that the text has too, in small letters, are terms. */
function readPairs(words: Words, behind: number): void {
  for (let i = 0; i + 1 < words.count; i++) {
    if (words.starts[i]! < behind || !isPair(words, i) || pairs.known(pairHash(words, i)) < 0) continue;
    if (isCapital(words.text, words.starts[i]!) || isCapital(words.text, words.starts[i + 1]!)) continue;
    const known = candidates.size;
    note(words, i, i + 2, false);
    // The headline has it too.
    if (candidates.size > known) counts[known]!++;
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
  return word.length > 2 && !isCommon(word) && !everyday.has(word) && !isMeasure(word);
}

const frequencies = Float64Array.from({ length: 64 }, (_, count) => Math.log2(1 + count));

const frequencyOf = (count: number): number => frequencies[count] ?? Math.log2(1 + count);

/** What of the candidates is the headline's. */
interface Heading {
  /** So many, the first ones. */
  readonly size: number;
  readonly styled: boolean;
}

function worth(one: number, heading: Heading): number {
  const single = sizes[one] === 1;
  const frequency = frequencyOf(counts[one]!);
  const name = capitals[one]! / counts[one]!;
  const place = firsts[one]! < LEAD || headline.known(shown[one]!) >= 0 ? 1.5 : 1;
  /** Only the headline has it. */
  const once = one < heading.size && counts[one] === 1;
  // Two capitals in a row are a name where a headline is written as sentences are.
  const phrase = single || (once && !heading.styled) ? 1 : counts[one]! > 1 ? 1.2 : 0.6;
  // The longer a word, the more it tells.
  const length = 1 + Math.min(ends[one]! - starts[one]!, LONG) / LONG;
  const form = single && place > 1 ? formOf(one, once) : 1;
  return frequency * (1 + 0.3 * name) * place * phrase * length * form;
}

function formOf(one: number, once: boolean): number {
  const text = candidates.textOf(one);
  if (isMixed(text)) return COINED;
  if (counts[one] === 1 && MANNER.test(text)) return HOLLOW / 2;
  if (!once || capitals[one]! > 0) return 1;
  if (telling.has(text.toLowerCase())) return 0;
  return DOING_OR_MANNER.test(text) ? HOLLOW : 1;
}

interface Chosen {
  readonly text: string;
  readonly count: number;
  readonly words: number;
}

function chosen(limit: number): string[] {
  const found: Chosen[] = [];
  bestFirst(scores, candidates.size, (one) => {
    if (found.length >= limit || scores[one] === 0) return false;
    const candidate = { text: candidates.textOf(one), count: counts[one]!, words: sizes[one]! };
    if (found.some((other) => isPieceOf(candidate, other))) return true;
    // The whole name takes the place of its piece.
    const piece = found.findIndex((other) => isPieceOf(other, candidate));
    if (piece < 0) found.push(candidate);
    else found[piece] = candidate;
    return true;
  });
  return found.map(({ text }) => text);
}

/** Is it a piece of a chosen name, of which the text says little without the rest (`Morrison`, `Matthew Morrison`)? */
function isPieceOf({ text, count }: Chosen, name: Chosen): boolean {
  return name.words > 1 && name.count >= count * MOSTLY && ` ${name.text} `.includes(` ${text} `);
}
