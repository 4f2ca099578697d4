import { RE2JS } from 're2js';
import type { Instant } from '../model.ts';
import { fold, indexText, isCjk } from '../text.ts';
import type { Expression, Term, TextField } from './expression.ts';
import { type Wording, wordingsOf } from './match/wordings.ts';
import { withNames } from './names-over-words.ts';
import { hasPoint, isPieceOfNumber, standsWhole, withPoints } from './whole-number.ts';

/** What an expression is held against: one article as it stands in the archive. */
export interface Holding {
  readonly at: Instant;
  readonly title: string;
  readonly body: string;
  readonly event: string;
  readonly keywords: readonly string[];
  readonly technologies: readonly string[];
  readonly industries: readonly string[];
  readonly companies: readonly string[];
  readonly people: readonly string[];
  readonly lang: string;
  readonly site: string;
  /** Name of the source that brought it. */
  readonly source: string;
  /** Number of outlets that tell its story. */
  readonly outlets: () => number;
}

/** Does the article hold what is asked? The slow way, by its text; for the few that an index cannot decide. */
export function holds(expression: Expression, article: Holding, now: Instant): boolean {
  return evaluate(withNames(expression), article, now);
}

function evaluate(expression: Expression, article: Holding, now: Instant): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.of.every((each) => evaluate(each, article, now));
    case 'or':
      return expression.of.some((each) => evaluate(each, article, now));
    case 'not':
      return !evaluate(expression.of, article, now);
    case 'since':
      return article.at >= instantOf(expression.text, now);
    case 'before':
      return article.at < instantOf(expression.text, now);
    case 'outlets':
      return article.outlets() >= expression.atLeast;
    default:
      return textHolds(expression, article);
  }
}

type TextTerm = Extract<Term, { readonly field?: TextField }>;

function textHolds(term: TextTerm, article: Holding): boolean {
  const texts = textsOf(article, term.field);
  switch (term.kind) {
    case 'regex':
      return texts.some((text) => pattern(term.source).matcher(text.normalize('NFKC')).find());
    case 'exact':
      return texts.some((text) => standsIn(text.normalize('NFKC'), term.text.normalize('NFKC')));
    case 'prefix':
    case 'phrase':
    case 'word': {
      const wordings = spelled(term);
      return texts.some((text) => {
        const index = ` ${indexText(text)} `;
        return wordings.some((each) => stands(each, index, text));
      });
    }
  }
}

/** The spellings of a term, which is held against many articles. */
const spellings = new WeakMap<TextTerm, readonly Wording[]>();

function spelled(term: TextTerm): readonly Wording[] {
  let known = spellings.get(term);
  if (known === undefined) {
    known = wordingsOf(term);
    spellings.set(term, known);
  }
  return known;
}

function stands(wording: Wording, index: string, text: string): boolean {
  const { parts, open, numbered } = wording;
  if (!index.includes(` ${parts.join(' ')}${open ? '' : ' '}`)) return false;
  return !numbered || !hasPoint(text) || standsWhole(withPoints(text), wording);
}

/** The texts that a field stands for; without one all that tell of the article itself. */
export function textsOf(article: Holding, field: TextField | undefined): readonly string[] {
  switch (field) {
    case 'title':
    case 'lang':
    case 'site':
    case 'source':
      return [article[field]];
    case 'body':
      return [article.body, article.event];
    case 'keyword':
      return article.keywords;
    case 'tech':
      return article.technologies;
    case 'industry':
      return article.industries;
    case 'company':
      return article.companies;
    case 'person':
      return article.people;
    case undefined: {
      const { title, event, body, keywords, technologies, industries, companies, people } = article;
      return [title, event, body, ...keywords, ...technologies, ...industries, ...companies, ...people];
    }
  }
}

const WORDLY = /[\p{L}\p{N}\p{M}_]/u;

/** Stands there in this case, and not inside a longer word of the same script. */
function standsIn(text: string, word: string): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.slice(0, at).slice(-2);
    const after = text.slice(at + word.length, at + word.length + 2);
    if (goesOn([...before].at(-1), word[0]!) || goesOn([...after][0], word.at(-1)!)) continue;
    if (!isPieceOfNumber(text, at, at + word.length)) return true;
  }
  return false;
}

function goesOn(neighbour: string | undefined, edge: string): boolean {
  if (neighbour === undefined || isCjk(edge) || isCjk(neighbour)) return false;
  return WORDLY.test(neighbour) && WORDLY.test(edge);
}

const patterns = new Map<string, RE2JS>();

function pattern(source: string): RE2JS {
  let known = patterns.get(source);
  if (known === undefined) {
    known = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    if (patterns.size >= 256) patterns.clear();
    patterns.set(source, known);
  }
  return known;
}

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/** The instant that `7d`, `12h`, `2w` (ago) or an ISO date (midnight UTC) names; the beginning of time for anything else. */
export function instantOf(text: string, now: Instant): Instant {
  const age = /^(\d+)([mhdw])$/.exec(fold(text));
  if (age !== null) return now - Number(age[1]) * UNITS[age[2]!]!;
  const date = Date.parse(text);
  return Number.isNaN(date) ? 0 : date;
}
