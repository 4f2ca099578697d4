import type { Article, Story } from '../model.ts';

/** A story as programs get it from `--json`: plain, stable, times in ISO form. */
export function storyData(story: Story, best: Article = story.articles[0]!) {
  return {
    id: story.id,
    title: best.title,
    url: best.url,
    site: best.site,
    language: best.lang,
    publishedAt: iso(best.publishedAt),
    arrivedAt: iso(best.arrivedAt),
    event: best.event,
    keywords: best.keywords,
    technologies: best.technologies,
    industries: best.industries,
    companies: best.companies,
    people: best.people,
    outlets: new Set(story.articles.map(({ site }) => site)).size,
    articles: story.articles.map(({ title, url, site }) => ({ title, url, site })),
  };
}

export const iso = (instant: number | undefined): string | null =>
  instant === undefined ? null : new Date(instant).toISOString();
