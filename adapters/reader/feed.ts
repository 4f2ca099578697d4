import type { Instant } from '../../src/model.ts';
import { decode } from './charset.ts';
import { parseDate } from './date.ts';
import { jsonFeed } from './json-feed.ts';
import { oneLine, plainText, tidy } from './plain-text.ts';
import {
  childOf,
  childrenOf,
  type Element,
  hasElements,
  MAX_ENTRIES,
  markupIn,
  parseXml,
  resolve,
  textIn,
} from './xml.ts';

/** A feed of any format, as plain text and absolute addresses. */
export interface Feed {
  readonly title: string;
  /** The page that the feed belongs to. */
  readonly link: string;
  readonly description: string;
  readonly lang: string;
  readonly items: readonly Entry[];
}

export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly summary: string;
  readonly content: string;
  readonly published?: Instant;
  readonly updated?: Instant;
  readonly author: string;
  readonly tags: readonly string[];
  readonly enclosures: readonly string[];
}

/**
 * Reads RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed and news sitemaps, by what is in them and not by
 * what they say they are. Undefined when there is no feed in the bytes.
 */
export function parseFeed(
  bytes: Uint8Array,
  { contentType = '', url = '' }: { readonly contentType?: string; readonly url?: string } = {},
): Feed | undefined {
  const text = decode(bytes, contentType);
  if (/^\s*\{/.test(text.slice(0, 200))) return jsonFeed(text, url);
  return xmlFeed(parseXml(text, url));
}

function xmlFeed(document: Element): Feed | undefined {
  const root =
    find(document, ['rss', 'rdf:rdf', 'feed', 'channel', 'urlset'], 3) ??
    (childOf(document, 'entry') && document);
  if (!root) return undefined;
  const channel = root.name === 'channel' ? root : (childOf(root, 'channel') ?? root);
  // Items stand in the channel or, in RDF and in some damaged feeds, beside it.
  const entries = [root, ...(channel === root ? [] : [channel])].flatMap((place) =>
    childrenOf(place, 'item', 'entry', 'url'),
  );
  const read = entries.slice(0, MAX_ENTRIES);
  return {
    title: line(childOf(channel, 'title', 'dc:title')) || ofPublication(read, 'news:name'),
    link: linkOf(channel) ?? '',
    description: block(
      childOf(channel, 'description', 'subtitle', 'tagline', 'dc:description', 'itunes:summary', 'info'),
    ),
    lang: langOf(channel) || langOf(root) || ofPublication(read, 'news:language'),
    items: read.map(entryOf),
  };
}

/** What the pieces of a news sitemap, which has no name of its own, all say of their publication. */
function ofPublication(entries: readonly Element[], name: string): string {
  const said = new Set(
    entries.map((entry) => {
      const news = childOf(entry, 'news:news');
      const publication = news && childOf(news, 'news:publication');
      return line(publication && childOf(publication, name));
    }),
  );
  said.delete('');
  return said.size === 1 ? [...said][0]! : '';
}

/** The nearest element with one of the names, at most so deep. */
function find(element: Element, names: readonly string[], depth: number): Element | undefined {
  const direct = childOf(element, ...names);
  if (direct || depth === 0) return direct;
  for (const child of element.children) {
    const found = typeof child === 'string' ? undefined : find(child, names, depth - 1);
    if (found) return found;
  }
  return undefined;
}

function entryOf(entry: Element): Entry {
  const news = childOf(entry, 'news:news');
  const id = childOf(entry, 'id', 'guid', 'dc:identifier');
  const published = dateIn(entry, [
    'pubdate',
    'published',
    'issued',
    'dcterms:issued',
    'created',
    'dcterms:created',
    'dc:date',
    'date',
  ]);
  const updated = dateIn(entry, ['updated', 'modified', 'dcterms:modified', 'lastbuilddate', 'lastmod']);
  const newsDate = news && dateIn(news, ['news:publication_date']);
  return {
    id: (id ? oneLine(textIn(id)) : (entry.attributes['rdf:about'] ?? '')).trim(),
    title: line(
      childOf(entry, 'title', 'dc:title', 'media:title', 'itunes:title') ??
        (news && childOf(news, 'news:title')),
    ),
    link: linkOf(entry) ?? '',
    summary: block(
      childOf(
        entry,
        'summary',
        'description',
        'dc:description',
        'dcterms:abstract',
        'itunes:summary',
        'media:description',
      ),
    ),
    content: block(
      childOf(entry, 'content:encoded', 'content', 'xhtml:body', 'body', 'fullitem', 'description'),
    ),
    ...maybe('published', published ?? newsDate),
    ...maybe('updated', updated),
    author: authorOf(entry),
    tags: tagsOf(entry),
    enclosures: childrenOf(entry, 'enclosure', 'media:content', 'link')
      .filter(({ name, attributes }) => name !== 'link' || attributes.rel === 'enclosure')
      .map((element) => ({ address: element.attributes.url ?? element.attributes.href ?? '', element }))
      .filter(({ address }) => address !== '')
      .map(({ address, element }) => resolve(address, element.base)),
  };
}

function maybe<K extends string>(key: K, value: Instant | undefined): { readonly [k in K]?: Instant } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [k in K]?: Instant };
}

function dateIn(entry: Element, names: readonly string[]): Instant | undefined {
  for (const name of names) {
    for (const element of childrenOf(entry, name)) {
      const at = parseDate(textIn(element));
      if (at !== undefined) return at;
    }
  }
  return undefined;
}

/** The page of a channel or entry: its link, or a guid that is one. */
function linkOf(element: Element): string | undefined {
  const links = childrenOf(element, 'link', 'loc', 'url');
  const atom = links.filter(({ attributes }) => attributes.href);
  const own = links.find((link) => !link.attributes.href && oneLine(textIn(link)) !== '');
  const alternates = atom.filter(
    ({ attributes: { rel } }) => rel === undefined || /^(.*\/)?alternate$/i.test(rel),
  );
  const page =
    alternates.find(({ attributes: { type } }) => type === undefined || /html/i.test(type)) ?? alternates[0];
  if (own && !/^\s*$/.test(textIn(own))) return resolve(oneLine(textIn(own)), own.base);
  if (page) return resolve(page.attributes.href!, page.base);
  const guid = childOf(element, 'guid', 'id');
  const permanent = guid && guid.attributes.ispermalink?.toLowerCase() !== 'false';
  const address = guid ? oneLine(textIn(guid)) : '';
  if (permanent && /^https?:\/\//i.test(address)) return address;
  const about = element.attributes['rdf:about'];
  if (about && /^https?:\/\//i.test(about)) return about;
  const other = atom.find(({ attributes: { rel } }) => /via|related/i.test(rel ?? ''));
  return other && resolve(other.attributes.href!, other.base);
}

function langOf(element: Element): string {
  const said = childOf(element, 'language', 'dc:language');
  return said ? oneLine(textIn(said)) : (element.attributes['xml:lang'] ?? '');
}

function authorOf(entry: Element): string {
  const author = childOf(
    entry,
    'author',
    'dc:creator',
    'dc:author',
    'itunes:author',
    'managingeditor',
    'contributor',
  );
  if (!author) return '';
  const name = childOf(author, 'name') ?? childOf(author, 'email');
  return line(name ?? author);
}

function tagsOf(entry: Element): string[] {
  const tags = childrenOf(entry, 'category', 'dc:subject', 'media:category').flatMap((element) => {
    const { label, term } = element.attributes;
    return [line(element), label, term].flatMap((tag) => (tag ? [oneLine(tidy(tag))] : [])).slice(0, 1);
  });
  return [...new Set(tags)].slice(0, 50);
}

/** An element's text in one line. */
function line(element: Element | undefined): string {
  return element ? oneLine(block(element)) : '';
}

/** An element's text, reduced from what its `type` and `mode` say it is; HTML where nothing says otherwise. */
function block(element: Element | undefined): string {
  if (!element) return '';
  const { type = '', mode, src } = element.attributes;
  if (src && textIn(element).trim() === '') return '';
  if (mode === 'base64' || /^application\/octet-stream/.test(type)) return plainText(base64(textIn(element)));
  if (hasElements(element)) return plainText(markupIn(element, !/(^|\/)html$/.test(type)));
  if (type === 'text' || type === 'text/plain') return tidy(textIn(element));
  return plainText(textIn(element));
}

function base64(text: string): string {
  return decode(Uint8Array.from(Buffer.from(text, 'base64')));
}
