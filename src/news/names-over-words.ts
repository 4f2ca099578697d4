import { type Token, tokens } from '../text.ts';
import { type Alias, aliasesIn, isName, otherNames } from './aliases.ts';
import { allOf, anyOf, type Expression, noneOf, type Term } from './expression.ts';
import { numberedNames, otherOrder, type WordRange } from './numbered-names.ts';

const known = new WeakMap<Expression, Expression>();

/**
 * The expression in which words that are one name together stand side by side, and are its other names too:
 * `sam altman` is also 奥特曼, though neither word is, and `llama 4` is not any 4 in news of Llama. What is
 * known as a term (`text to video`) may stand apart. The same one when there are no such names.
 */
export function withNames(expression: Expression): Expression {
  if (expression.kind !== 'and' && expression.kind !== 'or' && expression.kind !== 'not') return expression;
  let found = known.get(expression);
  if (found === undefined) {
    found = named(expression);
    known.set(expression, found);
    known.set(found, found);
  }
  return found;
}

function named(expression: Exclude<Expression, Term>): Expression {
  if (expression.kind === 'not') {
    const inner = withNames(expression.of);
    return inner === expression.of ? expression : noneOf(inner);
  }
  const of = expression.of.map(withNames);
  const changed = of.some((part, i) => part !== expression.of[i]);
  if (expression.kind === 'or') return changed ? anyOf(of)! : expression;
  const groups = groupsOf(of, wordingsOf);
  if (groups === undefined) return changed ? allOf(of)! : expression;
  return allOf(groups)!;
}

/** Do these words make one name, all of them? */
export function isOneName(row: readonly string[]): boolean {
  const [first] = nameRanges(row);
  return first?.from === 0 && first.to === row.length && first.wordings.together;
}

/** The same in as few parts as whoever reads it would see: each name whose words stand side by side is one. */
export function asRead(expression: Expression): Expression {
  if (expression.kind !== 'and') return expression;
  const read = groupsOf(expression.of, (words, wordings) =>
    wordings.together ? [{ kind: 'phrase', text: textOf(words) }] : words,
  );
  return read === undefined ? expression : allOf(read)!;
}

function wordingsOf(words: readonly BareWord[], { together, texts }: NameRange['wordings']): Expression[] {
  // Apart they are only themselves: 安全 beside AI is not yet AI safety.
  const apart = together ? [] : [allOf(words.map(({ text }) => ({ kind: 'phrase', text })))!];
  return [anyOf([...apart, ...texts.map((text): Expression => ({ kind: 'phrase', text }))])!];
}

/** Every name in a row of bare words as `one` has it; what is ruled out between them does not count. */
function groupsOf(
  of: readonly Expression[],
  one: (words: readonly BareWord[], wordings: NameRange['wordings']) => readonly Expression[],
): readonly Expression[] | undefined {
  const asked = of.filter(({ kind }) => kind !== 'not');
  const out: Expression[] = [];
  let names = 0;
  for (let i = 0; i < asked.length; ) {
    let end = i;
    while (end < asked.length && isBareWord(asked[end]!)) end++;
    const words = asked.slice(i, end) as readonly BareWord[];
    let at = 0;
    for (const { from, to, wordings } of words.length > 1 ? nameRanges(words.map(({ text }) => text)) : []) {
      out.push(...words.slice(at, from), ...one(words.slice(from, to), wordings));
      at = to;
      names++;
    }
    out.push(...words.slice(at));
    if (end < asked.length) out.push(asked[end]!);
    i = end + 1;
  }
  return names === 0 ? undefined : [...out, ...of.filter(({ kind }) => kind === 'not')];
}

function textOf(words: readonly BareWord[]): string {
  return words.map(({ text }) => text).join(' ');
}

interface NameRange extends WordRange {
  readonly wordings: {
    /** Its words count only side by side. */
    readonly together: boolean;
    readonly texts: readonly string[];
  };
}

/** What a row of words names, left to right; numbered names first, since `llama` alone is a name too. */
function nameRanges(row: readonly string[]): NameRange[] {
  const found: NameRange[] = [];
  let at = 0;
  for (const range of [...numberedNames(row), undefined]) {
    const from = at;
    const rest = row.slice(from, range?.from);
    for (const known of namesOverWords(rest)) {
      found.push({
        from: from + known.from,
        to: from + known.to,
        wordings: ofKnown(rest.slice(known.from, known.to), known.alias),
      });
    }
    if (range === undefined) break;
    found.push({ ...range, wordings: ofNumbered(row.slice(range.from, range.to)) });
    at = range.to;
  }
  return found;
}

function ofKnown(words: readonly string[], { text, names }: Alias): NameRange['wordings'] {
  if (!isName(text)) return { together: false, texts: names };
  // `Altman, Sam`
  const turned = words.length === 2 ? [`${words[1]} ${words[0]}`] : [];
  return { together: true, texts: [words.join(' '), ...turned, ...names] };
}

function ofNumbered([head, ...rest]: readonly string[]): NameRange['wordings'] {
  const names = [head!, ...otherNames(head!)].map((name) => [name, ...rest].join(' '));
  return { together: true, texts: names.flatMap((name) => [name, ...otherOrder(name)]) };
}

type BareWord = Term & { readonly kind: 'word' };

function isBareWord(expression: Expression): expression is BareWord {
  return expression.kind === 'word' && expression.field === undefined;
}

/** Names that two or more whole words make together; `to` is exclusive. */
export function namesOverWords(
  words: readonly string[],
): { readonly from: number; readonly to: number; readonly alias: Alias }[] {
  const starts: number[] = [];
  const cut: Token[] = [];
  for (const word of words) {
    starts.push(cut.length);
    cut.push(...tokens(word));
  }
  starts.push(cut.length);
  return aliasesIn(cut).flatMap((alias) => {
    const from = starts.indexOf(alias.from);
    const to = starts.indexOf(alias.to);
    return from >= 0 && to > from + 1 ? [{ from, to, alias }] : [];
  });
}
