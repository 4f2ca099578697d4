import { shownTitle } from '../../src/cards/headline.ts';
import { otherNames } from '../../src/news/aliases.ts';
import type { Enricher, Enrichment } from '../../src/ports.ts';
import { isCjk } from '../../src/text.ts';
import { eventSummary } from './event.ts';
import { industriesOf } from './industries.ts';
import { forReaders } from './injection.ts';
import { englishKeywords } from './keywords-en.ts';
import { createChineseKeywords } from './keywords-zh.ts';
import { modelsIn } from './models.ts';
import { namesIn } from './names.ts';
import { openingName } from './opening-name.ts';
import { createCutter } from './words.ts';

/** A headline has few keywords, a long report more: one for so many characters. */
const CHARS_PER_KEYWORD = 120;
const KEYWORDS = { least: 5, most: 15 } as const;
const MODELS = 8;
const TECHNOLOGIES = 10;
const NAMES = 8;
/** About three sentences, and the headline where it is needed. */
const EVENT_CHARS = { zh: 240, en: 460 } as const;
/** What matters of a long text stands in its beginning. */
const READ_CHARS = 12_000;

/**
 * Fills the fields of a record from the article alone: names and techniques by a lexicon, keywords by
 * frequency and place, the event in the article's own sentences. Needs no network, never throws for what
 * a text holds, and takes a few milliseconds; the Chinese dictionary is loaded with the first Chinese article.
 */
export function createOfflineEnricher(): Enricher {
  const cutter = createCutter();
  let chinese: ReturnType<typeof createChineseKeywords> | undefined;

  async function enrich({ title, body, lang }: Parameters<Enricher['enrich']>[0]): Promise<Enrichment> {
    const read = forReaders(body.slice(0, READ_CHARS)).replace(ARXIV, '');
    const headline = shownTitle({ title, site: '' });
    const text = `${headline}\n${read}`;
    const { companies, people, technologies, industries } = recognised(text, headline.length, lang);
    const models = modelsIn(text);
    const limit = Math.min(
      KEYWORDS.most,
      Math.max(KEYWORDS.least, Math.round(text.length / CHARS_PER_KEYWORD)),
    );
    if (lang === 'zh') chinese ??= createChineseKeywords();
    const most = limit + MODELS;
    const terms =
      lang === 'zh' ? (await chinese!)(headline, read, most) : englishKeywords(headline, read, most);
    const said = headline.toLowerCase();
    const techniques = technologies.filter((name) => /[\s-]/.test(name) && said.includes(name.toLowerCase()));
    const opening = openingName(headline);
    const names = [
      ...(opening === undefined ? [] : [opening]),
      ...inTurn(models.slice(0, MODELS), companies.slice(0, NAMES), people.slice(0, NAMES)),
      ...techniques,
    ];
    return {
      keywords: namesFirst(names, terms, `${headline}\n${read.slice(0, HEAD_CHARS)}`, limit),
      technologies: [...models.slice(0, MODELS), ...othersThan(models, technologies)].slice(0, TECHNOLOGIES),
      industries,
      companies: companies.slice(0, NAMES),
      people: people.slice(0, NAMES),
      event: eventSummary({ title, text: read, lang, maxChars: EVENT_CHARS[lang === 'zh' ? 'zh' : 'en'] }),
    };
  }

  /** What the lexicons find. The words are cut once, and are gone with the next article. */
  function recognised(text: string, titleLength: number, lang: string) {
    const words = cutter(text);
    let headline = 0;
    while (headline < words.count && words.starts[headline]! < titleLength) headline++;
    return { ...namesIn(text, lang, words), industries: industriesOf(words, headline, lang) };
  }

  return { enrich };
}

/** What arXiv's feed puts before each abstract. */
const ARXIV = /^arXiv:\S+\s+Announce Type: \S+\s+(?:Abstract:\s*)?/i;

/** A name that matters stands in the headline or not far below. */
const HEAD_CHARS = 1_000;
/** Names make up to this share of the keywords, as editors give them. */
const NAMED = 0.6;

/** Everything here is about them. */
const WIDE = new Set(['ai', '人工智能']);

/** An editor's keywords are first whom and what it is about, then the terms; each once. */
function namesFirst(
  names: readonly string[],
  words: readonly string[],
  head: string,
  limit: number,
): readonly string[] {
  const heading = head.toLowerCase();
  const inHead = names.filter((name) => heading.includes(name.toLowerCase()));
  const central = inHead
    .filter((name) => !inHead.some((other) => opens(name, other)))
    .slice(0, limit * NAMED);
  const chosen = new Map(central.map((name) => [keyOf(name), name]));
  // What is only a piece of a name (`Pro` of `DeepSeek-V4-Pro`) says nothing more.
  const pieces = new Set(
    central.flatMap((name) => [name, ...otherNames(name), ...name.split(/[\s·-]+/)]).map(singular),
  );
  for (const word of words) {
    if (chosen.size >= limit) break;
    if (WIDE.has(keyOf(word)) || pieces.has(singular(word)) || chosen.has(keyOf(word))) continue;
    if (!central.some((name) => goesOn(word, name) || (isCjk(word) && name.includes(word))))
      chosen.set(keyOf(word), word);
  }
  return [...chosen.values()];
}

/** Those that are not one of the names in other words (`MCP`, 模型上下文协议). */
function othersThan(names: readonly string[], all: readonly string[]): readonly string[] {
  if (names.length === 0) return all;
  const known = new Set(names.map(keyOf));
  return all.filter((name) => ![name, ...otherNames(name)].some((one) => known.has(keyOf(one))));
}

/** Is it but the beginning of the other (`Mistral`, `Mistral AI`)? */
function opens(name: string, other: string): boolean {
  return other.toLowerCase().startsWith(`${name.toLowerCase()} `);
}

/** Does the name's number go on where the word ends (`GPT-5`, `GPT-5.5`)? */
function goesOn(word: string, name: string): boolean {
  return /\d$/.test(word) && name.toLowerCase().startsWith(`${word.toLowerCase()}.`);
}

/** The first of each list, then the second of each. */
function inTurn(...lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}

function singular(name: string): string {
  return keyOf(name).replace(/(?<=[a-z]{3}[^s])s$/, '');
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[\s-]+/g, '');
}
