import { fold, type Token, tokens } from '../text.ts';
import { aliasesIn, isName } from './aliases.ts';
import { amountsIn } from './amounts.ts';
import { bareHeadline, isTalk, partedHeadline } from './headline.ts';
import { isCommon, stem } from './words.ts';

/**
 * What an article says, as a bag of signals that another outlet would also use: names brought to one
 * spelling across languages, versioned names (`gpt 5.6`), amounts, word stems and Han bigrams.
 */
export interface Signals {
  /** Signal → how much it counts before its rarity is known. */
  readonly weights: ReadonlyMap<string, number>;
  /** Those that read the same in every language: names, versions, amounts, Latin words. */
  readonly neutral: ReadonlySet<string>;
  /** Those of them that are plain words of the alias table (`agent`, 裁员): they name nothing. */
  readonly plain: ReadonlySet<string>;
  /** The names among them. */
  readonly names: ReadonlySet<string>;
  /** Name → the version told of it. */
  readonly versions: ReadonlyMap<string, string>;
  /** Is the headline written in Han (or kana, hangul) rather than in Latin words? */
  readonly cjk: boolean;
  /** Is it the headline of a question or of a forum's thread? */
  readonly talk: boolean;
}

export interface Signalled {
  readonly title: string;
  /** The event summary or the text: its beginning is read for names, versions and amounts. */
  readonly lead?: string;
  /** As recognised by the enricher or told by the record. */
  readonly companies?: readonly string[];
  readonly people?: readonly string[];
}

const LEAD_LENGTH = 240;
const MOST_NAMES = 6;
const ASIDE_SHARE = 0.3;
const WEIGHT = { name: 1.2, version: 1.5, amount: 1.2, word: 1, bigram: 0.55 } as const;
/** A name whose version is a signal of its own says little beside it. */
const NAME_BESIDE_VERSION = 0.4;

/** A name with its version, however the two are joined: GPT-5.6, Qwen3.8, Opus 4.8. */
const VERSIONED = /(?<![a-z\d])([a-z]{1,14})[\s-]?v?(\d{1,2}(?:\.\d{1,2})?)(?![\d.]*[a-z\d%万亿])/gu;

/** 650m, 20b: an amount that is one word; 4k is a format. */
const SHORT_AMOUNT = /^(?!4k$)\d+(?:[bmk]|bn|mn|tn)$/;

interface Draft {
  readonly weights: Map<string, number>;
  readonly neutral: Set<string>;
  readonly plain: Set<string>;
  readonly names: Set<string>;
  readonly versions: Map<string, string>;
}

/** The signals of an article. Pure; the same article always gives the same. */
export function signalsOf(article: Signalled): Signals {
  const draft: Draft = {
    weights: new Map(),
    neutral: new Set(),
    plain: new Set(),
    names: new Set(),
    versions: new Map(),
  };
  const { headline, rubrics } = partedHeadline(bareHeadline(article.title));
  readHeadline(headline, draft);
  const names = [...(article.companies ?? []), ...(article.people ?? [])].slice(0, MOST_NAMES);
  readAside(`${(article.lead ?? '').slice(0, LEAD_LENGTH)}\n${names.join('\n')}\n${rubrics}`, draft);
  // Whoever the headline itself names is what the piece is about, also when no table has the name.
  const folded = fold(headline);
  for (const name of names.map(fold)) {
    if (folded.includes(name)) draft.names.add(`@${namesIn(tokens(name)).concepts[0] ?? name}`);
  }
  return { ...draft, cjk: isMostlyCjk(headline), talk: isTalk(article.title) };
}

function isMostlyCjk(headline: string): boolean {
  let cjk = 0;
  let words = 0;
  for (const token of tokens(headline)) {
    if (token.cjk) cjk += token.text.length / 2;
    else words++;
  }
  return cjk > words / 2;
}

function readHeadline(text: string, draft: Draft): void {
  const { weights, neutral, names } = draft;
  const cut = tokens(text);
  const cjk = cut.some((token) => token.cjk);
  const versioned = readFigures(fold(text), 1, draft);
  const named = namesIn(cut);
  for (const name of named.concepts) {
    noteName(draft, name, versioned.has(name) ? NAME_BESIDE_VERSION : WEIGHT.name);
    if (isName(name)) names.add(`@${name}`);
  }
  for (const [i, token] of cut.entries()) {
    if (named.words.has(i)) continue;
    if (token.cjk) {
      for (const pair of steps(token.text, named.masks.get(i))) weights.set(pair, WEIGHT.bigram);
      continue;
    }
    if (token.text.length < 2 || isCommon(token.text) || /^v?\d+$/.test(token.text)) continue;
    // Read already as a figure: what is said once counts once.
    if (SHORT_AMOUNT.test(token.text) || versioned.has(`${token.text} `)) continue;
    const base = stem(token.text);
    weights.set(base, versioned.has(token.text) ? NAME_BESIDE_VERSION : WEIGHT.word);
    neutral.add(base);
    // Beside Han a Latin word is nearly always a name.
    if (cjk && token.text.length > 2) names.add(base);
  }
}

/** Text beside the headline says less of what the piece is about: only what is specific is taken. */
function readAside(text: string, draft: Draft): void {
  readFigures(fold(text), ASIDE_SHARE, draft);
  for (const name of namesIn(tokens(text)).concepts) noteName(draft, name, WEIGHT.name * ASIDE_SHARE);
}

/** Notes amounts and versions; gives the names that have a version, and the words that are both (`m4 `). */
function readFigures(folded: string, share: number, draft: Draft): ReadonlySet<string> {
  if (!/\d/.test(folded)) return NOBODY;
  for (const amount of amountsIn(folded)) note(draft, `#${amount}`, WEIGHT.amount * share);
  const versioned = new Set<string>();
  for (const [, name = '', version = ''] of folded.matchAll(VERSIONED)) {
    if (isCommon(name)) continue;
    note(draft, `${name} ${version}`, WEIGHT.version * share);
    versioned.add(name);
    versioned.add(`${name}${version} `);
    if (share === 1) draft.versions.set(name, version);
  }
  return versioned;
}

const NOBODY: ReadonlySet<string> = new Set();

function note(draft: Draft, signal: string, weight: number): void {
  draft.weights.set(signal, Math.max(draft.weights.get(signal) ?? 0, weight));
  draft.neutral.add(signal);
}

function noteName(draft: Draft, name: string, weight: number): void {
  note(draft, `@${name}`, weight);
  // The alias table has plain words too (AI, 大模型, 财报): they agree across languages, but name nobody.
  if (!isName(name)) draft.plain.add(`@${name}`);
}

interface Named {
  readonly concepts: readonly string[];
  /** Tokens that a name stands for. */
  readonly words: ReadonlySet<number>;
  /** CJK token → which of its characters a name stands for. */
  readonly masks: ReadonlyMap<number, readonly boolean[]>;
}

function namesIn(cut: readonly Token[]): Named {
  const concepts: string[] = [];
  const words = new Set<number>();
  const masks = new Map<number, boolean[]>();
  for (const alias of aliasesIn(cut)) {
    concepts.push(concept(alias.text, alias.names));
    const first = cut[alias.from]!;
    if (!first.cjk || alias.to > alias.from + 1) {
      for (let i = alias.from; i < alias.to; i++) words.add(i);
      continue;
    }
    const mask = masks.get(alias.from) ?? Array.from<boolean>({ length: first.text.length }).fill(false);
    masks.set(alias.from, mask.fill(true, alias.at, alias.at + alias.text.length));
  }
  return { concepts, words, masks };
}

/** The two-character steps of a run, leaving out what a name already stands for. */
function steps(run: string, mask: readonly boolean[] | undefined): string[] {
  const out: string[] = [];
  for (let i = 0; i + 1 < run.length; i++) {
    if (!mask?.[i] && !mask?.[i + 1]) out.push(run.slice(i, i + 2));
  }
  return out;
}

const concepts = new Map<string, string>();

/** One spelling for all names of a thing: the first of them in order. */
function concept(text: string, names: readonly string[]): string {
  const known = concepts.get(text);
  if (known !== undefined) return known;
  const first = [text, ...names.map(fold)].sort()[0]!;
  concepts.set(text, first);
  return first;
}
