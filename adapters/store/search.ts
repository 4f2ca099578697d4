import type { DatabaseSync } from 'node:sqlite';
import type { Text } from '../../src/card.ts';
import type { Article, Instant } from '../../src/model.ts';
import type { Expression } from '../../src/news/expression.ts';
import { type Holding, holds, instantOf } from '../../src/news/holds.ts';
import { askedParts, looseParts, plainWords } from '../../src/news/question.ts';
import { type Lexicon, lexicon, type Part, rarity, type Score, scorer } from '../../src/news/rank.ts';
import { snippet } from '../../src/news/snippet.ts';
import type { Search, Suggestion } from '../../src/ports.ts';
import { fold, indexText, terms } from '../../src/text.ts';
import { anyWording, EVERY, LANG, matchOf, SITE, SOURCE } from './search-match.ts';
import { createNames, NAMES_SCHEMA } from './search-names.ts';
import { statements } from './search-sql.ts';

/** A story that answers, by its best article. */
export interface SearchHit {
  readonly storyId: number;
  readonly articleId: number;
  readonly snippet: Text;
  readonly score: number;
}

export interface SearchResult {
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
 */
export const SEARCH_SCHEMA = `
CREATE VIRTUAL TABLE search_index USING fts5(
  title, keyword, tech, industry, company, person, event, body, facets,
  content='', contentless_delete=1, tokenize="ascii tokenchars '_+#'"
);
-- Bytes of new terms held before a segment is written: an import writes fewer segments, and merges less.
INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 4000000);
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 8);
CREATE INDEX articles_by_time ON articles (min(coalesce(published_at, arrived_at), arrived_at), id);
CREATE INDEX articles_with_story ON articles (id, story_id);
${NAMES_SCHEMA}`;

/** When an article counts as news: it cannot be younger than its arrival. */
const AT = 'min(coalesce(a.published_at, a.arrived_at), a.arrived_at)';

/** Up to so many matches are all ranked; of more, the newest and the newest titles. */
const RANK_ALL = 300;
const NEWEST = 100;
const NEWEST_TITLES = 60;
/** How far back, in articles, the newest titles are looked for. */
const TITLE_WINDOW = 20_000;
/** Articles read at most to verify what the index cannot tell (a regex, exact case). */
const VERIFY_UP_TO = 4000;
/** Postings read at most of each part of a free question, the newest first. */
const POSTINGS = 800;
const LOOSE_CANDIDATES = 120;
/** A question of so many parts is free text: nothing in it is required. */
const FREE_TEXT_WORDS = 5;
const FREE_TEXT_PARTS = 9;
/** The head of a body that is read for ranking; the index has all of it. */
const READ = 8000;
const FRESH_SHARE = 0.1;
const FRESH_HALF_LIFE = 14 * 86_400_000;

interface Row {
  readonly id: number;
  readonly storyId: number;
  readonly at: Instant;
  readonly title: string;
  readonly names: string;
  readonly event: string;
  readonly body: string;
}

interface Ranked {
  readonly row: Row;
  readonly score: number;
  readonly coverage: number;
}

interface Candidates {
  readonly ids: readonly number[];
  readonly total: number;
  readonly atLeast: boolean;
}

export interface SearchIndex {
  /** Call with the saved row's article, in the transaction that saves it. */
  add(article: Article, source?: string): void;
  /** Call while the article's row still stands as it was added. */
  remove(articleId: number): void;
  search(search: Search): SearchResult;
  /** Stories near this one by names and words, nearest first; story ids. */
  related(storyId: number, limit: number): readonly number[];
  suggest(text: string, limit: number): readonly Suggestion[];
}

/** Synchronous; every statement runs in whatever transaction is open on `db`. */
export function createSearchIndex(db: DatabaseSync): SearchIndex {
  const sql = statements(db);
  const names = createNames(sql);

  function add(article: Article, source = ''): void {
    sql.run(
      `INSERT INTO search_index (rowid, title, keyword, tech, industry, company, person, event, body, facets)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      article.id,
      cut(article.title),
      cutAll(article.keywords),
      cutAll(article.technologies),
      cutAll(article.industries),
      cutAll(article.companies),
      cutAll(article.people),
      cut(article.event),
      cut(article.body),
      facets(article, source),
    );
    names.add(article);
  }

  function remove(articleId: number): void {
    names.remove(articleId);
    sql.run('DELETE FROM search_index WHERE rowid = ?', articleId);
  }

  function size(): number {
    return (sql.get('SELECT max(id) FROM articles')?.[0] as number | null) ?? 0;
  }

  function newestOf(query: string, limit: number): number[] {
    return ids(
      sql.all(
        'SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?',
        query,
        limit,
      ),
    );
  }

  function search(question: Search): SearchResult {
    const { expression } = question;
    if (expression === undefined) return newest(question);
    const words = plainWords(expression);
    const free = words !== undefined && isFreeText(words);
    if (!free) {
      const found = candidates(expression, question.now);
      if (found.total > 0 || words === undefined) return answer(question, found, askedParts(expression));
    }
    return loosely(question, looseParts(words!));
  }

  function candidates(expression: Expression, now: Instant): Candidates {
    const limits = timeLimits(expression, now);
    const match = matchOf(expression);
    if (match.exact || limits.whole) return counted(match.query, limits);
    return verified(expression, match.query, limits, now);
  }

  function counted(query: string, limits: TimeLimits): Candidates {
    const from = `FROM search_index s JOIN articles a ON a.id = s.rowid
      WHERE search_index MATCH ? ${limits.sql} ORDER BY s.rowid DESC LIMIT ?`;
    const bare = 'FROM search_index s WHERE search_index MATCH ? ORDER BY s.rowid DESC LIMIT ?';
    const source = limits.sql === '' ? bare : from;
    const all = ids(sql.all(`SELECT s.rowid ${source}`, query, ...limits.values, RANK_ALL + 1));
    if (all.length <= RANK_ALL) return { ids: all, total: all.length, atLeast: false };
    const floor = Math.max(0, all[0]! - TITLE_WINDOW);
    const titles = sql.all(
      `SELECT s.rowid FROM search_index s JOIN articles a ON a.id = s.rowid
       WHERE search_index MATCH ? AND s.rowid > ? ${limits.sql} ORDER BY s.rowid DESC LIMIT ?`,
      `{title keyword} : (${query})`,
      floor,
      ...limits.values,
      NEWEST_TITLES,
    );
    const chosen = new Set([...all.slice(0, NEWEST), ...ids(titles)]);
    return { ids: [...chosen], total: stories(all), atLeast: true };
  }

  /** How many stories these articles tell; by the index alone, without touching the articles. */
  function stories(articles: readonly number[]): number {
    const row = sql.get(
      `SELECT count(DISTINCT a.story_id)
       FROM json_each(?) j CROSS JOIN articles a INDEXED BY articles_with_story ON a.id = j.value`,
      JSON.stringify(articles),
    );
    return Number(row![0]);
  }

  function verified(expression: Expression, query: string, limits: TimeLimits, now: Instant): Candidates {
    const rows = sql.all(
      `SELECT a.id, a.story_id, ${AT}, a.title, a.body, a.event, a.keywords, a.technologies, a.industries,
         a.companies, a.people, a.lang, a.site, a.source_id
       FROM search_index s JOIN articles a ON a.id = s.rowid
       WHERE search_index MATCH ? ${limits.sql} ORDER BY s.rowid DESC LIMIT ?`,
      query,
      ...limits.values,
      VERIFY_UP_TO,
    );
    const found: number[] = [];
    for (const row of rows) {
      if (holds(expression, holding(row), now)) found.push(row[0] as number);
      if (found.length >= RANK_ALL) break;
    }
    const atLeast = found.length >= RANK_ALL || rows.length === VERIFY_UP_TO;
    return { ids: found, total: found.length, atLeast };
  }

  function holding(row: readonly unknown[]): Holding {
    const list = (value: unknown): readonly string[] => JSON.parse(value as string) as readonly string[];
    return {
      at: row[2] as Instant,
      title: row[3] as string,
      body: row[4] as string,
      event: row[5] as string,
      keywords: list(row[6]),
      technologies: list(row[7]),
      industries: list(row[8]),
      companies: list(row[9]),
      people: list(row[10]),
      lang: row[11] as string,
      site: row[12] as string,
      source: row[12] as string,
      outlets: () => outlets(row[1] as number),
    };
  }

  function outlets(storyId: number): number {
    return Number(sql.get('SELECT count(DISTINCT site) FROM articles WHERE story_id = ?', storyId)![0]);
  }

  function answer(question: Search, found: Candidates, parts: readonly Part[]): SearchResult {
    const ask = scorer(parts, worths(parts));
    const ranked = load(found.ids).map((row) => rank(row, ask(row), question.now));
    const page = paged(question, ranked, parts);
    const atLeast = found.atLeast;
    return {
      hits: page.hits,
      total: atLeast ? Math.max(found.total, page.stories) : storiesOf(found, page),
      atLeast,
      relaxed: false,
    };
  }

  function storiesOf(found: Candidates, page: Page): number {
    return found.ids.length === found.total ? page.stories : found.total;
  }

  /** How telling each part is; of one part alone it does not matter. */
  function worths(parts: readonly Part[]): readonly number[] {
    if (parts.length < 2) return parts.map(() => 1);
    const all = size();
    return parts.map((part) => rarity(estimate(newestOf(anyWording(part), POSTINGS), all), all));
  }

  /** How many articles a list stands for: counted when few, else judged by how closely the newest follow. */
  function estimate(newestIds: readonly number[], all: number): number {
    if (newestIds.length < POSTINGS) return newestIds.length;
    const span = all - newestIds.at(-1)! + 1;
    return Math.min(all, Math.round((newestIds.length * all) / span));
  }

  /** The nearest answers to free text: gather by the telling parts, then rank by the text itself. */
  function loosely(question: Search, parts: readonly Part[]): SearchResult {
    const gathered = gather(parts, () => true);
    const ranked = load(gathered.ids)
      .map((row) => rank(row, gathered.ask(row), question.now))
      .filter(({ coverage }) => coverage >= 0.15);
    const top = Math.max(0, ...ranked.map(({ score }) => score));
    const near = ranked.filter(({ score }) => score >= top * 0.3);
    const page = paged(question, near, parts);
    const whole = !gathered.unknown && near.some(({ coverage }) => coverage > 0.999);
    return { hits: page.hits, total: page.stories, atLeast: false, relaxed: !whole };
  }

  function gather(parts: readonly Part[], keep: (id: number) => boolean) {
    const all = size();
    const lists = parts.map((part) => {
      const list = newestOf(anyWording(part), POSTINGS);
      const count = estimate(list, all);
      // What no article has cannot tell one from another.
      return { list, count, worth: count === 0 ? 0 : rarity(count, all) };
    });
    const telling = lists.filter(({ list }) => list.length > 0 && list.length < POSTINGS);
    const sums = new Map<number, number>();
    for (const { list, worth } of telling.length >= 3 ? telling : lists) {
      for (const id of list) sums.set(id, (sums.get(id) ?? 0) + worth);
    }
    const best = [...sums]
      .filter(([id]) => keep(id))
      .sort((a, b) => b[1] - a[1] || b[0] - a[0])
      .slice(0, LOOSE_CANDIDATES);
    const worth = lists.map((list) => list.worth);
    return { ids: best.map(([id]) => id), ask: scorer(parts, worth), unknown: worth.includes(0) };
  }

  function load(wanted: readonly number[]): Row[] {
    if (wanted.length === 0) return [];
    const rows = sql.all(
      `SELECT a.id, a.story_id, ${AT}, a.title, a.keywords || a.technologies || a.industries || a.companies || a.people,
         a.event, substr(a.body, 1, ${READ})
       FROM json_each(?) j JOIN articles a ON a.id = j.value`,
      JSON.stringify(wanted),
    );
    return rows.map((row) => ({
      id: row[0] as number,
      storyId: row[1] as number,
      at: row[2] as number,
      title: row[3] as string,
      names: row[4] as string,
      event: row[5] as string,
      body: row[6] as string,
    }));
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
    const newestIds = ids(sql.all('SELECT id FROM articles ORDER BY id DESC LIMIT ?', RANK_ALL + 1));
    return {
      hits: [...seen.values()].slice(offset, offset + limit),
      total: stories(newestIds),
      atLeast: newestIds.length > RANK_ALL,
      relaxed: false,
    };
  }

  function related(storyId: number, limit: number): readonly number[] {
    const parts = names.partsOf(storyId);
    if (parts.length === 0) return [];
    const own = new Set(ids(sql.all('SELECT id FROM articles WHERE story_id = ?', storyId)));
    const gathered = gather(parts, (id) => !own.has(id));
    const scored = load(gathered.ids)
      .map((row) => ({ row, ...gathered.ask(row) }))
      .filter(({ coverage }) => coverage >= 0.12)
      .sort((a, b) => b.value - a.value);
    const top = scored[0]?.value ?? 0;
    return [
      ...new Set(scored.filter(({ value }) => value >= top * 0.25).map(({ row }) => row.storyId)),
    ].slice(0, limit);
  }

  return { add, remove, search, related, suggest: names.suggest };
}

interface TimeLimits {
  readonly sql: string;
  readonly values: readonly number[];
  /** The limits and the index together say all that was asked. */
  readonly whole: boolean;
}

/** `since` and `before` that hold for the whole question, as SQL. */
function timeLimits(expression: Expression, now: Instant): TimeLimits {
  const leaves = expression.kind === 'and' ? expression.of : [expression];
  const sql: string[] = [];
  const values: number[] = [];
  const rest: Expression[] = [];
  for (const leaf of leaves) {
    if (leaf.kind === 'since') {
      sql.push(`AND ${AT} >= ?`);
      values.push(instantOf(leaf.text, now));
    } else if (leaf.kind === 'before') {
      sql.push(`AND ${AT} < ?`);
      values.push(instantOf(leaf.text, now));
    } else rest.push(leaf);
  }
  const whole = rest.every((leaf) => matchOf(leaf).exact);
  return { sql: sql.join(' '), values, whole };
}

function isFreeText(words: readonly string[]): boolean {
  const steps = words.reduce((sum, word) => sum + terms(word).length, 0);
  return words.length >= FREE_TEXT_WORDS || steps >= FREE_TEXT_PARTS;
}

function rank(row: Row, { value, coverage }: Score, now: Instant): Ranked {
  const fresh = 2 ** (-Math.max(0, now - row.at) / FRESH_HALF_LIFE);
  return { row, coverage, score: (value * (0.6 + 0.4 * coverage) + 0.001) * (1 + FRESH_SHARE * fresh) };
}

interface Page {
  readonly hits: readonly SearchHit[];
  readonly stories: number;
}

/** One hit a story, by its best article; the younger first where nothing else tells them apart. */
function paged({ limit, offset }: Search, ranked: readonly Ranked[], parts: readonly Part[]): Page {
  const best = new Map<number, Ranked>();
  for (const each of ranked) {
    const before = best.get(each.row.storyId);
    if (before === undefined || ahead(each, before) < 0) best.set(each.row.storyId, each);
  }
  const asked = lexicon([
    ...new Set(parts.flatMap((part) => part.wordings.flatMap(({ terms: words }) => words))),
  ]);
  const hits = [...best.values()]
    .sort(ahead)
    .slice(offset, offset + limit)
    .map(({ row, score }) => ({
      storyId: row.storyId,
      articleId: row.id,
      score,
      snippet: excerpt(row, asked),
    }));
  return { hits, stories: best.size };
}

function ahead(a: Ranked, b: Ranked): number {
  return b.score - a.score || b.row.at - a.row.at || b.row.id - a.row.id;
}

function excerpt(row: Row, asked: Lexicon): Text {
  const body = snippet(row.body, asked);
  return body.length > 0 ? body : snippet(row.event, asked);
}

function ids(rows: readonly (readonly unknown[])[]): number[] {
  return rows.map((row) => row[0] as number);
}

function cut(text: string): string {
  return indexText(text);
}

/** Names are kept apart, so that no phrase runs from one into the next. */
function cutAll(names: readonly string[]): string {
  return names.map(cut).join(' \ue00e ');
}

function facets({ lang, site }: Article, source: string): string {
  const marked = (mark: string, text: string): string[] => terms(text).map((term) => mark + term);
  return [EVERY, LANG + fold(lang), ...marked(SITE, site), ...marked(SOURCE, source || site)].join(' ');
}
