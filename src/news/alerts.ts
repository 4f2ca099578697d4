import type { Text } from '../card.ts';
import { alertCard } from '../cards/alert.ts';
import { notice } from '../cards/notice.ts';
import { readQuestion } from '../commands/question.ts';
import { fit } from '../fit.ts';
import { say } from '../i18n/index.ts';
import type { Article, Draft, Instant, Lang, RoomSettings, Story, Subscription } from '../model.ts';
import type { Clock, Mute, NewDelivery, Stop, Store } from '../ports.ts';
import { parseRoom, type RoomKey } from '../room.ts';
import { DAY } from '../time.ts';
import type { Following } from './following.ts';
import { type Holding, holds } from './holds.ts';
import { wordsAround } from './matched.ts';
import type { Alerts, AlertsFor } from './placing.ts';
import { dayStart, quietUntil } from './quiet.ts';

export interface AlertParts {
  readonly store: Pick<Store, 'room' | 'story' | 'seen' | 'alertCounts'>;
  readonly following: () => Promise<Pick<Following, 'fitting'>>;
  readonly clock: Clock;
  /** 22 characters that are the same for the same text and differ for all others. */
  readonly hash: (text: string) => string;
}

/** News that is older alerts nobody. */
const STALE = 2 * DAY;

/**
 * What must be sent because of a new article: one card for each room that follows what it tells, however
 * many of the room's subscriptions fit. Nothing for a room that was told of the story, that muted it, or
 * whose fitting subscriptions have all had their alerts for the day: what is over a limit stays for the next
 * briefing, which counts it. What stops a story is noted, so that `why` can tell it afterwards. To be saved
 * with the article in one transaction; the same facts always give the same deliveries.
 */
export function createAlerts(parts: AlertParts): AlertsFor {
  return async (draft, storyId, { source, inHand = [] } = {}) => {
    const now = parts.clock.now();
    if (now - (draft.publishedAt ?? draft.arrivedAt) > STALE) return { deliveries: [], stops: [] };
    const known = storyId === undefined ? undefined : await parts.store.story(storyId);
    const story = storyWith([draft, ...inHand], known);
    const holding = holdingOf(draft, story, source || draft.site);
    const following = await parts.following();
    const rooms = [...following.fitting(holding, now)].sort(([a], [b]) => (a < b ? -1 : 1));
    const around = matches(story, now);
    const all: Alerts[] = [];
    for (const [room, ids] of rooms) {
      all.push(await alertRoom(parts, { room, ids, story, holding, known, now, around }));
    }
    return {
      deliveries: all.flatMap(({ deliveries }) => deliveries),
      stops: all.flatMap(({ stops }) => stops),
    };
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
  /** The words around the place where an expression holds. */
  readonly around: (expression: string) => Text;
}

async function alertRoom(parts: AlertParts, occasion: Occasion): Promise<Alerts> {
  const { room, ids, holding, known, now } = occasion;
  const { settings, subscriptions, mutes } = await parts.store.room(room);
  const fitting = subscriptions.filter((one) => ids.has(one.id) && one.settings.when !== 'digest');
  if (fitting.length === 0) return NONE;
  // A room that was told is not stopped: how the telling went is on record.
  if (known && (await parts.store.seen(room, [known.id])).has(known.id)) return NONE;
  const mute = mutes.find((one) => isMuted(one, holding, now));
  if (mute) return { deliveries: [], stops: [{ room, stage: 'muted', detail: mute.expression }] };

  const stops = new Map<number, Pick<Stop, 'stage' | 'detail'>>();
  const awake = fitting.filter((one) => {
    const stop = stopOf(one, holding.lang, now);
    if (stop) stops.set(one.id, stop);
    return stop === undefined;
  });
  const heard = await withinLimits(parts, settings, awake, now);
  for (const one of awake) {
    if (!heard.includes(one)) stops.set(one.id, { stage: 'budget', detail: String(one.settings.maxPerDay) });
  }
  const each = [...stops].map(([subscriptionId, stop]): Stop => ({ room, subscriptionId, ...stop }));
  if (heard.length === 0) return { deliveries: [], stops: each };
  const quiet = quietUntil(settings, now);
  const held: Stop[] = quiet === undefined ? [] : [{ room, stage: 'quiet', detail: settings.quiet!.to }];
  return { deliveries: deliveriesOf(parts, occasion, settings, heard, quiet), stops: [...each, ...held] };
}

const NONE: Alerts = { deliveries: [], stops: [] };

/** Each subscription has a limit of its own, and only what it was for counts against it. */
async function withinLimits(
  { store }: AlertParts,
  settings: RoomSettings,
  subscriptions: readonly Subscription[],
  now: Instant,
): Promise<readonly Subscription[]> {
  const limited = subscriptions.filter(({ settings: { maxPerDay } }) => maxPerDay !== undefined);
  if (limited.length === 0) return subscriptions;
  const told = await store.alertCounts(
    limited.map(({ id }) => id),
    dayStart(settings, now),
  );
  return subscriptions.filter((one) => (told.get(one.id) ?? 0) < (one.settings.maxPerDay ?? Infinity));
}

/** What keeps a subscription from bringing something by itself now, in this language. */
function stopOf(
  { settings, pausedUntil, expression }: Subscription,
  lang: string,
  now: Instant,
): Pick<Stop, 'stage' | 'detail'> | undefined {
  if ((settings.until ?? Infinity) <= now) return { stage: 'over', detail: expression };
  if (pausedUntil === 'resumed' || (pausedUntil ?? 0) > now) return { stage: 'paused', detail: expression };
  if (settings.lang === undefined || settings.lang === lang) return undefined;
  return { stage: 'language', detail: settings.lang };
}

function isMuted({ expression: text, until }: Mute, holding: Holding, now: Instant): boolean {
  const { expression } = readQuestion(text);
  return (until ?? Infinity) > now && expression !== undefined && holds(expression, holding, now);
}

/** Rooms ask the same questions: the words around a match are looked for once an article. */
function matches(story: Story, now: Instant): Occasion['around'] {
  const known = new Map<string, Text>();
  return (text) => {
    const { expression } = readQuestion(text);
    const words = known.get(text) ?? (expression && wordsAround(expression, story, now)) ?? [];
    known.set(text, words);
    return words;
  };
}

function deliveriesOf(
  { hash }: AlertParts,
  { room, known, now, story, around }: Occasion,
  settings: RoomSettings,
  heard: readonly Subscription[],
  quiet: Instant | undefined,
): NewDelivery[] {
  const lang = settings.lang ?? 'en';
  const view = { lang, zone: settings.zone ?? 'UTC', now };
  const topics = new Map(heard.map((one) => [one.settings.as ?? one.expression, one.expression]));
  const fits = [...topics].map(([topic, expression]) => ({ topic, snippet: around(expression) }));
  const mentions = [...new Set(heard.flatMap((one) => one.settings.mention ?? []))];
  // A story that this article opens has no number yet; the store adds it when the two are saved.
  const slot = known ? String(known.id) : story.articles[0]!.canonicalUrl;
  const alert = {
    key: alertKey(hash, room, 'alert', slot),
    room,
    kind: 'alert' as const,
    card: fit(alertCard(story, fits, view)),
    storyIds: known ? [known.id] : [],
    subscriptionIds: heard.map(({ id }) => id),
    ...(mentions.length > 0 && { mentions }),
  };
  if (quiet === undefined) return [{ ...alert, dueAt: now }];
  const head = alertKey(hash, room, 'notice', `quiet ${quiet}`);
  return [quietHead(head, room, lang, quiet), { ...alert, replyTo: head, dueAt: quiet }];
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

function storyWith(drafts: readonly Draft[], known: Story | undefined): Story {
  const id = known?.id ?? 0;
  const articles = drafts.map((draft): Article => ({ ...draft, id: 0, storyId: id }));
  return { id, articles: [...articles, ...(known?.articles ?? [])] };
}

function holdingOf(draft: Draft, story: Story, source: string): Holding {
  return {
    ...draft,
    at: draft.publishedAt ?? draft.arrivedAt,
    source,
    outlets: () => new Set(story.articles.map(({ site }) => site)).size,
  };
}
