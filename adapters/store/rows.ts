import type { Article, Draft, Story } from '../../src/model.ts';
import type { Value } from './sql.ts';

export interface ArticleRow {
  readonly id: number;
  readonly story_id: number;
  readonly title: string;
  readonly url: string;
  readonly canonical_url: string;
  readonly body: string;
  readonly keywords: string;
  readonly technologies: string;
  readonly industries: string;
  readonly companies: string;
  readonly people: string;
  readonly event: string;
  readonly lang: string;
  readonly site: string;
  readonly source_id: number | null;
  readonly published_at: number | null;
  readonly arrived_at: number;
}

export const ARTICLE_COLUMNS =
  'title, url, canonical_url, body, keywords, technologies, industries, companies, people, event, lang, site, source_id, published_at, arrived_at';

export function articleOf(row: ArticleRow): Article {
  return {
    id: row.id,
    storyId: row.story_id,
    title: row.title,
    url: row.url,
    canonicalUrl: row.canonical_url,
    body: row.body,
    keywords: listOf(row.keywords),
    technologies: listOf(row.technologies),
    industries: listOf(row.industries),
    companies: listOf(row.companies),
    people: listOf(row.people),
    event: row.event,
    lang: row.lang,
    site: row.site,
    ...(row.source_id === null ? {} : { sourceId: row.source_id }),
    ...(row.published_at === null ? {} : { publishedAt: row.published_at }),
    arrivedAt: row.arrived_at,
  };
}

/** In the order of `ARTICLE_COLUMNS`. */
export function articleValues(draft: Draft): Value[] {
  return [
    draft.title,
    draft.url,
    draft.canonicalUrl,
    draft.body,
    JSON.stringify(draft.keywords),
    JSON.stringify(draft.technologies),
    JSON.stringify(draft.industries),
    JSON.stringify(draft.companies),
    JSON.stringify(draft.people),
    draft.event,
    draft.lang,
    draft.site,
    draft.sourceId ?? null,
    draft.publishedAt ?? null,
    draft.arrivedAt,
  ];
}

/** Rows that come newest first, as stories in the order of `ids`; unknown ids are left out. */
export function storiesOf(rows: readonly ArticleRow[], ids: readonly number[]): Story[] {
  const articles = new Map<number, Article[]>();
  for (const row of rows) {
    const article = articleOf(row);
    const told = articles.get(article.storyId);
    if (told) told.push(article);
    else articles.set(article.storyId, [article]);
  }
  return ids.flatMap((id) => {
    const told = articles.get(id);
    return told ? [{ id, articles: told }] : [];
  });
}

function listOf(json: string): readonly string[] {
  return json === '[]' ? [] : (JSON.parse(json) as readonly string[]);
}
