import type { Card } from '../card.ts';
import { asRead, type DigestPick, digestCards } from '../cards/digest.ts';
import type { DigestPlan, Instant, Lang, Subscription } from '../model.ts';
import type { DigestIssue, RoomState } from '../ports.ts';
import { choose, readBy, type Weighed } from './pick.ts';
import type { Window } from './window.ts';

/** One thing that a room follows, as far as a briefing goes. */
interface Wish {
  readonly expression: string;
  readonly name: string;
  readonly when: Subscription['settings']['when'];
  readonly lang?: Lang;
}

/** All of a room that decides what its briefing says. Rooms that are alike in it get the same cards. */
export interface Configuration {
  readonly wishes: readonly Wish[];
  readonly mutes: readonly string[];
  readonly lang: Lang;
  readonly zone: string;
  readonly top: number;
  readonly whenEmpty: DigestPlan['whenEmpty'];
}

/** A story that the room may be told of, and by which of its wishes. */
export interface Candidate {
  readonly weighed: Weighed;
  readonly topics: readonly string[];
  /** Wished for at once and in the briefing: an alert does not take it out. */
  readonly both: boolean;
}

export interface Occasion {
  readonly slot: Instant;
  readonly late: boolean;
  readonly missed: number;
  readonly next?: Instant;
}

/** What a room was told before. */
export interface Told {
  readonly anyhow: ReadonlySet<number>;
  readonly inBriefings: ReadonlySet<number>;
}

export interface Issue {
  readonly cards: readonly Card[];
  readonly storyIds: readonly number[];
  readonly outcome: 'sent' | 'empty' | 'skipped';
  readonly counts: DigestIssue['counts'];
}

/** A room without wishes is told what most outlets tell: so many of them are looked at for each place. */
const WITHOUT_TOPICS = 10;

export function configurationOf(state: RoomState, plan: DigestPlan, now: Instant): Configuration {
  const active = state.subscriptions.filter(
    ({ pausedUntil, settings }) =>
      pausedUntil !== 'resumed' && (pausedUntil ?? 0) <= now && (settings.until ?? Infinity) > now,
  );
  return {
    wishes: active.map(({ expression, settings }) => ({
      expression,
      name: settings.as ?? expression,
      when: settings.when,
      ...(settings.lang && { lang: settings.lang }),
    })),
    mutes: state.mutes.filter(({ until }) => (until ?? Infinity) > now).map(({ expression }) => expression),
    lang: state.settings.lang ?? 'en',
    zone: plan.zone,
    top: plan.top,
    whenEmpty: plan.whenEmpty,
  };
}

/** The window's stories that fit, before anyone looks at what a room was told; and how many are muted. */
export function candidatesOf(
  window: Window,
  { wishes, mutes, top }: Configuration,
): { readonly candidates: readonly Candidate[]; readonly muted: number } {
  const muted = new Set(mutes.flatMap((mute) => window.topics.fitting(mute).map(({ storyId }) => storyId)));
  const fitting = new Map<number, Wish[]>();
  for (const wish of wishes) {
    const articles = window.topics.fitting(wish.expression);
    const spoken = wish.lang ? articles.filter(({ lang }) => lang === wish.lang) : articles;
    for (const storyId of new Set(spoken.map((article) => article.storyId))) {
      fitting.set(storyId, [...(fitting.get(storyId) ?? []), wish]);
    }
  }
  const all =
    wishes.length === 0
      ? window.stories.slice(0, top * WITHOUT_TOPICS)
      : window.stories.filter(({ story }) => fitting.has(story.id));
  const heard = all.filter(({ story }) => !muted.has(story.id));
  return {
    candidates: heard.map((weighed) => candidateOf(weighed, fitting.get(weighed.story.id) ?? [])),
    muted: all.length - heard.length,
  };
}

function candidateOf(weighed: Weighed, wishes: readonly Wish[]): Candidate {
  return {
    weighed,
    topics: [...new Set(wishes.map(({ name }) => name))],
    both: wishes.some(({ when }) => when === 'both'),
  };
}

/** The candidates that a room was not told of yet. */
export function untold(candidates: readonly Candidate[], told: Told): readonly Candidate[] {
  return candidates.filter(({ weighed, both }) => {
    const { id } = weighed.story;
    return both ? !told.inBriefings.has(id) : !told.anyhow.has(id);
  });
}

/** How many of the candidates come in place of an alert that a daily limit stopped. */
export function heldOf(
  candidates: readonly Candidate[],
  told: Told,
  overLimit: ReadonlySet<number> | undefined,
): number {
  return overLimit
    ? candidates.filter(({ weighed: { story } }) => overLimit.has(story.id) && !told.anyhow.has(story.id))
        .length
    : 0;
}

/** What there is to tell one room. */
export interface Open {
  readonly candidates: readonly Candidate[];
  readonly muted: number;
  readonly held: number;
}

/** Chooses, words and counts one issue. `candidates` are those that are still to be told. */
export function writeIssue(
  window: Window,
  configuration: Configuration,
  { candidates, muted, held }: Open,
  occasion: Occasion,
): Issue {
  const byId = new Map(candidates.map((candidate) => [candidate.weighed.story.id, candidate]));
  const chosen = choose(
    candidates.map(({ weighed }) => weighed),
    { limit: configuration.top, fit: readBy(configuration.lang) },
  );
  const told = chosen.map((choice) => byId.get(choice.story.id)!);
  const picks = asRead(
    told.map(
      ({ weighed, topics }): DigestPick => ({
        story: weighed.story,
        topics,
        ...(weighed.official !== undefined && { official: true }),
      }),
    ),
  );
  const articles = candidates.reduce((sum, { weighed }) => sum + weighed.story.articles.length, 0);
  const leftOut = candidates.length - picks.length;
  const counts = {
    found: articles + muted,
    sameStory: articles - candidates.length,
    muted,
    leftOut,
    held,
    missedIssues: occasion.missed,
  };
  if (picks.length === 0 && configuration.whenEmpty === 'skip') {
    return { cards: [], storyIds: [], outcome: 'empty', counts };
  }
  const { first, replies } = digestCards(
    {
      slot: occasion.slot,
      picks,
      articles: window.articles.length,
      late: occasion.late,
      missed: occasion.missed,
      held,
      withoutTopics: configuration.wishes.length === 0,
      ...(leftOut > 0 && { more: { count: leftOut, ask: askForRest(window, configuration) } }),
      ...(occasion.next !== undefined && { next: occasion.next }),
    },
    { lang: configuration.lang, zone: configuration.zone, now: window.to },
  );
  return {
    cards: [first, ...replies],
    storyIds: picks.map(({ story }) => story.id),
    outcome: picks.length === 0 ? 'empty' : 'sent',
    counts,
  };
}

const HOUR = 3_600_000;
/** What fits a button's line on every platform. */
const LONGEST_ASK = 200;

/** The line that shows what was left out: what the room follows, since the window began. */
function askForRest(window: Window, { wishes }: Configuration): string {
  const hours = Math.max(1, Math.ceil((window.to - window.from) / HOUR));
  const ask = `search ${wishes.map(({ expression }) => `(${expression})`).join(' OR ')} since:${hours}h`;
  return wishes.length === 0 || ask.length > LONGEST_ASK ? 'latest 20' : ask;
}
