import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Instant } from '../../src/model.ts';
import { isCjk, terms } from '../../src/text.ts';
import { parseDate } from './date.ts';
import { removeFurniture } from './furniture.ts';
import { mainText } from './main-text.ts';
import { oneLine, plainText } from './plain-text.ts';
import { resolve } from './xml.ts';

/** What a page says, as plain text. */
export interface ExtractedPage {
  readonly title: string;
  /** Empty when there is no article on the page. */
  readonly text: string;
  readonly site: string;
  readonly lang: string;
  /** The address that the page itself calls its own. */
  readonly canonical: string;
  readonly publishedAt?: Instant;
}

const MAX_ELEMENTS = 60_000;

/**
 * The article on a page. Runs where it can be killed: neither library bounds its own time.
 * `base` is the page's address.
 */
export function extractPage(html: string, base: string): ExtractedPage {
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
  embody(document);
  const meta = metaOf(document);
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
  // Readability takes the document apart, so what else is wanted is read first.
  const facts = {
    site: oneLine(meta('og:site_name')),
    lang: (document.documentElement?.getAttribute('lang') ?? meta('og:locale')).replace('_', '-'),
    canonical: canonical && resolve(canonical, base),
    ...dated(document, meta),
  };
  const written = articleBody(document);
  const heading = oneLine(meta('og:title') || (document.querySelector('title')?.textContent ?? ''));
  const article = new Readability<ParsedElement>(document, {
    maxElemsToParse: MAX_ELEMENTS,
    serializer: (node) => node as ParsedElement,
  }).parse();
  const title = oneLine(plainText(escapeMarkup(article?.title || heading)));
  const said = article?.content ? articleText(article.content, title) : '';
  const about = termsOf(`${title} ${meta('description')} ${meta('og:description')}`);
  if (isAbout(said, about)) return { title, text: said, ...facts };
  // Nothing was found, or a notice was taken for the article.
  const isBetter = (text: string) => covered(text, about) > covered(said, about) * 2 + 0.1;
  if (isBetter(written)) return { title, text: written, ...facts };
  const most = mostOf(html, title);
  return { title, text: isBetter(most) ? most : said, ...facts };
}

function articleText(content: ParsedElement, title: string): string {
  removeFurniture(content, title);
  return plainText(content.innerHTML);
}

const SHORT = 250;
const ENOUGH = 0.3;
const LONG = 500_000;

/** Does a text speak of what its page says that it is about? */
function isAbout(text: string, about: ReadonlySet<string>): boolean {
  return text.length >= SHORT && covered(text, about) >= ENOUGH;
}

function termsOf(text: string): Set<string> {
  return new Set(terms(text).filter((term) => term.length > (isCjk(term) ? 1 : 3)));
}

function covered(text: string, about: ReadonlySet<string>): number {
  if (about.size < 4) return text === '' ? 0 : 1;
  const own = termsOf(text);
  let both = 0;
  for (const term of about) if (own.has(term)) both++;
  return both / about.size;
}

/** The text where most sentences of the page are. */
function mostOf(html: string, title: string): string {
  // A page that takes long already would be given up over a second reading.
  if (html.length > LONG) return '';
  const { document } = parseHTML(html);
  const body = document.querySelector('body');
  const main = body === null ? undefined : mainText(body);
  return main === undefined ? '' : articleText(main as ParsedElement, title);
}

const BODY = /"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")/;

/** The text as a page gives it to machines, beside what it shows; empty where it does not. */
function articleBody(document: ParsedDocument): string {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const quoted = BODY.exec(script.textContent ?? '')?.[1];
    if (quoted === undefined) continue;
    try {
      return plainText(JSON.parse(quoted.replace(/[\n\r\t]/g, ' ')) as string);
    } catch {
      // Not JSON: then it says nothing.
    }
  }
  return '';
}

/** The body may be left out of a page, and this parser does not put it in as browsers do. */
function embody(document: ParsedDocument): void {
  const root = document.documentElement;
  if (root === null || document.querySelector('body') !== null) return;
  const body = document.createElement('body');
  for (const child of [...root.childNodes]) if (!HEADED.has(child.nodeName.toUpperCase())) body.append(child);
  root.append(body);
}

const HEADED = new Set(['HEAD', 'TITLE', 'META', 'LINK', 'BASE', 'STYLE', 'SCRIPT']);

type ParsedElement = ReturnType<ParsedDocument['createElement']>;
type ParsedDocument = ReturnType<typeof parseHTML>['document'];

function metaOf(document: ParsedDocument): (name: string) => string {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const name = (
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop')
    )?.toLowerCase();
    const content = element.getAttribute('content');
    if (name && content && !found.has(name)) found.set(name, content.slice(0, 2_000));
  }
  return (name) => found.get(name) ?? '';
}

const DATES = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'publishdate',
  'pubdate',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.date',
  'sailthru.date',
  'parsely-pub-date',
  'weibo: article:create_at',
];

function dated(document: ParsedDocument, meta: (name: string) => string): { readonly publishedAt?: Instant } {
  const linked = [...document.querySelectorAll('script[type="application/ld+json"]')].map(
    (script) =>
      /"datePublished"\s*:\s*"([^"]{4,40})"/.exec(script.textContent?.slice(0, 100_000) ?? '')?.[1] ?? '',
  );
  const shown =
    document
      .querySelector('article time[datetime], time[pubdate], time[itemprop="datePublished"]')
      ?.getAttribute('datetime') ?? '';
  for (const text of [...DATES.map(meta), ...linked, shown]) {
    const at = text === '' ? undefined : parseDate(text);
    if (at !== undefined) return { publishedAt: at };
  }
  return {};
}

/** A title is text already. */
function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
