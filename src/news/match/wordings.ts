import { isCjk } from '../../text.ts';
import { otherNames } from '../aliases.ts';
import type { Term, TextTerm } from '../expression.ts';
import { phraseTerms } from '../question.ts';

/** One spelling of a term as it stands in index text. */
export interface Wording {
  /** It stands in a text where ` ${index text} ` has this. */
  readonly needle: string;
  /** Pieces between spaces that the text must then have. */
  readonly pieces: readonly string[];
  /** What some piece must begin with, where the last one may go on. */
  readonly open?: string;
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
    case 'word': {
      const names = FACETS.has(term.field ?? '') ? [] : otherNames(term.text);
      return [term.text, ...names].flatMap((name) => wording(name, false));
    }
    case 'exact':
      return wording(term.text.normalize('NFKC'), false);
    default:
      return wording(term.text, term.kind === 'prefix');
  }
}

function wording(text: string, prefix: boolean): Wording[] {
  const cut = phraseTerms(text);
  const last = cut.at(-1);
  if (last === undefined) return [];
  const open = ([...last].length === 1 && isCjk(last)) || (prefix && !isCjk(last));
  const joined = cut.join(' ');
  const pieces = joined.split(' ').filter((piece) => piece !== '');
  if (!open) return [{ needle: ` ${joined} `, pieces }];
  return [{ needle: ` ${joined}`, pieces: pieces.slice(0, -1), open: pieces.at(-1)! }];
}
