import { type Fit, type Verdict, whyCard } from '../cards/why.ts';
import type { Article, Story, Subscription } from '../model.ts';
import { matchOf, missing, tells } from '../news/matched.ts';
import { type SourceOf, sourceNames } from '../news/source-names.ts';
import type { RoomState, Stop, Store } from '../ports.ts';
import { DAY } from '../time.ts';
import type { Answer } from './ask.ts';
import type { CommandOf } from './command.ts';
import type { Context } from './context.ts';
import { storyData } from './data.ts';
import { printExpression } from './print.ts';
import { storyOf } from './read.ts';
import { ended, expressionOf, isPaused } from './rules.ts';

/** Older news than this alerts nobody. */
const NEWS_FOR = 2 * DAY;
const NEAREST = 3;

/** `why 2`, `why https://…`: the clause that matched, or the stage that stopped the story. */
export async function why(context: Context, command: CommandOf<'why'>): Promise<Answer> {
  const story = await storyOf(context, command);
  const state = await context.store.room(context.room);
  const sourceOf = sourceNames(await context.store.sources());
  const stops = await context.store.stopsOf(context.room, [story.id]);
  const fits = state.subscriptions.flatMap((subscription): Fit[] => {
    const match = matchOf(expressionOf(subscription.expression), story, context.now, sourceOf);
    const stop = stops.find(({ subscriptionId }) => subscriptionId === subscription.id);
    return match ? [{ subscription, match, ...(stop && { stop }) }] : [];
  });
  const verdict =
    (await delivered(context, story, stops)) ??
    noted(stops) ??
    stopped(context, { story, state, fits, sourceOf });
  return {
    ok: true,
    cards: [whyCard(story, verdict, fits, context.view)],
    data: {
      story: storyData(story),
      verdict,
      matched: fits.map(({ subscription, match }) => ({
        subscription: subscription.expression,
        term: printExpression(match.term),
      })),
    },
  };
}

type Stops = Awaited<ReturnType<Store['stopsOf']>>;

async function delivered({ store, room }: Context, story: Story, stops: Stops): Promise<Verdict | undefined> {
  const deliveries = await store.deliveriesOf(room, story.id);
  const best = ['sent', 'sending', 'pending', 'uncertain', 'dead', 'missed'] as const;
  const found = best.flatMap((state) => deliveries.filter((one) => one.state === state))[0];
  if (!found) return undefined;
  const { at, error = '' } = found;
  if (found.state === 'sent') return { stage: 'sent', at, detail: found.kind };
  if (found.state !== 'pending' && found.state !== 'sending') return { stage: 'failed', at, detail: error };
  const paused = await store.pausedRoom(room);
  if (paused) return { stage: 'roomPaused', at: paused.at, detail: paused.reason };
  if (error !== '') return { stage: 'retried', at, detail: error };
  if (stops.some(({ stage }) => stage === 'quiet')) return { stage: 'quiet', at };
  return { stage: 'queued', at, detail: '' };
}

/** What stopped a story when it came, in the order in which a person can do something about it. */
const TELLING: readonly Stop['stage'][] = ['muted', 'budget', 'paused', 'language', 'over'];

function noted(stops: Stops): Verdict | undefined {
  const [stop] = TELLING.flatMap((stage) => stops.filter((one) => one.stage === stage));
  return stop && { stage: 'then', what: stop.stage, at: stop.at, detail: stop.detail };
}

interface Occasion {
  readonly story: Story;
  readonly state: RoomState;
  readonly fits: readonly Fit[];
  readonly sourceOf: SourceOf;
}

/** The first stage on the way from the archive to the room that a story does not pass. */
function stopped({ now }: Context, { story, state, fits, sourceOf }: Occasion): Verdict {
  const { subscriptions, mutes } = state;
  if (subscriptions.length === 0) return { stage: 'nothingFollowed' };
  if (fits.length === 0) return { stage: 'filter', detail: lacks(subscriptions, story, now, sourceOf) };
  const muted = mutes.find(
    (one) => !ended(one, now) && tells(story, expressionOf(one.expression), now, sourceOf),
  );
  if (muted) return { stage: 'muted', detail: muted.expression };

  const running = fits.filter(({ subscription }) => !ended(subscription.settings, now));
  if (running.length === 0) return { stage: 'over', detail: fits[0]!.subscription.expression };
  const awake = running.filter(({ subscription }) => !isPaused(subscription, now));
  if (awake.length === 0) return { stage: 'paused', detail: running[0]!.subscription.expression };
  const spoken = awake.filter(({ subscription: { settings: its }, match }) => {
    return its.lang === undefined || its.lang === match.article.lang;
  });
  if (spoken.length === 0) return { stage: 'language', detail: awake[0]!.subscription.settings.lang! };
  const early = spoken.filter(({ subscription, match }) => subscription.createdAt <= match.article.arrivedAt);
  if (early.length === 0) return { stage: 'before', at: spoken[0]!.subscription.createdAt };
  if (early.every(({ match }) => isOld(match.article))) return { stage: 'old', at: publishedAt(early[0]!) };
  if (early.every(({ match }) => match.article.sourceId === undefined)) return { stage: 'imported' };
  const instant = early.filter(({ subscription }) => subscription.settings.when !== 'digest');
  if (instant.length === 0) return { stage: 'digest', detail: early[0]!.subscription.expression };

  const first = story.articles.at(-1)!;
  if (
    story.articles.length > 1 &&
    instant.every(({ subscription }) => first.arrivedAt < subscription.createdAt)
  ) {
    return { stage: 'sameStory', at: first.arrivedAt };
  }
  return { stage: 'open' };
}

/** For the nearest subscriptions, what the story lacks. */
function lacks(
  subscriptions: readonly Subscription[],
  story: Story,
  now: number,
  sourceOf: SourceOf,
): string {
  return subscriptions
    .map(({ expression }) => missing(expressionOf(expression), story, now, sourceOf))
    .filter((clauses) => clauses.length > 0)
    .sort((a, b) => a.length - b.length)
    .slice(0, NEAREST)
    .map((clauses) => clauses.map(printExpression).join(' '))
    .join(' · ');
}

function isOld({ publishedAt: at, arrivedAt }: Article): boolean {
  return at !== undefined && arrivedAt - at > NEWS_FOR;
}

function publishedAt({ match: { article } }: Fit): number {
  return article.publishedAt ?? article.arrivedAt;
}
