import type { Statements } from './search-sql.ts';

/** Postings read at most of each part of a question, the newest first. */
export const POSTINGS = 500;

/** How many articles a query stands in; each is looked up once. */
export type Frequency = (query: string) => number;

/** Of one question: it does not see what is added later. */
export function frequencies(sql: Statements): Frequency {
  const known = new Map<string, number>();
  const all = size(sql);
  return (query) => {
    const before = known.get(query);
    if (before !== undefined) return before;
    const [count, oldest] = sql.get(
      `SELECT count(*), min(rowid) FROM (
         SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ${POSTINGS})`,
      query,
    ) as readonly [number, number];
    const frequency = estimate(count, oldest, all);
    known.set(query, frequency);
    return frequency;
  };
}

/** How many articles a list stands for: counted when few, else judged by how closely the newest follow. */
export function estimate(newest: number, oldest: number, all: number): number {
  if (newest < POSTINGS) return newest;
  return Math.min(all, Math.round((newest * all) / (all - oldest + 1)));
}

/** The number of the newest article. */
export function size(sql: Statements): number {
  return (sql.get('SELECT max(id) FROM articles')?.[0] as number | null) ?? 0;
}
