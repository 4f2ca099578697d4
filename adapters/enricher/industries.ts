import { tokens } from '../../src/text.ts';
import { INDUSTRIES } from './lexicon/industries.ts';

interface Industry {
  readonly en: string;
  readonly zh: string;
  readonly han: readonly string[];
}

const latin = new Map<string, Industry[]>();
const industries: Industry[] = [];
for (const line of INDUSTRIES.split('\n').filter(Boolean)) {
  const [names = '', words = ''] = line.split(' : ');
  const [en = '', zh = ''] = names.split('|').map((name) => name.trim());
  const all = words.trim().split(/\s+/);
  const industry = { en, zh, han: all.filter((word) => /\p{Script=Han}/u.test(word)) };
  industries.push(industry);
  for (const word of all) if (/^[a-z]/.test(word)) latin.set(word, [...(latin.get(word) ?? []), industry]);
}

const MOST = 3;
/** A word of the headline counts so many times. */
const IN_TITLE = 3;
/** Below this an industry is only touched on. */
const LEAST = 3;

/** The industries that an article is about, the most spoken of first; none when it is about none in particular. */
export function industriesOf(title: string, body: string, lang: string): readonly string[] {
  const scores = new Map<Industry, { total: number; words: Set<string> }>();
  const note = (industry: Industry, word: string, times: number): void => {
    const score = scores.get(industry) ?? { total: 0, words: new Set() };
    score.total += times;
    score.words.add(word);
    scores.set(industry, score);
  };
  for (const [text, times] of [
    [title, IN_TITLE],
    [body, 1],
  ] as const) {
    for (const token of tokens(text)) {
      if (token.cjk) {
        for (const industry of industries) {
          for (const word of industry.han) {
            const found = token.text.split(word).length - 1;
            if (found > 0) note(industry, word, found * times);
          }
        }
      } else for (const industry of latin.get(token.text) ?? []) note(industry, token.text, times);
    }
  }
  // Several different words say more than one that is repeated.
  return [...scores]
    .map(([industry, { total, words }]) => ({ industry, score: Math.sqrt(total) * words.size }))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ industry }) => (lang === 'zh' ? industry.zh : industry.en));
}
