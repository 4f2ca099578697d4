import type { Enricher, Enrichment } from '../../src/ports.ts';
import { eventSummary } from './event.ts';
import { industriesOf } from './industries.ts';
import { forReaders } from './injection.ts';
import { englishKeywords } from './keywords-en.ts';
import { createChineseKeywords } from './keywords-zh.ts';
import { modelsIn } from './models.ts';
import { namesIn } from './names.ts';

/** A headline has few keywords, a long report more: one for so many characters. */
const CHARS_PER_KEYWORD = 120;
const KEYWORDS = { least: 5, most: 15 } as const;
const MODELS = 8;
const TECHNOLOGIES = 10;
const NAMES = 8;
/** About three sentences. */
const EVENT_CHARS = { zh: 220, en: 420 } as const;
/** What matters of a long text stands in its beginning. */
const READ_CHARS = 12_000;

/**
 * Fills the fields of a record from the article alone: names and techniques by a lexicon, keywords by
 * frequency and place, the event in the article's own sentences. Needs no network, never throws for what
 * a text holds, and takes a few milliseconds; the Chinese dictionary is loaded with the first Chinese article.
 */
export function createOfflineEnricher(): Enricher {
  let chinese: ReturnType<typeof createChineseKeywords> | undefined;

  async function enrich({ title, body, lang }: Parameters<Enricher['enrich']>[0]): Promise<Enrichment> {
    const read = forReaders(body.slice(0, READ_CHARS));
    const text = `${title}\n${read}`;
    const { companies, people, technologies } = namesIn(text, lang);
    const models = modelsIn(text);
    const limit = Math.min(
      KEYWORDS.most,
      Math.max(KEYWORDS.least, Math.round(text.length / CHARS_PER_KEYWORD)),
    );
    if (lang === 'zh') chinese ??= createChineseKeywords();
    const keywords =
      lang === 'zh' ? (await chinese!)(title, read, limit) : englishKeywords(title, read, limit);
    return {
      keywords,
      technologies: [...models.slice(0, MODELS), ...technologies].slice(0, TECHNOLOGIES),
      industries: industriesOf(title, read, lang),
      companies: companies.slice(0, NAMES),
      people: people.slice(0, NAMES),
      event: eventSummary({ title, text: read, lang, maxChars: EVENT_CHARS[lang === 'zh' ? 'zh' : 'en'] }),
    };
  }

  return { enrich };
}
