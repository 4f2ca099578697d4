import type { Text } from '../../src/card.ts';
import type { Instant } from '../../src/model.ts';
import type { Part, Score } from '../../src/news/rank.ts';
import { type Marker, marker, snippet } from '../../src/news/snippet.ts';
import type { Search } from '../../src/ports.ts';
import type { Statements } from './search-sql.ts';

/** When an article counts as news: it cannot be younger than its arrival. */
export const AT = 'min(coalesce(a.published_at, a.arrived_at), a.arrived_at)';

/** The head of a body that is read for ranking; the index has all of it. */
const READ = 8000;
/** What being new is worth against saying it better: it decides between near equals. */
const FRESH_SHARE = 0.1;
const FRESH_HALF_LIFE = 14 * 86_400_000;
/** What it is worth to be in the language of whoever asks. */
const OWN_LANGUAGE_SHARE = 0.15;

/** A story that answers, by its best article. */
export interface SearchHit {
  readonly storyId: number;
  readonly articleId: number;
  readonly snippet: Text;
  readonly score: number;
}

/** As much of an article as ranking reads. */
export interface ArticleText {
  readonly id: number;
  readonly storyId: number;
  readonly at: Instant;
  readonly title: string;
  readonly names: string;
  readonly event: string;
  readonly body: string;
  readonly lang: string;
}

export interface Ranked {
  readonly row: ArticleText;
  readonly score: number;
  readonly coverage: number;
}

export function articleTexts(sql: Statements, wanted: readonly number[]): ArticleText[] {
  if (wanted.length === 0) return [];
  const rows = sql.all(
    `SELECT a.id, a.story_id, ${AT}, a.title, a.keywords || a.technologies || a.industries || a.companies || a.people,
       a.event, substr(a.body, 1, ${READ}), a.lang
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
    lang: row[7] as string,
  }));
}

/** Better covered is better than often said; the newer, and what the reader can read, first between near equals. */
export function rank(row: ArticleText, { value, coverage }: Score, { now, lang }: Search): Ranked {
  const fresh = 2 ** (-Math.max(0, now - row.at) / FRESH_HALF_LIFE);
  const liked = 1 + FRESH_SHARE * fresh + (row.lang === lang ? OWN_LANGUAGE_SHARE : 0);
  return { row, coverage, score: (value * (0.6 + 0.4 * coverage) + 0.001) * liked };
}

export interface Page {
  readonly hits: readonly SearchHit[];
  readonly stories: number;
}

/** One hit a story, by its best article; the younger first where nothing else tells them apart. */
export function paged({ limit, offset }: Search, ranked: readonly Ranked[], parts: readonly Part[]): Page {
  const best = new Map<number, Ranked>();
  for (const each of ranked) {
    const before = best.get(each.row.storyId);
    if (before === undefined || ahead(each, before) < 0) best.set(each.row.storyId, each);
  }
  const asked = marker(parts.flatMap((part) => part.wordings.map(({ terms: words }) => words)));
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

function excerpt(row: ArticleText, asked: Marker): Text {
  const body = snippet(row.body, asked);
  return body.length > 0 ? body : snippet(row.event, asked);
}
