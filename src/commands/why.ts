import { type Fit, type Verdict, whyCard } from '../cards/why.ts';
import type { Article, RoomSettings, Story, Subscription } from '../model.ts';
import { matchOf, missing, tells } from '../news/matched.ts';
import type { RoomState } from '../ports.ts';
import { DAY, formatInstant, type View } from '../time.ts';
import type { Answer } from './ask.ts';
import type { CommandOf } from './command.ts';
import type { Context } from './context.ts';
import { storyData } from './data.ts';
import { printExpression } from './print.ts';
import { storyOf } from './read.ts';
import { ended, expressionOf, isPaused } from './rules.ts';
import { dayIn, endOf } from './until.ts';

/** Older news than this alerts nobody. */
const NEWS_FOR = 2 * DAY;
const NEAREST = 3;

/** `why 2`, `why https://…`: the clause that matched, or the stage that stopped the story. */
export async function why(context: Context, command: CommandOf<'why'>): Promise<Answer> {
  const story = await storyOf(context, command);
  const state = await context.store.room(context.room);
  const fits = state.subscriptions.flatMap((subscription): Fit[] => {
    const match = matchOf(expressionOf(subscription.expression), story, context.now);
    return match ? [{ subscription, match }] : [];
  });
  const verdict = (await delivered(context, story)) ?? (await stopped(context, story, state, fits));
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

async function delivered({ store, room }: Context, story: Story): Promise<Verdict | undefined> {
  const deliveries = await store.deliveriesOf(room, story.id);
  const best = ['sent', 'sending', 'pending', 'uncertain', 'dead', 'missed'] as const;
  const found = best.flatMap((state) => deliveries.filter((one) => one.state === state))[0];
  if (!found) return undefined;
  const { at, error = '' } = found;
  if (found.state === 'sent') return { stage: 'sent', at, detail: found.kind };
  if (found.state !== 'pending' && found.state !== 'sending') return { stage: 'failed', at, detail: error };
  const paused = await store.pausedRoom(room);
  return paused
    ? { stage: 'roomPaused', at: paused.at, detail: paused.reason }
    : { stage: 'queued', at, detail: error };
}

/** The first stage on the way from the archive to the room that a story does not pass. */
async function stopped(
  context: Context,
  story: Story,
  { subscriptions, mutes, settings }: RoomState,
  fits: readonly Fit[],
): Promise<Verdict> {
  const { now, store, room, view } = context;
  if (subscriptions.length === 0) return { stage: 'nothingFollowed' };
  if (fits.length === 0) return { stage: 'filter', detail: lacks(subscriptions, story, now) };
  const muted = mutes.find((one) => !ended(one, now) && tells(story, expressionOf(one.expression), now));
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

  const since = endOf(dayIn(now - DAY, view.zone), view.zone);
  const alerts = await store.alertsSince(room, since);
  const spent = instant.find(({ subscription }) => alerts >= (subscription.settings.maxPerDay ?? Infinity));
  if (spent) return { stage: 'budget', detail: String(spent.subscription.settings.maxPerDay) };
  const first = story.articles.at(-1)!;
  if (
    story.articles.length > 1 &&
    instant.every(({ subscription }) => first.arrivedAt < subscription.createdAt)
  ) {
    return { stage: 'sameStory', at: first.arrivedAt };
  }
  return isQuiet(settings, view) ? { stage: 'quiet' } : { stage: 'open' };
}

/** For the nearest subscriptions, what the story lacks. */
function lacks(subscriptions: readonly Subscription[], story: Story, now: number): string {
  return subscriptions
    .map(({ expression }) => missing(expressionOf(expression), story, now))
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

function isQuiet({ quiet, zone }: RoomSettings, view: View): boolean {
  if (!quiet) return false;
  const time = formatInstant(view.now, 'time', { ...view, zone: zone ?? view.zone });
  const { from, to } = quiet;
  return from <= to ? time >= from && time < to : time >= from || time < to;
}
