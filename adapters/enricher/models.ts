import { PRODUCTS } from './lexicon/products.ts';
import { lowerUnit } from './lower-case.ts';

/**
 * Models and products that a text names, with their versions as written: `GPT-4o`, `Claude Opus 4.5`,
 * `Qwen3-Coder`. Found by the family's name and what follows it, so tomorrow's version is found too.
 */

const literal = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const byLength = (a: string, b: string): number => b.length - a.length;

const lines = PRODUCTS.split('\n').filter(Boolean);
const names = lines.flatMap((line) => line.split('|').map((name) => name.trim()));
const exact = names.filter((name) => name.endsWith('!')).map((name) => name.slice(0, -1));
const loose = names.filter((name) => !name.endsWith('!'));

const TIER =
  'Pro|Ultra|Flash|Lite|Max|Mini|Nano|Plus|Turbo|Opus|Sonnet|Haiku|Mythos|Coder|Code|VL|Omni|Instant|Thinking|Preview|Instruct|Chat|Large|Small|Medium|Next|OSS|Image|Exp|Embed|Math|Reasoning|Vision|Speciale|Codex|Maverick|Scout|Live|Air|Distill|R1|Base|Edit';
const VERSION = '[vVkKmMrR]?\\d{1,12}(?!\\d)(?:\\.\\d{1,2})*[a-zA-Z]{0,2}(?![\\w.]{0,12}%)';
/** Pieces of a tail may be told apart in several ways: of many, all of those would be tried. */
const MOST_PIECES = 8;
const TAIL = `(?:(?:[-\\s]?(?:${VERSION}|${TIER})|-[A-Z]?\\d{1,12}[A-Za-z]{0,12})(?![a-z]{3})){0,${MOST_PIECES}}`;

/** Names by their first two units: a pattern is tried only where one of its names may start. */
interface Families {
  readonly patterns: ReadonlyMap<number, RegExp>;
  /** Its keys are in small letters: the names may be written in any. */
  readonly anyCase: boolean;
  /** Marks places where one may start. */
  readonly bit: number;
}

/** Letters of ASCII in other forms, to a pattern that takes any case. */
const LONG_S = 0x17f;
const KELVIN = 0x212a;

/**
 * Whose names may start where a unit stands, and where three units of ASCII do (by five bits of each,
 * which capitals and small letters share), to pass over nearly all places at once.
 */
const begins = new Uint8Array(65_536);
const triples = new Uint8Array(32_768);

const LOOSE = families(loose, true, 1);
const EXACT = families(exact, false, 2);

function families(names: readonly string[], anyCase: boolean, bit: number): Families {
  const groups = new Map<number, string[]>();
  for (const name of [...names].sort(byLength)) {
    const first = name.charCodeAt(0);
    const second = name.charCodeAt(1);
    begins[first]! |= bit;
    if (anyCase) begins[lowerUnit(first)]! |= bit;
    if (anyCase) begins[name.toUpperCase().charCodeAt(0)]! |= bit;
    for (let third = 0; third < 32; third++) {
      const fits = name.length < 3 || (name.charCodeAt(2) & 31) === third;
      if (fits) triples[tripleOf(first, second, third)]! |= bit;
    }
    if (anyCase && lowerUnit(first) === 115) begins[LONG_S]! |= bit;
    if (anyCase && lowerUnit(first) === 107) begins[KELVIN]! |= bit;
    const key = keyAt(name, 0, anyCase);
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const patterns = new Map([...groups].map(([key, group]) => [key, pattern(group, anyCase)]));
  return { patterns, anyCase, bit };
}

function tripleOf(first: number, second: number, third: number): number {
  return ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
}

// A family joined to its version (Qwen3) has no boundary of its own, so the tail is part of the search.
function pattern(names: readonly string[], anyCase: boolean): RegExp {
  return new RegExp(
    `(?<![\\p{Script=Latin}\\d.@/-])(?:${names.map(literal).join('|')})(?:${TAIL})(?![\\p{Script=Latin}\\d])`,
    anyCase ? 'iuy' : 'uy',
  );
}

function unitAt(text: string, at: number, anyCase: boolean): number {
  const unit = text.charCodeAt(at);
  if (!anyCase) return unit;
  return unit === LONG_S ? 115 : lowerUnit(unit);
}

function keyAt(text: string, at: number, anyCase: boolean): number {
  return (unitAt(text, at, anyCase) << 14) ^ unitAt(text, at + 1, anyCase);
}

interface Found {
  readonly name: string;
  count: number;
  readonly at: number;
}

/** The models and products of a text, most named first, then in the order of the text. */
export function modelsIn(text: string): readonly string[] {
  const found = new Map<string, Found>();
  const { places, bits } = placesIn(text);
  for (const families of [LOOSE, EXACT]) collect(text, families, places, bits, found);
  if (found.size === 0) return [];
  const all = [...found.values()];
  return all
    .filter(({ name }) => !all.some((other) => other.name !== name && isPartOf(name, other.name)))
    .sort((a, b) => b.count - a.count || a.at - b.at)
    .map(({ name }) => name);
}

const usual = new Map(names.map((name) => name.replace(/!$/, '')).map((name) => [name.toLowerCase(), name]));

/** With its family's usual capitals where it is written in small letters throughout (`claude`). */
function spelled(name: string): string {
  if (/[A-Z]/.test(name)) return name;
  for (let end = name.length; end > 1; end--) {
    const family = usual.get(name.slice(0, end));
    if (family !== undefined) return family + name.slice(end);
  }
  return name;
}

/** Where names may start, and whose. */
function placesIn(text: string): { readonly places: number[]; readonly bits: number[] } {
  const places: number[] = [];
  const bits: number[] = [];
  for (let at = 0, before = 32; at < text.length; at++) {
    const inside = isJoined(before);
    before = text.charCodeAt(at);
    if (inside) continue;
    const next = text.charCodeAt(at + 1);
    const third = text.charCodeAt(at + 2);
    const plain = before < 128 && next < 128 && !(third > 127);
    const bit = plain ? triples[tripleOf(before, next, third)]! : begins[before]!;
    if (bit === 0) continue;
    places.push(at);
    bits.push(bit);
  }
  return { places, bits };
}

function collect(
  text: string,
  { patterns, anyCase, bit }: Families,
  places: readonly number[],
  bits: readonly number[],
  found: Map<string, Found>,
): void {
  let end = 0;
  for (const [i, at] of places.entries()) {
    if (!(bits[i]! & bit) || at < end) continue;
    const pattern = patterns.get(keyAt(text, at, anyCase));
    if (pattern === undefined) continue;
    pattern.lastIndex = at;
    if (!pattern.test(text)) continue;
    end = pattern.lastIndex;
    const name = spelled(text.slice(at, end).trim().replace(/\s+/g, ' '));
    const key = name.toLowerCase().replace(/[\s.-]+/g, '');
    const known = found.get(key);
    if (known === undefined) found.set(key, { name, count: 1, at });
    else known.count++;
  }
}

/** May no name start behind it? */
function isJoined(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    // - . / and digits
    (unit >= 45 && unit <= 57) ||
    unit === 64
  );
}

/** Is `name` only a part of `whole` (Sonnet of Claude Sonnet 4.5, o1 of o1-mini, Opus 4 of Claude Opus 4)? */
function isPartOf(name: string, whole: string): boolean {
  const words = (text: string): string => `-${text.toLowerCase().replace(/\s+/g, '-')}-`;
  return words(whole).includes(words(name));
}
