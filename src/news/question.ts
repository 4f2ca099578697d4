import { bigrams, terms, tokens } from '../text.ts';
import { type Alias, aliasesIn, isName } from './aliases.ts';
import type { Expression, Term } from './expression.ts';
import { inflections } from './inflection.ts';
import { namesOverWords } from './names-over-words.ts';
import { numberApart } from './other-wordings.ts';
import type { Part, Wording } from './rank.ts';

/** A translated or renamed word counts a little less than the word that was asked. */
const OTHER_NAME = 0.8;
const OTHER_FORM = 0.85;

/** The terms that stand side by side where a phrase is written, as the index has them. */
export function phraseTerms(text: string): string[] {
  const cut = tokens(text);
  const out = terms(text);
  const last = cut.at(-1);
  // The last character alone closes a run in the index; in the phrase the run may go on.
  if (last?.cjk && last.text.length > 1) out.pop();
  return out;
}

/**
 * The words of a question that is nothing but words side by side (or one word): these may be taken
 * softly, the best answers first, where nothing holds them all. Undefined for anything with an operator.
 */
export function plainWords(expression: Expression): readonly string[] | undefined {
  const leaves = expression.kind === 'and' ? expression.of : [expression];
  const words: string[] = [];
  for (const leaf of leaves) {
    if (leaf.kind !== 'word' || leaf.field !== undefined) return undefined;
    words.push(leaf.text);
  }
  return words;
}

/** So many words, or so many index terms in them, make free text: a headline, a sentence. */
const FREE_WORDS = 5;
const FREE_TERMS = 9;

/**
 * The words of a question that is long free text: nothing in it is required, not even what stands in
 * quotation marks, as titles do in a headline. Undefined for short questions and those with operators.
 */
export function freeText(expression: Expression): readonly string[] | undefined {
  const leaves = expression.kind === 'and' ? expression.of : [expression];
  const words: string[] = [];
  for (const leaf of leaves) {
    if ((leaf.kind !== 'word' && leaf.kind !== 'phrase') || leaf.field !== undefined) return undefined;
    words.push(leaf.text);
  }
  const count = words.reduce((sum, word) => sum + phraseTerms(word).length, 0);
  return words.length >= FREE_WORDS || count >= FREE_TERMS ? words : undefined;
}

/** The parts of free text, each with its other names and forms. Nothing in it is required. */
export function looseParts(words: readonly string[]): Part[] {
  const cut = tokens(words.join(' '));
  const aliases = new Map<number, Alias[]>();
  for (const alias of aliasesIn(cut)) aliases.set(alias.from, [...(aliases.get(alias.from) ?? []), alias]);
  const parts: Part[] = [];
  let i = 0;
  while (i < cut.length) {
    const token = cut[i]!;
    const here = aliases.get(i) ?? [];
    if (token.cjk && here.every((alias) => alias.to === i + 1)) {
      parts.push(...runParts(token.text, here));
      i++;
    } else if (here.length > 0) {
      parts.push({
        wordings: [{ terms: phraseTerms(here[0]!.text), weight: 1 }, ...others(here[0]!)],
        ...(isName(here[0]!.text) && { name: true }),
      });
      i = here[0]!.to;
    } else {
      const forms = inflections(token.text).map((form) => ({ terms: [form], weight: OTHER_FORM }));
      parts.push({
        wordings: [{ terms: [token.text], weight: 1 }, ...forms],
        ...(isName(token.text) && { name: true }),
      });
      i++;
    }
  }
  return parts;
}

function others(alias: Alias): Wording[] {
  return alias.names.map((name) => ({ terms: phraseTerms(name), weight: OTHER_NAME }));
}

/** A CJK run as its two-character steps; those inside a known name make one part with its other names. */
function runParts(run: string, aliases: readonly Alias[]): Part[] {
  const steps = bigrams(run);
  if (steps.length === 0) return [{ wordings: [{ terms: [run], weight: 1 }] }];
  const parts: Part[] = [];
  let k = 0;
  while (k < steps.length) {
    const alias = aliases.find(({ at }) => at === k);
    const length = alias === undefined ? 1 : alias.text.length - 1;
    const own: Wording = { terms: steps.slice(k, k + length), weight: 1 };
    parts.push(
      alias === undefined
        ? { wordings: [own] }
        : { wordings: [own, ...others(alias)], ...(isName(alias.text) && { name: true }) },
    );
    k += length;
  }
  return parts;
}

/** The parts that an answer is ranked by: every term that is asked for, not those ruled out. */
export function askedParts(expression: Expression): Part[] {
  const words = plainWords(expression);
  if (words !== undefined) return wordsParts(words);
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of.flatMap(askedParts);
    case 'not':
      return [];
    default:
      return termParts(expression);
  }
}

/** Words side by side that are one name make one part. */
function wordsParts(words: readonly string[]): Part[] {
  const parts: Part[] = [];
  let i = 0;
  for (const { from, to, alias } of namesOverWords(words)) {
    while (i < from) parts.push(...wordParts(words[i++]!));
    const own = phraseTerms(words.slice(from, to).join(' '));
    parts.push({ wordings: [{ terms: own, weight: 1 }, ...others(alias)] });
    i = to;
  }
  while (i < words.length) parts.push(...wordParts(words[i++]!));
  return parts;
}

function termParts(term: Term): Part[] {
  if (term.kind === 'word') return wordParts(term.text);
  if (term.kind !== 'phrase' && term.kind !== 'exact') return [];
  const own = phraseTerms(term.text);
  const apart = term.kind === 'phrase' ? numberApart(term.text).map(asAsked) : [];
  return own.length === 0 ? [] : [{ wordings: [{ terms: own, weight: 1 }, ...apart] }];
}

function wordParts(text: string): Part[] {
  const own = phraseTerms(text);
  if (own.length === 0) return [];
  const whole = aliasesIn(tokens(text)).find((alias) => phraseTerms(alias.text).length === own.length);
  const names = whole === undefined ? [] : others(whole);
  return [{ wordings: [{ terms: own, weight: 1 }, ...names, ...numberApart(text).map(asAsked)] }];
}

function asAsked(text: string): Wording {
  return { terms: phraseTerms(text), weight: 1 };
}
