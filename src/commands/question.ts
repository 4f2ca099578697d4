import { allOf, anyOf, type Expression, noneOf, type Term } from '../news/expression.ts';
import type { Refusal } from './command.ts';
import { type Field, isTextField, lex, type Token, type Value } from './lexer.ts';
import { duration, isoDate, regexProblem } from './values.ts';

/** A line of free text: what is asked for, and the settings beside it as they were written. */
export interface Question {
  /** Absent when the line has no term at all. */
  readonly expression?: Expression;
  readonly settings: readonly { readonly name: string; readonly value: string }[];
  /** The first thing in it that cannot be. */
  readonly refusal?: Refusal;
}

/** Reads an expression and the settings of these names. Any line has a reading; OR binds least, NOT most. */
export function readQuestion(line: string, names: ReadonlySet<string> = new Set()): Question {
  const settings: { name: string; value: string }[] = [];
  const tokens: Exclude<Token, { kind: 'setting' }>[] = [];
  for (const token of lex(line, names)) {
    if (token.kind === 'setting') settings.push({ name: token.name, value: token.value });
    else tokens.push(token);
  }
  let refusal: Refusal | undefined;
  let at = 0;
  const expression = either(undefined);
  return { ...(expression && { expression }), settings, ...(refusal && { refusal }) };

  function either(field: Field | undefined): Expression | undefined {
    const choices: Expression[] = [];
    for (;;) {
      const choice = all(field);
      if (choice) choices.push(choice);
      if (tokens[at]?.kind !== 'or') return anyOf(choices);
      at++;
    }
  }

  function all(field: Field | undefined): Expression | undefined {
    const parts: Expression[] = [];
    for (let token = tokens[at]; token && token.kind !== 'or' && token.kind !== 'close'; token = tokens[at]) {
      const part = one(field);
      if (part) parts.push(part);
    }
    return allOf(parts);
  }

  function one(field: Field | undefined): Expression | undefined {
    let negated = false;
    for (; tokens[at]?.kind === 'not' || tokens[at]?.kind === 'and'; at++) {
      if (tokens[at]?.kind === 'not') negated = !negated;
    }
    const token = tokens[at];
    if (!token || token.kind === 'or' || token.kind === 'close') return undefined;
    at++;
    const found = token.kind === 'open' ? group(token.field ?? field) : judged(token, field);
    return found && negated ? noneOf(found) : found;
  }

  function group(field: Field | undefined): Expression | undefined {
    const inside = either(field);
    // Unclosed brackets close at the line's end.
    if (tokens[at]?.kind === 'close') at++;
    return inside;
  }

  function judged(token: (typeof tokens)[number], outer: Field | undefined): Expression | undefined {
    if (token.kind !== 'term') return undefined;
    const term = termOf(token.value, token.field ?? outer);
    if (!('key' in term)) return term;
    refusal ??= term;
    return undefined;
  }
}

function termOf(value: Value, field: Field | undefined): Term | Refusal {
  if (!isTextField(field)) return measured(value.text, field);
  if (value.kind === 'regex') {
    const problem = regexProblem(value.text);
    if (problem) return { key: 'bad-regex', params: { source: value.text, ...problem } };
    return { kind: 'regex', source: value.text, ...(field && { field }) };
  }
  return { kind: value.kind, text: value.text, ...(field && { field }) };
}

function measured(text: string, field: 'since' | 'before' | 'sources'): Term | Refusal {
  if (field === 'sources') {
    if (!/^[1-9]\d{0,2}\+?$/.test(text))
      return { key: 'bad-setting', params: { name: 'sources:', value: text } };
    return { kind: 'outlets', atLeast: Number.parseInt(text, 10) };
  }
  const spelled = duration(text) ?? isoDate(text);
  if (spelled) return { kind: field, text: spelled };
  return { key: /^\d{4}\D/.test(text) ? 'bad-date' : 'bad-duration', params: { text } };
}
