import type { Article, Story } from '../../src/model.ts';

/** An article with everything a record has, to be overridden where a test cares. */
export function article(over: Partial<Article> = {}): Article {
  const id = over.id ?? 1;
  return {
    id,
    storyId: id,
    title: `Story ${id}`,
    url: `https://news.example/${id}`,
    canonicalUrl: `https://news.example/${id}`,
    body: '',
    keywords: [],
    technologies: [],
    industries: [],
    companies: [],
    people: [],
    event: '',
    lang: 'en',
    site: 'news.example',
    publishedAt: Date.parse('2026-11-24T00:00:00Z'),
    arrivedAt: Date.parse('2026-11-24T00:00:00Z'),
    ...over,
  };
}

export function story(...articles: readonly Partial<Article>[]): Story {
  const all = (articles.length > 0 ? articles : [{}]).map(article);
  return { id: all[0]!.storyId, articles: all };
}
