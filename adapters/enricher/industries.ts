import { INDUSTRIES } from './lexicon/industries.ts';
import { createLexicon } from './lexicon.ts';
import { createCutter, type Words, wordAt } from './words.ts';

interface Industry {
  readonly en: string;
  readonly zh: string;
}

const betray = new Map<string, Industry[]>();
for (const line of INDUSTRIES.split('\n').filter(Boolean)) {
  const [names = '', words = ''] = line.split(' : ');
  const [en = '', zh = ''] = names.split('|').map((name) => name.trim());
  const industry = { en, zh };
  for (const word of words.trim().split(/\s+/)) betray.set(word, [...(betray.get(word) ?? []), industry]);
}
const known = createLexicon(betray);
const cutter = createCutter();

const MOST = 3;
/** A word of the headline counts so many times. */
const IN_TITLE = 3;
/** Below this an industry is only touched on. */
const LEAST = 3;

interface Score {
  total: number;
  readonly words: Set<string>;
}

/**
 * The industries that an article is about, the most spoken of first; none when it is about none in particular.
 * Its words up to `headline` are the headline's.
 */
export function industriesOf(words: Words, headline: number, lang: string): readonly string[] {
  const scores = new Map<Industry, Score>();
  count(scores, words, 0, headline, IN_TITLE);
  count(scores, words, headline, words.count, 1);
  // Several different words say more than one that is repeated.
  return [...scores]
    .map(([industry, { total, words }]) => ({ industry, score: Math.sqrt(total) * words.size }))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ industry }) => shown(industry, lang));
}

/** Every industry of which the text speaks more than once. */
export function industriesTouched(text: string, lang: string): readonly string[] {
  const scores = new Map<Industry, Score>();
  const words = cutter(text);
  count(scores, words, 0, words.count, 1);
  return [...scores].flatMap(([industry, { total }]) => (total > 1 ? [shown(industry, lang)] : []));
}

/** The names of all industries that are told apart. */
export function industryNames(lang: string): readonly string[] {
  return [...new Set([...betray.values()].flat())].map((industry) => shown(industry, lang));
}

const shown = ({ zh, en }: Industry, lang: string): string => (lang === 'zh' ? zh : en);

function count(scores: Map<Industry, Score>, words: Words, from: number, to: number, times: number): void {
  const note = (word: string, industries: readonly Industry[]): void => {
    for (const industry of industries) {
      const score = scores.get(industry) ?? { total: 0, words: new Set() };
      score.total += times;
      score.words.add(word);
      scores.set(industry, score);
    }
  };
  for (let i = from; i < to; i++) {
    if (words.wide[i] === 1) {
      eachPart(words.text, words.starts[i]!, words.ends[i]!, note);
      continue;
    }
    const found = known.at(words.hashes[i]!);
    if (found !== undefined && found.word === wordAt(words, i)) note(found.word, found.value);
  }
}

/** The stretches of a CJK run that are words of the lexicon. */
function eachPart(
  text: string,
  from: number,
  to: number,
  note: (word: string, industries: readonly Industry[]) => void,
): void {
  for (let at = from; at < to; at++) {
    for (let found = known.next(text, at, to, 0); found; found = known.next(text, at, to, found.word.length))
      note(found.word, found.value);
  }
}
