import { rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import MiniSearch, { type QueryCombination } from 'minisearch';
import pg from 'pg';
import { createSearchIndex, SEARCH_SCHEMA } from '../adapters/store/search.ts';
import type { Article } from '../src/model.ts';
import type { Expression } from '../src/news/expression.ts';
import { freeText } from '../src/news/question.ts';
import { isCjk, terms } from '../src/text.ts';
import { NOW } from './corpus.ts';

/** What is measured: records in, ten answers out. */
export interface Engine {
  /** Keeps the records themselves, where the engine needs them to answer; not part of indexing. */
  save?(articles: readonly Article[]): void;
  /** Indexes them. */
  add(articles: readonly Article[]): void | Promise<void>;
  /** Number of answers, at most ten. */
  ask(expression: Expression): number | Promise<number>;
  /** Bytes on disk, where there are any. */
  disk(): number;
  close(): void | Promise<void>;
}

/** Only the columns that the index reads: what the store writes besides is not the index's cost. */
const ARTICLES = `CREATE TABLE articles (
  id INTEGER PRIMARY KEY, story_id INTEGER, title TEXT, body TEXT, keywords TEXT, technologies TEXT,
  industries TEXT, companies TEXT, people TEXT, event TEXT, lang TEXT, site TEXT, source_id INTEGER,
  published_at INTEGER, arrived_at INTEGER); CREATE TABLE sources (id INTEGER PRIMARY KEY, title TEXT);
  CREATE INDEX articles_by_story ON articles (story_id);`;

export function ainews(file: string): Engine {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  const db = new DatabaseSync(file);
  db.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; ${ARTICLES}${SEARCH_SCHEMA}`,
  );
  const index = createSearchIndex(db);
  const insert = db.prepare(
    `INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?)`,
  );
  const list = (names: readonly string[]): string => JSON.stringify(names);
  return {
    save(articles) {
      db.exec('BEGIN');
      for (const a of articles) {
        const names = [a.keywords, a.technologies, a.industries, a.companies, a.people].map(list);
        insert.run(a.id, a.storyId, a.title, a.body, ...names, a.event, a.lang, a.site, a.arrivedAt);
      }
      db.exec('COMMIT');
    },
    add(articles) {
      db.exec('BEGIN');
      for (const a of articles) index.add(a);
      index.settle(articles.length);
      db.exec('COMMIT');
    },
    ask: (expression) => index.search({ expression, limit: 10, offset: 0, now: NOW }).hits.length,
    disk: () => statSync(file).size,
    close: () => db.close(),
  };
}

/** The rival in memory, fed the same terms and the same weights. */
export function minisearch(): Engine {
  const index = new MiniSearch<{ id: number; title: string; names: string; event: string; body: string }>({
    fields: ['title', 'names', 'event', 'body'],
    tokenize: terms,
    processTerm: (term) => term,
    searchOptions: { boost: { title: 4, names: 2.5, event: 1.5 }, combineWith: 'AND' },
  });
  return {
    add(articles) {
      for (const a of articles)
        index.add({ id: a.id, title: a.title, names: names(a), event: a.event, body: a.body });
    },
    ask: (expression) => index.search(miniQuery(expression)).slice(0, 10).length,
    disk: () => 0,
    close: () => {},
  };
}

function names(a: Article): string {
  return [...a.keywords, ...a.technologies, ...a.industries, ...a.companies, ...a.people].join(', ');
}

function miniQuery(expression: Expression): QueryCombination {
  const words = freeText(expression);
  if (words !== undefined) return { combineWith: 'OR', queries: asked(words.join(' ')) };
  switch (expression.kind) {
    case 'or':
      return { combineWith: 'OR', queries: expression.of.map(miniQuery) };
    case 'and': {
      const out = expression.of.flatMap((each) => (each.kind === 'not' ? [miniQuery(each.of)] : []));
      const rest = expression.of.filter((each) => each.kind !== 'not').map(miniQuery);
      const inside: QueryCombination = { combineWith: 'AND', queries: rest };
      return out.length === 0 ? inside : { combineWith: 'AND_NOT', queries: [inside, ...out] };
    }
    case 'prefix':
      return { queries: asked(expression.text), prefix: true };
    case 'word':
    case 'phrase':
      return { combineWith: 'AND', queries: asked(expression.text) };
    default:
      throw new TypeError(`no ${expression.kind} in the bench`);
  }
}

/** Without the last character alone, which stands for a run's end and not for a word. */
function asked(text: string): string[] {
  return terms(text).filter(
    (term, i, every) => !(i > 0 && isCjk(term) && term.length === 1 && every.length > 1),
  );
}

/** The rival on a server: a GIN index over tsvectors of the same terms. */
export async function postgres(url: string): Promise<Engine> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`DROP TABLE IF EXISTS bench_articles`);
  await client.query(
    `CREATE UNLOGGED TABLE bench_articles (id int PRIMARY KEY, story_id int, words tsvector)`,
  );
  await client.query(`CREATE INDEX bench_words ON bench_articles USING gin (words)`);
  const weighted = `setweight(to_tsvector('simple', t.title), 'A') || setweight(to_tsvector('simple', t.names), 'B')
    || to_tsvector('simple', t.body)`;
  return {
    async add(articles) {
      const cut = (text: string): string => terms(text).join(' ');
      await client.query(
        `INSERT INTO bench_articles SELECT t.id, t.story_id, ${weighted}
         FROM unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[]) t(id, story_id, title, names, body)`,
        [
          articles.map((a) => a.id),
          articles.map((a) => a.storyId),
          articles.map((a) => cut(a.title)),
          articles.map((a) => cut(names(a))),
          articles.map((a) => cut(`${a.event} ${a.body}`)),
        ],
      );
    },
    async ask(expression) {
      const { rows } = await client.query(
        `SELECT id FROM bench_articles, to_tsquery('simple', $1) q WHERE words @@ q ORDER BY ts_rank(words, q) DESC LIMIT 10`,
        [tsquery(expression)],
      );
      return rows.length;
    },
    disk: () => 0,
    async close() {
      await client.query('DROP TABLE bench_articles');
      await client.end();
    },
  };
}

function tsquery(expression: Expression): string {
  const words = freeText(expression);
  if (words !== undefined) return asked(words.join(' ')).map(lexeme).join(' | ');
  switch (expression.kind) {
    case 'or':
      return `(${expression.of.map(tsquery).join(' | ')})`;
    case 'and':
      return `(${expression.of.map((each) => (each.kind === 'not' ? `!${tsquery(each.of)}` : tsquery(each))).join(' & ')})`;
    case 'prefix':
      return asked(expression.text)
        .map((term) => `${lexeme(term)}:*`)
        .join(' & ');
    case 'word':
    case 'phrase':
      return `(${asked(expression.text).map(lexeme).join(' <-> ')})`;
    default:
      throw new TypeError(`no ${expression.kind} in the bench`);
  }
}

function lexeme(term: string): string {
  return `'${term.replaceAll("'", "''")}'`;
}
