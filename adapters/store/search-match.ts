import type { Expression, Term, TextField } from '../../src/news/expression.ts';
import { otherWordings } from '../../src/news/other-wordings.ts';
import { phraseTerms } from '../../src/news/question.ts';
import type { Part } from '../../src/news/rank.ts';
import { pieceSign } from '../../src/news/whole-number.ts';
import { isCjk, terms } from '../../src/text.ts';

/**
 * Private-use characters in front of a term keep what an article is (language, site, source) apart from
 * what it says, in one index without column filters. `EVERY` stands in every article.
 */
export const EVERY = '\ue000';
export const LANG = '\ue001';
export const SITE = '\ue002';
export const SOURCE = '\ue003';
/** Stands in no article. */
const NOWHERE = '\ue00f';

const COLUMNS: Readonly<Partial<Record<TextField, string>>> = {
  title: 'title',
  body: '{body event}',
  keyword: 'keyword',
  tech: 'tech',
  industry: 'industry',
  company: 'company',
  person: 'person',
};

const FACETS: Readonly<Partial<Record<TextField, string>>> = { lang: LANG, site: SITE, source: SOURCE };

/** An FTS5 query. Where it is not `exact` it finds more than was asked, and the finds must be verified. */
export interface Match {
  readonly query: string;
  readonly exact: boolean;
  /** Where it is not exact: patterns (Unicode) of which at least one stands in every wrong find; absent when any find may be wrong. */
  readonly doubts?: readonly string[];
}

function phrase(words: readonly string[], prefix = false): string {
  return `"${words.join(' ')}"${prefix ? ' *' : ''}`;
}

/** One wording of the part, whichever. */
export function anyWording(part: Part): string {
  return part.wordings.map(({ terms: words }) => phrase(words)).join(' OR ');
}

export function matchOf(expression: Expression): Match {
  switch (expression.kind) {
    case 'or':
      return joined(expression.of.map(matchOf), ' OR ');
    case 'and':
      return allOf(expression.of);
    case 'not': {
      const inner = matchOf(expression.of);
      return inner.exact
        ? { query: `(${phrase([EVERY])} NOT ${inner.query})`, exact: true }
        : everything(false);
    }
    default:
      return termMatch(expression);
  }
}

function joined(matches: readonly Match[], by: string): Match {
  return { query: `(${matches.map(({ query }) => query).join(by)})`, ...certainty(matches) };
}

/** How far the finds are to be trusted where each of these holds or may hold. */
export function certainty(matches: readonly Match[]): Pick<Match, 'exact' | 'doubts'> {
  const unsure = matches.filter(({ exact }) => !exact);
  if (unsure.length === 0) return { exact: true };
  if (unsure.some(({ doubts }) => doubts === undefined)) return { exact: false };
  return { exact: false, doubts: unsure.flatMap(({ doubts }) => doubts!) };
}

function everything(exact: boolean): Match {
  return { query: phrase([EVERY]), exact };
}

/** What is ruled out is taken from what is asked. */
function allOf(of: readonly Expression[]): Match {
  const asked = of.flatMap((each) => (each.kind === 'not' ? [] : [matchOf(each)]));
  const ruledOut = of.flatMap((each) => (each.kind === 'not' ? [matchOf(each.of)] : []));
  const positive = asked.length === 0 ? everything(true) : joined(asked, ' AND ');
  const known = ruledOut.filter(({ exact }) => exact);
  const query =
    known.length === 0 ? positive.query : `(${[positive, ...known].map((m) => m.query).join(' NOT ')})`;
  return known.length === ruledOut.length ? { ...positive, query } : { query, exact: false };
}

function named(name: string): string {
  return phrase(phraseTerms(name));
}

function termMatch(term: Term): Match {
  switch (term.kind) {
    case 'word':
    case 'phrase':
      return textMatch(term.text, term.field, otherWordings(term));
    case 'exact':
      return { query: textMatch(term.text, term.field, []).query, exact: false };
    case 'prefix':
      return prefixMatch(term.text, term.field);
    default:
      return everything(false);
  }
}

function textMatch(text: string, field: TextField | undefined, others: readonly string[]): Match {
  const facet = field && FACETS[field];
  if (facet !== undefined) return facetMatch(facet, text);
  const cut = phraseTerms(text);
  if (cut.length === 0) return { query: phrase([NOWHERE]), exact: true };
  // A single CJK character is the beginning of every step that it starts.
  const own = phrase(cut, isCjk(cut.at(-1)!) && [...cut.at(-1)!].length === 1);
  const query = inField(field, [own, ...others.map(named)].join(' OR '));
  const doubts = [cut, ...others.map(phraseTerms)].flatMap((wording) => pieceSign(wording) ?? []);
  return doubts.length === 0 ? { query, exact: true } : { query, exact: false, doubts };
}

function prefixMatch(text: string, field: TextField | undefined): Match {
  const facet = field && FACETS[field];
  if (facet !== undefined) return facetMatch(facet, text, true);
  const cut = phraseTerms(text);
  if (cut.length === 0) return { query: phrase([NOWHERE]), exact: true };
  const open = !isCjk(cut.at(-1)!) || [...cut.at(-1)!].length === 1;
  return { query: inField(field, phrase(cut, open)), exact: true };
}

function inField(field: TextField | undefined, query: string): string {
  return field === undefined ? `(${query})` : `(${COLUMNS[field]} : (${query}))`;
}

function facetMatch(mark: string, text: string, prefix = false): Match {
  const cut = terms(text);
  if (cut.length === 0) return { query: phrase([NOWHERE]), exact: true };
  return {
    query: phrase(
      cut.map((term) => mark + term),
      prefix,
    ),
    exact: true,
  };
}
