import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../adapters/store/store.ts';
import type { Draft } from '../../../src/model.ts';
import { type AlertsFor, createPlacing, NOBODY } from '../../../src/news/placing.ts';
import type { Store } from '../../../src/ports.ts';
import type { RoomKey } from '../../../src/room.ts';

const NOW = Date.UTC(2026, 10, 24, 9);
const HOUR = 3_600_000;
const ROOM: RoomKey = 'slack:T01/C01';

let store: Store;
beforeEach(() => {
  store = openStore({ path: ':memory:', clock: { now: () => NOW } });
});
afterEach(() => store.close());

function draft(title: string, site = 'a.example', over: Partial<Draft> = {}): Draft {
  const url = `https://${site}/${encodeURIComponent(title)}`;
  const empty = { keywords: [], technologies: [], industries: [], companies: [], people: [], event: '' };
  return { ...empty, title, url, canonicalUrl: url, body: '', lang: 'en', site, arrivedAt: NOW, ...over };
}

/** Tells a room of each story once, by what the store says that the room has seen; at most `most` in all. */
const telling =
  (room: (draft: Draft) => RoomKey, most = 99): AlertsFor =>
  async (piece, storyId) => {
    const to = room(piece);
    if (storyId !== undefined && (await store.seen(to, [storyId])).size > 0) return NOBODY;
    if ((await store.alertsSince(to, NOW - HOUR)) >= most) return NOBODY;
    const card = { tone: 'news' as const, title: piece.title, blocks: [] };
    const key = `${to}${piece.title}`.slice(-22).padStart(22, 'k');
    const alert = {
      key,
      room: to,
      kind: 'alert',
      card,
      storyIds: storyId ? [storyId] : [],
      dueAt: NOW,
    } as const;
    return { deliveries: [alert], stops: [] };
  };

function desk(alertsFor: AlertsFor, over: Partial<Store> = {}) {
  const saveArticles: Store['saveArticles'] = over.saveArticles ?? store.saveArticles;
  return createPlacing({
    store: { arrivals: store.arrivals, saveArticles },
    clock: { now: () => NOW },
    alertsFor,
    breathe: async () => {},
  });
}

const first = draft('Mistral raises 600 million euros led by General Catalyst');
const second = draft('Mistral raises 600 million euros in round led by General Catalyst', 'b.example');
const other = draft('Waymo opens its robotaxi service in Tokyo', 'c.example');
const alerting = (...drafts: Draft[]) => drafts.map((each) => ({ draft: each, alerting: true }));

describe('articles that come together', () => {
  it('tell a room of their one story once', async () => {
    const { saved, queued } = await desk(telling(() => ROOM)).place(alerting(first, other, second));
    expect([saved, queued]).toEqual([3, 2]);
    const articles = await store.articlesByUrl([first, second].map(({ canonicalUrl }) => canonicalUrl));
    expect(new Set(articles.map(({ storyId }) => storyId)).size).toBe(1);
  });

  it('are outlets of their story for what waits for two of them', async () => {
    const waiting: AlertsFor = async (draft, storyId, { inHand = [] } = {}) => {
      const story = storyId === undefined ? undefined : await store.story(storyId);
      const sites = new Set([draft, ...inHand, ...(story?.articles ?? [])].map(({ site }) => site));
      return sites.size < 2 ? NOBODY : telling(() => ROOM)(second, storyId);
    };
    const { saved, queued } = await desk(waiting).place(alerting(first, other, second));
    expect([saved, queued]).toEqual([3, 1]);
  });

  it('never bring a room more than it wants', async () => {
    const many = Array.from({ length: 9 }, (_, i) => draft(`Laboratory ${i} of town ${i * i} opens`));
    const { queued } = await desk(telling(() => ROOM, 3)).place(alerting(...many));
    expect(queued).toBe(3);
  });

  it('are in few transactions when they are for different rooms', async () => {
    let times = 0;
    const saveArticles: Store['saveArticles'] = (...given) => {
      times++;
      return store.saveArticles(...given);
    };
    const many = Array.from({ length: 30 }, (_, i) => draft(`Laboratory ${i} of town ${i * i} opens`));
    const rooms = telling(({ title }) => `slack:T1/C${title.split(' ')[1]}`);
    const { queued } = await desk(rooms, { saveArticles }).place(alerting(...many));
    expect(queued).toBe(30);
    expect(times).toBeLessThan(4);
  });

  it('are of one story also when one is a copy of the other', async () => {
    const body = Array.from({ length: 400 }, (_, i) => `word${(i * 7919) % 613}`).join(' ');
    const [a, b] = [draft('Here', 'a.example', { body }), draft('Elsewhere', 'b.example', { body })];
    const placing = desk(async () => NOBODY);
    await placing.place(alerting(a, b));
    await placing.place(alerting(draft('A third', 'c.example', { body })));
    expect(await store.count()).toMatchObject({ articles: 3, stories: 1 });
  });
});

it('forgets what could not be saved', async () => {
  let full = true;
  const saveArticles: Store['saveArticles'] = (...given) =>
    full ? Promise.reject(new Error('the disk is full')) : store.saveArticles(...given);
  const placing = desk(async () => NOBODY, { saveArticles });
  await expect(placing.place(alerting(first, other))).rejects.toThrow('full');
  full = false;
  expect(await placing.place(alerting(second))).toEqual({ saved: 1, queued: 0 });
  expect(await store.count()).toMatchObject({ articles: 1, stories: 1 });
});
