import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shortHash } from '../../adapters/hash.ts';
import { openStore } from '../../adapters/store/store.ts';
import { plain } from '../../src/card.ts';
import type { Draft, SubscriptionSettings } from '../../src/model.ts';
import { createAlerts } from '../../src/news/alerts.ts';
import { type Following, openFollowing } from '../../src/news/following.ts';
import type { Store } from '../../src/ports.ts';
import type { Desk } from '../../src/tick.ts';
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
import { temporaryFolder } from '../helpers/folder.ts';

const ROOM = 'slack:T1/C1';
const OTHER = 'slack:T1/C2';
const BY = { platform: 'slack', space: 'T1', id: 'U1' } as const;
const DAY = 24 * 3_600_000;

let clock: Time;
let store: Store;
let chat: FakeChat;
let desk: Desk;
let following: () => Promise<Following>;

beforeEach(() => {
  // A Tuesday, seven in the evening in Shanghai.
  clock = stoppedAt('2026-11-24T11:00:00Z');
  ({ store, following } = openFollowing(memoryStore(clock), clock, { seed: 7 }));
  chat = createFakeChat();
  desk = deskOn(store, clock, chat);
});
afterEach(() => store.close());

/** An article comes in: saved with what must be sent because of it, then sent. */
async function arrive(draft: Draft, storyId?: number): Promise<number> {
  const alertsFor = createAlerts({ store, following, clock, hash: shortHash });
  const alerts = await alertsFor(draft, storyId);
  const saved = await store.saveArticle(draft, { ...(storyId !== undefined && { storyId }), ...alerts });
  await desk.deliver();
  return saved.storyId;
}

const now = (title: string, over: Partial<Draft> = {}): Draft => news(title, clock.at, over);
const follow = (
  room: string,
  follows: Record<string, Partial<SubscriptionSettings>>,
  zone = 'Asia/Shanghai',
) =>
  furnish(
    store,
    { room, zone },
    Object.fromEntries(Object.entries(follows).map(([line, over]) => [line, { when: 'instant', ...over }])),
  );

function words({ card }: Stored): string {
  return [card.title, ...card.blocks.map((block) => (block.kind === 'text' ? plain(block.text) : ''))].join(
    '\n',
  );
}

const titles = (room = ROOM) => chat.shown(room).map(({ card }) => card.title);

describe('an alert', () => {
  it('comes at once to each room that follows what the article tells, and to no other', async () => {
    await follow(ROOM, { sora: {} });
    await follow(OTHER, { kling: {} });
    await arrive(now('OpenAI opens Sora to all'));
    expect(titles()).toEqual(['OpenAI opens Sora to all']);
    expect(titles(OTHER)).toEqual([]);
  });

  it('is one card however many subscriptions fit, and names them', async () => {
    await follow(ROOM, { sora: { as: 'Video' }, openai: {}, kling: {} });
    await arrive(now('OpenAI opens Sora to all'));
    expect(chat.shown(ROOM)).toHaveLength(1);
    expect(words(chat.shown(ROOM)[0]!)).toMatch(/Video.*openai/);
    expect(words(chat.shown(ROOM)[0]!)).not.toContain('kling');
  });

  it('tells a story once, however many outlets follow', async () => {
    await follow(ROOM, { sora: {} });
    const story = await arrive(now('OpenAI opens Sora to all'));
    await arrive(now('Sora is open to everyone', { site: 'other.example' }), story);
    expect(titles()).toEqual(['OpenAI opens Sora to all']);
  });

  it('comes when a second outlet tells what the first left open', async () => {
    await follow(ROOM, { 'sora sources:2': {} });
    const story = await arrive(now('OpenAI opens Sora to all'));
    expect(titles()).toEqual([]);
    await arrive(now('Sora is open to everyone', { site: 'other.example' }), story);
    expect(chat.shown(ROOM)).toHaveLength(1);
  });

  it('is queued with the article or not at all, and the same twice over', async () => {
    await follow(ROOM, { sora: {} });
    const draft = now('OpenAI opens Sora to all');
    const alertsFor = createAlerts({ store, following, clock, hash: shortHash });
    const [first, second] = [await alertsFor(draft, undefined), await alertsFor(draft, undefined)];
    expect(first).toEqual(second);
    expect(first.deliveries[0]!.key).toHaveLength(22);
    await store.saveArticle(draft, first);
    await store.saveArticle(draft, second);
    await desk.deliver();
    expect(chat.shown(ROOM)).toHaveLength(1);
  });

  it('does not come for old news, nor in another language than asked, nor for a paused or ended subscription', async () => {
    await follow(ROOM, {
      sora: { lang: 'zh' },
      kling: { until: clock.at - 1 },
      veo: {},
      runway: { when: 'digest' },
    });
    const state = await store.room(ROOM);
    await store.changeRoom(
      {
        ...state,
        subscriptions: state.subscriptions.map((one) =>
          one.expression === 'veo' ? { ...one, pausedUntil: clock.at + DAY } : one,
        ),
      },
      { by: BY, at: clock.at, did: 'pause 3 for:1d' },
    );
    await arrive(now('Sora, Kling, Veo and Runway'));
    await arrive(now('Sora 面向所有人开放', { lang: 'zh', publishedAt: clock.at - 3 * DAY }));
    expect(titles()).toEqual([]);
    await arrive(now('Sora 今天开放', { lang: 'zh' }));
    expect(titles()).toEqual(['Sora 今天开放']);
  });

  it('keeps out what the room has muted', async () => {
    await follow(ROOM, { sora: {} });
    const state = await store.room(ROOM);
    const mute = { id: 0, room: ROOM, expression: 'funding', by: 'U1', until: clock.at + DAY };
    await store.changeRoom({ ...state, mutes: [mute] }, { by: BY, at: clock.at, did: 'mute funding for:1d' });
    await arrive(now('Sora maker closes funding round'));
    expect(titles()).toEqual([]);
    clock.at += 2 * DAY;
    await arrive(now('Sora maker opens another funding round'));
    expect(titles()).toEqual(['Sora maker opens another funding round']);
  });

  it('stops at the day’s limit, and the next briefing has the rest and counts it', async () => {
    await furnish(
      store,
      { ...weekdaysAtNine('Asia/Shanghai', ROOM), zone: 'Asia/Shanghai' },
      { sora: { when: 'instant', maxPerDay: 2 } },
    );
    for (const title of ['Sora sings', 'A court hears of Sora', 'Sora reaches Peru', 'Cinemas show Sora']) {
      await arrive(now(title));
    }
    expect(titles()).toEqual(['Sora sings', 'A court hears of Sora']);
    clock.at = Date.parse('2026-11-25T00:59:00Z');
    await minutes(desk, clock, 1);
    const briefing = chat.shown(ROOM).slice(2).map(words).join('\n');
    expect(briefing).toContain('Sora reaches Peru');
    expect(briefing).toContain('Cinemas show Sora');
    expect(briefing).not.toContain('Sora sings');
    expect(await store.lastIssue(ROOM)).toMatchObject({ counts: { held: 2 } });
    await arrive(now('Sora on the next day'));
    expect(titles()).toContain('Sora on the next day');
  });

  it('counts each subscription’s alerts by themselves', async () => {
    await follow(ROOM, { sora: { maxPerDay: 1 }, kling: { maxPerDay: 2 }, dance: {} });
    await arrive(now('Sora sings'));
    for (const title of ['Kling paints a hall', 'A court hears of Kling', 'Kling reaches Peru']) {
      await arrive(now(title));
    }
    await arrive(now('Cinemas show Sora'));
    expect(titles()).toEqual(['Sora sings', 'Kling paints a hall', 'A court hears of Kling']);
    // One that has something left brings it, and the card is for that one only.
    await arrive(now('A dance for Sora'));
    const last = words(chat.shown(ROOM).at(-1)!);
    expect(last).toContain('A dance for Sora');
    expect(last.split('\n').find((line) => line.startsWith('For'))).toBe('For dance');
  });

  it('calls those whom the subscriptions that fit name, each once, and nobody for the others', async () => {
    await follow(ROOM, {
      sora: { mention: '@U1' },
      openai: { mention: '@U2' },
      'sora openai': { mention: '@U1' },
      kling: { mention: '@U3' },
    });
    await arrive(now('OpenAI opens Sora to all'));
    await arrive(now('Kling sings'));
    await follow(OTHER, { veo: {} });
    await arrive(now('Veo sings'));
    expect(chat.shown(ROOM).map(({ mentions }) => mentions)).toEqual([['@U1', '@U2'], ['@U3']]);
    expect(chat.shown(OTHER)[0]!.mentions).toBeUndefined();
  });

  it('shows the words around the match in the room’s language, the matched ones strong', async () => {
    await furnish(
      store,
      { room: ROOM, zone: 'Asia/Shanghai', lang: 'zh' },
      { 文生视频: { when: 'instant' } },
    );
    const body = '发布会持续了两个小时。文生视频模型今天面向所有人开放，价格不变。';
    await arrive(now('新模型发布', { lang: 'zh', body, event: '' }));
    const [{ card }] = chat.shown(ROOM) as [Stored];
    expect(JSON.stringify(card.blocks[0])).toContain('{"strong":"文生视频"},"模型今天面向所有人开放');
    expect(words(chat.shown(ROOM)[0]!)).toContain('匹配订阅：文生视频');
  });

  it('waits for the end of quiet hours, and then comes in one thread', async () => {
    await furnish(
      store,
      { room: ROOM, zone: 'Asia/Shanghai', quiet: { from: '22:00', to: '08:00' } },
      { sora: { when: 'instant' } },
    );
    await arrive(now('Before the night: Sora'));
    clock.at = Date.parse('2026-11-24T16:30:00Z');
    await arrive(now('Sora at night'));
    await arrive(now('Sora, later that night'));
    expect(titles()).toEqual(['Before the night: Sora']);
    clock.at = Date.parse('2026-11-25T00:00:00Z');
    await minutes(desk, clock, 1);
    const [, head, ...held] = chat.shown(ROOM);
    expect(head!.card.title).toBe('While it was quiet');
    expect(held.map(({ card }) => card.title)).toEqual(['Sora at night', 'Sora, later that night']);
    for (const one of held) expect(one.replyTo).toBe(head!.receipt);
  });

  it('heeds a change at once, and after a restart what was set before', async () => {
    await follow(ROOM, { sora: {} });
    await arrive(now('Sora sings'));
    await follow(ROOM, { kling: {} });
    await arrive(now('Sora sings again'));
    expect(titles()).toEqual(['Sora sings']);
    ({ store, following } = openFollowing(store, clock, { seed: 8 }));
    await arrive(now('Kling sings'));
    expect(titles()).toEqual(['Sora sings', 'Kling sings']);
  });

  it('heeds at the next article what another process has changed on the same store', async () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'ainews.db');
    await store.close();
    ({ store, following } = openFollowing(openStore({ path, clock }), clock, { seed: 7 }));
    desk = deskOn(store, clock, chat);
    await follow(ROOM, { sora: {} });
    await arrive(now('Sora sings'));
    const beside = openStore({ path, clock });
    await furnish(beside, { room: OTHER }, { kling: { when: 'instant' } });
    await furnish(beside, { room: ROOM }, { veo: { when: 'instant' } });
    await beside.close();
    await arrive(now('Kling sings'));
    await arrive(now('Veo sings'));
    await arrive(now('Sora sings again'));
    expect(titles()).toEqual(['Sora sings', 'Veo sings']);
    expect(titles(OTHER)).toEqual(['Kling sings']);
    await store.close();
    folder.remove();
    store = memoryStore(clock);
  });

  it('comes no more to a workspace that has taken its data away', async () => {
    await follow(ROOM, { sora: {} });
    await store.purge('slack', 'T1');
    expect((await following()).size).toBe(0);
    await arrive(now('Sora sings'));
    expect(titles()).toEqual([]);
  });

  it('comes no more to a workspace that goes while all that rooms follow is taken in', async () => {
    for (let n = 0; n < 24; n++) await follow(`slack:T1/C${n}`, { sora: {} });
    let purged: Promise<number> | undefined;
    const breathe = async () => {
      purged ??= store.purge('slack', 'T1');
    };
    ({ store, following } = openFollowing(store, clock, { seed: 8, breathe }));
    await following();
    expect(purged).toBeDefined();
    await purged;
    expect((await following()).size).toBe(0);
  });
});
