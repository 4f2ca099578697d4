import { shortHash } from '../../adapters/hash.ts';
import { openStore } from '../../adapters/store/store.ts';
import type { Draft, Instant, RoomSettings, SubscriptionSettings } from '../../src/model.ts';
import { createAlerts } from '../../src/news/alerts.ts';
import { openFollowing } from '../../src/news/following.ts';
import { createIntake, type Intake } from '../../src/news/intake.ts';
import type { Chat, FeedItem, Log, Store } from '../../src/ports.ts';
import type { RoomKey } from '../../src/room.ts';
import { createDesk, type Desk, type DeskParts } from '../../src/tick.ts';

export interface Time {
  at: Instant;
  now(): Instant;
}

export function stoppedAt(iso: string): Time {
  const time: Time = { at: Date.parse(iso), now: () => time.at };
  return time;
}

export const SILENT: Log = { info() {}, warn() {}, error() {} };

export function memoryStore(clock: Time): Store {
  return openStore({ path: ':memory:', clock });
}

/** An intake whose every source says these. */
export function intakeOf(items: readonly FeedItem[], title: string, store: Store, clock: Time): Intake {
  const { store: kept, following } = openFollowing(store, clock);
  return createIntake({
    store: kept,
    reader: {
      read: async ({ url }) => ({ kind: 'items', items, title, url }),
      page: async () => Promise.reject(new Error('no page')),
    },
    enricher: { enrich: async () => Promise.reject(new Error('no words')) },
    clock,
    log: SILENT,
    alertsFor: createAlerts({ store: kept, following, clock, hash: shortHash }),
    breathe: async () => {},
  });
}

export function deskOn(
  store: Store,
  clock: Time,
  chat: Chat,
  over: Partial<Pick<DeskParts, 'crash' | 'log'>> = {},
): Desk {
  const chats = new Map([[chat.platform, chat]]);
  return createDesk({ store, clock, chats, log: SILENT, hash: shortHash, ...over });
}

/** Lets minutes pass, with a tick in each. */
export async function minutes(desk: Desk, clock: Time, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    clock.at += 60_000;
    await desk.tick();
  }
}

/** A room that follows these, with these settings. */
export async function furnish(
  store: Store,
  settings: RoomSettings,
  follows: Readonly<Record<string, Partial<SubscriptionSettings>>> = {},
  at: Instant = 0,
): Promise<void> {
  const { room } = settings;
  const subscriptions = Object.entries(follows).map(([expression, over]) => ({
    id: 0,
    room,
    expression,
    settings: { when: 'digest' as const, ...over },
    createdBy: 'U1',
    createdAt: at,
    changedBy: 'U1',
    changedAt: at,
  }));
  await store.changeRoom(
    { settings, subscriptions, mutes: (await store.room(room)).mutes },
    { by: { platform: 'slack', space: 'T1', id: 'U1' }, at, did: 'digest' },
  );
}

export function news(title: string, arrivedAt: Instant, over: Partial<Draft> = {}): Draft {
  const url = `https://news.example/${encodeURIComponent(title)}`;
  return {
    title,
    url,
    canonicalUrl: url,
    body: `${title}.`,
    keywords: [],
    technologies: [],
    industries: [],
    companies: [],
    people: [],
    event: `${title}, it was said on Tuesday.`,
    lang: 'en',
    site: 'news.example',
    publishedAt: arrivedAt,
    arrivedAt,
    ...over,
  };
}

export const weekdaysAtNine = (zone: string, room: RoomKey): RoomSettings => ({
  room,
  digest: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], times: ['09:00'], zone, top: 8, whenEmpty: 'say' },
});
