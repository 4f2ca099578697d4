import { isCommon, stem } from '../../../src/news/words.ts';
import type { Enrichment } from '../../../src/ports.ts';
import { isCjk, terms, tokens } from '../../../src/text.ts';
import { visibleLine } from '../../../src/visible.ts';
import { industriesTouched } from '../industries.ts';
import { speaksToMachines } from '../injection.ts';
import type { ChineseWords } from '../jieba.ts';
import { EVERYDAY } from '../lexicon/everyday.ts';
import { type Names, namesIn } from '../names.ts';
import type { ModelAnswer } from './answer.ts';
import type { Asked } from './asked.ts';

/**
 * What of a model's answer the article bears out. A model may be mistaken, and it may do what an article
 * tells it to; so a name counts only if the article has it, and a sentence only if the sentences that it is
 * said to come from exist, have its figures and most of its words, and the article has the rest.
 */
export function borneOut(answer: ModelAnswer, asked: Asked, words?: ChineseWords): Partial<Enrichment> {
  const article = paper(asked);
  const known = namesIn(asked.sentences.join('\n'), asked.lang);
  const named = (list: readonly string[], kind?: keyof Names) =>
    shortList(list).filter((name) => article.has(name) || (kind && known[kind].includes(name)));
  const proper = (list: readonly string[], kind: keyof Names) =>
    named(list, kind).filter((name) => /[\p{Lu}\p{Lo}\d]/u.test(name));
  const industries = industriesTouched(asked.sentences.join('\n'), asked.lang);
  return {
    keywords: named(answer.keywords).slice(0, MOST.keywords),
    technologies: named(answer.technologies, 'technologies').slice(0, MOST.technologies),
    industries: shortList(answer.industries)
      .filter((name) => industries.includes(name))
      .slice(0, MOST.industries),
    companies: proper(answer.companies, 'companies').slice(0, MOST.names),
    people: proper(answer.people, 'people').slice(0, MOST.names),
    event: eventOf(answer.event, asked, article, words),
  };
}

const MOST = { keywords: 12, technologies: 8, industries: 3, names: 8, sentences: 4 } as const;
const NAME_CHARS = 48;
const SENTENCE_CHARS = { zh: 160, other: 360 } as const;
const EVENT_CHARS = { zh: 260, other: 520 } as const;
/** Share of a sentence's own words that its sources must have. */
const SUPPORT = 0.6;

const everyday = new Set(EVERYDAY.split(/\s+/));

/** Addresses of every kind, and names called out. Ends of hosts are those that people type and forge. */
const ADDRESS =
  /[a-z][a-z\d+.-]*:\/\/|\bwww\.|\b(?:mailto|javascript|data|tel):|[\w.+-]+@[\w-]+|[@＠]\s?[\p{L}\p{N}_]|\b(?:\d{1,3}\.){3}\d{1,3}\b|(?<![\p{L}\p{N}])(?:[\p{L}\p{N}-]+\.)+(?:com|net|org|io|ai|cn|dev|app|co|me|info|biz|xyz|top|ru|site|online|shop|club|live|link|click|example|test|invalid|local|onion|gov|edu|eu|uk|de|fr|jp|kr|hk|tw|tv|cc|ly|gg|gl|sh|to)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[\p{L}\p{N}-]+\[\.\][\p{L}]+/iu;
/** Nothing that a renderer, or a person who copies the text, could take for markup. */
const MARKUP = /[<>{}[\]|`~^\\＜＞]|\*\*|__|\]\(|&#?\w+;|^\s*(?:#|[-*+•]\s|\d+[.)]\s)|:\w+:/u;

function isPlain(text: string): boolean {
  return text !== '' && !ADDRESS.test(text) && !MARKUP.test(text) && !speaksToMachines(text);
}

/** Names as they may be shown: in one line, short, each once. */
function shortList(list: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const raw of list.slice(0, 60)) {
    if (raw.length > NAME_CHARS * 4) continue;
    const name = visibleLine(raw);
    const key = name.toLowerCase();
    if (name.length > NAME_CHARS || name.length < 2 || !isPlain(name) || found.has(key)) continue;
    found.set(key, name);
  }
  return [...found.values()];
}

interface Paper {
  /** Does the article have these words beside each other, whole? */
  has(name: string): boolean;
  hasWord(folded: string): boolean;
}

function paper({ sentences }: Asked): Paper {
  const cut = sentences.map((sentence) => tokens(sentence).map(({ text }) => text));
  const words = new Set(cut.flat().flatMap((word) => [word, stem(word)]));
  const text = cut.map((sentence) => ` ${sentence.join(' ')} `).join('\n');
  return {
    hasWord: (folded) => words.has(folded) || words.has(stem(folded)),
    has(name) {
      const parts = tokens(name);
      if (parts.length === 0) return false;
      // A word of letters has to be a whole one; Chinese has no such edges.
      const head = parts[0]!.cjk ? '' : ' ';
      const tail = parts.at(-1)!.cjk ? '' : ' ';
      return text.includes(`${head}${parts.map((part) => part.text).join(' ')}${tail}`);
    },
  };
}

function eventOf(
  event: ModelAnswer['event'],
  asked: Asked,
  article: Paper,
  words: ChineseWords | undefined,
): string {
  const zh = asked.lang === 'zh';
  const kept: string[] = [];
  let room: number = zh ? EVENT_CHARS.zh : EVENT_CHARS.other;
  for (const { text, from } of event.slice(0, 12)) {
    if (text.length > 2_000 || kept.length >= MOST.sentences) continue;
    const sentence = visibleLine(text);
    if (sentence.length > (zh ? SENTENCE_CHARS.zh : SENTENCE_CHARS.other)) continue;
    if (sentence.length + 1 > room || kept.includes(sentence) || !isPlain(sentence)) continue;
    if (!isSupported(sentence, sourcesOf(from, asked), asked, article, words)) continue;
    kept.push(sentence);
    room -= sentence.length + 1;
  }
  return kept.join(zh ? '' : ' ');
}

/** The sentences that are meant; none if only one of them does not exist. */
function sourcesOf(from: readonly number[], { sentences }: Asked): readonly string[] {
  if (from.length === 0 || from.length > 12) return [];
  const found = from.map((id) => sentences[id] ?? '');
  return found.some((sentence) => sentence === '') ? [] : found;
}

function isSupported(
  sentence: string,
  sources: readonly string[],
  asked: Asked,
  article: Paper,
  words: ChineseWords | undefined,
): boolean {
  if (sources.length === 0 || !isIn(asked.lang, sentence)) return false;
  const said = [...sources, asked.sentences[0] ?? ''].join('\n');
  const figures = figuresOf(said);
  if (figuresOf(sentence).some((figure) => !figures.includes(figure))) return false;
  if (turnsRound(sentence, said) || strangers(sentence, asked, article, words)) return false;
  const has = new Set(terms(said).map(stem));
  const own = [
    ...new Set(
      terms(sentence)
        .filter((term) => !isCommon(term))
        .map(stem),
    ),
  ];
  return own.length >= 2 && own.filter((term) => has.has(term)).length / own.length >= SUPPORT;
}

const NO =
  /\b(?:not|no|never|none|without|neither|nor|cannot|fails?|failed|denies|denied)\b|n['’]t\b|[不没未无非否]|拒绝|失败|取消/giu;

/** Does it say no where its sources do not? One small word can turn a report into its opposite. */
function turnsRound(sentence: string, said: string): boolean {
  const there = new Set((said.match(NO) ?? []).map((word) => word.toLowerCase()));
  return (sentence.match(NO) ?? []).some((word) => !there.has(word.toLowerCase()));
}

/** A record reads in its article's language. */
function isIn(lang: string, sentence: string): boolean {
  return lang === 'zh' ? isCjk(sentence) : lang !== 'en' || !isCjk(sentence);
}

const UNITS =
  /\b(?:hundred|thousand|million|billion|trillion|dozen|percent|half|twice|double|triple|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)s?\b|[\d一二三四五六七八九十两]\s*(?:[十百千万亿]+|倍|成)|百分之[一二三四五六七八九十百]+/giu;

/** Figures as written, without what separates thousands, and the words that stand for figures. */
function figuresOf(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/g, '');
  const digits = plain.match(/\d+(?:[.:]\d+)*/g) ?? [];
  const units = (plain.match(UNITS) ?? []).map((unit) => unit.toLowerCase().replace(/\s+/g, ''));
  // "5 billion" in the sentence wants "5 billion" there, not a 5 here and a billion elsewhere.
  const pairs = plain.match(
    /\d+(?:\.\d+)?\s*(?:hundred|thousand|million|billion|trillion|percent|%|[万亿]+)/giu,
  );
  const joined = (pairs ?? []).map((pair) => pair.toLowerCase().replace(/\s+/g, ''));
  return [...digits, ...units, ...joined];
}

/** Does the sentence have a name, or any word that carries meaning, that the article does not? */
function strangers(sentence: string, asked: Asked, article: Paper, words: ChineseWords | undefined): boolean {
  for (const { text, start, end, cjk } of tokens(sentence)) {
    if (cjk || article.hasWord(text)) continue;
    const written = sentence.slice(start, end);
    const plain = isCommon(text) || everyday.has(text);
    const opens = start === 0 || /[.!?:;]["”’)]?\s+["“‘(]?$/u.test(sentence.slice(0, start));
    if (asked.lang === 'zh' || !plain || (/\p{Lu}/u.test(written) && !opens)) return true;
  }
  return (words?.tag(sentence) ?? []).some(
    ({ word, tag }) =>
      MEANING.test(tag) && word.length > 1 && !article.has(word) && !EVERYDAY_ZH.has(word) && isCjk(word),
  );
}

/** Parts of speech that carry meaning: names, nouns, verbs, adjectives, set phrases. */
const MEANING = /^(?:n|v|a|i|l|j|z)/;
const EVERYDAY_ZH = new Set(
  '表示 宣布 介绍 指出 认为 称为 包括 包含 可以 能够 进行 通过 相关 公司 该公司 用于 成为 属于 来自 位于 提供 具有 拥有 主要 目前 方面 同时 名为'.split(
    ' ',
  ),
);
