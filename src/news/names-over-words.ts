import { type Token, tokens } from '../text.ts';
import { type Alias, aliasesIn } from './aliases.ts';
import { allOf, anyOf, type Expression, noneOf, type Term } from './expression.ts';

const known = new WeakMap<Expression, Expression>();

/**
 * The expression in which words that are one name together are its other names too: `sam altman` is also
 * 奥特曼, though neither word is. The same one when there are no such names.
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
  const groups = groupsOf(of);
  if (groups === undefined) return changed ? allOf(of)! : expression;
  return allOf(groups)!;
}

/** Every name in a row of bare words as one part; what is ruled out between them does not count. */
function groupsOf(of: readonly Expression[]): readonly Expression[] | undefined {
  const asked = of.filter(({ kind }) => kind !== 'not');
  const out: Expression[] = [];
  let names = 0;
  for (let i = 0; i < asked.length; ) {
    let end = i;
    while (end < asked.length && isBareWord(asked[end]!)) end++;
    const words = asked.slice(i, end) as readonly BareWord[];
    let at = 0;
    for (const { from, to, alias } of words.length > 1 ? namesOverWords(words.map(({ text }) => text)) : []) {
      out.push(...words.slice(at, from));
      const others = alias.names.map((text): Expression => ({ kind: 'phrase', text }));
      out.push(anyOf([allOf(words.slice(from, to))!, ...others])!);
      at = to;
      names++;
    }
    out.push(...words.slice(at));
    if (end < asked.length) out.push(asked[end]!);
    i = end + 1;
  }
  return names === 0 ? undefined : [...out, ...of.filter(({ kind }) => kind === 'not')];
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
