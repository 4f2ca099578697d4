import type { Instant } from '../../src/model.ts';
import { parseDate } from './date.ts';
import type { Entry, Feed } from './feed.ts';
import { oneLine, plainText, tidy } from './plain-text.ts';
import { resolve } from './xml.ts';

type Json = Readonly<Record<string, unknown>>;

/** A JSON Feed; undefined for other JSON. */
export function jsonFeed(text: string, url: string): Feed | undefined {
  const feed = objectOf(parsed(text));
  if (!feed || !Array.isArray(feed.items)) return undefined;
  const home = string(feed.home_page_url);
  return {
    title: oneLine(tidy(string(feed.title))),
    link: home && resolve(home, url),
    description: tidy(string(feed.description)),
    lang: string(feed.language),
    items: feed.items.slice(0, 1_000).flatMap((item) => {
      const entry = objectOf(item);
      return entry ? [entryOf(entry, url)] : [];
    }),
  };
}

function entryOf(item: Json, url: string): Entry {
  const link = string(item.url) || string(item.external_url) || addressIn(string(item.id));
  const content = string(item.content_html)
    ? plainText(string(item.content_html))
    : tidy(string(item.content_text));
  return {
    id: string(item.id),
    title: oneLine(plainText(string(item.title))),
    link: link && resolve(link, url),
    summary: tidy(string(item.summary)),
    content,
    ...date('published', item.date_published),
    ...date('updated', item.date_modified),
    author: authorOf(item),
    tags: array(item.tags).map((tag) => oneLine(tidy(string(tag)))),
    enclosures: array(item.attachments).flatMap((attachment) => {
      const address = string(objectOf(attachment)?.url);
      return address ? [resolve(address, url)] : [];
    }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, 50) : [];
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function addressIn(text: string): string {
  return /^https?:\/\//i.test(text) ? text : '';
}

function authorOf(item: Json): string {
  const author = objectOf(array(item.authors)[0]) ?? objectOf(item.author);
  return oneLine(tidy(string(author?.name)));
}

function date<K extends 'published' | 'updated'>(key: K, value: unknown): { readonly [k in K]?: Instant } {
  const at = parseDate(string(value));
  return (at === undefined ? {} : { [key]: at }) as { readonly [k in K]?: Instant };
}
