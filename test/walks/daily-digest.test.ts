import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plain } from '../../src/card.ts';
import type { Store } from '../../src/ports.ts';
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
import { createFakeChat, type FakeChat, type Stored } from '../helpers/fake-chat.ts';

const ROOM = 'slack:T1/C1';
const NINE = '2026-11-24T01:00:00Z';
const HOUR = 3_600_000;

let clock: Time;
let store: Store;
let chat: FakeChat;

beforeEach(() => {
  clock = stoppedAt('2026-11-24T00:57:00Z');
  store = memoryStore(clock);
  chat = createFakeChat();
});
afterEach(() => store.close());

const pages = (room = ROOM) => chat.shown(room).filter(({ replyTo }) => replyTo === undefined);

function words({ card }: Stored): string {
  const texts = card.blocks.flatMap((block) =>
    block.kind === 'text' ? [plain(block.text)] : block.kind === 'list' ? block.items.map(plain) : [],
  );
  return [card.title, ...texts].join('\n');
}

async function tellOfSora(): Promise<number> {
  const at = clock.at - HOUR;
  const { storyId } = await store.saveArticle(news('OpenAI opens Sora to all', at));
  await store.saveArticle(news('Sora is open to everyone now', at, { site: 'other.example' }), { storyId });
  await store.saveArticle(news('Sora learns to sing', at));
  await store.saveArticle(news('A chip plant opens in Dresden', at));
  return storyId;
}

describe('the daily briefing', () => {
  it('brings what a second outlet tells today to a room that waits for two', async () => {
    await furnish(store, weekdaysAtNine('Asia/Shanghai', ROOM), {
      'sora sources:2': {},
      'chip sources:2': {},
    });
    const yesterday = clock.at - 30 * HOUR;
    const { storyId } = await store.saveArticle(news('OpenAI opens Sora to all', yesterday));
    const second = news('Sora is open to everyone now', clock.at - HOUR, { site: 'other.example' });
    await store.saveArticle(second, { storyId });
    await store.saveArticle(news('A chip plant opens in Dresden', clock.at - HOUR));
    await minutes(deskOn(store, clock, chat), clock, 3);
    const said = words(pages()[0]!);
    expect(said).toContain('Sora is open to everyone now');
    expect(said).not.toContain('Dresden');
  });

  it('comes at nine in the room’s own zone, once, with what the room follows', async () => {
    await furnish(store, weekdaysAtNine('Asia/Shanghai', ROOM), { sora: { as: 'Video' } });
    await tellOfSora();
    const desk = deskOn(store, clock, chat);
    await minutes(desk, clock, 2);
    expect(chat.shown()).toEqual([]);
    await minutes(desk, clock, 1);
    expect(new Date(clock.at).toISOString()).toBe('2026-11-24T01:00:00.000Z');
    expect(pages()).toHaveLength(1);
    const said = words(pages()[0]!);
    expect(said).toContain('2 stories out of 4 new articles');
    expect(said).toContain('for Video · 2 outlets');
    expect(said).not.toContain('Dresden');
    const [page, ...replies] = chat.shown(ROOM);
    expect(replies.length).toBeGreaterThan(0);
    for (const reply of replies) expect(reply.replyTo).toBe(page!.receipt);
    await minutes(desk, clock, 120);
    expect(chat.shown(ROOM)).toHaveLength(1 + replies.length);
    expect(await store.lastIssue(ROOM)).toMatchObject({
      slot: Date.parse(NINE),
      local: '2026-11-24T09:00',
      outcome: 'sent',
      counts: { found: 3, sameStory: 1, muted: 0, leftOut: 0, held: 0, missedIssues: 0 },
    });
  });

  it('tells a room no story twice, and says so when there is nothing new', async () => {
    await furnish(store, weekdaysAtNine('Asia/Shanghai', ROOM), { sora: {} });
    const storyId = await tellOfSora();
    const desk = deskOn(store, clock, chat);
    await minutes(desk, clock, 3);
    clock.at = Date.parse('2026-11-25T00:59:00Z');
    await store.saveArticle(news('Sora once more in other words', clock.at - HOUR), { storyId });
    await store.saveArticle(news('Tomatoes are cheap', clock.at - HOUR));
    await minutes(desk, clock, 1);
    expect(pages()).toHaveLength(2);
    expect(words(pages()[1]!)).toContain('Nothing new for your topics');
  });

  it('stays silent on a quiet day where the room wants it so', async () => {
    const settings = weekdaysAtNine('Asia/Shanghai', ROOM);
    await furnish(store, { ...settings, digest: { ...settings.digest!, whenEmpty: 'skip' } }, { sora: {} });
    await minutes(deskOn(store, clock, chat), clock, 5);
    expect(chat.shown()).toEqual([]);
    expect(await store.lastIssue(ROOM)).toMatchObject({ outcome: 'empty' });
  });

  it('of a room that follows nothing has what most outlets tell, and says so', async () => {
    await furnish(store, weekdaysAtNine('Asia/Shanghai', ROOM));
    await tellOfSora();
    await minutes(deskOn(store, clock, chat), clock, 3);
    expect(words(pages()[0]!)).toContain('No topic is followed here yet');
    expect(words(pages()[0]!)).toContain('Dresden');
  });

  it('leaves out what an alert told, unless the topic is for both, and what is muted', async () => {
    const other = 'slack:T1/C2';
    await furnish(store, weekdaysAtNine('Asia/Shanghai', ROOM), { sora: { when: 'instant' } });
    await furnish(store, weekdaysAtNine('Asia/Shanghai', other), { sora: { when: 'both' } });
    const alert = (room: string) => ({
      key: `alert-${room}`,
      room,
      kind: 'alert' as const,
      card: { tone: 'news' as const, title: 'Sora', blocks: [] },
      storyIds: [],
      dueAt: clock.at,
    });
    await store.saveArticle(news('Sora is here', clock.at - 1), { deliveries: [alert(ROOM), alert(other)] });
    await minutes(deskOn(store, clock, chat), clock, 3);
    expect(words(pages()[1]!)).toContain('Nothing new');
    expect(words(pages(other)[1]!)).toContain('Sora is here');
  });

  it('brings what went over the daily limit of alerts', async () => {
    const rooms = { [ROOM]: 'instant', 'slack:T1/C2': 'both' } as const;
    for (const [room, when] of Object.entries(rooms))
      await furnish(store, weekdaysAtNine('Asia/Shanghai', room), { sora: { when, maxPerDay: 1 } });
    await store.saveArticle(news('Sora number six', clock.at - 1), {
      stops: Object.keys(rooms).map((room) => ({ room, subscriptionId: 1, stage: 'budget', detail: '1' })),
    });
    await store.saveArticle(news('Sora before the limit', clock.at - 2));
    await minutes(deskOn(store, clock, chat), clock, 3);
    for (const room of Object.keys(rooms)) {
      expect(words(pages(room)[0]!)).toContain('Sora number six');
      expect(words(pages(room)[0]!)).toContain('1 alert over the daily limit');
      expect(await store.lastIssue(room)).toMatchObject({ counts: { held: 1 } });
    }
  });

  it('counts nothing as held that another topic alerted all the same', async () => {
    await furnish(store, weekdaysAtNine('Asia/Shanghai', ROOM), { sora: { when: 'both', maxPerDay: 1 } });
    await store.saveArticle(news('Sora number six', clock.at - 1), {
      deliveries: [
        {
          key: 'alert',
          room: ROOM,
          kind: 'alert',
          card: { tone: 'news', title: 'Sora', blocks: [] },
          storyIds: [],
          dueAt: clock.at,
        },
      ],
      stops: [{ room: ROOM, subscriptionId: 1, stage: 'budget', detail: '1' }],
    });
    await minutes(deskOn(store, clock, chat), clock, 3);
    expect(words(pages()[1]!)).not.toContain('daily limit');
    expect(await store.lastIssue(ROOM)).toMatchObject({ counts: { held: 0 } });
  });

  it('comes late and says so, once, after the machine was down for two days', async () => {
    await furnish(store, weekdaysAtNine('Asia/Shanghai', ROOM), { sora: {} });
    const desk = deskOn(store, clock, chat);
    await minutes(desk, clock, 3);
    clock.at = Date.parse('2026-11-26T03:00:00Z');
    await store.saveArticle(news('Sora came while nobody looked', Date.parse('2026-11-25T02:00:00Z')));
    await minutes(desk, clock, 30);
    expect(pages()).toHaveLength(2);
    const said = words(pages()[1]!);
    expect(said).toContain('Late: this was due');
    expect(said).toContain('covers 1 briefing that was missed');
    expect(said).toContain('Sora came while nobody looked');
  });

  it('is missed after twelve hours, and the next one covers and tells it', async () => {
    await furnish(store, weekdaysAtNine('Asia/Shanghai', ROOM), { sora: {} });
    const desk = deskOn(store, clock, chat);
    await minutes(desk, clock, 3);
    await store.saveArticle(news('Sora in the night', Date.parse('2026-11-24T20:00:00Z')));
    clock.at = Date.parse('2026-11-25T14:00:00Z');
    await minutes(desk, clock, 2);
    expect(pages()).toHaveLength(1);
    expect(await store.lastIssue(ROOM)).toMatchObject({ outcome: 'missed' });
    clock.at = Date.parse('2026-11-26T00:59:00Z');
    await minutes(desk, clock, 1);
    expect(pages()).toHaveLength(2);
    expect(words(pages()[1]!)).toContain('covers 1 briefing that was missed');
    expect(words(pages()[1]!)).toContain('Sora in the night');
  });

  it('that never reached the room is covered by the next one', async () => {
    await furnish(store, weekdaysAtNine('Asia/Shanghai', ROOM), { sora: {} });
    await tellOfSora();
    const broken = createFakeChat({ fault: () => 'refuse' });
    await minutes(deskOn(store, clock, broken), clock, 10);
    expect((await store.outboxHealth(clock.at)).byState.dead).toBeGreaterThan(0);
    clock.at = Date.parse('2026-11-25T00:59:00Z');
    await minutes(deskOn(store, clock, chat), clock, 1);
    expect(words(pages()[0]!)).toContain('Sora');
    expect(words(pages()[0]!)).toContain('covers 1 briefing that was missed');
  });

  it('is the same for rooms that are alike, each in its own thread', async () => {
    for (const n of [1, 2, 3])
      await furnish(store, weekdaysAtNine('Asia/Shanghai', `slack:T1/C${n}`), { sora: {} });
    await tellOfSora();
    await minutes(deskOn(store, clock, chat), clock, 3);
    const cards = [1, 2, 3].map((n) => chat.shown(`slack:T1/C${n}`).map(({ card }) => card));
    expect(cards[1]).toEqual(cards[0]);
    expect(cards[2]).toEqual(cards[0]);
    expect(new Set(chat.shown().map(({ key }) => key)).size).toBe(chat.shown().length);
  });

  it('is planned once by two desks on one store', async () => {
    await furnish(store, weekdaysAtNine('Asia/Shanghai', ROOM), { sora: {} });
    await tellOfSora();
    clock.at = Date.parse(NINE);
    await Promise.all([1, 2, 3, 4].map(() => deskOn(store, clock, chat).tick()));
    expect(pages()).toHaveLength(1);
  });

  it('is planned at its minute though an earlier message is still under way', async () => {
    const { promise: answer, resolve: letGo } = Promise.withResolvers<void>();
    const slow = createFakeChat({ delay: () => answer });
    const card = { tone: 'news' as const, title: 'slow', blocks: [] };
    const alert = { key: 'a', kind: 'alert' as const, card, storyIds: [], dueAt: clock.at };
    await store.queue([{ ...alert, room: 'slack:T1/C9' }], clock.at);
    await furnish(store, weekdaysAtNine('Asia/Shanghai', ROOM), { sora: {} });
    const desk = deskOn(store, clock, slow);
    const first = desk.tick();
    clock.at = Date.parse(NINE);
    const second = desk.tick();
    while ((await store.lastIssue(ROOM)) === undefined) await new Promise((resolve) => setImmediate(resolve));
    expect(slow.shown()).toEqual([]);
    letGo();
    await Promise.all([first, second]);
    expect(slow.shown().length).toBeGreaterThan(1);
  });
});
