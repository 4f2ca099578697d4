import { clip, isCjk, termNumbers } from '../../src/text.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

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
  const sentences = sentencesOf(text);
  if (sentences.length === 0) return clip(title, maxChars);
  const headline = new Set(termNumbers(title));
  const spread = spreadOf(sentences);
  const ranked = sentences
    .map((sentence) => ({ sentence, worth: worth(sentence, headline, spread, sentences.length) }))
    .sort((a, b) => b.worth - a.worth);
  const long = text.length > maxChars * LONG;
  const toldByLead = long ? OF_LONG.toldByLead : TOLD_BY_LEAD;
  const chosen: Sentence[] = [];
  let room = maxChars;
  const missing = shareMissing(title, headline, sentences);
  if (isCjk(title) === (lang === 'zh') && missing > 1 - toldByLead) {
    const text = shortened(sentenceOf(title.trim()), room);
    if (text !== '') chosen.push({ text, at: -1, terms: headline });
    room -= text.length + 1;
  }
  const enoughOfLong = chosen.length > 0 ? OF_LONG.enoughWithHeadline : OF_LONG.enough;
  const enough = long ? enoughOfLong : ENOUGH;
  for (const { sentence } of ranked) {
    if (room < maxChars * enough) break;
    const whole = shortened(sentence.text, room);
    const text = whole === '' && chosen.length === 0 ? clip(sentence.text, room) : whole;
    if (text === '') continue;
    chosen.push({ ...sentence, text });
    room -= text.length + 1;
  }
  const told = joined(chosen.sort((a, b) => a.at - b.at).map((sentence) => sentence.text));
  return told.replace(/；$/u, '。');
}

function sentenceOf(headline: string): string {
  if (/[。！？!?.…]$/u.test(headline)) return headline;
  return `${headline}${isCjk(headline) ? '。' : '.'}`;
}

/** The share of the headline's words that the first sentences lack; none where the headline says nothing. */
function shareMissing(title: string, headline: ReadonlySet<number>, sentences: readonly Sentence[]): number {
  if (headline.size < 4 || /[?？/]/.test(title)) return 0;
  const lead = new Set(sentences.slice(0, 2).flatMap((sentence) => [...sentence.terms]));
  return [...headline].filter((term) => !lead.has(term)).length / headline.size;
}

function worth(
  { text, at, terms: own }: Sentence,
  headline: ReadonlySet<number>,
  spread: ReadonlyMap<number, number>,
  count: number,
): number {
  const early = EARLY / (1 + at / 2);
  let shared = 0;
  for (const term of own) if (headline.has(term)) shared++;
  const told = HEADLINE * (shared / Math.max(1, headline.size)) + FOCUS * (shared / Math.max(1, own.size));
  let central = 0;
  for (const term of own) central += ((spread.get(term) ?? 1) - 1) / count;
  const figures = /\d/.test(text) ? FIGURES : 0;
  const short = text.length * (isCjk(text) ? 2 : 0.8) < SHORT_COLUMNS ? SHORT : 0;
  return early + told + figures - short + (CENTRAL * central) / Math.max(8, own.size);
}

/** Term → number of sentences that have it. */
function spreadOf(sentences: readonly Sentence[]): ReadonlyMap<number, number> {
  const spread = new Map<number, number>();
  for (const { terms: own } of sentences)
    for (const term of own) spread.set(term, (spread.get(term) ?? 0) + 1);
  return spread;
}

/** The sentence if it fits, else as many of its clauses as fit; empty when too little of it would be left. */
function shortened(sentence: string, room: number): string {
  if (sentence.length <= room) return sentence;
  const cjk = isCjk(sentence);
  const head = sentence.slice(0, room);
  const cut = Math.max(
    ...(cjk ? ['，', '；', '、'] : [', ', '; ', ' — ', ' – ']).map((mark) => head.lastIndexOf(mark)),
  );
  if (cut < Math.min(sentence.length * 0.4, 40)) return '';
  return `${head.slice(0, cut)}${cjk ? '。' : '.'}`;
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
