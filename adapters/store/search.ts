import type { DatabaseSync } from 'node:sqlite';
import type { Article } from '../../src/model.ts';
import { askedParts, freeText, looseParts, plainWords } from '../../src/news/question.ts';
import { type Part, type RankedText, type Score, scorer } from '../../src/news/rank.ts';
import type { Search, Suggestion } from '../../src/ports.ts';
import { fold, indexText, terms } from '../../src/text.ts';
import { type Candidates, COUNT_UP_TO, candidates, storiesOf } from './search-candidates.ts';
import { DEPTH } from './search-depth.ts';
import { frequencies } from './search-frequency.ts';
import { gather, worths } from './search-gather.ts';
import { EVERY, LANG, SITE, SOURCE } from './search-match.ts';
import { createNames, NAMES_SCHEMA } from './search-names.ts';
import { createOpenings } from './search-openings.ts';
import { AT, articleTexts, paged, rank, type SearchHit } from './search-rows.ts';
import { shortlist } from './search-shortlist.ts';
import { numbers, statements } from './search-sql.ts';

interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Stories that match; `atLeast` when counting stopped early. */
  readonly total: number;
  readonly atLeast: boolean;
  /** True when nothing holds all that was asked, and these are the nearest. */
  readonly relaxed: boolean;
}

/**
 * The index over `articles`. Contentless: the text stays in `articles`, the index has only its terms, cut
 * beforehand, so that the tokenizer has nothing to decide: every non-ASCII character is a letter to it.
 * A place in the first column takes least room, so the text stands there, and the index is a fifth smaller.
 */
export const SEARCH_SCHEMA = `
CREATE VIRTUAL TABLE search_index USING fts5(
  body, title, event, keyword, tech, industry, company, person, facets,
  content='', contentless_delete=1, tokenize="ascii tokenchars '_+#'"
);
-- Bytes of new terms held before a segment is written: an import writes fewer segments, and merges less.
INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 8000000);
-- Segments are merged by eights, a little with each batch: by itself the index would do much at once now and then,
-- and whoever asks meanwhile would wait for it.
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 0);
INSERT INTO search_index (search_index, rank) VALUES ('usermerge', 8);
CREATE INDEX articles_by_time ON articles (min(coalesce(published_at, arrived_at), arrived_at), id);
CREATE INDEX articles_with_story ON articles (id, story_id);
${NAMES_SCHEMA}`;

/** Pages that are merged for an article. It takes about one, and is written anew at each of three or four levels. */
const MERGED_PAGES = 5;

/** Of the nearest, those that have this share of what was asked, and of the best one's score. */
const NEAR = { coverage: 0.15, score: 0.3 };
const RELATED = { coverage: 0.12, score: 0.25 };

export interface SearchIndex {
  /** Call with the saved row's article, in the transaction that saves it. */
  add(article: Article, source?: string): void;
  /** Call after so many were added, in their transaction: keeps the index in few pieces. */
  settle(added: number): void;
  /** Call while the article's row still stands as it was added. */
  remove(articleId: number): void;
  search(search: Search): SearchResult;
  /** Stories near this one by names and words, nearest first; story ids. */
  related(storyId: number, limit: number): readonly number[];
  suggest(text: string, limit: number): readonly Suggestion[];
}

/** Synchronous; every statement runs in whatever transaction is open on `db`. */
export function createSearchIndex(db: DatabaseSync, depth = DEPTH): SearchIndex {
  const sql = statements(db);
  const names = createNames(sql);
  const openings = createOpenings(sql);

  function add(article: Article, source = ''): void {
    sql.run(
      `INSERT INTO search_index (rowid, title, keyword, tech, industry, company, person, event, body, facets)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      article.id,
      indexText(article.title),
      cutAll(article.keywords),
      cutAll(article.technologies),
      cutAll(article.industries),
      cutAll(article.companies),
      cutAll(article.people),
      indexText(article.event),
      indexText(article.body),
      facets(article, source),
    );
    names.add(article);
  }

  function settle(added: number): void {
    if (added > 0)
      sql.run("INSERT INTO search_index (search_index, rank) VALUES ('merge', ?)", added * MERGED_PAGES);
  }

  function remove(articleId: number): void {
    names.remove(articleId);
    sql.run('DELETE FROM search_index WHERE rowid = ?', articleId);
  }

  function search(question: Search): SearchResult {
    const { expression } = question;
    if (expression === undefined) return newest(question);
    const free = freeText(expression);
    if (free !== undefined) return nearest(question, looseParts(free));
    const stories = question.offset + question.limit;
    const frequency = frequencies(sql);
    const found = candidates(sql, openings, { expression, now: question.now, stories, depth, frequency });
    const words = found.ids.length > 0 ? undefined : plainWords(expression);
    // Other forms and mere pieces (the 5 of 3.5) may cover it all: the words as they were asked do not stand there.
    if (words !== undefined) return { ...nearest(question, looseParts(words)), relaxed: true };
    const parts = askedParts(expression);
    return answer(question, found, parts, scorer(parts, worths(sql, parts, frequency)));
  }

  function answer(
    question: Search,
    found: Candidates,
    parts: readonly Part[],
    ask: (text: RankedText) => Score,
  ): SearchResult {
    const { ids, older, stories } = shortlist(sql, [...found.ids, ...found.titled], ask);
    const ranked = articleTexts(sql, ids).map((row) => rank(row, ask(row), question));
    const first = paged(question, ranked, parts);
    // A page beyond what was ranked goes on with the older ones.
    const more = question.offset + question.limit > first.stories;
    const beyond = more ? [...older, ...found.further] : [];
    const rest = articleTexts(sql, beyond).map((row) => ({ row, score: 0, coverage: 0 }));
    const page = rest.length === 0 ? first : paged(question, [...ranked, ...rest], parts);
    const told = new Map([...stories, ...ranked.map(({ row }) => [row.id, row.storyId] as const)]);
    const counted = new Set(found.ids.map((id) => told.get(id))).size;
    const total = found.further.length === 0 ? counted : storiesOf(sql, [...found.ids, ...found.further]);
    return { hits: page.hits, total, atLeast: found.atLeast, relaxed: false };
  }

  /** The nearest answers to free text: gathered by its telling parts, ranked by the text itself. */
  function nearest(question: Search, parts: readonly Part[]): SearchResult {
    const { ids, ask, unknown } = gather(sql, parts);
    const ranked = articleTexts(sql, ids)
      .map((row) => rank(row, ask(row), question))
      .filter(({ coverage }) => coverage >= NEAR.coverage);
    const top = Math.max(0, ...ranked.map(({ score }) => score));
    const near = ranked.filter(({ score }) => score >= top * NEAR.score);
    const page = paged(question, near, parts);
    const whole = !unknown && near.some(({ coverage }) => coverage > 0.999);
    return { hits: page.hits, total: page.stories, atLeast: false, relaxed: !whole };
  }

  function newest({ limit, offset }: Search): SearchResult {
    const seen = new Map<number, SearchHit>();
    const rows = sql.all(
      `SELECT a.story_id, a.id FROM articles a ORDER BY ${AT} DESC, a.id DESC LIMIT ?`,
      (limit + offset) * 8 + 40,
    );
    for (const row of rows) {
      const storyId = row[0] as number;
      if (!seen.has(storyId))
        seen.set(storyId, { storyId, articleId: row[1] as number, snippet: [], score: 0 });
    }
    const newestIds = numbers(sql.all('SELECT id FROM articles ORDER BY id DESC LIMIT ?', COUNT_UP_TO + 1));
    return {
      hits: [...seen.values()].slice(offset, offset + limit),
      total: storiesOf(sql, newestIds),
      atLeast: newestIds.length > COUNT_UP_TO,
      relaxed: false,
    };
  }

  function related(storyId: number, limit: number): readonly number[] {
    const parts = names.partsOf(storyId);
    if (parts.length === 0) return [];
    const own = new Set(numbers(sql.all('SELECT id FROM articles WHERE story_id = ?', storyId)));
    const { ids, ask } = gather(sql, parts, own);
    const scored = articleTexts(sql, ids)
      .map((row) => ({ row, ...ask(row) }))
      .filter(({ coverage }) => coverage >= RELATED.coverage)
      .sort((a, b) => b.value - a.value);
    const top = scored[0]?.value ?? 0;
    const near = scored.filter(({ value }) => value >= top * RELATED.score);
    return [...new Set(near.map(({ row }) => row.storyId))].slice(0, limit);
  }

  return { add, settle, remove, search, related, suggest: names.suggest };
}

/** Names are kept apart, so that no phrase runs from one into the next. */
function cutAll(names: readonly string[]): string {
  return names.map(indexText).join(' \ue00e ');
}

function facets({ lang, site }: Article, source: string): string {
  const marked = (mark: string, text: string): string[] => terms(text).map((term) => mark + term);
  return [EVERY, LANG + fold(lang), ...marked(SITE, site), ...marked(SOURCE, source || site)].join(' ');
}
