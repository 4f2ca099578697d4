import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PATIENCE } from '../../src/deliver.ts';
import { ChatError } from '../../src/errors.ts';
import type { Chat, NewDelivery, Store } from '../../src/ports.ts';
import { deskOn, furnish, memoryStore, minutes, stoppedAt, type Time } from '../helpers/desk-bed.ts';
import { createFakeChat, type Fault } from '../helpers/fake-chat.ts';

const HOUR = 3_600_000;
let clock: Time;
let store: Store;

beforeEach(() => {
  clock = stoppedAt('2026-11-24T09:00:00Z');
  store = memoryStore(clock);
});
afterEach(() => store.close());

function message(key: string, over: Partial<NewDelivery> = {}): NewDelivery {
  const card = { tone: 'news' as const, title: key, blocks: [] };
  return { key, room: 'slack:T1/C1', kind: 'alert', card, storyIds: [], dueAt: clock.at, ...over };
}

const faulty = (faults: Readonly<Record<string, Fault>>) =>
  createFakeChat({ fault: ({ kind, key }) => (kind === 'send' ? (faults[key] ?? 'none') : 'none') });
const keys = (chat: ReturnType<typeof createFakeChat>, rooms = '') =>
  chat.shown().flatMap(({ key, room }) => (room.includes(rooms) ? [key] : []));

describe('a message that is refused', () => {
  it('is tried three times and then out of the way of the rest', async () => {
    const chat = faulty({ poison: 'refuse' });
    await store.queue([message('a'), message('poison'), message('b'), message('c')], clock.at);
    await minutes(deskOn(store, clock, chat), clock, 5);
    expect(keys(chat)).toEqual(['a', 'b', 'c']);
    const state = (await store.deliveryStates(['poison'])).get('poison');
    expect(state).toEqual({ state: 'dead', error: 'refused 3 of 3: invalid_blocks' });
  });

  it('after waits for its turn still has its three tries', async () => {
    const faults: Fault[] = ['later', 'later', 'later', 'refuse', 'refuse', 'none'];
    const chat = createFakeChat({ fault: ({ attempt }) => faults[attempt - 1] ?? 'none' });
    await store.queue([message('a')], clock.at);
    await minutes(deskOn(store, clock, chat), clock, 15);
    expect(keys(chat)).toEqual(['a']);
  });
});

describe('a platform that does not let us look', () => {
  const wake = (blind: number) =>
    createFakeChat({
      fault: ({ kind, attempt }) =>
        kind === 'send' && attempt === 1
          ? 'drop-before'
          : kind === 'find' && attempt <= blind
            ? 'blind'
            : 'none',
    });

  it('is asked again, also long after the hour, before a message is given up', async () => {
    const chat = wake(2);
    await store.queue([message('late', { dueAt: clock.at - 5 * HOUR })], clock.at);
    await minutes(deskOn(store, clock, chat), clock, 10);
    expect(keys(chat)).toEqual(['late']);
  });

  it('leaves it unknown in the end, and that is told', async () => {
    const chat = wake(Infinity);
    await store.queue([message('late', { dueAt: clock.at - 5 * HOUR })], clock.at);
    await minutes(deskOn(store, clock, chat), clock, 30);
    expect(keys(chat)).toEqual([]);
    const { state, error } = (await store.deliveryStates(['late'])).get('late')!;
    expect(state).toBe('uncertain');
    expect(error).toContain('did not let us look');
  });
});

describe('a platform that asks to wait', () => {
  it('is asked again when it said, not before', async () => {
    const times: number[] = [];
    const chat = createFakeChat({
      fault: ({ attempt }) => {
        times.push(clock.at);
        return attempt === 1 ? 'later-in-30s' : 'none';
      },
    });
    await store.queue([message('a')], clock.at);
    const desk = deskOn(store, clock, chat);
    for (let second = 0; second < 40; second++) {
      await desk.deliver();
      clock.at += 1_000;
    }
    expect(times.map((at) => at - times[0]!)).toEqual([0, 30_000]);
  });

  it('and is down is left alone by all rooms, and served when it is back', async () => {
    let down = true;
    let requests = 0;
    const chat = createFakeChat({
      fault: () => {
        requests += 1;
        return down ? 'later' : 'none';
      },
    });
    await store.queue(
      Array.from({ length: 200 }, (_, i) => message(`m${i}`, { room: `slack:T1/C${i}` })),
      clock.at,
    );
    const desk = deskOn(store, clock, chat);
    await minutes(desk, clock, 30);
    expect(requests).toBeLessThan(400);
    down = false;
    await minutes(desk, clock, 30);
    expect(new Set(keys(chat)).size).toBe(200);
    expect(chat.shown()).toHaveLength(200);
  });
});

describe('a workspace that is down', () => {
  const toRooms = (space: string, count: number) =>
    Array.from({ length: count }, (_, i) => message(`${space}-${i}`, { room: `slack:${space}/C${i}` }));

  /** Which workspaces answer how; gives how often each was asked. */
  function weatherIn(failing: (space: string) => ChatError | undefined) {
    const asked = new Map<string, number>();
    const calm = createFakeChat();
    const chat: Chat = {
      ...calm,
      async send(room, ...rest) {
        asked.set(room.space, (asked.get(room.space) ?? 0) + 1);
        const failure = failing(room.space);
        if (failure) throw failure;
        return calm.send(room, ...rest);
      },
    };
    return { chat, calm, asked };
  }

  it('keeps its own rooms waiting and nobody else’s', async () => {
    let down = true;
    const { chat, calm, asked } = weatherIn((space) =>
      down && space === 'T1' ? new ChatError('later', 'http 503') : undefined,
    );
    await store.queue([...toRooms('T1', 100), ...toRooms('T2', 40)], clock.at);
    const desk = deskOn(store, clock, chat);
    await minutes(desk, clock, 1);
    expect(keys(calm).filter((key) => key.startsWith('T2'))).toHaveLength(40);
    await minutes(desk, clock, 30);
    expect(asked.get('T1')).toBeLessThan(300);
    down = false;
    await minutes(desk, clock, 30);
    expect(new Set(keys(calm)).size).toBe(140);
    expect(calm.shown()).toHaveLength(140);
  });

  it('for want of a good token is asked once in five minutes, not once a room', async () => {
    const { chat, calm, asked } = weatherIn((space) =>
      space === 'T1' ? new ChatError('later', 'invalid_auth', 300_000, { scope: 'space' }) : undefined,
    );
    await store.queue([...toRooms('T2', 5), ...toRooms('T1', 100)], clock.at);
    const desk = deskOn(store, clock, chat);
    await minutes(desk, clock, 16);
    // What was under way at the first refusal is told the same.
    expect(asked.get('T1')).toBeLessThanOrEqual(4 * PATIENCE.rooms);
    expect(calm.shown()).toHaveLength(5);
    expect((await store.outboxHealth(clock.at)).byState).toMatchObject({ pending: 100, sent: 5 });
  });

  it('with two others is the platform that is down, and no new one is tried', async () => {
    const spaces = Array.from({ length: 60 }, (_, i) => `T${i}`);
    const { chat, asked } = weatherIn(() => new ChatError('later', 'http 503'));
    const first = spaces.slice(0, 3).flatMap((space) => toRooms(space, 30));
    await store.queue(first, clock.at);
    const desk = deskOn(store, clock, chat);
    await desk.deliver();
    await store.queue(
      spaces.slice(3).flatMap((space) => toRooms(space, 1)),
      clock.at,
    );
    await desk.deliver();
    expect([...asked.keys()].sort()).toEqual(['T0', 'T1', 'T2']);
  });
});

describe('a room that cannot be reached', () => {
  it('pauses alone, is tried once a day, and gets what is not too old when it is open again', async () => {
    let shut = true;
    let tries = 0;
    const chat = createFakeChat({
      fault: ({ room }) => {
        if (room !== 'slack:T1/C1') return 'none';
        tries += 1;
        return shut ? 'gone' : 'none';
      },
    });
    await store.queue([message('old'), message('other', { room: 'slack:T1/C2' })], clock.at);
    await furnish(store, { room: 'slack:T1/C1' });
    const desk = deskOn(store, clock, chat);
    const told = () => chat.shown('slack:T1/U1').length;
    const arrived = () => keys(chat, '/C');
    await minutes(desk, clock, 60);
    expect(arrived()).toEqual(['other']);
    expect(told()).toBe(1);
    expect(tries).toBe(1);
    expect((await store.pausedRoom('slack:T1/C1'))?.reason).toBe('not_in_channel');
    clock.at += 23 * HOUR - 60_000;
    await store.queue([message('new')], clock.at);
    await minutes(desk, clock, 120);
    // The old one is a day old and missed; the new one was the probe.
    expect(tries).toBe(2);
    // Once, not with every probe.
    expect(told()).toBe(1);
    shut = false;
    clock.at += 22 * HOUR;
    await store.queue([message('newest')], clock.at);
    await minutes(desk, clock, 180);
    expect(arrived()).toEqual(['other', 'newest']);
    expect((await store.outboxHealth(clock.at)).byState).toMatchObject({ missed: 2, sent: 3, pending: 0 });
  });
});

describe('a request that is slow to be answered', () => {
  it('keeps nobody else waiting: what comes meanwhile is sent at once', async () => {
    const { promise: answer, resolve: letGo } = Promise.withResolvers<void>();
    const calm = createFakeChat();
    const chat: Chat = {
      ...calm,
      async send(room, ...rest) {
        if (room.channel === 'C1') await answer;
        return calm.send(room, ...rest);
      },
    };
    const desk = deskOn(store, clock, chat);
    await store.queue([message('slow')], clock.at);
    const working = desk.deliver();
    await turns(20);
    await store.queue([message('quick', { room: 'slack:T1/C2' })], clock.at);
    const joined = desk.deliver();
    await turns(20);
    expect(keys(calm)).toEqual(['quick']);
    letGo();
    await Promise.all([working, joined]);
    expect(keys(calm)).toEqual(['quick', 'slow']);
  });
});

async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

describe('many messages', () => {
  it('never keep an alert waiting behind a morning’s briefings', async () => {
    const briefings = Array.from({ length: 10_000 }, (_, i) =>
      message(`d${i}`, { room: `slack:T1/D${i}`, kind: 'digest' }),
    );
    await store.queue(briefings, clock.at);
    let sent = 0;
    const chat = createFakeChat({
      fault: () => {
        sent += 1;
        return 'none';
      },
    });
    const desk = deskOn(store, clock, chat);
    const morning = desk.deliver();
    await store.queue([message('alert', { dueAt: clock.at })], clock.at);
    await morning;
    expect(keys(chat).indexOf('alert')).toBeLessThan(200);
    expect(sent).toBe(10_001);
  });

  it('of one room come in their order', async () => {
    const all = Array.from({ length: 20 }, (_, i) => message(`m${i}`, { dueAt: clock.at - 20 + i }));
    await store.queue([...all].reverse(), clock.at);
    const chat = createFakeChat({
      fault: ({ attempt, key }) => (attempt === 1 && key === 'm7' ? 'later' : 'none'),
    });
    await minutes(deskOn(store, clock, chat), clock, 3);
    expect(keys(chat)).toEqual(all.map(({ key }) => key));
  });
});

describe('a desk that is stopped', () => {
  it('ends what it has begun and begins nothing more', async () => {
    await store.queue(
      Array.from({ length: 100 }, (_, i) => message(`m${i}`, { room: `slack:T1/C${i}` })),
      clock.at,
    );
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const chat = createFakeChat({ delay: () => held });
    const desk = deskOn(store, clock, chat);
    const working = desk.deliver();
    for (let i = 0; i < 50; i++) await Promise.resolve();
    const stopping = desk.stop();
    letGo();
    await Promise.all([working, stopping]);
    const { byState } = await store.outboxHealth(clock.at);
    expect(byState.sending).toBe(0);
    expect(byState.sent).toBe(chat.shown().length);
    expect(byState.sent).toBeLessThan(100);
    await desk.tick();
    expect(chat.shown()).toHaveLength(byState.sent);
  });
});

describe('a worker that was stopped between claiming and sending', () => {
  it('sends nothing when it wakes up after another has', async () => {
    await store.queue([message('a')], clock.at);
    let wake = () => {};
    let asleep = true;
    const nap = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const sleeper = new Proxy(store, {
      get(target, name) {
        const member = Reflect.get(target, name, target);
        if (name !== 'holds' || !asleep) return typeof member === 'function' ? member.bind(target) : member;
        // It learns that its lease holds, and is stopped before it can act on it.
        return async (...values: Parameters<Store['holds']>) => {
          const held = await target.holds(...values);
          await nap;
          return held;
        };
      },
    });
    const chat = createFakeChat();
    const sleeping = deskOn(sleeper, clock, chat).deliver();
    for (let i = 0; i < 20; i++) await Promise.resolve();
    asleep = false;
    clock.at += 61_000;
    await deskOn(store, clock, chat).deliver();
    expect(keys(chat)).toEqual(['a']);
    wake();
    await sleeping;
    expect(keys(chat)).toEqual(['a']);
  });
});
