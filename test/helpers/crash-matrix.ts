import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CRASH_POINTS, type CrashPoint } from '../../src/crash.ts';
import type { Chat, NewDelivery, Store } from '../../src/ports.ts';
import type { RoomKey } from '../../src/room.ts';
import { deskOn, furnish, memoryStore, news, stoppedAt, type Time, weekdaysAtNine } from './desk-bed.ts';
import type { PlatformBed, PlatformFault } from './platform-bed.ts';

/**
 * Every moment at which a process can end, with everything that a platform can do to a message's first
 * request, for briefings and alerts, through the real adapter over HTTP. The process that ends takes nothing
 * back and writes nothing more; the next one finds what is in the store and on the platform.
 */
const KINDS = ['digest', 'alert'] as const;
type Kind = (typeof KINDS)[number];
const CALM: PlatformFault = { name: 'no fault', doubt: false, stored: false };

const pointsOf = (kind: Kind) =>
  CRASH_POINTS.filter((point) => kind === 'digest' || !point.startsWith('plan:'));

function reaches(point: CrashPoint, { doubt, stored }: PlatformFault): boolean {
  // Only who is in doubt looks.
  if (point === 'deliver:looked') return doubt;
  // What is there and was not confirmed is found later and never sent.
  return point !== 'deliver:after-send' || !stored;
}

/** Declares the matrix of one platform. `faults` are those that the bed can play. */
export function crashMatrix(openBed: () => Promise<PlatformBed>, faults: readonly PlatformFault[]): void {
  let bed: PlatformBed;
  let open: Store[] = [];
  beforeAll(async () => {
    bed = await openBed();
  });
  afterAll(() => bed.stop());
  afterEach(async () => {
    bed.play(undefined);
    for (const store of open) await store.close();
    open = [];
  });

  async function setting(kind: Kind) {
    const clock = stoppedAt('2026-11-24T00:59:00Z');
    const store = memoryStore(clock);
    open.push(store);
    const rooms = [bed.newRoom(), bed.newRoom()];
    const at = clock.at - 3_600_000;
    for (const title of ['Sora sings', 'Sora walks in snow', 'Sora buys a cinema', 'Sora meets Kling']) {
      await store.saveArticle(news(title, at));
    }
    if (kind === 'digest') {
      for (const room of rooms) await furnish(store, weekdaysAtNine('Asia/Shanghai', room), { sora: {} });
    } else await store.queue(rooms.flatMap(alerts(clock.at)), clock.at);
    const posted = () => rooms.flatMap((room) => bed.posted(room));
    // The platform outlives the case: of what this person was told before, nothing counts.
    const before = bed.posted('slack:T1/U1').length;
    const told = () =>
      bed
        .posted('slack:T1/U1')
        .slice(before)
        .map(({ key }) => key);
    return { clock, store, rooms, posted, told, expected: kind === 'digest' ? 6 : 4 };
  }

  describe.each(KINDS)('a process that ends while it sends a %s', (kind) => {
    const cases = pointsOf(kind).flatMap((point) =>
      [CALM, ...faults].filter((fault) => reaches(point, fault)).map((fault) => ({ point, fault })),
    );

    it('is ended at every point that there is, and meets every fault', () => {
      const papers = readFileSync(join(import.meta.dirname, '../../ARCHITECTURE.md'), 'utf8');
      const listed = [...papers.matchAll(/`((?:plan|deliver):[a-z-]+)`/g)].map(([, point]) => point);
      expect(listed).toEqual([...CRASH_POINTS]);
      expect(new Set(cases.map(({ point }) => point))).toEqual(new Set(pointsOf(kind)));
      expect(new Set(cases.map(({ fault }) => fault))).toEqual(new Set([CALM, ...faults]));
    });

    it.each(cases)('at $point, met by $fault.name: loses nothing and doubles nothing', async (one) => {
      const { clock, store, posted, told, expected } = await setting(kind);
      bed.play(one.fault);
      expect(await lifeUntil(one.point, store, clock, bed.connect(clock))).toBe(true);
      await lifeAfter(store, clock, bed.connect(clock), 20);
      expect(posted()).toHaveLength(expected);
      expect(new Set(posted().map(({ key }) => key)).size).toBe(expected);
      const ended = { pending: 0, sending: 0, uncertain: 0, dead: 0, missed: 0 };
      // Who set a room up on this platform is told each time that it cannot be reached.
      expect(new Set(told()).size).toBe(told().length);
      const sent = expected + told().length;
      expect((await store.outboxHealth(clock.at)).byState).toMatchObject({ sent, ...ended });
      const states = await store.deliveryStates(posted().map(({ key }) => key));
      const receipts = posted().map(({ receipt }) => receipt);
      for (const { key, receipt, parent } of posted()) {
        expect(states.get(key)).toEqual({ state: 'sent', receipt });
        if (parent !== undefined) expect(receipts).toContain(parent);
      }
      expect(posted().filter(({ parent }) => parent !== undefined)).toHaveLength(kind === 'digest' ? 4 : 0);
    });
  });

  describe('what nobody can know', () => {
    it.each(['for now', 'for good'] as const)(
      'is held and told, and never sent again, where looking is refused %s',
      async (how) => {
        const { clock, store, posted } = await setting('alert');
        bed.play(faults.find(({ doubt, stored }) => doubt && stored)!);
        bed.blind(how);
        await lifeAfter(store, clock, bed.connect(clock), 5);
        const before = (await store.outboxHealth(clock.at)).byState;
        expect(before.uncertain + before.pending).toBe(4);
        expect(before.sent).toBe(0);
        clock.at += 3_600_000;
        await lifeAfter(store, clock, bed.connect(clock), 60);
        expect((await store.outboxHealth(clock.at)).byState).toMatchObject({ uncertain: 4, sent: 0 });
        expect(new Set(posted().map(({ key }) => key)).size).toBe(4);
        expect(posted()).toHaveLength(4);
      },
    );
  });
}

const alerts = (at: number) => (room: RoomKey) =>
  [1, 2].map(
    (n): NewDelivery => ({
      key: `${room.slice(-15)}-${n}`,
      room,
      kind: 'alert',
      card: { tone: 'news', title: `Alert ${n}`, blocks: [] },
      storyIds: [n],
      dueAt: at,
    }),
  );

/** The store as a process has it that may end: afterwards nothing that it asks is ever answered. */
function mortal(store: Store): {
  readonly store: Store;
  readonly end: () => void;
  readonly ended: Promise<void>;
} {
  let over = false;
  const { promise: ended, resolve } = Promise.withResolvers<void>();
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
      resolve();
    },
  };
}

/** What is on its way when a process ends arrives or is lost long before its lease runs out. */
function traced(chat: Chat): { readonly chat: Chat; readonly quiet: () => Promise<unknown> } {
  const under = new Set<Promise<unknown>>();
  const trace = <T>(call: Promise<T>): Promise<T> => {
    const end = call.catch(() => undefined).finally(() => under.delete(end));
    under.add(end);
    return call;
  };
  return {
    chat: {
      ...chat,
      send: (...message) => trace(chat.send(...message)),
      find: (...what) => trace(chat.find(...what)),
    },
    quiet: () => Promise.all(under),
  };
}

/** Runs a process until it ends at the point, or some minutes long; tells whether it got there. */
async function lifeUntil(point: CrashPoint, store: Store, clock: Time, chat: Chat): Promise<boolean> {
  const life = mortal(store);
  const line = traced(chat);
  let reached = false;
  const crash = (here: CrashPoint) => {
    if (reached || here !== point) return;
    reached = true;
    life.end();
    throw new Error(`ended at ${point}`);
  };
  const desk = deskOn(life.store, clock, line.chat, { crash });
  for (let i = 0; i < 12 && !reached; i++) {
    await inviteBack(store, clock);
    clock.at += 60_000;
    await Promise.race([desk.tick(), life.ended]);
  }
  await line.quiet();
  return reached;
}

async function lifeAfter(store: Store, clock: Time, chat: Chat, minutes: number): Promise<void> {
  const desk = deskOn(store, clock, chat);
  for (let i = 0; i < minutes; i++) {
    await inviteBack(store, clock);
    clock.at += 60_000;
    await desk.tick();
  }
}

async function inviteBack(store: Store, clock: Time): Promise<void> {
  for (const { room } of (await store.outboxHealth(clock.at)).paused) await store.resumeRoom(room);
}
