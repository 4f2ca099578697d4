import type { Statements } from './search-sql.ts';

/** With fewer postings than this, to merge them all costs less than to walk each term's. */
const POSTINGS = 20_000;
/** Terms that are walked side by side, at most. */
const TERMS = 250;

/** The terms of the index that begin alike. */
export interface Openings {
  /**
   * The FTS5 query, a very common prefix in it spelled out as its terms, any of them. FTS5 merges all postings of a
   * prefix before it gives the newest; those of terms are walked no further than they are asked for.
   */
  spelledOut(query: string): string;
}

export function createOpenings(sql: Statements, leastPostings = POSTINGS): Openings {
  let ready = false;

  /** Of the connection alone; made when first needed, so that a start does not pay for it. */
  function termsWith(opening: string): readonly (readonly [term: string, postings: number])[] {
    if (!ready) sql.run('CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab(main, search_index, row)');
    ready = true;
    return sql.all(
      'SELECT term, doc FROM temp.search_terms WHERE term >= ? AND term < ? LIMIT ?',
      opening,
      `${opening}\u{10ffff}`,
      TERMS + 1,
    ) as readonly (readonly [string, number])[];
  }

  function spell(prefix: string, words: readonly string[]): string {
    const terms = termsWith(words.at(-1)!);
    const postings = terms.reduce((sum, [, count]) => sum + count, 0);
    if (postings < leastPostings || terms.length > TERMS) return prefix;
    const before = words.slice(0, -1);
    return `(${terms.map(([term]) => `"${[...before, term].join(' ')}"`).join(' OR ')})`;
  }

  return {
    spelledOut: (query) =>
      query.replace(/"([^"]*)" \*/g, (prefix, words: string) => spell(prefix, words.split(' '))),
  };
}
