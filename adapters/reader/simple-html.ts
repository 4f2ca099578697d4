import { nameEnd, tagEnd } from './tag.ts';
import { isOddUnit, isPairAt } from './units.ts';

/**
 * Plain text out of the HTML that feeds are full of: paragraphs, lists, links, pictures. It gives what the
 * whole parser gives, or undefined where anything is not that simple, so nothing here has to be forgiving.
 */

const PARAGRAPHS =
  'p div section article header footer aside nav main ul ol dl table blockquote pre figure figcaption h1 h2 h3 h4 h5 h6 address details summary';
const LINES = 'li tr dt dd';
const INLINE =
  'a abbr b bdi bdo big center cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var thead tbody tfoot caption picture';
const CLOSES_PARAGRAPH = new Set(
  'p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl figcaption figure footer header main nav ol pre section table ul hr'.split(
    ' ',
  ),
);
const CLOSES: ReadonlyMap<string, readonly string[]> = new Map([
  ['li', ['li']],
  ['tr', ['tr', 'th', 'td']],
  ['th', ['th']],
  ['td', ['thead', 'th', 'td']],
  ['dt', ['dt', 'dd']],
  ['dd', ['dt', 'dd']],
  ['tbody', ['thead', 'tbody']],
  ['tfoot', ['thead', 'tbody']],
]);

/** Line ends before and after an element; a space before a cell; none of these inside a line. */
const SPACE = -1;
const gaps = new Map<string, number>([
  ...INLINE.split(' ').map((name) => [name, 0] as const),
  ...PARAGRAPHS.split(' ').map((name) => [name, 2] as const),
  ...LINES.split(' ').map((name) => [name, 1] as const),
  ['td', SPACE],
  ['th', SPACE],
]);
/** Elements without content, and the line ends that they are. */
const empty = new Map<string, number>([
  ['br', 1],
  ['hr', 2],
  ['img', 0],
  ['wbr', 0],
  ['source', 0],
]);

const TEXT = 0;
const BLANK = 1;
const AMPERSAND = 2;
const ODD = 3;
/** What each unit is in a text; what is odd goes the whole way. */
const kinds = new Uint8Array(65_536);
for (let unit = 0; unit < 65_536; unit++) {
  if (unit === 38) kinds[unit] = AMPERSAND;
  else if (/\s/.test(String.fromCharCode(unit))) kinds[unit] = BLANK;
  else if (isOddUnit(unit)) kinds[unit] = ODD;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['hellip', '…'],
  ['middot', '·'],
]);
const DEEPEST = 100;
const MAX_CHARS = 1_000_000;

export function simpleText(html: string): string | undefined {
  if (html.length > MAX_CHARS) return undefined;
  let out = '';
  // What stands between what was written and what comes: line ends, or else a space.
  let lines = 0;
  let space = false;
  const open: string[] = [];

  function gap(size: number): void {
    if (size === SPACE) space = true;
    else lines += size;
  }

  function write(text: string): void {
    if (out !== '') {
      if (lines > 0) out += lines > 1 ? '\n\n' : '\n';
      else if (space) out += ' ';
    }
    lines = 0;
    space = false;
    out += text;
  }

  /** False for what is odd. */
  function read(from: number, to: number): boolean {
    let start = from;
    for (let at = from; at < to; at++) {
      const kind = kinds[html.charCodeAt(at)]!;
      if (kind === TEXT) continue;
      if (kind === ODD) {
        if (!isPairAt(html, at)) return false;
        at++;
        continue;
      }
      if (kind === BLANK) {
        const next = html.charCodeAt(at + 1);
        // A single space between words is part of the text.
        if (html.charCodeAt(at) === 32 && at > start && at + 1 < to && kinds[next] === TEXT) continue;
        if (at > start) write(html.slice(start, at));
        space = true;
        start = at + 1;
        continue;
      }
      const end = html.indexOf(';', at);
      const char = end > at && end < to ? characterOf(html.slice(at + 1, end)) : undefined;
      if (char === undefined) return false;
      if (at > start) write(html.slice(start, at));
      if (char === ' ') space = true;
      else write(char);
      at = end;
      start = end + 1;
    }
    if (start < to) write(html.slice(start, to));
    return true;
  }

  function openTag(name: string): boolean {
    const line = empty.get(name);
    const size = line ?? gaps.get(name);
    if (size === undefined || open.length > DEEPEST) return false;
    for (let top = open.at(-1); top !== undefined && endsBefore(top, name); top = open.at(-1)) {
      open.pop();
      if (gaps.get(top)! > 0) gap(gaps.get(top)!);
    }
    gap(size);
    if (line === undefined) open.push(name);
    return true;
  }

  function closeTag(name: string): boolean {
    const place = open.lastIndexOf(name);
    if (place < 0) return false;
    while (open.length > place) {
      const size = gaps.get(open.pop()!)!;
      if (size > 0) gap(size);
    }
    return true;
  }

  for (let at = 0; at < html.length; ) {
    const tag = html.indexOf('<', at);
    if (!read(at, tag < 0 ? html.length : tag)) return undefined;
    if (tag < 0) break;
    if (html.startsWith('<!--', tag)) {
      const end = html.indexOf('-->', tag + 4);
      if (end < 0 || html[tag + 4] === '>' || html[tag + 4] === '-') return undefined;
      at = end + 3;
      continue;
    }
    const closing = html.charCodeAt(tag + 1) === 47;
    const start = closing ? tag + 2 : tag + 1;
    const named = nameEnd(html, start);
    const name = nameOf(html, start, named);
    if (closing) {
      if (html.charCodeAt(named) !== 62 || !closeTag(name)) return undefined;
      at = named + 1;
      continue;
    }
    const end = openTag(name) ? tagEnd(html, named) : -1;
    if (end < 0) return undefined;
    at = html.indexOf('>', end) + 1;
  }
  return out;
}

function nameOf(html: string, from: number, to: number): string {
  const name = html.slice(from, to);
  return gaps.has(name) || empty.has(name) ? name : name.toLowerCase();
}

/** Does an open element end where the other starts? */
function endsBefore(open: string, next: string): boolean {
  return open === 'p' ? CLOSES_PARAGRAPH.has(next) : (CLOSES.get(next)?.includes(open) ?? false);
}

/** The character that an entity stands for; undefined for what is rare, or could be markup. */
function characterOf(name: string): string | undefined {
  if (name.charCodeAt(0) !== 35) return ENTITIES.get(name);
  const hex = (name.charCodeAt(1) | 32) === 120;
  const digits = name.slice(hex ? 2 : 1);
  if (!(hex ? /^[\da-fA-F]{1,5}$/ : /^\d{1,6}$/).test(digits)) return undefined;
  const code = Number.parseInt(digits, hex ? 16 : 10);
  if (code > 0xffff || code === 60) return undefined;
  if (kinds[code] === BLANK) return ' ';
  return kinds[code] === ODD ? undefined : String.fromCharCode(code);
}
