import { clip, isCjk } from '../../src/text.ts';
import { shortened } from './clauses.ts';
import { createNumbering } from './numbering.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { termHashes } from './terms.ts';

/**
 * What happened, in the article's own sentences: those at the beginning, those that share the headline's
 * words, and those that say what the rest keeps saying, in the order of the text.
 */

export interface Told {
  readonly title: string;
  readonly text: string;
  readonly lang: string;
  /** Longest result, in UTF-16 units. */
  readonly maxChars: number;
}

const EARLY = 1.2;
/** Of the headline's words, how many the sentence has; of the sentence's words, how many the headline has. */
const HEADLINE = 1;
const FOCUS = 2;
const FIGURES = 0.1;
/** A sentence of fewer columns is an exclamation or hangs on the one before it. */
const SHORT_COLUMNS = 30;
const SHORT = 0.5;
/** What is left of the room below this share would only hold a stump. */
const ENOUGH = 0.3;
/** A lead that has less of the headline's words than this does not say what happened: the headline does. */
const TOLD_BY_LEAD = 0.3;
/**
 * So many times the room make a long piece. Its first sentences set out from afar, so its headline is told
 * unless they have nearly all of it; and what would fill the room leads into details, the sooner where the
 * headline has told the most.
 */
const LONG = 5;
const OF_LONG = { enough: 0.5, enoughWithHeadline: 0.6, toldByLead: 0.8 } as const;
const CENTRAL = 0.5;

export function eventSummary({ title, text, lang, maxChars }: Told): string {
  const sentences = withoutStump(sentencesOf(text));
  if (sentences.length === 0) return clip(title, maxChars);
  const { worth, missing } = judged(title, sentences);
  const ranked = [...sentences].sort((a, b) => worth[b.at]! - worth[a.at]!);
  const long = text.length > maxChars * LONG;
  const toldByLead = long ? OF_LONG.toldByLead : TOLD_BY_LEAD;
  const chosen: { readonly text: string; readonly at: number }[] = [];
  let room = maxChars;
  if (isCjk(title) === (lang === 'zh') && missing > 1 - toldByLead) {
    const text = shortened(sentenceOf(title.trim()), room);
    if (text !== '') chosen.push({ text, at: -1 });
    room -= text.length + 1;
  }
  const enoughOfLong = chosen.length > 0 ? OF_LONG.enoughWithHeadline : OF_LONG.enough;
  const enough = long ? enoughOfLong : ENOUGH;
  for (const sentence of ranked) {
    if (room < maxChars * enough) break;
    const whole = shortened(sentence.text, room);
    const text = whole === '' && chosen.length === 0 ? clip(sentence.text, room) : whole;
    // A standfirst that the first paragraph says again.
    if (text === '' || chosen.some((one) => one.text === text)) continue;
    chosen.push({ text, at: sentence.at });
    room -= text.length + 1;
  }
  const told = joined(chosen.sort((a, b) => a.at - b.at).map((sentence) => sentence.text));
  return told
    .replace(/；$/u, '。')
    .replace(/\.{4}$/, '.')
    .replace(STUMP_END, '…');
}

/** Where the source cut its text off: a single ellipsis. Two of them are how Chinese falls silent. */
const CUT_OFF = /(?:(?<!\.)\.{3}|(?<!…)…|\[(?:…|\.{3})\])$/u;

const STUMP_END = /[,，、;；:：]?\s?(?:\.{3}|\[(?:…|\.{3})\])$/u;

/** A text that its source cut off within a sentence, without that sentence where there are others. */
function withoutStump(sentences: readonly Sentence[]): readonly Sentence[] {
  const last = sentences.at(-1);
  return last !== undefined && sentences.length > 1 && CUT_OFF.test(last.text)
    ? sentences.slice(0, -1)
    : sentences;
}

// Scratch: terms are numbered as they are met, the headline's first. How many sentences have a term, the
// last one that has it, and the different terms of each sentence, one sentence after another.
const numbering = createNumbering();
let spread = new Int32Array(8_192);
let last = new Int32Array(8_192);
let own = new Int32Array(8_192);

interface Judged {
  /** By place. */
  readonly worth: readonly number[];
  /** The share of the headline's words that the first two sentences lack; none where the headline says nothing. */
  readonly missing: number;
}

function judged(title: string, sentences: readonly Sentence[]): Judged {
  numbering.clear();
  const headline = termHashes(title);
  makeRoom(headline.count);
  for (let i = 0; i < headline.count; i++) numbering.of(headline.hashes[i]!);
  const wanted = numbering.size;
  spread.fill(0, 0, wanted);
  last.fill(-1, 0, wanted);
  const ends: number[] = [];
  let end = 0;
  let found = 0;
  for (const { text, at } of sentences) {
    const { hashes, count } = termHashes(text);
    makeRoom(Math.max(numbering.size, end) + count);
    for (let i = 0; i < count; i++) {
      const fresh = numbering.size;
      const term = numbering.of(hashes[i]!);
      if (term === fresh) spread[term] = 0;
      else if (last[term] === at) continue;
      last[term] = at;
      // Of the headline's terms, those that the first two sentences have.
      if (at < 2 && term < wanted && spread[term] === 0) found++;
      spread[term]!++;
      own[end++] = term;
    }
    ends.push(end);
  }
  const worth = sentences.map((sentence, i) =>
    worthOf(sentence, own.subarray(ends[i - 1] ?? 0, ends[i]), wanted, sentences.length),
  );
  const silent = wanted < 4 || /[?？/]/.test(title);
  return { worth, missing: silent ? 0 : (wanted - found) / wanted };
}

function makeRoom(size: number): void {
  if (size <= own.length) return;
  spread = grown(spread, size * 2);
  last = grown(last, size * 2);
  own = grown(own, size * 2);
}

function grown(old: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(old);
  return larger;
}

function worthOf(
  { text, at, cjk, figures }: Sentence,
  terms: Int32Array,
  wanted: number,
  count: number,
): number {
  const early = EARLY / (1 + at / 2);
  let shared = 0;
  let central = 0;
  for (let i = 0; i < terms.length; i++) {
    if (terms[i]! < wanted) shared++;
    central += (spread[terms[i]!]! - 1) / count;
  }
  const told = HEADLINE * (shared / Math.max(1, wanted)) + FOCUS * (shared / Math.max(1, terms.length));
  const figured = figures ? FIGURES : 0;
  const short = text.length * (cjk ? 2 : 0.8) < SHORT_COLUMNS ? SHORT : 0;
  return early + told + figured - short + (CENTRAL * central) / Math.max(8, terms.length);
}

function sentenceOf(headline: string): string {
  if (/[。！？!?.…]$/u.test(headline)) return headline;
  return `${headline}${isCjk(headline) ? '。' : '.'}`;
}

/** A line that ends without a mark, such as a heading, would run into the next sentence. */
function ended(sentence: string): string {
  return isCjk(sentence) && !/[。！？!?.；;…”"’)）」：:]$/u.test(sentence) ? `${sentence}。` : sentence;
}

function joined(sentences: readonly string[]): string {
  return sentences
    .map(ended)
    .reduce(
      (all, next) =>
        all === ''
          ? next
          : isCjk(all.at(-2) ?? '') || /[。！？；][”’」』）)]*$/u.test(all)
            ? all + next
            : `${all} ${next}`,
      '',
    );
}
