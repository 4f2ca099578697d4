import type { Article } from '../src/model.ts';
import { NAMES } from '../src/news/aliases-names.ts';
import type { Expression } from '../src/news/expression.ts';

/**
 * Bilingual records that read like nothing but are shaped like news: 0.5 to 3.2 kB, word frequencies
 * falling as in language, names of the field in half of the titles. The same seed gives the same records.
 */

export const NOW = Date.parse('2026-11-01T00:00:00Z');
const WORDS = 24_000;
const HAN_WORDS = 14_000;
const HAN = 2_200;

export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const names = NAMES.split('\n')
  .map((line) => line.split('|').map((name) => name.trim()))
  .filter((group) => group.length > 1);

export const english = vocabulary(seeded(1), WORDS, englishWord);
export const chinese = vocabulary(seeded(2), HAN_WORDS, chineseWord);

function vocabulary(random: Random, size: number, make: (random: Random) => string): readonly string[] {
  const known = new Set<string>();
  while (known.size < size) known.add(make(random));
  return [...known];
}

function englishWord(random: Random): string {
  const syllables = [
    'ta',
    'ren',
    'mo',
    'li',
    'con',
    'ver',
    'si',
    'pa',
    'der',
    'in',
    'que',
    'sto',
    'al',
    'gen',
    'fu',
    'ex',
  ];
  const count = 1 + Math.floor(random() * 3.5);
  let word = '';
  for (let i = 0; i < count; i++) word += syllables[Math.floor(random() * syllables.length)]!;
  return word + (random() < 0.3 ? 's' : '');
}

function chineseWord(random: Random): string {
  const count = random() < 0.75 ? 2 : 3;
  let word = '';
  // Squared, so that some characters are in very many words.
  for (let i = 0; i < count; i++) word += String.fromCharCode(0x4e00 + Math.floor(random() ** 2 * HAN) * 7);
  return word;
}

/** Ranks as in language: the n-th word about n times rarer than the first. */
function pick(words: readonly string[], random: Random): string {
  return words[Math.min(words.length - 1, Math.floor(words.length ** random()) - 1)]!;
}

/** A name of the field, the well-known ones more often. */
export function name(random: Random, zh: boolean): string {
  const group = names[Math.floor(names.length * random() ** 2)]!;
  const fits = group.filter((each) => /[\u4e00-\u9fff]/.test(each) === zh);
  return fits[0] ?? group[0]!;
}

function text(random: Random, zh: boolean, length: number): string {
  let out = '';
  while (out.length < length) {
    const named = random() < 0.02;
    const word = named ? name(random, zh) : pick(zh ? chinese : english, random);
    const stop = random() < 0.08 ? (zh ? '。' : '. ') : zh ? '' : ' ';
    out += word + stop;
  }
  return out;
}

/** The n-th record, from 1. */
export function article(id: number): Article {
  const random = seeded(id * 7919);
  const zh = random() < 0.5;
  const bytes = 500 + random() ** 2 * 2700;
  const subject = name(random, zh);
  const words = zh ? chinese : english;
  return {
    id,
    storyId: id - (random() < 0.2 && id > 1 ? 1 : 0),
    title: `${subject}${zh ? '' : ' '}${text(random, zh, zh ? 18 : 50)}`.trim(),
    url: `https://example.com/${id}`,
    canonicalUrl: `https://example.com/${id}`,
    body: text(random, zh, zh ? bytes / 3 : bytes),
    keywords: [subject, pick(words, random), pick(words, random)],
    technologies: [pick(words, random)],
    industries: [pick(words.slice(0, 40), random)],
    companies: [name(random, zh)],
    people: [name(random, zh)],
    event: text(random, zh, zh ? 40 : 120),
    lang: zh ? 'zh' : 'en',
    site: `site${Math.floor(random() * 60)}.example`,
    arrivedAt: NOW - (400_000 - id) * 60_000,
  };
}

/** A question, and what kind it is. */
export interface Asked {
  readonly kind: string;
  readonly expression: Expression;
}

const word = (value: string): Expression => ({ kind: 'word', text: value });
const all = (...values: readonly string[]): Expression => ({ kind: 'and', of: values.map(word) });

/** Mixed questions as people type them, common and rare, in both languages; headlines among them. */
export function questions(count: number): readonly Asked[] {
  const random = seeded(42);
  const out: Asked[] = [];
  for (let i = 0; out.length < count; i++) {
    const zh = i % 2 === 0;
    const words = zh ? chinese : english;
    const common = (): string => words[Math.floor(random() * 60)]!;
    const rare = (): string => words[200 + Math.floor(random() * (words.length - 200))]!;
    const make: readonly (() => Asked)[] = [
      () => ({ kind: 'common word', expression: word(common()) }),
      () => ({ kind: 'rare word', expression: word(rare()) }),
      () => ({ kind: 'name', expression: word(name(random, zh)) }),
      () => ({ kind: 'two words', expression: all(name(random, zh), common()) }),
      () => ({ kind: 'three words', expression: all(common(), common(), rare()) }),
      () => ({ kind: 'either', expression: { kind: 'or', of: [word(rare()), word(common())] } }),
      () => ({
        kind: 'without',
        expression: { kind: 'and', of: [word(common()), { kind: 'not', of: word(common()) }] },
      }),
      () => ({
        kind: 'phrase',
        expression: { kind: 'phrase', text: `${common()}${zh ? '' : ' '}${common()}` },
      }),
      () => ({ kind: 'prefix', expression: { kind: 'prefix', text: rare().slice(0, zh ? 2 : 4) } }),
      () => ({ kind: 'unknown', expression: word(zh ? '龘龘鱻' : 'zzyzx') }),
      () => ({ kind: 'headline', expression: headline(article(1 + Math.floor(random() * 10_000))) }),
    ];
    out.push(make[i % make.length]!());
  }
  return out;
}

function headline({ title, body }: Article): Expression {
  return all(...`${title} ${body.slice(0, 30)}`.split(/\s+/).filter((each) => /[\p{L}\p{N}]/u.test(each)));
}
