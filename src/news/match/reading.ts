import type { Instant } from '../../model.ts';
import { indexText } from '../../text.ts';
import type { TextField, TextTerm } from '../expression.ts';
import { type Holding, holds, textsOf } from '../holds.ts';
import type { Key } from './keys.ts';
import { FACETS, type Wording } from './wordings.ts';

/** An article cut once, for any number of expressions. */
export interface Reading {
  /** What stands between spaces in its index text. */
  readonly pieces: ReadonlySet<string>;
  /** Further pieces under which a term in exact spelling may stand: `C` of `C++`, `TM` of `™`. */
  readonly further: ReadonlySet<string>;
  /** Keys of its language, site and source. */
  readonly facets: readonly Key[];
  /** The same as `holds` of the term, whose wordings these are. */
  holds(term: TextTerm, wordings: readonly Wording[]): boolean;
}

export function readArticle(article: Holding, now: Instant): Reading {
  const texts = textsOf(article, undefined);
  const whole = indexed(texts);
  const pieces = piecesOf(whole);
  const further = furtherOf(texts, pieces);
  const fields = new Map<TextField | undefined, string>([[undefined, whole]]);

  function textOf(field: TextField | undefined): string {
    const known = fields.get(field) ?? indexed(textsOf(article, field));
    fields.set(field, known);
    return known;
  }

  /** Whatever the field, its pieces are pieces of the whole. */
  function mayStand({ pieces: needed }: Wording, field: TextField | undefined): boolean {
    if (FACETS.has(field ?? '')) return true;
    for (const piece of needed) if (!pieces.has(piece) && !further.has(piece)) return false;
    return true;
  }

  return {
    pieces,
    further,
    facets: [...FACETS].flatMap((facet) =>
      [...piecesOf(textOf(facet as TextField))].map((piece) => `@${facet} ${piece}`),
    ),
    holds(term, wordings) {
      if (term.kind === 'regex') return holds(term, article, now);
      const { field } = term;
      // The text itself has to tell whether it stands there in this case.
      if (term.kind === 'exact') {
        return wordings.every((each) => mayStand(each, field)) && holds(term, article, now);
      }
      for (const each of wordings) {
        if (mayStand(each, field) && textOf(field).includes(each.needle)) return true;
      }
      return false;
    },
  };
}

/** A line of its own for each text, so that no phrase goes from one into the next. */
function indexed(texts: readonly string[]): string {
  return ` ${texts.map(indexText).join(' \n ')} `;
}

function piecesOf(text: string): Set<string> {
  const pieces = new Set(text.split(' '));
  pieces.delete('');
  pieces.delete('\n');
  return pieces;
}

function furtherOf(texts: readonly string[], pieces: ReadonlySet<string>): Set<string> {
  const further = new Set<string>();
  for (const piece of pieces) {
    const last = piece.charCodeAt(piece.length - 1);
    if (last === 35 || last === 43) further.add(piece.replace(/[+#]+$/, ''));
  }
  for (const text of texts) {
    // Full-width letters and marks are cut as what they stand for.
    const rest = text.replace(/[\uff01-\uff5e\u3000]/g, ' ');
    if (rest.normalize('NFKC') === rest) continue;
    for (const piece of piecesOf(indexText(text.normalize('NFKC')))) further.add(piece);
  }
  return further;
}
