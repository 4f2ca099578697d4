import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../adapters/store/store.ts';
import { UserError } from '../../../src/errors.ts';
import type { Source } from '../../../src/model.ts';
import { createIntake } from '../../../src/news/intake.ts';
import type { AlertsFor } from '../../../src/news/placing.ts';
import type { FeedItem, NewDelivery, Reading, Store } from '../../../src/ports.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 24, 9);
const ROOM = 'slack:T01/C01';

let now: number;
let store: Store;
let feeds: Map<string, () => Reading>;
let pages: Map<string, string>;
let queued: NewDelivery[];

beforeEach(() => {
  now = START;
  store = openStore({ path: ':memory:', clock: { now: () => now } });
  feeds = new Map();
  pages = new Map();
  queued = [];
});

afterEach(() => store.close());

/** Alerts one room of every article. */
const alertAll: AlertsFor = async (draft) => {
  const delivery: NewDelivery = {
    key: draft.canonicalUrl.slice(-22).padStart(22, 'k'),
    room: ROOM,
    kind: 'alert',
    card: { tone: 'news', title: draft.title, blocks: [] },
    storyIds: [],
    dueAt: now,
  };
  queued.push(delivery);
  return { deliveries: [delivery], stops: [] };
};

function intake() {
  return createIntake({
    store,
    reader: {
      read: async ({ url }) => feeds.get(url)?.() ?? { kind: 'failed', reason: 'there is no such site' },
      page: async (url) => {
        const text = pages.get(url);
        if (text === undefined) throw new UserError('page-unreadable', { host: 'x' });
        return { url, title: 'Page', text, site: 'x' };
      },
    },
    enricher: {
      enrich: async ({ title }) => ({
        keywords: [title.split(' ')[0]!],
        technologies: [],
        industries: [],
        companies: [],
        people: [],
        event: `Event of ${title}`,
      }),
    },
    clock: { now: () => now },
    log: { info() {}, warn() {}, error() {} },
    alertsFor: alertAll,
    breathe: async () => {},
  });
}

function addSource(over: Partial<Source> = {}) {
  return store.addSource({
    url: 'https://a.example/feed',
    site: 'a.example',
    title: 'A',
    topics: [],
    intervalMinutes: 30,
    nextAt: now,
    failures: 0,
    seenOnce: true,
    paused: false,
    ...over,
  });
}

const item = (n: number, over: Partial<FeedItem> = {}): FeedItem => ({
  title: `Laboratory number ${n} opens its model`,
  url: `https://a.example/${n}`,
  text: 'A text that is long enough not to be a lead. '.repeat(20) + n,
  tags: [],
  publishedAt: START - HOUR,
  ...over,
});

const items = (...list: FeedItem[]): Reading => ({
  kind: 'items',
  items: list,
  title: 'A',
  url: 'https://a.example/feed',
});

const only = async (): Promise<Source> => (await store.sources())[0]!;

describe('a new article of a source', () => {
  it('is in the archive with what was recognised in it, and its alert is queued', async () => {
    await addSource();
    feeds.set('https://a.example/feed', () => items(item(1)));
    expect(await intake().work()).toEqual({ read: 1, failed: 0, saved: 1, queued: 1 });
    const article = await store.articleByUrl('https://a.example/1');
    expect(article).toMatchObject({
      event: 'Event of Laboratory number 1 opens its model',
      lang: 'en',
      sourceId: 1,
    });
    expect(await store.alertsSince(ROOM, START - DAY)).toBe(1);
  });

  it('keeps one headline where a feed has several at one address, and says so only once', async () => {
    await addSource();
    const old = item(1, { title: 'As it was', publishedAt: START - 2 * HOUR });
    feeds.set('https://a.example/feed', () => items(item(1), old));
    const desk = intake();
    await desk.work();
    const kept = await store.articleByUrl('https://a.example/1');
    expect(kept?.title).toBe('Laboratory number 1 opens its model');
    expect(queued).toHaveLength(1);
  });

  it('comes once, however often the feed has it and by whatever link', async () => {
    await addSource();
    feeds.set('https://a.example/feed', () =>
      items(item(1), item(1, { url: 'https://www.a.example/1?utm_source=rss' })),
    );
    const desk = intake();
    await desk.work();
    now += DAY;
    expect(await desk.work()).toMatchObject({ read: 1, saved: 0, queued: 0 });
    expect((await store.count()).articles).toBe(1);
    expect(queued).toHaveLength(1);
  });

  it('is brought up to date when its headline changes, and told to nobody again', async () => {
    await addSource();
    feeds.set('https://a.example/feed', () => items(item(1)));
    const desk = intake();
    await desk.work();
    now += DAY / 2;
    feeds.set('https://a.example/feed', () =>
      items(item(1, { title: 'Laboratory corrects itself', text: 'Short.' })),
    );
    await desk.work();
    const article = await store.articleByUrl('https://a.example/1');
    expect(article?.title).toBe('Laboratory corrects itself');
    expect(article?.body).toContain('long enough');
    expect(queued).toHaveLength(1);
  });

  it('keeps its own headline and language when others list the same address under theirs', async () => {
    await addSource();
    await addSource({ url: 'https://b.example/feed', site: 'b.example', nextAt: now + HOUR });
    feeds.set('https://a.example/feed', () => items(item(1)));
    feeds.set('https://b.example/feed', () =>
      items(item(1, { title: '一号实验室开放了它的模型', text: '' })),
    );
    const desk = intake();
    for (let reading = 0; reading < 4; reading++) {
      await desk.work();
      now += 12 * HOUR;
      expect(await store.articleByUrl('https://a.example/1')).toMatchObject({
        title: 'Laboratory number 1 opens its model',
        lang: 'en',
        sourceId: 1,
      });
    }
  });

  it('has its text brought up to date where its own source writes it anew, and only for days', async () => {
    const text = (worth: string) =>
      `The laboratory is worth ${worth}. ${'It says what it does. '.repeat(40)}`;
    await addSource();
    await addSource({ url: 'https://b.example/feed', site: 'b.example', nextAt: now + HOUR });
    feeds.set('https://a.example/feed', () => items(item(1, { text: text('900 million') })));
    const desk = intake();
    await desk.work();
    const body = async () => (await store.articleByUrl('https://a.example/1'))?.body;

    feeds.set('https://b.example/feed', () => items(item(1, { text: `An excerpt. ${text('nothing')}` })));
    now += DAY;
    await desk.work();
    expect(await body()).toContain('900 million');

    feeds.set('https://a.example/feed', () => items(item(1, { text: text('9 million') })));
    now += DAY / 2;
    await desk.work();
    expect(await body()).toContain('worth 9 million');

    feeds.set('https://a.example/feed', () => items(item(1, { text: text('1 million') })));
    now += DAY;
    await desk.work();
    expect(await body()).toContain('worth 9 million');
    expect(queued).toHaveLength(1);
  });

  it('is one story with its copy elsewhere, also after a restart', async () => {
    const text = Array.from({ length: 400 }, (_, i) => `word${(i * 7919) % 613}`).join(' ');
    await addSource();
    await addSource({ url: 'https://b.example/feed', site: 'b.example', nextAt: now + HOUR });
    feeds.set('https://a.example/feed', () => items(item(1, { text })));
    feeds.set('https://b.example/feed', () =>
      items(item(2, { url: 'https://b.example/x', title: 'Elsewhere', text: `Reprint. ${text}` })),
    );
    await intake().work();
    now += 2 * HOUR;
    await intake().work();
    const [first, copy] = await Promise.all([
      store.articleByUrl('https://a.example/1'),
      store.articleByUrl('https://b.example/x'),
    ]);
    expect(copy?.storyId).toBe(first?.storyId);
  });

  it('has the text of its page where the feed has only a lead', async () => {
    await addSource();
    feeds.set('https://a.example/feed', () =>
      items(item(1, { text: 'Lead.' }), item(2, { text: 'Lead of a page that cannot be read.' })),
    );
    pages.set('https://a.example/1', 'The whole text. '.repeat(50));
    await intake().work();
    expect((await store.articleByUrl('https://a.example/1'))?.body).toContain('The whole text.');
    expect((await store.articleByUrl('https://a.example/2'))?.body).toBe(
      'Lead of a page that cannot be read.',
    );
  });
});

describe('nobody is alerted', () => {
  it('of what a source held before it was added', async () => {
    await addSource({ seenOnce: false });
    feeds.set('https://a.example/feed', () => items(item(1)));
    const desk = intake();
    expect(await desk.work()).toMatchObject({ saved: 1, queued: 0 });
    now += HOUR * 13;
    feeds.set('https://a.example/feed', () => items(item(1), item(2, { publishedAt: now - MINUTE })));
    expect(await desk.work()).toMatchObject({ saved: 1, queued: 1 });
  });

  it('of what is older than two days', async () => {
    await addSource();
    feeds.set('https://a.example/feed', () =>
      items(item(1, { publishedAt: START - 3 * DAY }), item(2, { publishedAt: START - DAY })),
    );
    expect(await intake().work()).toMatchObject({ saved: 2, queued: 1 });
  });
});

describe('a source that fails', () => {
  it('says why, is asked less and less, and recovers', async () => {
    await addSource();
    const desk = intake();
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      await desk.work();
      const { nextAt } = await only();
      waits.push((nextAt - now) / MINUTE);
      now = nextAt;
    }
    expect(await only()).toMatchObject({ failures: 8, problem: 'there is no such site' });
    expect(waits.slice(0, 3)).toEqual([30, 60, 120]);
    expect(waits.at(-1)).toBe(24 * 60);
    feeds.set('https://a.example/feed', () => items());
    await desk.work();
    const well = await only();
    expect(well.failures).toBe(0);
    expect(well.problem).toBeUndefined();
  });

  it('waits as long as its server asks, and is left alone once it is gone for good', async () => {
    await addSource();
    feeds.set('https://a.example/feed', () => ({ kind: 'failed', reason: 'busy', retryAfterMs: 5 * HOUR }));
    const desk = intake();
    await desk.work();
    expect((await only()).nextAt - now).toBe(5 * HOUR);
    now += 5 * HOUR;
    feeds.set('https://a.example/feed', () => ({
      kind: 'failed',
      reason: 'it is gone for good (410)',
      gone: true,
    }));
    await desk.work();
    expect((await only()).paused).toBe(true);
  });

  it('is read after those that are well', async () => {
    await addSource({ failures: 3 });
    await addSource({ url: 'https://b.example/feed' });
    const order: string[] = [];
    for (const host of ['a', 'b']) {
      feeds.set(`https://${host}.example/feed`, () => {
        order.push(host);
        return items();
      });
    }
    await intake().work();
    expect(order).toEqual(['b', 'a']);
  });

  it('does not keep others from being read', async () => {
    await addSource();
    await addSource({ url: 'https://b.example/feed' });
    feeds.set('https://a.example/feed', () => {
      throw new Error('a bug');
    });
    feeds.set('https://b.example/feed', () => items(item(1)));
    expect(await intake().work()).toEqual({ read: 2, failed: 1, saved: 1, queued: 1 });
    expect((await only()).failures).toBe(1);
  });
});

describe('how often a source is read', () => {
  it('follows how often it publishes', async () => {
    await addSource();
    await addSource({ url: 'https://b.example/feed' });
    const every = (gap: number, host: string) =>
      Array.from({ length: 10 }, (_, i) =>
        item(i, { url: `https://${host}.example/${i}`, publishedAt: now - i * gap }),
      );
    feeds.set('https://a.example/feed', () => items(...every(20 * MINUTE, 'a')));
    feeds.set('https://b.example/feed', () => items(...every(3 * DAY, 'b')));
    await intake().work();
    const [busy, quiet] = await store.sources();
    expect(busy!.intervalMinutes).toBeLessThan(15);
    expect(quiet!.intervalMinutes).toBe(12 * 60);
  });

  it('goes on from where a source has moved, unless another source lives there', async () => {
    await addSource();
    await addSource({ url: 'https://b.example/feed', nextAt: now + DAY });
    const moved = (url: string): Reading => ({ kind: 'items', items: [], title: '', url });
    feeds.set('https://a.example/feed', () => moved('https://b.example/feed'));
    const desk = intake();
    await desk.work();
    expect((await only()).url).toBe('https://a.example/feed');
    now += 13 * HOUR;
    feeds.set('https://a.example/feed', () => moved('https://a.example/new'));
    await desk.work();
    expect((await only()).url).toBe('https://a.example/new');
  });
});
