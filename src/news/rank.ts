import { JOIN, PAIR, unitFold, unitKind, WIDE, WORD } from '../text.ts';

/**
 * How well a text answers a question, worked out from the text itself: BM25 over weighted fields, with
 * a bonus for words that stand beside each other as they do in the question. Pure; the caller chooses
 * the candidates and knows how common each term is.
 */

/** The fields that are ranked, and what an occurrence in each is worth against one in the body. */
const RANKED_FIELDS = ['title', 'names', 'event', 'body'] as const;
type RankedField = (typeof RANKED_FIELDS)[number];
const FIELD_WEIGHT: Readonly<Record<RankedField, number>> = { title: 4, names: 2.5, event: 1.5, body: 1 };
/** Usual length of each field, in units of text; longer fields count for less an occurrence. */
const FIELD_LENGTH: Readonly<Record<RankedField, number>> = { title: 40, names: 120, event: 300, body: 1500 };
const LENGTH_SHARE = 0.7;
const SATURATION = 1.2;
const ADJACENT = 0.6;
/**
 * What an answer loses that has none of the names asked for: it is of another. A headline names some by the way,
 * a question of few words asks for nobody else.
 */
const LACKING = 0.4;
const LACKING_OF_FEW = 0.75;
const FEW = 4;
/** In how much of a question was found, a name counts for so many other words. */
const NAME_COUNTS = 2;

/** One way to say a part of the question: its terms in order, and what it counts against the words asked. */
export interface Wording {
  readonly terms: readonly string[];
  readonly weight: number;
}

/** A part of the question; its best wording counts. */
export interface Part {
  readonly wordings: readonly Wording[];
  /** It is the name of somebody or something. */
  readonly name?: boolean;
}

export type RankedText = Readonly<Record<RankedField, string>>;

export interface Score {
  readonly value: number;
  /** Share of the question that was found, weighted by how telling each part is; 0 to 1. */
  readonly coverage: number;
}

/** How telling a term is that stands in `holding` of `all` texts. */
export function rarity(holding: number, all: number): number {
  return Math.log(1 + (Math.max(all, holding) - holding + 0.5) / (holding + 0.5));
}

/**
 * Makes a question ready to be held against many texts. `worth` says how telling each part is. Parts that
 * stand side by side in the question count for more where they are found so.
 */
export function scorer(asked: readonly Part[], worth: readonly number[]): (text: RankedText) => Score {
  const terms = [...new Set(asked.flatMap((part) => part.wordings.flatMap((w) => w.terms)))];
  const index = new Map(terms.map((term, i) => [term, i]));
  const parts = asked.map((part) =>
    part.wordings.map((wording) => ({
      weight: wording.weight,
      terms: wording.terms.map((term) => index.get(term)!),
    })),
  );
  const before = neighbours(parts, terms.length);
  const words = lexicon(terms);
  const found = new Float64Array(terms.length);
  const beside = new Float64Array(terms.length);

  return (text) => {
    found.fill(0);
    beside.fill(0);
    for (const field of RANKED_FIELDS) {
      const content = text[field];
      if (content === '') continue;
      const each =
        FIELD_WEIGHT[field] / (1 - LENGTH_SHARE + (LENGTH_SHARE * content.length) / FIELD_LENGTH[field]);
      let last = -1;
      let lastStep = -9;
      scan(content, words, (term, _start, _end, step) => {
        found[term]! += each;
        if (last >= 0 && step - lastStep <= 2 && before[term]!.has(last)) beside[term]! += each;
        last = term;
        lastStep = step;
      });
    }
    let value = 0;
    let whole = 0;
    let covered = 0;
    let names = 0;
    let lacking = 0;
    for (const [i, part] of parts.entries()) {
      let best = 0;
      let share = 0;
      const own = part[0]!.terms.length;
      for (const { terms: words, weight } of part) {
        let sum = 0;
        let present = 0;
        for (const term of words) {
          const times = found[term]!;
          if (times === 0) continue;
          present++;
          sum += times / (SATURATION + times);
          const near = beside[term]!;
          if (near > 0) sum += (ADJACENT * near) / (SATURATION + near);
        }
        // A name of one word stands for all of a name of five characters.
        best = Math.max(best, (sum * weight * own) / words.length);
        share = Math.max(share, present / words.length);
      }
      const telling = worth[i]! * own * (asked[i]!.name ? NAME_COUNTS : 1);
      value += best * worth[i]!;
      whole += telling;
      covered += telling * share;
      if (asked[i]!.name && telling > 0) {
        names++;
        if (share === 0) lacking++;
      }
    }
    if (lacking > 0) value *= 1 - ((parts.length > FEW ? LACKING : LACKING_OF_FEW) * lacking) / names;
    return { value, coverage: whole > 0 ? covered / whole : 0 };
  };
}

interface IndexedWording {
  readonly terms: readonly number[];
}

/** For each term, the terms that stand right before it in some wording of the question. */
function neighbours(parts: readonly (readonly IndexedWording[])[], count: number): readonly Set<number>[] {
  const before = Array.from({ length: count }, () => new Set<number>());
  for (const [i, part] of parts.entries()) {
    for (const { terms } of part) {
      for (let k = 1; k < terms.length; k++) before[terms[k]!]!.add(terms[k - 1]!);
      const first = terms[0];
      if (first === undefined || i === 0) continue;
      for (const previous of parts[i - 1]!) {
        const end = previous.terms.at(-1);
        if (end !== undefined && end !== first) before[first]!.add(end);
      }
    }
  }
  return before;
}

/** The terms of a question by what the scanner sees: a hash for a word, a pair of units for a CJK step. */
export interface Lexicon {
  readonly words: ReadonlyMap<number, number>;
  readonly pairs: ReadonlyMap<number, number>;
  readonly singles: ReadonlyMap<number, number>;
  /** By the low bits of a hash, or a first character: 1 where a look into the maps is worth it. */
  readonly sieve: Uint8Array;
}

const SIEVE = 4095;

export function lexicon(terms: readonly string[]): Lexicon {
  const words = new Map<number, number>();
  const pairs = new Map<number, number>();
  const sieve = new Uint8Array(SIEVE + 1);
  const singles = new Map<number, number>();
  for (const [i, term] of terms.entries()) {
    const first = term.charCodeAt(0);
    if (unitKind(first) !== WIDE) {
      words.set(hash(term), i);
      sieve[hash(term) & SIEVE] = 1;
    } else if (term.length === 2) {
      sieve[first & SIEVE] = 1;
      pairs.set(first * 65536 + term.charCodeAt(1), i);
    } else if (term.length === 1) singles.set(first, i);
  }
  return { words, pairs, singles, sieve };
}

function hash(word: string): number {
  let h = 0;
  for (let i = 0; i < word.length; i++) h = (Math.imul(h, 31) + word.charCodeAt(i)) | 0;
  return h;
}

/**
 * Calls `visit(term, start, end, step)` for every place where a term stands in `text`; `step` counts
 * words and CJK characters, so neighbours differ by one. Characters that fold to several units and those
 * outside the basic plane are passed over: they cost rank, never a match.
 */
export function scan(
  text: string,
  { words, pairs, singles, sieve }: Lexicon,
  visit: (term: number, start: number, end: number, step: number) => void,
): void {
  const length = text.length;
  let step = 0;
  let i = 0;
  while (i < length) {
    let unit = text.charCodeAt(i);
    let kind = unitKind(unit);
    if (kind === WIDE) {
      unit = unitFold(unit);
      if (sieve[unit & SIEVE] === 1 && i + 1 < length) {
        const term = pairs.get(unit * 65536 + unitFold(text.charCodeAt(i + 1)));
        if (term !== undefined) visit(term, i, i + 2, step);
      }
      if (singles.size > 0) {
        const term = singles.get(unit);
        if (term !== undefined) visit(term, i, i + 1, step);
      }
      step++;
      i++;
    } else if (kind === WORD) {
      const start = i;
      let h = 0;
      do {
        h = (Math.imul(h, 31) + unitFold(unit)) | 0;
        i++;
        if (i >= length) break;
        unit = text.charCodeAt(i);
        kind = unitKind(unit);
      } while (kind === WORD || kind === JOIN);
      const term = sieve[h & SIEVE] === 1 ? words.get(h) : undefined;
      if (term !== undefined) visit(term, start, i, step);
      step++;
    } else i += kind === PAIR ? 2 : 1;
  }
}
