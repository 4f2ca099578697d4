import type { Article, Instant, Story } from '../model.ts';
import type { SourceOf } from '../news/source-names.ts';
import { type Weighed, weigh } from './pick.ts';
import { createTopics, type Topics } from './topics.ts';

/** What arrived in [from, to), ready for any number of rooms. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
  readonly articles: readonly Article[];
  /** Best first. */
  readonly stories: readonly Weighed[];
  readonly topics: Topics;
}

/** An article that was out so long before the window is a late find, not news. */
const STALE = 2 * 24 * 3_600_000;

/** What a filter may ask of an article besides its own words. */
export interface AboutArrivals {
  readonly source: SourceOf;
  /** By story: the outlets that told it at any time, for `sources:2` means the same here as in alerts. */
  readonly outlets: ReadonlyMap<number, number>;
}

export function openWindow(
  arrivals: readonly Article[],
  about: AboutArrivals,
  from: Instant,
  to: Instant,
): Window {
  const articles = arrivals.filter(
    ({ arrivedAt, publishedAt }) =>
      arrivedAt >= from && arrivedAt < to && (publishedAt ?? from) >= from - STALE,
  );
  const stories = storiesOf(articles);
  return {
    from,
    to,
    articles,
    stories: weigh(stories, { now: to, since: from }),
    topics: createTopics(articles, to, {
      source: about.source,
      outlets: (storyId) => about.outlets.get(storyId) ?? 0,
    }),
  };
}

function storiesOf(articles: readonly Article[]): Story[] {
  const told = new Map<number, Article[]>();
  for (const article of articles) {
    const known = told.get(article.storyId);
    if (known) known.push(article);
    else told.set(article.storyId, [article]);
  }
  const at = ({ publishedAt, arrivedAt }: Article) => publishedAt ?? arrivedAt;
  return [...told].map(([id, all]) => ({ id, articles: all.sort((a, b) => at(b) - at(a) || b.id - a.id) }));
}
