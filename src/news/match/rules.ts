import { fold } from '../../text.ts';
import type { Expression, Term } from '../expression.ts';
import { phraseTerms } from '../question.ts';

/**
 * Expressions in their normal form: those that differ only in case, width, script or the order of their
 * parts are one. A program is the form as numbers, before its parts: a term's number, or a sign with how
 * many parts follow.
 */
export type Program = readonly number[];

const AND = -1;
const OR = -2;
const NOT = -3;

/** `number` gives each distinct term its number. */
export function programOf(expression: Expression, number: (term: Term) => number): Program {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const sign = expression.kind === 'and' ? AND : OR;
      const parts = flat(expression.kind, expression.of).map((each) => programOf(each, number));
      const distinct = parts
        .toSorted(compare)
        .filter((part, i, all) => i === 0 || compare(part, all[i - 1]!));
      return distinct.length === 1 ? distinct[0]! : [sign, distinct.length, ...distinct.flat()];
    }
    case 'not': {
      const inner = programOf(expression.of, number);
      return inner[0] === NOT ? inner.slice(1) : [NOT, ...inner];
    }
    default:
      return [number(expression)];
  }
}

function flat(kind: 'and' | 'or', of: readonly Expression[]): Expression[] {
  return of.flatMap((each) => (each.kind === kind ? flat(kind, each.of) : [each]));
}

function compare(a: Program, b: Program): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** Runs the program at `from`; `holds` is asked for terms whose answer still matters. */
export function createRunner(holds: (term: number) => boolean): (code: Int32Array, from: number) => boolean {
  let code: Int32Array;
  let at = 0;

  function step(matters: boolean): boolean {
    const sign = code[at++]!;
    if (sign >= 0) return matters && holds(sign);
    if (sign === NOT) return !step(matters);
    let answer = sign === AND;
    for (let parts = code[at++]!; parts > 0; parts--) {
      const part = step(matters && answer === (sign === AND));
      if (answer === (sign === AND)) answer = part;
    }
    return answer;
  }

  return (program, from) => {
    const sign = program[from]!;
    if (sign >= 0) return holds(sign);
    code = program;
    at = from;
    return step(true);
  };
}

/** Equal for terms that hold in the same articles. */
export function spelling(term: Term): string {
  switch (term.kind) {
    case 'word': {
      const text = plain(term.text);
      // Most terms are just a word: that is its own spelling, and no other string. No other is without a colon.
      return term.field === undefined && !text.includes(':') ? text : `w${term.field ?? ''}:${text}`;
    }
    case 'prefix':
    case 'phrase':
      return `${term.kind === 'prefix' ? '*' : term.kind[0]}${term.field ?? ''}:${plain(term.text)}`;
    case 'exact':
      return `=${term.field ?? ''}:${term.text}`;
    case 'regex':
      return `/${term.field ?? ''}:${term.source}`;
    case 'outlets':
      return `o:${term.atLeast}`;
    default:
      return `${term.kind}:${term.text}`;
  }
}

/** Folded, unless that would be cut into other words (`½` folds to three signs). */
function plain(text: string): string {
  const folded = fold(text);
  if (folded === text) return text;
  return phraseTerms(folded).join(' ') === phraseTerms(text).join(' ') ? folded : text;
}
