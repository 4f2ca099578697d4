import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shortHash } from '../../adapters/hash.ts';
import { type Card, plain } from '../../src/card.ts';
import type { Person } from '../../src/model.ts';
import { pauseRooms, resumeRoom } from '../../src/pausing.ts';
import type { NewDelivery, Store } from '../../src/ports.ts';
import { deskOn, furnish, memoryStore, minutes, SILENT, stoppedAt, type Time } from '../helpers/desk-bed.ts';
import { createFakeChat } from '../helpers/fake-chat.ts';

const ROOM = 'slack:T1/C1';
const ANN = 'slack:T1/U1';
const HOUR = 3_600_000;
let clock: Time;
let store: Store;

beforeEach(() => {
  clock = stoppedAt('2026-11-24T09:00:00Z');
  store = memoryStore(clock);
});
afterEach(() => store.close());

const parts = () => ({ store, clock, log: SILENT, hash: shortHash });
const alert = (key: string, room = ROOM): NewDelivery => {
  const card = { tone: 'news' as const, title: key, blocks: [] };
  return { key, room, kind: 'alert', card, storyIds: [], dueAt: clock.at };
};

function words(card: Card): string {
  const said = card.blocks.flatMap((block) => {
    if (block.kind === 'text') return [plain(block.text)];
    if (block.kind === 'list') return block.items.map(plain);
    return block.kind === 'facts' ? block.facts.map(({ value }) => plain(value)) : [];
  });
  return [card.title, ...said].join('\n');
}

async function changeBy(by: Person, room = ROOM): Promise<void> {
  const state = await store.room(room);
  await store.changeRoom(state, { by, at: clock.at, did: 'digest 9:00' });
}

describe('a room that cannot be reached', () => {
  it('has its last changer told once, alone: which room, why, and what to do', async () => {
    await furnish(store, { room: ROOM }, { sora: {}, 可灵: {} });
    await store.queue([alert('a'), alert('b')], clock.at);
    const chat = createFakeChat({ fault: ({ room }) => (room === ROOM ? 'gone' : 'none') });
    await minutes(deskOn(store, clock, chat), clock, 30);
    const said = chat.shown().map(({ room, card }) => [room, words(card)]);
    expect(said).toHaveLength(1);
    expect(said[0]![0]).toBe(ANN);
    for (const word of ['#C1', 'sora', '可灵', 'not_in_channel', 'Invite the bot again']) {
      expect(said[0]![1]).toContain(word);
    }
  });

  it('is told of in the person’s own language, else in the room’s', async () => {
    await furnish(store, { room: ROOM, lang: 'zh' }, { sora: {} });
    await pauseRooms(parts(), [ROOM], 'archived', { tell: true });
    await furnish(store, { room: ANN, lang: 'en' });
    await furnish(store, { room: 'slack:T1/C2', lang: 'zh' });
    await pauseRooms(parts(), ['slack:T1/C2'], 'archived', { tell: true });
    const chat = createFakeChat();
    await minutes(deskOn(store, clock, chat), clock, 2);
    expect(chat.shown(ANN).map(({ card }) => card.title)).toEqual([
      '有一个频道收不到推送了',
      'A channel cannot be reached any more',
    ]);
  });

  it('is told of once, though the platform’s event, a failed message and a second process all say so', async () => {
    await furnish(store, { room: ROOM }, { sora: {} });
    await store.queue([alert('a')], clock.at);
    const chat = createFakeChat({ fault: ({ room }) => (room === ROOM ? 'gone' : 'none') });
    await minutes(deskOn(store, clock, chat), clock, 1);
    await Promise.all([1, 2].map(() => pauseRooms(parts(), [ROOM], 'removed', { tell: true })));
    await minutes(deskOn(store, clock, chat), clock, 5);
    expect(chat.shown()).toHaveLength(1);
  });

  it('is told of again when it is lost again', async () => {
    await furnish(store, { room: ROOM }, { sora: {} });
    const chat = createFakeChat();
    for (let times = 1; times <= 2; times++) {
      await pauseRooms(parts(), [ROOM], 'removed', { tell: true });
      await minutes(deskOn(store, clock, chat), clock, 2);
      await resumeRoom(parts(), ROOM);
    }
    expect(chat.shown(ANN)).toHaveLength(2);
  });

  it('that is someone’s own is told to nobody, so that a notice nobody takes makes no other', async () => {
    await furnish(store, { room: ROOM }, { sora: {} });
    await furnish(store, { room: ANN }, { sora: {} });
    await store.queue([alert('a')], clock.at);
    const chat = createFakeChat({ fault: () => 'gone' });
    await minutes(deskOn(store, clock, chat), clock, 180);
    expect(chat.shown()).toEqual([]);
    const { paused, byState } = await store.outboxHealth(clock.at);
    expect(paused.map(({ room }) => room)).toEqual([ROOM, ANN]);
    expect(byState.pending).toBe(2);
  });

  it('that nobody of its platform has changed is only in the status', async () => {
    await changeBy({ platform: 'console', space: 'local', id: 'you' });
    await pauseRooms(parts(), [ROOM], 'archived', { tell: true });
    const { pending, paused } = await store.outboxHealth(clock.at);
    expect([pending, paused.length]).toEqual([0, 1]);
  });

  it('of a server with several is told in one notice to each person', async () => {
    const rooms = ['discord:G1/1', 'discord:G1/2', 'discord:G1/3'];
    const by = (id: string): Person => ({ platform: 'discord', space: 'G1', id });
    for (const [i, room] of rooms.entries()) await changeBy(by(i === 1 ? 'bo' : 'ann'), room);
    await pauseRooms(parts(), rooms, 'removed', { tell: true });
    const chat = createFakeChat({ platform: 'discord' });
    await minutes(deskOn(store, clock, chat), clock, 2);
    const told = chat.shown().map(({ room, card }) => [room, words(card).match(/#\d/g)]);
    expect(told.sort()).toEqual([
      ['discord:@me/ann', ['#1', '#3']],
      ['discord:@me/bo', ['#2']],
    ]);
  });

  it('of a workspace without the app is told to nobody', async () => {
    await furnish(store, { room: ROOM }, { sora: {} });
    await pauseRooms(parts(), [ROOM], 'revoked', { tell: false });
    expect((await store.outboxHealth(clock.at)).pending).toBe(0);
  });
});

describe('a room that is reached again', () => {
  it('says in one line since when it was silent, then gets what waited', async () => {
    await furnish(store, { room: ROOM }, { sora: {} });
    await pauseRooms(parts(), [ROOM], 'removed', { tell: true });
    clock.at += 2 * HOUR;
    await store.queue([alert('waited')], clock.at);
    await resumeRoom(parts(), ROOM);
    await resumeRoom(parts(), ROOM);
    const chat = createFakeChat();
    await minutes(deskOn(store, clock, chat), clock, 3);
    const titles = chat.shown(ROOM).map(({ card }) => card.title);
    expect(titles.sort()).toEqual(['Deliveries here go on.', 'waited']);
  });

  it('says nothing after a moment, nor where nothing is set up', async () => {
    await furnish(store, { room: ROOM }, { sora: {} });
    await pauseRooms(parts(), [ROOM, 'slack:T1/C9'], 'removed', { tell: false });
    clock.at += HOUR / 2;
    await resumeRoom(parts(), ROOM);
    clock.at += HOUR;
    await resumeRoom(parts(), 'slack:T1/C9');
    const { pending, paused } = await store.outboxHealth(clock.at);
    expect([pending, paused.length]).toEqual([0, 0]);
  });
});
