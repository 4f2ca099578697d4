import type { Draft, Instant } from '../model.ts';
import { addressOf, canonicalUrl, dateInUrl, dayAt } from './identity.ts';
import type { NewsRecord } from './record.ts';
import { listOf, listText } from './record-list.ts';
import { siteOf } from './site.ts';

export interface RecordOrigin {
  /** When the record reached this store. */
  readonly arrivedAt: Instant;
  /** Name of its file, without folders; a leading ISO date dates all its records. */
  readonly fileName?: string;
}

/**
 * The article that a record describes. Its identity is the canonical address, or `urn:record:…`, made
 * from the text, when it has no link (`url` is then empty). Companies and people are left to the enricher.
 */
export function draftFromRecord(record: NewsRecord, origin: RecordOrigin): Draft {
  const title = tidyText(record.title).replace(/\s+/g, ' ');
  const body = tidyText(record.summary);
  const event = tidyText(record.event);
  const address = addressOf(record.link);
  const publishedAt = dateInName(origin.fileName ?? '') ?? pastDate(dateInUrl(record.link), origin.arrivedAt);
  return {
    title,
    url: address?.href ?? '',
    canonicalUrl: address ? canonicalUrl(record.link) : `urn:record:${fingerprint([title, body, event])}`,
    body,
    keywords: listOf(tidyText(record.keywords)),
    technologies: listOf(tidyText(record.technologies)),
    industries: listOf(tidyText(record.industries)),
    companies: [],
    people: [],
    event,
    lang: langOfText(`${title}\n${body}\n${event}`),
    site: siteOf(record.link),
    ...(publishedAt !== undefined && { publishedAt }),
    arrivedAt: origin.arrivedAt,
  };
}

/** The record that tells an article, for export. */
export function recordOf(
  article: Pick<Draft, 'title' | 'url' | 'body' | 'keywords' | 'technologies' | 'industries' | 'event'>,
): NewsRecord {
  return {
    title: article.title,
    link: article.url,
    summary: article.body,
    keywords: listText(article.keywords),
    technologies: listText(article.technologies),
    industries: listText(article.industries),
    event: article.event,
  };
}

/** `2024-02-15-openai-sora.txt` is of that day; noon UTC, so that it reads as that day almost everywhere. */
function dateInName(fileName: string): Instant | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(fileName);
  return match ? dayAt(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** A number in an address that would be a day to come is no date. */
function pastDate(at: Instant | undefined, now: Instant): Instant | undefined {
  return at !== undefined && at <= now + 86_400_000 ? at : undefined;
}

/** NFC, without control characters, trailing blanks and runs of empty lines. */
function tidyText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]/g, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * The language of a text by the scripts in it: Chinese characters against Latin words in small letters, so
 * that Chinese full of foreign names stays Chinese. What is neither is called English.
 */
export function langOfText(text: string): string {
  const sample = text.slice(0, 1_500);
  const han = count(sample, /\p{Script=Han}+/gu);
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]+/gu);
  const hangul = count(sample, /\p{Script=Hangul}+/gu);
  const latin = sample.match(/(?<![\p{L}])\p{Ll}\p{Script=Latin}*/gu)?.length ?? 0;
  if (kana * 5 > han && kana > 0) return 'ja';
  if (hangul > latin) return 'ko';
  return han > latin ? 'zh' : 'en';
}

/** Number of characters in the runs of a script. */
function count(text: string, runs: RegExp): number {
  return text.match(runs)?.reduce((sum, run) => sum + run.length, 0) ?? 0;
}

/** 106 bits of a text, as hexadecimal digits: enough to tell records apart, no defence against forgery. */
function fingerprint(parts: readonly string[]): string {
  const text = parts.join('\u0000');
  return [0x9e3779b9, 0x85ebca6b].map((seed) => hash53(text, seed).toString(16).padStart(14, '0')).join('');
}

/** cyrb53, a well-mixed hash in plain arithmetic. */
function hash53(text: string, seed: number): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0);
}
