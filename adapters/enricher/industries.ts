import { type Token, tokens } from '../../src/text.ts';
import { INDUSTRIES } from './lexicon/industries.ts';

interface Industry {
  readonly en: string;
  readonly zh: string;
}

const betray = new Map<string, Industry[]>();
/** Length of the longest Chinese word that starts with a character. */
const longest = new Map<number, number>();
for (const line of INDUSTRIES.split('\n').filter(Boolean)) {
  const [names = '', words = ''] = line.split(' : ');
  const [en = '', zh = ''] = names.split('|').map((name) => name.trim());
  const industry = { en, zh };
  for (const word of words.trim().split(/\s+/)) {
    betray.set(word, [...(betray.get(word) ?? []), industry]);
    if (!/\p{Script=Han}/u.test(word)) continue;
    const first = word.charCodeAt(0);
    longest.set(first, Math.max(longest.get(first) ?? 0, word.length));
  }
}

const MOST = 3;
/** A word of the headline counts so many times. */
const IN_TITLE = 3;
/** Below this an industry is only touched on. */
const LEAST = 3;

interface Score {
  total: number;
  readonly words: Set<string>;
}

/** The industries that an article is about, the most spoken of first; none when it is about none in particular. */
export function industriesOf(
  title: readonly Token[],
  body: readonly Token[],
  lang: string,
): readonly string[] {
  const scores = new Map<Industry, Score>();
  count(scores, title, IN_TITLE);
  count(scores, body, 1);
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
  count(scores, tokens(text), 1);
  return [...scores].flatMap(([industry, { total }]) => (total > 1 ? [shown(industry, lang)] : []));
}

/** The names of all industries that are told apart. */
export function industryNames(lang: string): readonly string[] {
  return [...new Set([...betray.values()].flat())].map((industry) => shown(industry, lang));
}

const shown = ({ zh, en }: Industry, lang: string): string => (lang === 'zh' ? zh : en);

function count(scores: Map<Industry, Score>, cut: readonly Token[], times: number): void {
  const note = (word: string): void => {
    for (const industry of betray.get(word) ?? NONE) {
      const score = scores.get(industry) ?? { total: 0, words: new Set() };
      score.total += times;
      score.words.add(word);
      scores.set(industry, score);
    }
  };
  for (const { text, cjk } of cut) {
    if (cjk) for (const part of partsOf(text)) note(part);
    else note(text);
  }
}

const NONE: readonly Industry[] = [];

/** The stretches of a CJK run that are words of the lexicon. */
function partsOf(run: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < run.length; at++) {
    const most = Math.min(longest.get(run.charCodeAt(at)) ?? 0, run.length - at);
    for (let length = 2; length <= most; length++) {
      const part = run.slice(at, at + length);
      if (betray.has(part)) parts.push(part);
    }
  }
  return parts;
}
