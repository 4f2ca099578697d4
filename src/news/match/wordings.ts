import { isCjk } from '../../text.ts';
import type { Term, TextTerm } from '../expression.ts';
import { otherWordings } from '../other-wordings.ts';
import { phraseTerms } from '../question.ts';
import { hasNumberAtEdge } from '../whole-number.ts';

/** One spelling of a term as it stands in index text: pieces side by side. */
export interface Wording {
  readonly parts: readonly string[];
  /** The last one may go on. */
  readonly open: boolean;
  /** It begins or ends with a number, which has to be whole where it stands. */
  readonly numbered: boolean;
}

export const FACETS: ReadonlySet<string> = new Set(['lang', 'site', 'source']);

export function isAboutWords(term: Term): term is TextTerm {
  return term.kind !== 'since' && term.kind !== 'before' && term.kind !== 'outlets';
}

/** Every spelling by which a term may stand; none for a pattern, and for what has no words. */
export function wordingsOf(term: TextTerm): readonly Wording[] {
  switch (term.kind) {
    case 'regex':
      return [];
    case 'word':
    case 'phrase': {
      const facet = FACETS.has(term.field ?? '');
      const names = facet ? [] : otherWordings(term);
      return [term.text, ...names].flatMap((name) => wording(name, false, !facet));
    }
    case 'exact':
      return wording(term.text.normalize('NFKC'), false, false);
    default:
      return wording(term.text, term.kind === 'prefix', false);
  }
}

function wording(text: string, prefix: boolean, whole: boolean): Wording[] {
  const cut = phraseTerms(text);
  const last = cut.at(-1);
  if (last === undefined) return [];
  const open = ([...last].length === 1 && isCjk(last)) || (prefix && !isCjk(last));
  // A few signs fold to what has spaces of its own.
  return [{ parts: cut.join(' ').split(' '), open, numbered: whole && hasNumberAtEdge(cut) }];
}
