import type { RankedText, Score } from '../../src/news/rank.ts';
import type { Statements } from './search-sql.ts';

/** Up to so many are all ranked by their whole text. */
const RANK_ALL = 60;
/** Of more, the newest, and those whose headings answer best. */
const NEWEST = 30;
const BEST_HEADINGS = 30;

export interface Shortlist {
  /** To be ranked by their whole text. */
  readonly ids: readonly number[];
  /** The others, newest first: they follow the ranked ones. */
  readonly older: readonly number[];
  /** Stories of those whose headings were read: of all the others, and of some to be ranked. */
  readonly stories: ReadonlyMap<number, number>;
}

/** Which of many matches, newest first, are worth reading whole. */
export function shortlist(
  sql: Statements,
  ids: readonly number[],
  ask: (text: RankedText) => Score,
): Shortlist {
  if (ids.length <= RANK_ALL) return { ids, older: [], stories: new Map() };
  const rest = ids.slice(NEWEST);
  const read = headings(sql, rest);
  const values = new Map(read.map(({ id, text }) => [id, ask(text).value]));
  const best = rest
    .filter((id) => (values.get(id) ?? 0) > 0)
    .sort((a, b) => values.get(b)! - values.get(a)! || b - a)
    .slice(0, BEST_HEADINGS);
  const chosen = new Set([...ids.slice(0, NEWEST), ...best]);
  return {
    ids: [...chosen],
    older: ids.filter((id) => !chosen.has(id)),
    stories: new Map(read.map(({ id, storyId }) => [id, storyId])),
  };
}

interface Heading {
  readonly id: number;
  readonly storyId: number;
  readonly text: RankedText;
}

function headings(sql: Statements, ids: readonly number[]): Heading[] {
  const rows = sql.all(
    'SELECT a.id, a.story_id, a.title, a.keywords FROM json_each(?) j JOIN articles a ON a.id = j.value',
    JSON.stringify(ids),
  );
  return rows.map(([id, storyId, title, names]) => ({
    id: id as number,
    storyId: storyId as number,
    text: { title: title as string, names: names as string, event: '', body: '' },
  }));
}
