import { isCjk } from '../../text.ts';
import type { Expression } from '../expression.ts';
import { FACETS, type Wording, wordingsOf } from './wordings.ts';

/**
 * A key is what an article has to have before an expression can hold: a piece of its index text, the
 * beginning of one (`^gpt`), or a piece of its language, site or source (`@site openai`).
 */
export type Key = string;

/** The longest beginning that is told apart. */
export const LONGEST_PREFIX = 31;

/**
 * Keys of which an article has at least one wherever the expression holds: the cheapest such set.
 * Undefined when there is none, as for a pattern or `sources:3` alone.
 */
export function requiredKeys(
  expression: Expression,
  cost: (key: Key) => number,
): ReadonlySet<Key> | undefined {
  return cheapest(expression, cost)?.keys;
}

interface Way {
  readonly keys: ReadonlySet<Key>;
  readonly cost: number;
}

function cheapest(expression: Expression, cost: (key: Key) => number): Way | undefined {
  switch (expression.kind) {
    case 'and':
      return least(expression.of.map((each) => cheapest(each, cost)));
    case 'or':
      return together(expression.of.map((each) => cheapest(each, cost)));
    case 'not':
    case 'since':
    case 'before':
    case 'outlets':
    case 'regex':
      return undefined;
    default: {
      const facet = FACETS.has(expression.field ?? '') ? expression.field : undefined;
      const wordings = wordingsOf(expression);
      // Signs in exact spelling (`=++`) are no words, and yet may stand there.
      if (expression.kind === 'exact' && wordings.length === 0) return undefined;
      return together(wordings.map((each) => wayTo(each, facet, cost)));
    }
  }
}

function wayTo(
  { parts, open }: Wording,
  facet: string | undefined,
  cost: (key: Key) => number,
): Way | undefined {
  const whole = (open ? parts.slice(0, -1) : parts).filter((part) => part !== '');
  const keys = facet === undefined ? [...whole] : whole.map((part) => `@${facet} ${part}`);
  if (keys.length === 0 && open && facet === undefined) {
    const beginning = parts.at(-1)!;
    keys.push(isCjk(beginning) ? beginning : `^${beginning.slice(0, LONGEST_PREFIX)}`);
  }
  return least(keys.map((key) => ({ keys: new Set([key]), cost: cost(key) })));
}

function least(ways: readonly (Way | undefined)[]): Way | undefined {
  let best: Way | undefined;
  for (const way of ways) if (way !== undefined && (best === undefined || way.cost < best.cost)) best = way;
  return best;
}

/** Every branch needs a way of its own. */
function together(ways: readonly (Way | undefined)[]): Way | undefined {
  const keys = new Set<Key>();
  let cost = 0;
  for (const way of ways) {
    if (way === undefined) return undefined;
    for (const key of way.keys) keys.add(key);
    cost += way.cost;
  }
  return { keys, cost };
}
