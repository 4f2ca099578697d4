import { type Part, type RankedText, rarity, type Score, scorer } from '../../src/news/rank.ts';
import { estimate, type Frequency, POSTINGS, size } from './search-frequency.ts';
import { anyWording } from './search-match.ts';
import { numbers, type Statements } from './search-sql.ts';

const CANDIDATES = 80;
/** With so many telling parts, those that nearly every article has are left to the ranking. */
const ENOUGH = 3;

export interface Gathered {
  /** The articles that have most of what is telling, best first. */
  readonly ids: readonly number[];
  readonly ask: (text: RankedText) => Score;
  /** Some part stands in no article at all. */
  readonly unknown: boolean;
}

/** How telling each part is; of one part alone it does not matter. */
export function worths(sql: Statements, parts: readonly Part[], frequency: Frequency): readonly number[] {
  if (parts.length < 2) return parts.map(() => 1);
  const all = size(sql);
  return parts.map((part) => rarity(frequency(`(${anyWording(part)})`), all));
}

/** What free text may be answered with: the articles that have the rarest of its parts. */
export function gather(
  sql: Statements,
  parts: readonly Part[],
  without: ReadonlySet<number> = new Set(),
): Gathered {
  const all = size(sql);
  const lists = parts.map((part) => {
    const list = newestOf(sql, anyWording(part));
    const count = estimate(list.length, list.at(-1) ?? 0, all);
    // What no article has cannot tell one from another.
    return { list, count, worth: count === 0 ? 0 : rarity(count, all) };
  });
  const telling = lists.filter(({ list }) => list.length > 0 && list.length < POSTINGS);
  const sums = new Map<number, number>();
  for (const { list, worth } of telling.length >= ENOUGH ? telling : lists) {
    for (const id of list) sums.set(id, (sums.get(id) ?? 0) + worth);
  }
  const best = [...sums]
    .filter(([id]) => !without.has(id))
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, CANDIDATES);
  const worth = lists.map((list) => list.worth);
  return { ids: best.map(([id]) => id), ask: scorer(parts, worth), unknown: worth.includes(0) };
}

function newestOf(sql: Statements, query: string): number[] {
  return numbers(
    sql.all(
      'SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?',
      query,
      POSTINGS,
    ),
  );
}
