import { decodeHTMLStrict } from 'entities';
import { type Handler, Parser } from 'htmlparser2';
import { feed } from './pieces.ts';

/** An element of a feed. */
export interface Element {
  /** Lower case, with the usual prefix of its namespace whatever the document calls it: `dc:date`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
  /** The address that relative links inside are relative to. */
  readonly base: string;
}

interface OpenElement extends Element {
  children: readonly (Element | string)[];
  readonly written: string;
  readonly spaces: Readonly<Record<string, string>>;
}

/** Namespaces whose elements are the feed's own go without a prefix. */
const SPACES: readonly (readonly [RegExp, string])[] = [
  [/purl\.org\/dc\/terms/i, 'dcterms'],
  [/purl\.org\/dc\//i, 'dc'],
  [/purl\.org\/rss\/1\.0\/modules\/content/i, 'content'],
  [/search\.yahoo\.com\/mrss/i, 'media'],
  [/itunes/i, 'itunes'],
  [/22-rdf-syntax/i, 'rdf'],
  [/1999\/xhtml/i, 'xhtml'],
  [/sitemap-news/i, 'news'],
  [/feedburner/i, 'feedburner'],
  [/purl\.org\/(atom|rss\/1\.0\/?$|net\/rss)|w3\.org\/2005\/atom|netscape\.com\/rdf|userland\.com/i, ''],
  [/my\.netscape|law\.harvard\.edu|rssboard|schemas\/sitemap\/|google\.com\/schemas\/sitemap\//i, ''],
];

const MAX_DEPTH = 200;
const MAX_ELEMENTS = 400_000;
/** Elements open inside what is passed over, or attributes of one element; more are no document. */
const HOPELESS = 5_000;
/** Entries of a document that are read; after one more it ends. */
export const MAX_ENTRIES = 1_000;
const MAX_ATTRIBUTES = 64;
/** Where entries stand. One that is met deeper means that what is around it was never closed. */
const CONTAINERS: Readonly<Record<string, RegExp>> = {
  item: /^(channel|rdf:rdf|rss)$/,
  entry: /^feed$/,
  url: /^urlset$/,
};

/**
 * The elements of an XML document, however damaged: what was never closed ends where its parent does,
 * what was never opened is passed over, and what breaks off in the middle ends there. Entities that a
 * document defines itself are not expanded, and nothing is ever fetched. Linear in its input.
 */
export function parseXml(text: string, base: string): Element {
  const { root, events, enough } = building(base);
  // Entities are decoded in whole texts, see `unescaped`: the parser would do it character by character.
  feed(new Parser(events, { xmlMode: true, decodeEntities: false }), text, enough);
  return root;
}

interface Building {
  readonly root: Element;
  readonly events: Partial<Handler>;
  enough(): boolean;
}

function building(base: string): Building {
  const root = opened('', '', {}, { '': '' }, base);
  const stack: OpenElement[] = [root];
  let elements = 0;
  let cdata = false;
  let skipped = 0;
  let entries = 0;
  let unread = 0;

  const events = {
    onattribute() {
      unread++;
    },
    onopentag(written: string, attributes: Readonly<Record<string, string>>) {
      unread = 0;
      if (skipped > 0 || stack.length > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
        skipped++;
        return;
      }
      const spaces = spacesOf(attributes, stack.at(-1)!.spaces);
      const name = nameOf(written, spaces);
      const container = CONTAINERS[name];
      if (container) {
        entries++;
        const open = stack.findLastIndex((element) => container.test(element.name));
        if (open > 0 && !inText(stack, open)) stack.length = open + 1;
      }
      const parent = stack.at(-1)!;
      const own = attributes['xml:base'];
      const element = opened(
        name,
        written,
        attributes,
        spaces,
        own ? resolve(own, parent.base) : parent.base,
      );
      add(parent, element);
      stack.push(element);
    },
    ontext(data: string) {
      if (skipped > 0) return;
      add(stack.at(-1)!, cdata ? data : unescaped(data));
    },
    oncdatastart() {
      cdata = true;
    },
    oncdataend() {
      cdata = false;
    },
    onclosetag(written: string) {
      if (skipped > 0) {
        skipped--;
        return;
      }
      const open = stack.findLastIndex((element) => element.written === written);
      if (open > 0) stack.length = open;
    },
  };
  return { root, events, enough: () => skipped > HOPELESS || unread > HOPELESS || entries > MAX_ENTRIES };
}

/** With the characters that entities stand for. */
function unescaped(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text;
}

/** Most elements have no attributes and one child at most: objects for what is not there would be most of the tree. */
const NONE: Record<string, string> = Object.freeze(Object.create(null));
const NOTHING: readonly never[] = Object.freeze([]);

function add(parent: OpenElement, child: Element | string): void {
  const { children } = parent;
  if (children.length === 0) parent.children = [child];
  else (children as (Element | string)[]).push(child);
}

/** Is an entry's name met inside a text, as the markup of an example? */
function inText(stack: readonly OpenElement[], container: number): boolean {
  return stack
    .slice(container + 1)
    .some(({ name }) => /^(content|description|summary|xhtml:\w+|div)$/.test(name));
}

function opened(
  name: string,
  written: string,
  raw: Readonly<Record<string, string>>,
  spaces: Readonly<Record<string, string>>,
  base: string,
): OpenElement {
  const keys = firstKeys(raw);
  const attributes: Record<string, string> = keys.length === 0 ? NONE : Object.create(null);
  for (const key of keys) attributes[key.toLowerCase()] = unescaped(raw[key]!);
  return { name, written, attributes, spaces, base, children: NOTHING };
}

/** However many there are, no list of all of them is made. */
function firstKeys(attributes: Readonly<Record<string, string>>): string[] {
  const keys: string[] = [];
  for (const key in attributes) {
    if (keys.length === MAX_ATTRIBUTES) break;
    keys.push(key);
  }
  return keys;
}

/** The prefixes in force, each with the usual one of its namespace. */
function spacesOf(attributes: Readonly<Record<string, string>>, outer: Readonly<Record<string, string>>) {
  let own: Record<string, string> | undefined;
  for (const key of firstKeys(attributes)) {
    const match = /^xmlns(?::(.+))?$/i.exec(key);
    if (!match) continue;
    const address = attributes[key]!;
    const usual = SPACES.find(([shape]) => shape.test(address))?.[1];
    const prefix = match[1]?.toLowerCase() ?? '';
    own ??= { ...outer };
    own[prefix] = usual ?? (prefix === '' ? '' : prefix);
  }
  return own ?? outer;
}

function nameOf(written: string, spaces: Readonly<Record<string, string>>): string {
  const lower = written.toLowerCase();
  const colon = lower.indexOf(':');
  const prefix = colon < 0 ? '' : lower.slice(0, colon);
  const local = lower.slice(colon + 1);
  const space = spaces[prefix] ?? prefix;
  return space === '' || space === 'atom' || space === 'rss' ? local : `${space}:${local}`;
}

/** An address made absolute; as written where that cannot be. */
export function resolve(address: string, base: string): string {
  const trimmed = address.trim();
  return URL.parse(trimmed, base)?.href ?? trimmed;
}

/** The elements among the children that have one of the names, in the document's order. */
export function childrenOf(element: Element, ...names: readonly string[]): Element[] {
  return element.children.filter(
    (child): child is Element => typeof child !== 'string' && names.includes(child.name),
  );
}

/** The first child with the first of the names that there is. */
export function childOf(element: Element, ...names: readonly string[]): Element | undefined {
  for (const name of names) {
    const found = element.children.find((child) => typeof child !== 'string' && child.name === name);
    if (found) return found as Element;
  }
  return undefined;
}

/** The text of an element and of what is inside it. */
export function textIn(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

/** What is inside an element, written out as HTML. Its text is HTML already unless it is `plain`. */
export function markupIn(element: Element, plain: boolean): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return plain ? escaped(child) : child;
      const tag = child.name.replace(/^.*:/, '');
      return `<${tag}>${markupIn(child, plain)}</${tag}>`;
    })
    .join('');
}

/** Whether there are elements inside an element. */
export function hasElements(element: Element): boolean {
  return element.children.some((child) => typeof child !== 'string');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
