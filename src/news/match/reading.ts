import type { Instant } from '../../model.ts';
import { indexText } from '../../text.ts';
import type { TextField, TextTerm } from '../expression.ts';
import { type Holding, holds, textsOf } from '../holds.ts';
import { hasPoint, standsWhole, withPoints } from '../whole-number.ts';
import type { Hashing } from './hash.ts';
import type { Key } from './keys.ts';
import { type Sequence, sequenceOf } from './sequence.ts';
import { FACETS, type Wording } from './wordings.ts';

/** An article cut once, for any number of expressions. */
export interface Reading {
  /** All that tells of the article itself. */
  readonly whole: Sequence;
  /** Further pieces under which a term in exact spelling may stand: `C` of `C++`, `TM` of `™`. */
  readonly further: ReadonlySet<string>;
  /** Keys of its language, site and source. */
  readonly facets: readonly Key[];
  /** The same as `holds` of the term, whose wordings these are. */
  holds(term: TextTerm, wordings: readonly Wording[]): boolean;
}

export function readArticle(article: Holding, now: Instant, hashing: Hashing): Reading {
  const texts = textsOf(article, undefined);
  const whole = sequenceOf(texts, hashing);
  const further = new Set([...signedIn(whole), ...compatible(texts)]);
  const fields = new Map<TextField | undefined, Sequence>([[undefined, whole]]);

  function sequence(field: TextField | undefined): Sequence {
    let known = fields.get(field);
    if (known === undefined) {
      known = sequenceOf(textsOf(article, field), hashing);
      fields.set(field, known);
    }
    return known;
  }

  /** By field its texts once more, with whole numbers; undefined where no number has a point. */
  const numbers = new Map<TextField | undefined, readonly (readonly string[])[] | undefined>();

  function standsAsNumber(wording: Wording, field: TextField | undefined): boolean {
    if (!numbers.has(field)) {
      const texts = textsOf(article, field);
      numbers.set(field, texts.some(hasPoint) ? texts.map(withPoints) : undefined);
    }
    const orders = numbers.get(field);
    return orders === undefined || orders.some((order) => standsWhole(order, wording));
  }

  function stands(wording: Wording, field: TextField | undefined): boolean {
    if (!mayStand(wording, field) || !sequence(field).stands(wording)) return false;
    return !wording.numbered || standsAsNumber(wording, field);
  }

  /** Whatever the field, its pieces are pieces of the whole. */
  function mayStand({ parts, open }: Wording, field: TextField | undefined): boolean {
    if (FACETS.has(field ?? '')) return true;
    for (let i = open ? parts.length - 2 : parts.length - 1; i >= 0; i--) {
      const part = parts[i]!;
      if (!whole.has(part) && !further.has(part) && part !== '') return false;
    }
    return true;
  }

  return {
    whole,
    further,
    facets: [...FACETS].flatMap((facet) => facetKeys(facet, textsOf(article, facet as TextField))),
    holds(term, wordings) {
      if (term.kind === 'regex') return holds(term, article, now);
      const { field } = term;
      // The text itself has to tell whether it stands there in this case.
      if (term.kind === 'exact') {
        return wordings.every((each) => mayStand(each, field)) && holds(term, article, now);
      }
      return wordings.some((each) => stands(each, field));
    },
  };
}

function facetKeys(facet: string, texts: readonly string[]): Key[] {
  const pieces = texts.flatMap(piecesOf);
  const bare = pieces.filter((piece) => SIGNED.test(piece)).map(unsigned);
  const all = new Set([...pieces, ...bare, ...compatible(texts)]);
  return [...all].map((piece) => `@${facet} ${piece}`);
}

function piecesOf(text: string): string[] {
  return indexText(text)
    .split(' ')
    .filter((piece) => piece !== '');
}

const SIGNED = /[+#]$/;
const unsigned = (piece: string): string => piece.replace(/[+#]+$/, '');

/** `C` of `C++`. */
function signedIn({ text, each }: Sequence): string[] {
  const found: string[] = [];
  each((from, to) => {
    const last = text.charCodeAt(to - 1);
    if (last === 35 || last === 43) found.push(unsigned(text.slice(from, to)));
  });
  return found;
}

/** `TM` of `™`: the pieces of what a text stands for, where that is something else. */
function compatible(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    // Full-width letters and marks are cut as what they stand for.
    const rest = text.replace(/[\uff01-\uff5e\u3000]/g, ' ');
    return rest.normalize('NFKC') === rest ? [] : piecesOf(text.normalize('NFKC'));
  });
}
