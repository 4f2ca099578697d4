import { Parser } from 'htmlparser2';
import { feed } from './pieces.ts';

/** What no reader sees, with all that is in it. */
const UNSEEN = new Set(
  'script style template iframe object embed applet svg math head noscript noframes select textarea button'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'p div section article header footer aside nav main ul ol li dl dt dd table tr blockquote pre figure figcaption h1 h2 h3 h4 h5 h6 hr address details summary form fieldset'.split(
    ' ',
  ),
);
/** What could open a tag, but for the bare name of a harmless one, which people do write about. */
const TAG =
  /<(?!\/?(?!(?:script|iframe|object|embed|applet|meta|base|form|style|link|frame|svg|math|input|button)\b)[a-z][a-z0-9]*>)(?=\s*[a-z/!?])/gi;
/** Space that is not one single blank already, as nearly all is. */
const IDLE = /[^\S ]\s*| \s+/g;
/** Elements open at once; more are no text that somebody wrote. */
const HOPELESS = 5_000;
const MAX_CHARS = 1_000_000;

/**
 * HTML reduced to plain text: paragraphs apart by a blank line, other blocks by a line end; nothing of
 * the markup, and nothing that could be taken for markup. Linear in its input, whatever is nested in what.
 */
export function plainText(html: string): string {
  if (!html.includes('<') && !html.includes('&')) return tidy(html);
  let out = '';
  /** Line ends that `out` ends with: no more than two are ever written, so that little is left to tidy. */
  let ends = 2;
  const write = (text: string) => {
    const rest = ends > 0 && text.startsWith(' ') ? text.slice(1) : text;
    if (rest === '') return;
    out += rest;
    ends = 0;
  };
  const breakLine = (count: number) => {
    const wanted = Math.min(ends + count, 2);
    for (; ends < wanted; ends++) out += '\n';
  };
  let depth = 0;
  let hidden = 0;
  let unseen = '';
  const parser = new Parser(
    {
      // Not `onopentag`: that would collect attributes, however many there are.
      onopentagname(name) {
        depth++;
        if (hidden > 0) {
          if (name === unseen) hidden++;
        } else if (UNSEEN.has(name)) {
          unseen = name;
          hidden = 1;
        } else if (name === 'br') breakLine(1);
        else if (BLOCKS.has(name)) breakLine(gapOf(name));
        else if (name === 'td' || name === 'th') write(' ');
      },
      ontext(text) {
        if (hidden === 0 && out.length < MAX_CHARS) write(text.replace(IDLE, ' '));
      },
      onclosetag(name) {
        depth--;
        if (hidden > 0) {
          if (name === unseen) hidden--;
        } else if (BLOCKS.has(name)) breakLine(gapOf(name));
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  feed(parser, html, () => depth > HOPELESS);
  return tidy(out.trimEnd());
}

/** Line ends between a block and what is beside it. */
function gapOf(name: string): number {
  return name === 'li' || name === 'tr' || name === 'dt' || name === 'dd' ? 1 : 2;
}

/** Plain text without control characters and idle space; a `<` that could open an active tag opens none. */
export function tidy(text: string): string {
  return isTidy(text) ? text : tidied(text);
}

function tidied(text: string): string {
  return text
    .slice(0, MAX_CHARS)
    .toWellFormed()
    .replace(/[\x80-\x9f]/g, western)
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u00ad\u200b]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(TAG, '‹')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Nearly all texts: words with single spaces between them and at most one empty line, and nothing odd. */
function isTidy(text: string): boolean {
  if (text.length > MAX_CHARS) return false;
  let before = NEWLINE;
  let lines = 2;
  for (let at = 0; at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)]!;
    if (kind === ODD && !isPairAt(text, at++)) return false;
    if (kind === SPACE && before !== WORD) return false;
    if (kind === NEWLINE && (before === SPACE || ++lines > 2)) return false;
    if (kind !== NEWLINE) lines = 0;
    before = kind === ODD ? WORD : kind;
  }
  return before === WORD || text === '';
}

const WORD = 0;
const SPACE = 1;
const NEWLINE = 2;
const ODD = 3;
const kinds = new Uint8Array(65_536);
for (let unit = 0; unit < 65_536; unit++) {
  if (unit === 32) kinds[unit] = SPACE;
  else if (unit === 10) kinds[unit] = NEWLINE;
  else if (unit === 60 || isOddUnit(unit) || /\s/.test(String.fromCharCode(unit))) kinds[unit] = ODD;
}

/** Do both halves of one character stand there? */
function isPairAt(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** Controls, what has no width, and halves of characters. */
function isOddUnit(unit: number): boolean {
  return (
    unit < 32 ||
    (unit >= 127 && unit < 160) ||
    unit === 0xad ||
    unit === 0x200b ||
    (unit >= 0xd800 && unit <= 0xdfff)
  );
}

/** Plain text in one line. */
export function oneLine(text: string): string {
  return text.replace(IDLE, ' ').trim();
}

const windows1252 = new TextDecoder('windows-1252');

/** Control characters from 0x80 on are nearly always Windows' quotes and dashes, taken for Latin-1. */
function western(char: string): string {
  return windows1252.decode(Uint8Array.of(char.charCodeAt(0)));
}
