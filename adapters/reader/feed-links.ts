import { Parser } from 'htmlparser2';
import { feed } from './pieces.ts';
import { oneLine, tidy } from './plain-text.ts';
import { resolve } from './xml.ts';

export interface FeedLink {
  readonly url: string;
  readonly title: string;
}

const FEED_TYPE = /^application\/(rss|atom|rdf|feed)\+(xml|json)|^application\/json$|^text\/(rss|atom)/i;
const MAX_LINKS = 20;

/** The feeds that an HTML page names, in its order, each once; feeds of comments last. */
export function feedLinks(html: string, base: string): FeedLink[] {
  const named = new Map<string, FeedLink>();
  const linked = new Map<string, FeedLink>();
  let from = base;
  let depth = 0;
  const parser = new Parser({
    onclosetag() {
      depth--;
    },
    onopentag(tag, { href, rel = '', type = '', title = '' }) {
      depth++;
      if (!href) return;
      if (tag === 'base') from = resolve(href, base);
      const url = resolve(href, from);
      if (!/^https?:/i.test(url)) return;
      const link = { url, title: oneLine(tidy(title)).slice(0, 200) };
      if (
        tag === 'link' &&
        /\balternate\b/i.test(rel) &&
        FEED_TYPE.test(type) &&
        !/oembed|wp-json/i.test(url)
      ) {
        if (!named.has(url)) named.set(url, link);
      } else if (tag === 'a' && looksLikeFeed(url) && !linked.has(url)) linked.set(url, link);
    },
  });
  feed(parser, html, () => depth > 5_000);
  const found = [...(named.size > 0 ? named : linked).values()];
  const isComments = ({ url, title }: FeedLink) => /comments?(\/|$)|评论/i.test(`${url} ${title}`);
  const main = found.filter((link) => !isComments(link));
  return (main.length > 0 ? main : found).slice(0, MAX_LINKS);
}

function looksLikeFeed(url: string): boolean {
  const { pathname } = new URL(url);
  return /(^|\/)(rss|atom|feed|feeds)(\/|\.xml|\.rdf|\.json)?$|\.(rss|atom|rdf)$|\/(index|feed|rss)\.xml$/i.test(
    pathname,
  );
}
