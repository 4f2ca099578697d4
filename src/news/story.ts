import type { Article, Instant } from '../model.ts';
import { createEncounters } from './encounters.ts';
import { isRoundup } from './headline.ts';
import { ask, emptyFacet, join, nearness, type Question, type StoryShape } from './nearness.ts';
import { type Signals, signalsOf } from './signals.ts';
import { createTwins } from './twins.ts';
import { createVocabulary, type Term } from './vocabulary.ts';

/**
 * Which articles tell the same event. An article is held against the stories of the days around it that
 * share its rarest signals; it joins the nearest one that is near enough, or opens its own. What was
 * placed is never moved, so a story's id can be kept for ever.
 *
 * How the intake uses it: at start, read the window back from the store (`archive.arrivals`) and `add`
 * every article with its own `storyId`. For each new draft: `place` it; save it with the id that came
 * back (or none, and the store opens a story); `add` it under the id that the store gave. In a batch,
 * where a new story has no id yet, `add` under a negative id of your own, save the batch, `rename`.
 * Drafts of a batch are best placed oldest first.
 *
 * The cost of an article does not grow with the number of articles: stories outside the window are let
 * go, and of a common signal only the newest stories are looked at.
 */
export interface Stories {
  /** The story that the article tells, or undefined when it tells a new one. Changes nothing. */
  place(article: Placeable): number | undefined;
  /** Counts the article to a story, which is opened if need be. */
  add(article: Placeable, storyId: number): void;
  /** Gives a story that was added under a provisional id its own; where that one is known, the other goes. */
  rename(provisional: number, storyId: number): void;
  /** Number of stories in memory. */
  readonly size: number;
}

/** What of an article is looked at; drafts and articles both have it. */
export type Placeable = Pick<Article, 'title'> &
  Partial<Pick<Article, 'body' | 'event' | 'companies' | 'people' | 'site' | 'publishedAt' | 'arrivedAt'>>;

export interface StoryOptions {
  /** A story is joined at most so long after (or before) its nearest article. */
  readonly window?: number;
  /** A story is joined at most so long after its first article: later chapters are stories of their own. */
  readonly span?: number;
}

const DAY = 86_400_000;
/** Nearness from which an article joins a story of one article. */
const JOIN_AT = 0.22;
const PROBES = 24;
/** Stories untouched for so many articles are let go, once they are also outside the window. */
const PATIENCE = 5_000;
const MOST_STORIES = 60_000;

export function createStories({ window = 3 * DAY, span = 10 * DAY }: StoryOptions = {}): Stories {
  const vocabulary = createVocabulary();
  const encounters = createEncounters({ window, span });
  const twins = createTwins({ window: span });
  /** In the order in which they were last added to. */
  const stories = new Map<number, StoryShape>();
  const bySlot: StoryShape[] = [];
  let added = 0;
  let asked = 0;

  function place(article: Placeable): number | undefined {
    const at = timeOf(article);
    const twin = twins.find(article, at);
    if (twin !== undefined) return twin;
    if (isRoundup(article.title)) return undefined;
    const question = ask(read(article), article.site ?? '', ++asked, vocabulary);
    let best: StoryShape | undefined;
    let nearest = JOIN_AT;
    for (const slot of encounters.most(probes(question), at)) {
      const story = bySlot[slot]!;
      const near = nearness(question, story, at - encounters.last(slot), vocabulary);
      if (near < nearest) continue;
      nearest = near;
      best = story;
    }
    return best?.id;
  }

  function add(article: Placeable, storyId: number): void {
    const signals = read(article);
    const at = timeOf(article);
    twins.add(article, storyId, at);
    added++;
    const terms = vocabulary.count(signals.weights.keys());
    // Roundups are counted, but tell no event that another article could join, if it is not the same piece.
    if (isRoundup(article.title)) return;
    const story = stories.get(storyId) ?? open(storyId, at);
    encounters.widen(story.slot, at);
    story.count++;
    story.touched = added;
    stories.delete(storyId);
    stories.set(storyId, story);
    const site = article.site ?? '';
    story.sites.set(site, (story.sites.get(site) ?? 0) + 1);
    for (const name of signals.names) story.names.add(name);
    for (const [name, version] of signals.versions) {
      story.versions.set(name, (story.versions.get(name) ?? new Set()).add(version));
    }
    const script = signals.cjk ? 'cjk' : 'latin';
    const facet = story.facets[script] ?? emptyFacet();
    story.facets[script] = facet;
    join(facet, signals, terms, vocabulary);
    for (const term of terms) {
      if (story.terms.has(term)) continue;
      story.terms.add(term);
      vocabulary.hold(term, story.slot);
    }
    letGo(at);
  }

  function open(id: number, at: Instant): StoryShape {
    const story = opened(id, encounters.open(at));
    bySlot[story.slot] = story;
    return story;
  }

  function letGo(now: Instant): void {
    for (const story of stories.values()) {
      const stale = added - story.touched > PATIENCE && !encounters.inReach(story.slot, now);
      if (!stale && stories.size <= MOST_STORIES) break;
      stories.delete(story.id);
      forget(story);
    }
  }

  function forget(story: StoryShape): void {
    for (const term of story.terms) vocabulary.release(term, story.slot);
    encounters.close(story.slot);
  }

  function rename(provisional: number, storyId: number): void {
    twins.rename(provisional, storyId);
    const story = stories.get(provisional);
    if (story === undefined) return;
    stories.delete(provisional);
    if (stories.has(storyId)) {
      forget(story);
      return;
    }
    story.id = storyId;
    stories.set(storyId, story);
  }

  return {
    place,
    add,
    rename,
    get size() {
      return stories.size;
    },
  };
}

/** An article is first placed and then added: its signals are read once. */
const signalsRead = new WeakMap<Placeable, Signals>();

function read(article: Placeable): Signals {
  const known = signalsRead.get(article);
  if (known !== undefined) return known;
  const signals = signalsOf({
    title: article.title,
    lead: article.event || article.body || '',
    companies: article.companies ?? [],
    people: article.people ?? [],
  });
  signalsRead.set(article, signals);
  return signals;
}

/** When the news was out: as published, but never after it arrived. */
function timeOf(article: Placeable): Instant {
  const arrived = article.arrivedAt ?? article.publishedAt ?? 0;
  return Math.min(article.publishedAt ?? arrived, arrived);
}

function opened(id: number, slot: number): StoryShape {
  return {
    id,
    slot,
    facets: {},
    terms: new Set(),
    names: new Set(),
    sites: new Map(),
    versions: new Map(),
    count: 0,
    touched: 0,
  };
}

/** The article's rarest terms. */
function probes({ terms }: Question): readonly Term[] {
  return [...terms].sort((a, b) => b.weight - a.weight).slice(0, PROBES);
}
