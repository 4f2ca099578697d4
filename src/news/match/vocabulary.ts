import type { Term } from '../expression.ts';
import { grow, ints } from './ints.ts';
import { spelling } from './rules.ts';
import { isAboutWords, type Wording, wordingsOf } from './wordings.ts';

/** The distinct terms of all rules, each once. */
export interface Vocabulary {
  /** One more than the highest number. */
  readonly end: number;
  number(term: Term): number;
  term(number: number): Term;
  wordings(number: number): readonly Wording[];
  /** The one piece of index text that the term is, wherever it stands; most terms are just a word. */
  piece(number: number): string | undefined;
  /** A rule begins or ceases to use the term; without users it goes. */
  use(number: number, by: 1 | -1): void;
}

/** Spellings are worked out when an article first needs them; so many are remembered. */
const REMEMBERED = 20_000;

export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  /** A plain word is kept as its text alone. */
  const terms: (Term | string | undefined)[] = [];
  const pieces: (string | undefined)[] = [];
  const free: number[] = [];
  const users = ints();
  const known = new Map<number, readonly Wording[]>();

  function termOf(number: number): Term {
    const kept = terms[number]!;
    return typeof kept === 'string' ? { kind: 'word', text: kept } : kept;
  }

  return {
    get end() {
      return terms.length;
    },
    number(term) {
      const key = spelling(term);
      let number = numbers.get(key);
      if (number === undefined) {
        number = free.pop() ?? terms.length;
        grow([users], number + 1);
        terms[number] = isPlainWord(term) ? term.text : term;
        pieces[number] = pieceOf(term);
        numbers.set(key, number);
      }
      return number;
    },
    term: termOf,
    piece: (number) => pieces[number],
    wordings(number) {
      let found = known.get(number);
      if (found === undefined) {
        const term = termOf(number);
        found = isAboutWords(term) ? wordingsOf(term) : [];
        if (known.size >= REMEMBERED) known.clear();
        known.set(number, found);
      }
      return found;
    },
    use(number, by) {
      users.at[number]! += by;
      if (users.at[number]! > 0) return;
      numbers.delete(spelling(termOf(number)));
      terms[number] = undefined;
      pieces[number] = undefined;
      known.delete(number);
      free.push(number);
    },
  };
}

function isPlainWord(term: Term): term is Term & { readonly kind: 'word' } {
  return term.kind === 'word' && term.field === undefined;
}

function pieceOf(term: Term): string | undefined {
  if ((term.kind !== 'word' && term.kind !== 'phrase') || term.field !== undefined) return undefined;
  const [wording, ...others] = wordingsOf(term);
  if (!wording || wording.open || wording.numbered) return undefined;
  if (wording.parts.length > 1 || others.length > 0) return undefined;
  const piece = wording.parts[0]!;
  // One string for both, where they are the same.
  return piece === term.text ? term.text : piece;
}
