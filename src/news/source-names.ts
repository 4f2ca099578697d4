import type { Article, Source } from '../model.ts';

/** What `source:` asks for: the name of the source that brought an article, or its outlet where that has none. */
export type SourceOf = (article: Pick<Article, 'sourceId' | 'site'>) => string;

export function sourceNames(sources: readonly Pick<Source, 'id' | 'title'>[]): SourceOf {
  const titles = new Map(sources.map(({ id, title }) => [id, title]));
  return ({ sourceId, site }) => (sourceId !== undefined && titles.get(sourceId)) || site;
}
