import { SIMPLIFIED, TRADITIONAL } from './variants.ts';

/**
 * One analysis of text for the index, the question and the alert, so that what search finds is what
 * alerts find: Unicode folding, whole words for scripts that put spaces between words, two-character
 * steps for those that do not.
 */

/** A stretch of text as the index sees it. `start` and `end` are offsets into the text that was cut. */
export interface Token {
  /** Folded. A whole word, or a whole run of CJK characters. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly cjk: boolean;
}

const variants = new Map<string, string>([['ς', 'σ']]);
for (let i = 0; i < TRADITIONAL.length; i++) variants.set(TRADITIONAL[i]!, SIMPLIFIED[i]!);

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〆ー]/u;
const LETTER = /[\p{L}\p{N}_]/u;
const MARK = /\p{M}/u;

/** What one UTF-16 unit is to the cutter. A mark goes on with a word and never starts one. */
const GAP = 1;
export const WORD = 2;
export const WIDE = 3;
export const JOIN = 4;
export const PAIR = 5;

/**
 * What each UTF-16 unit is and folds to, worked out when it is first met. A unit whose folding is not
 * one unit, or depends on its neighbours, has no entry in `folded`: the stretch around it goes the slow way.
 */
const kinds = new Uint8Array(65536);
const folded = new Uint16Array(65536);

/** What a UTF-16 unit is to the cutter: `WORD`, `WIDE` (CJK), `JOIN`, `PAIR` or a gap. */
export function unitKind(unit: number): number {
  return kinds[unit]! || learn(unit);
}

/** The unit that a UTF-16 unit folds to; 0 when it folds to none or several. */
export function unitFold(unit: number): number {
  if (kinds[unit] === 0) learn(unit);
  return folded[unit]!;
}

function learn(unit: number): number {
  const char = String.fromCharCode(unit);
  const kind = kindOf(char);
  const plain = kind === PAIR || (kind === JOIN && MARK.test(char)) ? '' : foldSlowly(char);
  folded[unit] = plain.length === 1 ? plain.charCodeAt(0) : 0;
  kinds[unit] = kind;
  return kind;
}

function kindOf(char: string): number {
  if (/[\ud800-\udfff]/.test(char)) return PAIR;
  // Full-width forms of ASCII are what they stand for; the rest is judged as written.
  const as = /[\uff01-\uff5e]/.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char;
  if (CJK.test(as)) return WIDE;
  if (LETTER.test(as)) return WORD;
  return MARK.test(as) ? JOIN : GAP;
}

function pairKind(code: number): number {
  const char = String.fromCodePoint(code);
  if (CJK.test(char)) return WIDE;
  if (LETTER.test(char)) return WORD;
  return MARK.test(char) ? JOIN : GAP;
}

/** Folds what people do not distinguish: width, case, accents of Latin letters, traditional characters. */
export function fold(text: string): string {
  let same = 0;
  while (same < text.length && folded[text.charCodeAt(same)] === text.charCodeAt(same)) same++;
  if (same === text.length) return text;
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  const units = new Array<number>(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (kinds[unit] === 0) learn(unit);
    const plain = folded[unit]!;
    if (plain === 0) return foldSlowly(text);
    units[i] = plain;
  }
  return fromUnits(units);
}

function fromUnits(units: readonly number[]): string {
  // Arguments go on the stack, so long texts go in pieces.
  if (units.length <= 4096) return String.fromCharCode(...units);
  let out = '';
  for (let i = 0; i < units.length; i += 4096) out += String.fromCharCode(...units.slice(i, i + 4096));
  return out;
}

function foldSlowly(text: string): string {
  let out = '';
  for (const char of text.normalize('NFKC')) out += char.toLowerCase();
  out = out
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  let same = '';
  for (const char of out) same += variants.get(char) ?? char;
  return same;
}

/** Cuts text into words and CJK runs, in order. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  eachToken(text, (start, end, cjk) => {
    found.push({ text: fold(text.slice(start, end)), start, end, cjk });
  });
  return found;
}

/** Where each word and CJK run of a text stands, in order, without a string for any. */
export function eachToken(text: string, visit: (start: number, end: number, cjk: boolean) => void): void {
  let start = 0;
  let open = GAP;
  let i = 0;
  while (i < text.length) {
    const unit = text.charCodeAt(i);
    let kind = kinds[unit]! || learn(unit);
    let width = 1;
    if (kind === PAIR) {
      const code = text.codePointAt(i)!;
      width = code > 0xffff ? 2 : 1;
      kind = width === 2 ? pairKind(code) : GAP;
    }
    if (kind === JOIN) kind = open;
    if (kind !== open) {
      if (open !== GAP) visit(start, open === WORD ? tailed(text, start, i) : i, open === WIDE);
      start = i;
      open = kind;
    }
    i += width;
  }
  if (open !== GAP) visit(start, i, open === WIDE);
}

/** `C++`, `C#` and `F#` are names; after a longer word a plus sign is only punctuation (`AI+`). */
function tailed(text: string, start: number, end: number): number {
  if (end - start !== 1) return end;
  if (text.startsWith('++', end)) return end + 2;
  return text[end] === '#' ? end + 1 : end;
}

/**
 * The index terms of a text, in order: words as they are, each CJK run as its two-character steps and
 * its last character alone (so that a single character can be looked up as a prefix).
 */
export function terms(text: string): string[] {
  const out: string[] = [];
  for (const token of tokens(text)) {
    if (token.cjk) steps(token.text, out, true);
    else out.push(token.text);
  }
  return out;
}

let room = roomFor(16_384);

/** Place for terms, and the same place as bytes: from these a string is made several times as fast as by a decoder. */
function roomFor(units: number) {
  const written = new Uint16Array(units);
  return { written, bytes: Buffer.from(written.buffer) };
}

/**
 * An article's text is cut for its fingerprints, for the alerts and for the index, shortly one after the other;
 * a long text is looked up far sooner than it is cut.
 */
const recent = new Map<string, string>();
const RECENT = 64;
const SHORTEST_KEPT = 64;
const LONGEST_KEPT = 16_000;

/** `terms(text).join(' ')`, several times as fast: an index takes every text of the archive through this. */
export function indexText(text: string): string {
  if (text.length < SHORTEST_KEPT || text.length > LONGEST_KEPT) return cutText(text);
  const known = recent.get(text);
  if (known !== undefined) return known;
  const cut = cutText(text);
  if (recent.size === RECENT) recent.delete(recent.keys().next().value!);
  recent.set(text, cut);
  return cut;
}

function cutText(text: string): string {
  // The worst is a run of CJK: three units for each, and one more at its end.
  if (room.written.length < text.length * 3 + 8) room = roomFor(text.length * 4 + 8);
  const end = writeTerms(text, room.written);
  return end < 0 ? terms(text).join(' ') : room.bytes.toString('utf16le', 0, Math.max(0, end - 1) * 2);
}

/** The terms of a text as numbers, in order: equal ones for equal terms, and all but never for others. */
export function termNumbers(text: string): number[] {
  const cut = indexText(text);
  const out: number[] = [];
  for (let at = 0; at < cut.length; at++) {
    let hash = 0x811c9dc5 | 0;
    for (let unit = cut.charCodeAt(at); at < cut.length && unit !== 32; unit = cut.charCodeAt(++at)) {
      hash = Math.imul(hash ^ unit, 0x01000193);
      hash ^= hash >>> 15;
    }
    out.push(hash);
  }
  return out;
}

/** Writes each term and a space behind it; -1 when a character needs the slow way. */
function writeTerms(text: string, out: Uint16Array): number {
  const length = text.length;
  let open = GAP;
  let start = 0;
  let to = 0;
  for (let i = 0; i <= length; i++) {
    const unit = i < length ? text.charCodeAt(i) : 32;
    let kind = kinds[unit]! || learn(unit);
    if (kind === PAIR) return -1;
    if (kind === JOIN) kind = open;
    if (kind !== open) {
      if (open === WIDE) {
        out[to++] = folded[text.charCodeAt(i - 1)]!;
        out[to++] = 32;
      } else if (open === WORD) {
        for (let end = tailed(text, start, i); i < end; end--) out[to++] = text.charCodeAt(i);
        out[to++] = 32;
      }
      open = kind;
      start = i;
    }
    if (kind === GAP) continue;
    const plain = folded[unit]!;
    if (plain === 0) return -1;
    if (kind === WIDE && i > start) {
      out[to++] = folded[text.charCodeAt(i - 1)]!;
      out[to++] = plain;
      out[to++] = 32;
    } else if (kind === WORD) out[to++] = plain;
  }
  return to;
}

/** The two-character steps of a CJK run; none for a single character. */
export function bigrams(run: string): string[] {
  return steps(run, [], false);
}

function steps(run: string, out: string[], last: boolean): string[] {
  const chars = /[\ud800-\udfff]/.test(run) ? [...run] : run;
  for (let i = 0; i + 1 < chars.length; i++) out.push(chars[i]! + chars[i + 1]!);
  if (last && chars.length > 0) out.push(chars[chars.length - 1]!);
  return out;
}

/** Is this a script that is written without spaces between words? */
export function isCjk(text: string): boolean {
  return CJK.test(text);
}

/** The same of a character by its number. */
export function isCjkCode(code: number): boolean {
  return (code > 0xffff ? pairKind(code) : unitKind(code)) === WIDE;
}

/** Made at the first cut: loading its tables costs more than a whole question. */
let graphemes: Intl.Segmenter | undefined;

/** Cuts to at most `max` UTF-16 units at a grapheme's end, with an ellipsis where something went. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return '';
  let end = 0;
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  for (const { index, segment } of graphemes.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
