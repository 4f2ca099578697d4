import { alertCard } from '../cards/alert.ts';
import { notice } from '../cards/notice.ts';
import { readQuestion } from '../commands/question.ts';
import { fit } from '../fit.ts';
import { say } from '../i18n/index.ts';
import type { Article, Draft, Instant, Lang, RoomSettings, Story, Subscription } from '../model.ts';
import type { Clock, Mute, NewDelivery, Store } from '../ports.ts';
import { parseRoom, type RoomKey } from '../room.ts';
import { DAY } from '../time.ts';
import type { Following } from './following.ts';
import { type Holding, holds } from './holds.ts';
import { dayStart, quietUntil } from './quiet.ts';

export interface AlertParts {
  readonly store: Pick<Store, 'room' | 'story' | 'seen' | 'alertsSince'>;
  readonly following: () => Promise<Pick<Following, 'fitting'>>;
  readonly clock: Clock;
  /** 22 characters that are the same for the same text and differ for all others. */
  readonly hash: (text: string) => string;
}

/** News that is older alerts nobody. */
const STALE = 2 * DAY;

/**
 * What must be sent because of a new article: one card for each room that follows what it tells, however
 * many of the room's subscriptions fit. Nothing for a room that was told of the story, that muted it or
 * has had its alerts for the day: what is over the limit stays for the next briefing, which counts it.
 * To be saved with the article in one transaction; the same facts always give the same deliveries.
 */
export function createAlerts(parts: AlertParts) {
  return async (draft: Draft, storyId: number | undefined): Promise<readonly NewDelivery[]> => {
    const now = parts.clock.now();
    if (now - (draft.publishedAt ?? draft.arrivedAt) > STALE) return [];
    const known = storyId === undefined ? undefined : await parts.store.story(storyId);
    const story = storyWith(draft, known);
    const holding = holdingOf(draft, story);
    const following = await parts.following();
    const rooms = [...following.fitting(holding, now)].sort(([a], [b]) => (a < b ? -1 : 1));
    const alerts: NewDelivery[] = [];
    for (const [room, ids] of rooms) {
      alerts.push(...(await alertRoom(parts, { room, ids, story, holding, known, now })));
    }
    return alerts;
  };
}

interface Occasion {
  readonly room: RoomKey;
  readonly ids: ReadonlySet<number>;
  readonly story: Story;
  readonly holding: Holding;
  /** The story as it was, where the article joins one. */
  readonly known: Story | undefined;
  readonly now: Instant;
}

async function alertRoom(parts: AlertParts, occasion: Occasion): Promise<NewDelivery[]> {
  const { room, ids, story, holding, known, now } = occasion;
  const { settings, subscriptions, mutes } = await parts.store.room(room);
  const fitting = subscriptions.filter((one) => ids.has(one.id) && alertsNow(one, holding.lang, now));
  if (fitting.length === 0 || isMuted(mutes, holding, now)) return [];
  if (known && (await parts.store.seen(room, [known.id])).has(known.id)) return [];
  const told = await parts.store.alertsSince(room, dayStart(settings, now));
  const heard = fitting.filter(({ settings: { maxPerDay } }) => maxPerDay === undefined || told < maxPerDay);
  if (heard.length === 0) return [];
  return deliveries(parts, occasion, settings, heard, story);
}

/** May the subscription bring something by itself now, in this language? */
function alertsNow({ settings, pausedUntil }: Subscription, lang: string, now: Instant): boolean {
  if (settings.when === 'digest' || (settings.until ?? Infinity) <= now) return false;
  if (pausedUntil === 'resumed' || (pausedUntil ?? 0) > now) return false;
  return settings.lang === undefined || settings.lang === lang;
}

function isMuted(mutes: readonly Mute[], holding: Holding, now: Instant): boolean {
  return mutes.some(({ expression: text, until }) => {
    const { expression } = readQuestion(text);
    return (until ?? Infinity) > now && expression !== undefined && holds(expression, holding, now);
  });
}

function deliveries(
  { hash }: AlertParts,
  { room, known, now }: Occasion,
  settings: RoomSettings,
  heard: readonly Subscription[],
  story: Story,
): NewDelivery[] {
  const lang = settings.lang ?? 'en';
  const topics = [...new Set(heard.map((one) => one.settings.as ?? one.expression))];
  const view = { lang, zone: settings.zone ?? 'UTC', now };
  const card = fit(
    alertCard(
      story,
      topics.map((topic) => ({ topic })),
      view,
    ),
  );
  // A story that this article opens has no number yet; the store adds it when the two are saved.
  const slot = known ? String(known.id) : story.articles[0]!.canonicalUrl;
  const alert = { room, kind: 'alert' as const, card, storyIds: known ? [known.id] : [] };
  const quiet = quietUntil(settings, now);
  if (quiet === undefined) return [{ ...alert, key: alertKey(hash, room, 'alert', slot), dueAt: now }];
  const head = alertKey(hash, room, 'notice', `quiet ${quiet}`);
  return [
    quietHead(head, room, lang, quiet),
    { ...alert, key: alertKey(hash, room, 'alert', slot), replyTo: head, dueAt: quiet },
  ];
}

/** What was held while it was quiet comes in one thread. Each article brings this head; it is queued once. */
function quietHead(key: string, room: RoomKey, lang: Lang, dueAt: Instant): NewDelivery {
  const { quiet } = say(lang).alert;
  return { key, room, kind: 'notice', card: fit(notice('news', quiet)), storyIds: [], dueAt };
}

function alertKey(hash: AlertParts['hash'], room: RoomKey, kind: string, slot: string): string {
  const { platform = '', space = '', channel = '' } = parseRoom(room) ?? {};
  return hash([platform, space, channel, kind, slot, 0].join('|'));
}

function storyWith(draft: Draft, known: Story | undefined): Story {
  const id = known?.id ?? 0;
  const article: Article = { ...draft, id: 0, storyId: id };
  return { id, articles: [article, ...(known?.articles ?? [])] };
}

function holdingOf(draft: Draft, story: Story): Holding {
  return {
    ...draft,
    at: draft.publishedAt ?? draft.arrivedAt,
    source: draft.site,
    outlets: () => new Set(story.articles.map(({ site }) => site)).size,
  };
}
