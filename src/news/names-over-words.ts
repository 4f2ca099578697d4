import { type Token, tokens } from '../text.ts';
import { type Alias, aliasesIn, isName, otherNames } from './aliases.ts';
import { allOf, anyOf, type Expression, noneOf, type Term, type TextField } from './expression.ts';
import { numberedNames, otherOrder } from './numbered-names.ts';

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
  const joined = joinedNames(of, WRITTEN);
  return changed || joined !== of ? allOf(joined)! : expression;
}

/** Do these words make one name, all of them? */
export function isOneName(row: readonly string[]): boolean {
  const [numbered] = numberedNames(row);
  const [known] = namesOverWords(row);
  const first = numbered?.from === 0 ? numbered : known && isName(known.alias.text) ? known : undefined;
  return first?.from === 0 && first.to === row.length;
}

/** The same in as few parts as whoever reads it would see: each name whose words stand side by side is one. */
export function asRead(expression: Expression): Expression {
  if (expression.kind !== 'and') return expression;
  const joined = joinedNames(expression.of, READ);
  return joined === expression.of ? expression : allOf(joined)!;
}

/** What stands in the place of a name's words. */
interface Joining {
  numbered(head: Word, words: readonly string[]): Expression;
  known(words: readonly BareWord[], alias: Alias): readonly Expression[];
}

/** The name as it is, as people read it. */
const READ: Joining = {
  numbered: ({ field }, words) => phrase(words.join(' '), field),
  known: (words, { text }) => (isName(text) ? [phrase(textOf(words))] : words),
};

/** The name in all the ways in which it is written. */
const WRITTEN: Joining = {
  numbered({ text, field }, [, ...rest]) {
    const names = [text, ...(field === undefined ? otherNames(text) : [])];
    const all = names.map((name) => [name, ...rest].join(' '));
    return anyOf(all.flatMap((name) => [name, ...otherOrder(name)]).map((name) => phrase(name, field)))!;
  },
  known(words, { text, names }) {
    const others = names.map((name) => phrase(name));
    // Apart they are only themselves: 安全 beside AI is not yet AI safety.
    if (!isName(text)) return [anyOf([allOf(words.map((word) => phrase(word.text)))!, ...others])!];
    // `Altman, Sam`
    const turned = words.length === 2 ? [phrase(`${words[1]!.text} ${words[0]!.text}`)] : [];
    return [anyOf([phrase(textOf(words)), ...turned, ...others])!];
  },
};

/** The parts with each name in one; the same array where there is none. */
function joinedNames(of: readonly Expression[], joining: Joining): readonly Expression[] {
  const numbered = withNumbered(of, joining);
  return withKnown(numbered, joining) ?? numbered;
}

/** `llama 4`, also ruled out (`-gpt 5 mini`) or in a field (`title:llama 4`): its number is bare. */
function withNumbered(of: readonly Expression[], joining: Joining): readonly Expression[] {
  const heads = of.map((part) => (part.kind === 'not' ? part.of : part));
  const out: Expression[] = [];
  for (let i = 0; i < of.length; ) {
    // What goes on with nothing between are bare words.
    let end = i + 1;
    while (end < of.length && isBareWord(of[end]!)) end++;
    const row = heads.slice(i, end).map((one) => (isWord(one) ? one.text : ''));
    let at = 0;
    for (const { from, to } of numberedNames(row)) {
      const name = joining.numbered(heads[i + from] as Word, row.slice(from, to));
      out.push(...of.slice(i + at, i + from), of[i + from]!.kind === 'not' ? noneOf(name) : name);
      at = to;
    }
    out.push(...of.slice(i + at, end));
    i = end;
  }
  return out.length === of.length ? of : out;
}

/** Names known in a row of bare words; what is ruled out between them does not count. */
function withKnown(of: readonly Expression[], joining: Joining): readonly Expression[] | undefined {
  const asked = of.filter(({ kind }) => kind !== 'not');
  const out: Expression[] = [];
  let names = 0;
  for (let i = 0; i < asked.length; ) {
    let end = i;
    while (end < asked.length && isBareWord(asked[end]!)) end++;
    const words = asked.slice(i, end).filter(isBareWord);
    let at = 0;
    for (const { from, to, alias } of words.length > 1 ? namesOverWords(words.map(({ text }) => text)) : []) {
      out.push(...words.slice(at, from), ...joining.known(words.slice(from, to), alias));
      at = to;
      names++;
    }
    out.push(...words.slice(at));
    if (end < asked.length) out.push(asked[end]!);
    i = end + 1;
  }
  return names === 0 ? undefined : [...out, ...of.filter(({ kind }) => kind === 'not')];
}

function phrase(text: string, field?: TextField): Expression {
  return { kind: 'phrase', text, ...(field && { field }) };
}

function textOf(words: readonly BareWord[]): string {
  return words.map(({ text }) => text).join(' ');
}

type Word = Extract<Term, { readonly kind: 'word' }>;

function isWord(expression: Expression): expression is Word {
  return expression.kind === 'word';
}

type BareWord = Word & { readonly field?: undefined };

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
