import { fold, type Token, tokens } from '../text.ts';
import { NAMES } from './aliases-names.ts';
import { PLACES } from './aliases-places.ts';
import { TERMS } from './aliases-terms.ts';

/**
 * Other names for the same thing, so that a question in one language finds news in the other: 奥特曼 is
 * Sam Altman, 可灵 is Kling, 文生视频 is text-to-video. The table is data, read once.
 */

/** A stretch of tokens that has other names. `to` is exclusive; inside one CJK run `at` is where it starts. */
export interface Alias {
  readonly from: number;
  readonly to: number;
  /** The folded words as they stand there. */
  readonly text: string;
  /** The other names, as written in the table. */
  readonly names: readonly string[];
  /** Offset inside the token `from`, in UTF-16 units of its folded text; 0 unless it lies in a CJK run. */
  readonly at: number;
}

const LONGEST = 5;
const byKey = new Map<string, string[]>();
/** Words that a name starts with: nearly all words do not, and are passed over at once. */
const openers = new Set<string>();
/** Longest name in one CJK run that starts with a character; the names themselves are in `byKey`. */
const runLengths = new Map<number, number>();

/** Keys of companies, people, products and places, which stand by themselves; terms may not. */
const proper = new Set<string>();
const places = new Set<string>();

for (const [table, ...own] of [[NAMES, proper], [PLACES, proper, places], [TERMS]] as const) {
  for (const line of table.split('\n')) {
    const names = line.split('|').map((name) => name.trim());
    if (names[0] === '') continue;
    const group = names.map((name) => ({ name, ...keyOfName(name) }));
    if (group.length > 1) learn(group);
    for (const set of own) for (const { key } of group) set.add(key);
  }
}

interface Name {
  readonly name: string;
  readonly key: string;
  /** All of it is one run of CJK characters. */
  readonly run: boolean;
}

/** As the tokens have it; nearly all names are plain enough to tell without cutting them. */
function keyOfName(name: string): Omit<Name, 'name'> {
  if (/^[a-z\d]+(?:[ -][a-z\d]+)*$/i.test(name)) {
    return { key: name.toLowerCase().replaceAll('-', ' '), run: false };
  }
  const cut = /^[\u4e00-\u9fff]+$/.test(name) ? undefined : tokens(name);
  if (cut === undefined) return { key: fold(name), run: true };
  return { key: keyOf(cut), run: cut.length === 1 && cut[0]!.cjk };
}

function learn(group: readonly Name[]): void {
  // The first spelling of a name is the one that is shown: a later one with the same key gives way.
  const byName = new Map<string, Name>();
  for (let i = group.length - 1; i >= 0; i--) byName.set(group[i]!.key, group[i]!);
  for (const { key, run } of byName.values()) {
    const others = byKey.get(key) ?? [];
    const known = others.length > 0 ? new Set(others.map(aliasKey)) : undefined;
    for (const other of byName.values()) {
      if (other.key !== key && !known?.has(other.key)) others.push(other.name);
    }
    byKey.set(key, others);
    openers.add(key.split(' ', 1)[0]!);
    if (run) runLengths.set(key.charCodeAt(0), Math.max(runLengths.get(key.charCodeAt(0)) ?? 0, key.length));
  }
}

function keyOf(cut: readonly Token[]): string {
  return cut.map((token) => token.text).join(' ');
}

function aliasKey(name: string): string {
  return keyOf(tokens(name));
}

/** The other names of exactly this name; none when it is not in the table. Case, width and script do not matter. */
export function otherNames(name: string): readonly string[] {
  return byKey.get(aliasKey(fold(name))) ?? [];
}

/** Is it, whole, the name of a company, a person, a product or a place in the table? */
export function isName(text: string): boolean {
  return proper.has(aliasKey(fold(text)));
}

/** Is it, whole, the name of a place in the table? */
export function isPlace(text: string): boolean {
  return places.has(aliasKey(fold(text)));
}

/**
 * The names known in a text, left to right, the longest first where several start at one place. Names
 * of several words, and names inside a CJK run, are found; they never overlap.
 */
export function aliasesIn(cut: readonly Token[]): Alias[] {
  const found: Alias[] = [];
  let i = 0;
  while (i < cut.length) {
    const alias = wordsAt(cut, i);
    if (alias !== undefined) {
      found.push(alias);
      i = alias.to;
      continue;
    }
    if (cut[i]!.cjk) found.push(...inRun(cut[i]!.text, i));
    i++;
  }
  return found;
}

function wordsAt(cut: readonly Token[], from: number): Alias | undefined {
  if (!openers.has(cut[from]!.text)) return undefined;
  for (let to = Math.min(cut.length, from + LONGEST); to > from; to--) {
    const text = keyOf(cut.slice(from, to));
    const names = byKey.get(text);
    if (names !== undefined) return { from, to, text, names, at: 0 };
  }
  return undefined;
}

function inRun(run: string, token: number): Alias[] {
  const found: Alias[] = [];
  let at = 0;
  while (at < run.length) {
    const longest = runLengths.get(run.charCodeAt(at)) ?? 0;
    let length = Math.min(longest, run.length - at);
    while (length >= 2 && !byKey.has(run.slice(at, at + length))) length--;
    if (length < 2) {
      at++;
      continue;
    }
    const text = run.slice(at, at + length);
    found.push({ from: token, to: token + 1, text, names: byKey.get(text)!, at });
    at += length;
  }
  return found;
}
