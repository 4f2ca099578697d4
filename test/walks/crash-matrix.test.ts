import { afterEach, describe, expect, it } from 'vitest';
import { CRASH_POINTS, type CrashPoint } from '../../src/crash.ts';
import type { NewDelivery, Store } from '../../src/ports.ts';
import type { Platform } from '../../src/room.ts';
import {
  deskOn,
  furnish,
  memoryStore,
  minutes,
  news,
  stoppedAt,
  type Time,
  weekdaysAtNine,
} from '../helpers/desk-bed.ts';
import { createFakeChat, type FakeChat, type Fault } from '../helpers/fake-chat.ts';

/**
 * Every moment at which a process can end, with everything that a platform can do to a message's first
 * request, for briefings and alerts. The process that ends takes nothing back and writes nothing more;
 * the next one finds what is in the store and on the platform.
 */
const FAULTS = ['none', 'refuse', 'later', 'later-in-30s', 'gone', 'drop-before', 'drop-after'] as const;
/** Only who is in doubt looks, so only these lead there. */
const DOUBTS: readonly Fault[] = ['drop-before', 'drop-after'];
const KINDS = ['digest', 'alert'] as const;
type Kind = (typeof KINDS)[number];

const pointsOf = (kind: Kind) =>
  CRASH_POINTS.filter((point) => kind === 'digest' || !point.startsWith('plan:'));
const reaches = (point: CrashPoint, fault: Fault) => {
  if (point === 'deliver:looked') return DOUBTS.includes(fault);
  // What was stored and not confirmed is found later and never sent.
  return point !== 'deliver:after-send' || fault !== 'drop-after';
};

let open: Store[] = [];
afterEach(async () => {
  for (const store of open) await store.close();
  open = [];
});

/** The store as a process has it that may end: afterwards nothing that it asks is ever answered. */
function mortal(store: Store): {
  readonly store: Store;
  readonly end: () => void;
  readonly ended: Promise<void>;
} {
  let over = false;
  let tell = () => {};
  const ended = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const proxy = new Proxy(store, {
    get(target, name, receiver) {
      const member = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...values: unknown[]) => (over ? new Promise(() => {}) : member.apply(target, values));
    },
  });
  return {
    store: proxy,
    ended,
    end() {
      over = true;
      tell();
    },
  };
}

/** Runs a process until it ends at the point, or a few minutes long; tells whether it got there. */
async function lifeUntil(point: CrashPoint, store: Store, clock: Time, chat: FakeChat): Promise<boolean> {
  const life = mortal(store);
  let reached = false;
  const crash = (here: CrashPoint) => {
    if (reached || here !== point) return;
    reached = true;
    life.end();
    throw new Error(`ended at ${point}`);
  };
  const desk = deskOn(life.store, clock, chat, { crash });
  for (let i = 0; i < 8 && !reached; i++) {
    await inviteBack(store, clock);
    clock.at += 60_000;
    await Promise.race([desk.tick(), life.ended]);
  }
  return reached;
}

async function lifeAfter(store: Store, clock: Time, chat: FakeChat): Promise<void> {
  const desk = deskOn(store, clock, chat);
  for (let i = 0; i < 20; i++) {
    await inviteBack(store, clock);
    await minutes(desk, clock, 1);
  }
}

async function inviteBack(store: Store, clock: Time): Promise<void> {
  for (const { room } of (await store.outboxHealth(clock.at)).paused) await store.resumeRoom(room);
}

async function setting(kind: Kind, platform: Platform) {
  const clock = stoppedAt('2026-11-24T00:59:00Z');
  const store = memoryStore(clock);
  open.push(store);
  const rooms = [1, 2].map((n) => `${platform}:T1/C${n}`);
  const at = clock.at - 3_600_000;
  for (const title of ['Sora sings', 'Sora walks in snow', 'Sora buys a cinema', 'Sora meets Kling']) {
    await store.saveArticle(news(title, at));
  }
  if (kind === 'digest') {
    for (const room of rooms) await furnish(store, weekdaysAtNine('Asia/Shanghai', room), { sora: {} });
  } else {
    const alerts = rooms.flatMap((room) =>
      [1, 2].map(
        (n): NewDelivery => ({
          key: `${room}-${n}`,
          room,
          kind: 'alert',
          card: { tone: 'news', title: `Alert ${n}`, blocks: [] },
          storyIds: [n],
          dueAt: clock.at,
        }),
      ),
    );
    await store.queue(alerts, clock.at);
  }
  return { clock, store, expected: kind === 'digest' ? 6 : 4 };
}

describe.each(KINDS)('a process that ends while it sends a %s', (kind) => {
  const cases = pointsOf(kind).flatMap((point) =>
    FAULTS.filter((fault) => reaches(point, fault)).flatMap((fault) =>
      (['slack', 'discord'] as const).map((platform) => ({ point, fault, platform })),
    ),
  );

  it.each(cases)('at $point, $fault, on $platform: loses nothing and doubles nothing', async (one) => {
    const { clock, store, expected } = await setting(kind, one.platform);
    const chat = createFakeChat({
      platform: one.platform,
      fault: ({ kind: request, attempt }) => (request === 'send' && attempt === 1 ? one.fault : 'none'),
    });
    const reached = await lifeUntil(one.point, store, clock, chat);
    expect(reached).toBe(true);
    await lifeAfter(store, clock, chat);
    const keys = chat.shown().map(({ key }) => key);
    expect(keys).toHaveLength(expected);
    expect(new Set(keys).size).toBe(expected);
    const { byState } = await store.outboxHealth(clock.at);
    expect(byState).toMatchObject({
      sent: expected,
      pending: 0,
      sending: 0,
      uncertain: 0,
      dead: 0,
      missed: 0,
    });
    for (const { replyTo } of chat.shown()) {
      if (replyTo !== undefined) expect(chat.shown().map(({ receipt }) => receipt)).toContain(replyTo);
    }
  });
});

describe('what nobody can know', () => {
  it('is held and told, and never sent again, where the platform forbids to look', async () => {
    const { clock, store } = await setting('alert', 'slack');
    const chat = createFakeChat({
      fault: ({ kind, attempt }) =>
        kind === 'find' ? 'look-refused' : attempt === 1 ? 'drop-after' : 'none',
    });
    await lifeAfter(store, clock, chat);
    expect(chat.shown()).toHaveLength(4);
    expect((await store.outboxHealth(clock.at)).byState).toMatchObject({ uncertain: 4, pending: 0, sent: 0 });
  });

  it('is looked for again while looking fails for the moment, and held after an hour', async () => {
    const { clock, store } = await setting('alert', 'slack');
    const blind = createFakeChat({ fault: ({ kind }) => (kind === 'find' ? 'blind' : 'drop-after') });
    await lifeAfter(store, clock, blind);
    // Each room's order is kept, so the second message of each waits.
    expect((await store.outboxHealth(clock.at)).byState).toMatchObject({ uncertain: 0, sent: 0 });
    expect(blind.shown()).toHaveLength(2);
    clock.at += 3_600_000;
    await lifeAfter(store, clock, blind);
    expect((await store.outboxHealth(clock.at)).byState.uncertain).toBeGreaterThan(0);
    expect(new Set(blind.shown().map(({ key }) => key)).size).toBe(blind.shown().length);
  });
});
