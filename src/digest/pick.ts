import type { Article, Instant, Lang, Story } from '../model.ts';
import { isForumPost, isOffer, isQuestion, isRoundup } from '../news/headline.ts';
import type { Signals } from '../news/signals.ts';
import { headlinesOf, likeness, type Telling, tellings } from './likeness.ts';
import { officialVoice } from './official.ts';

/**
 * Which stories a briefing tells, and in what order: told by many independent outlets, said by those who
 * made the news, about what the field talks of, fresh, fitting the room, and not all of one company.
 *
 * `weigh` is done once for all rooms of an hour; `choose` once for each distinct configuration.
 */

/** A story with what speaks for it, before any room's wishes. */
export interface Weighed {
  readonly story: Story;
  /** Importance without fit; above 0, comparable within one `weigh` only. */
  readonly weight: number;
  /** Number of independent outlets since `since`. */
  readonly outlets: number;
  /** Host or account of the one who speaks for itself; absent when the story is only told by others. */
  readonly official?: string;
  /** When the story was first told since `since`. */
  readonly toldAt: Instant;
  /** Names in its headlines, for diversity. */
  readonly names: ReadonlySet<string>;
  /** What its headlines say, to know what is told twice. */
  readonly telling: Telling;
}

export interface Choice extends Weighed {
  /** How well the story fits the room, 0 to 1. */
  readonly fit: number;
}

export interface Wishes {
  readonly limit: number;
  /** How well a story fits the room: 0 leaves it out, 1 is what the room asked for. Without it all fit. */
  readonly fit?: (story: Story) => number;
}

const HOUR = 3_600_000;
const OFFICIAL = 2;
const PROMINENT = 0.1;
const HALF_LIFE = 24 * HOUR;
/** What is rarely what a briefing is for, by how much it then counts; of several the least. */
const FORMS = [
  { is: isOffer, counts: 0.1 },
  { is: isRoundup, counts: 0.3 },
  { is: isForumPost, counts: 0.3 },
  { is: isQuestion, counts: 0.5 },
];
/** What each earlier choice of the same name leaves of a story's weight. */
const REPEATED = 0.9;
/** The same for each that the same one said of itself: a firm's log of changes is not the day's news. */
const SAME_VOICE = 0.7;
/** From so alike to an earlier choice on, a story counts less; so alike, it is the same event told again. */
const ALIKE = { from: 0.15, to: 0.35 };
const TOLD_AGAIN = 0.1;
/** A name in more than this share of the stories tells nothing (`AI`). */
const EVERYWHERE = 0.15;
/** Stories looked at for the choice, for each place. */
const POOL = 10;

/** Weighs stories as of `now`, looking only at articles that arrived since `since`. Stories without any are left out. */
export function weigh(
  stories: readonly Story[],
  { now, since = 0 }: { readonly now: Instant; readonly since?: Instant },
): readonly Weighed[] {
  const told = stories
    .map((story) => ({ story, articles: story.articles.filter((article) => article.arrivedAt >= since) }))
    .filter(({ articles }) => articles.length > 0)
    .map(({ story, articles }) => {
      const headlines = headlinesOf(articles);
      return { story, articles, headlines, names: namesOf(headlines) };
    });
  const said = tellings(told.map(({ headlines }) => headlines));
  const prominence = prominenceOf(told.map(({ names }) => names));
  return told
    .map(({ story, articles, names }, i) => {
      const official = articles.map((article) => officialVoice(article.url)).find(Boolean);
      const toldAt = Math.min(...articles.map(newsTime));
      const outlets = new Set(articles.map(({ site }) => site)).size;
      const prominent = Math.max(0, ...[...names].map((name) => prominence.get(name) ?? 0));
      const importance =
        Math.log2(1 + outlets) + (official === undefined ? 0 : OFFICIAL) + PROMINENT * prominent;
      const age = Math.max(0, now - toldAt);
      const weight = importance * 2 ** (-age / HALF_LIFE) * form(articles);
      return {
        story,
        weight,
        outlets,
        ...(official !== undefined && { official }),
        toldAt,
        names,
        telling: said[i]!,
      };
    })
    .sort((a, b) => b.weight - a.weight);
}

/** What a story counts that nobody tells in the reader's language: of two alike, the other is read at once. */
const FOREIGN = 0.6;

/** How well stories fit readers of a language. */
export function readBy(lang: Lang): (story: Story) => number {
  return ({ articles }) => (articles.some((article) => article.lang === lang) ? 1 : FOREIGN);
}

/** Takes the best stories one after the other; each choice makes others of the same names less likely. */
export function choose(weighed: readonly Weighed[], { limit, fit = () => 1 }: Wishes): readonly Choice[] {
  const pool: Choice[] = [];
  for (const candidate of weighed) {
    if (pool.length >= limit * POOL) break;
    const fits = fit(candidate.story);
    if (fits > 0) pool.push({ ...candidate, fit: fits });
  }
  const chosen: Choice[] = [];
  const used = new Map<string, number>();
  const voices = new Map<string, number>();
  /** Candidate → how alike it is to the choice that it is most alike. */
  const alike = new Map<Choice, number>();
  while (chosen.length < limit && pool.length > 0) {
    let best = 0;
    let most = -1;
    for (const [i, candidate] of pool.entries()) {
      const repeats = Math.max(0, ...[...candidate.names].map((name) => used.get(name) ?? 0));
      const spoken = candidate.official === undefined ? 0 : (voices.get(candidate.official) ?? 0);
      const worth =
        candidate.weight *
        candidate.fit *
        REPEATED ** repeats *
        SAME_VOICE ** spoken *
        fresh(alike.get(candidate));
      if (worth <= most) continue;
      most = worth;
      best = i;
    }
    const [choice] = pool.splice(best, 1);
    chosen.push(choice!);
    const { official } = choice!;
    if (official !== undefined) voices.set(official, (voices.get(official) ?? 0) + 1);
    for (const name of choice!.names) used.set(name, (used.get(name) ?? 0) + 1);
    for (const candidate of pool) {
      const near = likeness(candidate.telling, choice!.telling);
      alike.set(candidate, Math.max(near, alike.get(candidate) ?? 0));
    }
  }
  return chosen;
}

function fresh(alike = 0): number {
  return Math.max(TOLD_AGAIN, Math.min(1, (ALIKE.to - alike) / (ALIKE.to - ALIKE.from)));
}

/** `weigh` and `choose` in one, for a single room. */
export function pick(
  stories: readonly Story[],
  { now, since, ...wishes }: Wishes & { readonly now: Instant; readonly since?: Instant },
): readonly Choice[] {
  return choose(weigh(stories, { now, ...(since !== undefined && { since }) }), wishes);
}

function namesOf(headlines: readonly Signals[]): ReadonlySet<string> {
  return new Set(headlines.flatMap(({ names }) => [...names]));
}

/** Name → how much the field talks of it: doublings of the number of stories. */
function prominenceOf(all: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const names of all) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = Math.max(8, all.length * EVERYWHERE);
  return new Map(
    [...counts].filter(([, count]) => count <= most).map(([name, count]) => [name, Math.log2(1 + count)]),
  );
}

function form(articles: readonly Article[]): number {
  return FORMS.find(({ is }) => articles.every(({ title }) => is(title)))?.counts ?? 1;
}

/** When the piece was out: as published, but never after it arrived. */
function newsTime(article: Article): Instant {
  return Math.min(article.publishedAt ?? article.arrivedAt, article.arrivedAt);
}
