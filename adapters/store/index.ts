import type { DatabaseSync } from 'node:sqlite';
import type { Text } from '../../src/card.ts';
import type { Article } from '../../src/model.ts';
import type { Search, Suggestion } from '../../src/ports.ts';
import { createSearchIndex } from './search.ts';
import type { Work } from './sql.ts';

/** What an index answers: stories by number, best first. */
interface IndexAnswer {
  readonly hits: readonly { readonly storyId: number; readonly articleId: number; readonly snippet: Text }[];
  readonly total: number;
  readonly atLeast: boolean;
  readonly relaxed: boolean;
}

/** The full-text index, as part of the transactions that use it. */
export interface ArticleIndex {
  /** `source` is the title of the source that brought it. */
  add(article: Article, source: string): Work<void>;
  /** After so many were added: what keeps the index quick, in small steps. */
  settle(added: number): Work<void>;
  /** While the article's row still stands as it was added. */
  remove(articleId: number): Work<void>;
  search(search: Search): Work<IndexAnswer>;
  related(storyId: number, limit: number): Work<readonly number[]>;
  suggest(text: string, limit: number): Work<readonly Suggestion[]>;
}

/** SQLite's index runs its own statements in whatever transaction is open on the connection. */
export function sqliteIndex(db: DatabaseSync): ArticleIndex {
  const index = createSearchIndex(db);
  return {
    // biome-ignore lint/correctness/useYield: it yields nothing because it has nothing to wait for
    *add(article, source) {
      index.add(article, source);
    },
    // biome-ignore lint/correctness/useYield: as above
    *settle(added) {
      index.settle(added);
    },
    // biome-ignore lint/correctness/useYield: as above
    *remove(articleId) {
      index.remove(articleId);
    },
    // biome-ignore lint/correctness/useYield: as above
    *search(search) {
      return index.search(search);
    },
    // biome-ignore lint/correctness/useYield: as above
    *related(storyId, limit) {
      return index.related(storyId, limit);
    },
    // biome-ignore lint/correctness/useYield: as above
    *suggest(text, limit) {
      return index.suggest(text, limit);
    },
  };
}
