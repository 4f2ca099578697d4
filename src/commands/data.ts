import type { Article, Draft, Story } from '../model.ts';

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

/** A page that is not in the archive, in the form of a story. */
export function draftData(draft: Draft) {
  const article = { ...draft, id: 0, storyId: 0 };
  const { id: _, ...data } = storyData({ id: 0, articles: [article] }, article);
  return data;
}
