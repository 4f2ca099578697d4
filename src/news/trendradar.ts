import { allOf, anyOf, type Expression, noneOf, type Term } from './expression.ts';

/** One group of a word list, as a subscription asks it. */
interface WordGroup {
  readonly expression: Expression;
  readonly name?: string;
  /** At most so many a day. */
  readonly limit?: number;
}

export interface WordList {
  readonly groups: readonly WordGroup[];
  /** Kept out of everything. */
  readonly mutes: readonly Expression[];
  /** Lines that cannot be taken, counted from 1. */
  readonly bad: readonly { readonly line: number; readonly text: string }[];
}

interface Group {
  any: Expression[];
  all: Expression[];
  none: Expression[];
  name?: string;
  limit?: number;
}

const PUBLIC_GROUPS = /^\[WORD_GROUPS\]$/i;
const FILTER = /^\[GLOBAL_FILTER\]$/i;

/**
 * Reads a word list of TrendRadar: groups between empty lines; in a group any plain word may stand, every
 * `+word` must, no `!word` may; `@5` limits it, `[Name]` or `=> Name` names it, `/…/` is a pattern. The words
 * under `[GLOBAL_FILTER]` are kept out of everything. `problem` says why a pattern cannot be used.
 */
export function readWordList(text: string, problem: (source: string) => unknown): WordList {
  const groups: WordGroup[] = [];
  const mutes: Expression[] = [];
  const bad: { line: number; text: string }[] = [];
  let group: Group = empty();
  let filtering = false;

  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line.startsWith('#')) continue;
    if (line === '') close();
    else if (FILTER.test(line) || PUBLIC_GROUPS.test(line)) {
      close();
      filtering = FILTER.test(line);
    } else if (!take(line)) bad.push({ line: i + 1, text: line });
  }
  close();
  return { groups, mutes, bad };

  function close(): void {
    const { any, all, none, name, limit } = group;
    group = empty();
    const wanted = allOf([...(any.length > 0 ? [anyOf(any)!] : []), ...all]);
    if (!wanted) return;
    const expression = allOf([wanted, ...none.map(noneOf)])!;
    groups.push({ expression, ...(name && { name }), ...(limit && { limit }) });
  }

  function take(line: string): boolean {
    const [, title] = /^\[([^\]]+)\]$/.exec(line) ?? [];
    if (title) {
      group.name = title.trim();
      return true;
    }
    const [, count] = /^@(\d{1,3})$/.exec(line) ?? [];
    if (count) {
      if (Number(count) > 0) group.limit = Number(count);
      return true;
    }
    const [word = '', name] = line.split(/\s*=>\s*/, 2);
    if (name && group.name === undefined) group.name = name.trim();
    const sign = /^[+!]/.exec(word)?.[0];
    const term = termOf(sign ? word.slice(1).trim() : word.trim());
    if (!term) return false;
    if (filtering) mutes.push(term);
    else if (sign === '+') group.all.push(term);
    else if (sign === '!') group.none.push(term);
    else group.any.push(term);
    return true;
  }

  function termOf(word: string): Term | undefined {
    const [, source] = /^\/(.+)\/[a-z]*$/.exec(word) ?? [];
    if (source) return problem(source) === undefined ? { kind: 'regex', source } : undefined;
    const plain = word.replace(/["“”]/g, ' ').replace(/\s+/g, ' ').trim();
    if (!/[\p{L}\p{N}]/u.test(plain)) return undefined;
    const single = /^[\p{L}\p{N}][\p{L}\p{N}.+#-]*$/u.test(plain) && !/^(?:or|and|not)$/i.test(plain);
    return { kind: single ? 'word' : 'phrase', text: plain };
  }
}

function empty(): Group {
  return { any: [], all: [], none: [] };
}
