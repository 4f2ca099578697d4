import type { Instant } from '../../src/model.ts';
import type { Expression } from '../../src/news/expression.ts';
import { type Holding, holds, instantOf } from '../../src/news/holds.ts';
import { withNames } from '../../src/news/names-over-words.ts';
import { type Depth, enough, reach, sideBySide } from './search-depth.ts';
import { type Frequency, size } from './search-frequency.ts';
import { certainty, type Match, matchOf } from './search-match.ts';
import type { Openings } from './search-openings.ts';
import { AT } from './search-rows.ts';
import { firsts, numbers, ROWID, type Statements } from './search-sql.ts';

/** Matches are counted so far. */
export const COUNT_UP_TO = 200;
/** Of a very common question's older matches, those that have it in the title join, so many at most. */
const OLDER_TITLES = 50;
/** How far back, in articles, they are looked for. */
const TITLE_WINDOW = 20_000;
/**
 * Characters read at most to verify what the index cannot tell (a regex, exact case, a whole number), the
 * newest articles first: a pattern takes up to 0.3 s for so many. Every article counts for at least `VERIFY_LEAST`.
 */
const VERIFY_UP_TO = 1_500_000;
const VERIFY_LEAST = 300;
/** Read at a time, at least: mostly all finds of the first reading stand. */
const VERIFY_STEP = 20;

/** The articles that hold a whole question, newest first, before they are ranked. */
export interface Candidates {
  readonly ids: readonly number[];
  /** Older ones that have it in the title, beyond those that are counted. */
  readonly titled: readonly number[];
  /** Older ones, which follow those in rank. */
  readonly further: readonly number[];
  /** Those are not all. */
  readonly atLeast: boolean;
}

export interface Asking {
  readonly expression: Expression;
  readonly now: Instant;
  /** Stories of the pages up to the one that is asked for. */
  readonly stories: number;
  readonly depth: Depth;
  readonly frequency: Frequency;
}

export function candidates(sql: Statements, openings: Openings, asking: Asking): Candidates {
  const expression = withNames(asking.expression);
  const limits = timeLimits(expression, asking.now);
  const match = matchOf(expression);
  const query = openings.spelledOut(match.query);
  if (match.exact || limits.rest.exact) return counted(sql, expression, query, limits, asking);
  return verified(sql, expression, query, limits, asking.now);
}

function counted(
  sql: Statements,
  expression: Expression,
  query: string,
  limits: TimeLimits,
  { stories, depth, frequency }: Asking,
): Candidates {
  const newest = size(sql);
  const articles = limits.sql === '' ? '' : 'CROSS JOIN articles a ON a.id = s.rowid';
  const found = `SELECT s.rowid FROM search_index s ${articles} WHERE search_index MATCH ? ${limits.sql}`;
  const finds = sql.each(`${found} ORDER BY s.rowid DESC`, query, ...limits.values);
  const { ids, further, ended } = reach(firsts(finds), depth.whole, {
    newest,
    atMost: COUNT_UP_TO + 1,
    enough: () => enough(depth, sideBySide(expression), (part) => frequency(part) / newest),
    wanted: stories,
    storiesOf: (some) => storiesOf(sql, some),
  });
  const floor = (ids[0] ?? 0) - TITLE_WINDOW;
  if (ids.length <= COUNT_UP_TO || ids.at(-1)! <= floor) {
    return { ids, titled: [], further, atLeast: !ended };
  }
  const titled = sql.all(
    `${found} AND s.rowid > ${ROWID} AND s.rowid < ${ROWID} ORDER BY s.rowid DESC LIMIT ?`,
    `{title keyword} : (${query})`,
    ...limits.values,
    floor,
    ids.at(-1)!,
    OLDER_TITLES,
  );
  return { ids, titled: numbers(titled), further, atLeast: true };
}

/** How many stories these articles tell; by the index alone, without touching the articles. */
export function storiesOf(sql: Statements, articles: readonly number[]): number {
  const row = sql.get(
    `SELECT count(DISTINCT a.story_id)
     FROM json_each(?) j CROSS JOIN articles a INDEXED BY articles_with_story ON a.id = j.value`,
    JSON.stringify(articles),
  );
  return Number(row![0]);
}

function verified(
  sql: Statements,
  expression: Expression,
  query: string,
  limits: TimeLimits,
  now: Instant,
): Candidates {
  const found: number[] = [];
  const { doubts } = limits.rest;
  const doubtful = doubts && new RegExp(doubts.join('|'), 'u');
  const sure = (row: readonly unknown[]): boolean =>
    doubtful !== undefined && !TEXTS.some((column) => doubtful.test(row[column] as string));
  let before = Number.MAX_SAFE_INTEGER;
  let read = 0;
  while (found.length <= COUNT_UP_TO && read < VERIFY_UP_TO) {
    const step = Math.max(VERIFY_STEP, COUNT_UP_TO + 1 - found.length);
    const rows = sql.all(
      `SELECT a.id, a.story_id, ${AT}, a.title, a.body, a.event, a.keywords, a.technologies, a.industries,
         a.companies, a.people, a.lang, a.site, (SELECT title FROM sources WHERE id = a.source_id)
       FROM search_index s JOIN articles a ON a.id = s.rowid
       WHERE search_index MATCH ? AND s.rowid < ${ROWID} ${limits.sql} ORDER BY s.rowid DESC LIMIT ?`,
      query,
      before,
      ...limits.values,
      step,
    );
    for (const row of rows) {
      read += VERIFY_LEAST + (row[4] as string).length;
      if (sure(row) || holds(expression, holding(sql, row), now)) found.push(row[0] as number);
    }
    if (rows.length < step) return { ids: found, titled: [], further: [], atLeast: false };
    before = rows.at(-1)![0] as number;
  }
  return { ids: found, titled: [], further: [], atLeast: true };
}

/** The columns of a row to be verified in which words stand. */
const TEXTS = [3, 4, 5, 6, 7, 8, 9, 10];

function holding(sql: Statements, row: readonly unknown[]): Holding {
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
    source: (row[13] as string | null) ?? (row[12] as string),
    outlets: () => outlets(sql, row[1] as number),
  };
}

function outlets(sql: Statements, storyId: number): number {
  return Number(sql.get('SELECT count(DISTINCT site) FROM articles WHERE story_id = ?', storyId)![0]);
}

interface TimeLimits {
  readonly sql: string;
  readonly values: readonly number[];
  /** What the index says of the rest of the question. */
  readonly rest: Pick<Match, 'exact' | 'doubts'>;
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
  return { sql: sql.join(' '), values, rest: certainty(rest.map(matchOf)) };
}
