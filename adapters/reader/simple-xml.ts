import { isBlank, nameEnd, tagEnd } from './tag.ts';

/** What a reader of XML tells, as htmlparser2 tells it. */
export interface Events {
  onopentag(name: string, attributes: Readonly<Record<string, string>>): void;
  ontext(text: string): void;
  oncdatastart(): void;
  oncdataend(): void;
  onclosetag(name: string): void;
}

/**
 * Reads XML in which nothing is odd: the events are those of the whole parser. False where it meets anything
 * that is, or that does not end; the events until then are to be forgotten. `enough` stops it, as done.
 */
export function readSimpleXml(text: string, events: Events, enough: () => boolean): boolean {
  const open: string[] = [];
  for (let at = 0; at < text.length && !enough(); ) {
    const tag = text.indexOf('<', at);
    if (tag !== at) events.ontext(text.slice(at, tag < 0 ? text.length : tag));
    if (tag < 0) break;
    const next = text.charCodeAt(tag + 1);
    // < ! ? / and names
    if (next === 33) at = afterDeclaration(text, tag, events);
    else if (next === 63) at = text.indexOf('>', tag) + 1;
    else if (next === 47) at = close(text, tag + 2, open, events);
    else at = start(text, tag + 1, open, events);
    if (at <= 0) return false;
  }
  while (open.length > 0) events.onclosetag(open.pop()!);
  return true;
}

/** Attributes of one element; more are no document. */
const MANY = 1_000;
const CDATA = '<![CDATA[';

/** Where it goes on behind a comment, a CDATA section or a declaration; 0 where that is not known. */
function afterDeclaration(text: string, at: number, events: Events): number {
  if (text.startsWith(CDATA, at)) {
    const from = at + CDATA.length;
    const end = text.indexOf(']]>', from);
    if (end < 0) return 0;
    events.oncdatastart();
    events.ontext(text.slice(from, end));
    events.oncdataend();
    return end + 3;
  }
  if (text.startsWith('<!--', at)) {
    if (text[at + 4] === '>' || text[at + 4] === '-') return 0;
    const end = text.indexOf('-->', at + 4);
    return end < 0 ? 0 : end + 3;
  }
  if (text[at + 2] === '[' || text[at + 2] === '-') return 0;
  return text.indexOf('>', at) + 1;
}

function start(text: string, from: number, open: string[], events: Events): number {
  const named = nameEnd(text, from);
  if (named === from) return 0;
  const name = text.slice(from, named);
  const attributes: Record<string, string> = {};
  let count = 0;
  const end = tagEnd(text, named, (key, value) => {
    if (++count > MANY) return false;
    if (!Object.hasOwn(attributes, key)) attributes[key] = value;
    return true;
  });
  if (end < 0) return 0;
  events.onopentag(name, attributes);
  if (text.charCodeAt(end) === 62) {
    open.push(name);
    return end + 1;
  }
  events.onclosetag(name);
  return text.indexOf('>', end) + 1;
}

function close(text: string, from: number, open: string[], events: Events): number {
  const end = text.indexOf('>', from);
  if (end <= from) return 0;
  let to = from;
  while (to < end && !isBlank(text.charCodeAt(to))) to++;
  if (to === from) return 0;
  const name = text.slice(from, to);
  const place = open.lastIndexOf(name);
  if (place >= 0) while (open.length > place) events.onclosetag(open.pop()!);
  return end + 1;
}
