import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shortHash } from '../../../adapters/hash.ts';
import { type Card, plain } from '../../../src/card.ts';
import { type Answer, createEngine, type Engine } from '../../../src/engine.ts';
import type { LinkTo, Store } from '../../../src/ports.ts';
import { deskOn, memoryStore, minutes, news, stoppedAt, type Time } from '../../helpers/desk-bed.ts';
import { createFakeChat, type FakeChat } from '../../helpers/fake-chat.ts';

const ROOM = 'slack:T1/C1';
let clock: Time;
let store: Store;
let engine: Engine;
let chat: FakeChat;

beforeEach(() => {
  clock = stoppedAt('2026-11-24T00:30:00Z');
  store = memoryStore(clock);
  chat = createFakeChat();
  const log = {
    info() {},
    warn() {},
    error: (fields: object) => expect.fail(String(JSON.stringify(fields))),
  };
  engine = createEngine({ store, clock, log, reader: undefined, hash: shortHash, linkTo });
});

const linkTo: LinkTo = async ({ channel }, receipt) => `https://team.example/${channel}/${receipt}`;
afterEach(() => store.close());

function say(text: string, over: { locale?: string; zone?: string } = {}): Promise<Answer> {
  return engine.answer({
    room: { platform: 'slack', space: 'T1', channel: 'C1' },
    person: { platform: 'slack', space: 'T1', id: 'U1' },
    manager: true,
    locale: 'en',
    zone: 'Asia/Shanghai',
    text,
    ...over,
  });
}

function wordsOf(cards: readonly (Card | undefined)[]): string {
  return cards
    .flatMap((card) => (card ? [card] : []))
    .flatMap(({ title = '', blocks }) => [
      title,
      ...blocks.flatMap((block) => {
        if (block.kind === 'text') return [plain(block.text)];
        if (block.kind === 'list') return block.items.map(plain);
        if (block.kind === 'facts') return block.facts.map(({ label, value }) => `${label}: ${plain(value)}`);
        return [];
      }),
    ])
    .join('\n');
}

describe('planning a briefing', () => {
  it('says what was understood to everyone, when it comes next, and how to take it back', async () => {
    const { ok, shared, data } = await say('digest weekdays 9:00 tz:Asia/Shanghai top:5');
    expect(ok).toBe(true);
    expect(wordsOf([shared])).toContain('Briefing on weekdays at 09:00 (Asia/Shanghai), the top 5');
    expect(wordsOf([shared])).toContain('Next: Nov 24, 09:00');
    expect(shared!.blocks.some((block) => block.kind === 'buttons' && 'ask' in block.buttons[0]!)).toBe(true);
    expect(data).toMatchObject({ next: '2026-11-24T01:00:00.000Z' });
  });

  it('takes the zone of whoever asks, and keeps what the line does not name', async () => {
    await say('digest mon,thu 8:30 top:3', { zone: 'Europe/Berlin' });
    await say('digest 18:00');
    expect((await store.room(ROOM)).settings.digest).toMatchObject({
      days: ['mon', 'thu'],
      times: ['18:00'],
      zone: 'Europe/Berlin',
      top: 3,
    });
  });

  it('of an hour that has passed begins tomorrow', async () => {
    await say('digest 8:00');
    await minutes(deskOn(store, clock, chat), clock, 60);
    expect(chat.shown()).toEqual([]);
  });

  it('refuses an unknown zone with the nearest, and an hour that does not exist, and sets nothing', async () => {
    const wrong = await say('digest 9:00 tz:Asia/Shangai');
    expect(wrong).toMatchObject({ ok: false, error: { key: 'bad-zone-near' } });
    expect(wordsOf(wrong.cards)).toContain('Asia/Shanghai');
    expect(await say('digest 25:00')).toMatchObject({ ok: false, error: { key: 'bad-time' } });
    expect((await store.room(ROOM)).settings.digest).toBeUndefined();
  });

  it('tells of an hour that clocks will skip', async () => {
    clock.at = Date.parse('2026-03-06T12:00:00Z');
    const { shared } = await say('digest 2:30 tz:America/New_York');
    expect(wordsOf([shared])).toContain(
      'Clocks skip 2026-03-08 02:30; that briefing comes at 2026-03-08 03:00',
    );
  });

  it('speaks Chinese where it is asked in Chinese, and so do its briefings', async () => {
    const { shared } = await say('早报 每天 9:00', { locale: 'zh-CN' });
    expect(wordsOf([shared])).toContain('简报：每天 09:00');
    await minutes(deskOn(store, clock, chat), clock, 31);
    expect(wordsOf(chat.shown().map(({ card }) => card))).toContain('AI 简报');
  });
});

describe('a planned briefing', () => {
  beforeEach(() => say('digest 9:00'));

  it('is told with its last run, its figures and its next', async () => {
    await store.saveArticle(news('Sora sings', clock.at - 1));
    await minutes(deskOn(store, clock, chat), clock, 40);
    const { cards, data } = await say('digest');
    expect(wordsOf(cards)).toContain('arrived');
    expect(wordsOf(cards)).toContain('Found: 1');
    expect(data).toMatchObject({
      next: '2026-11-25T01:00:00.000Z',
      last: { slot: '2026-11-24T01:00:00.000Z', outcome: 'sent' },
      delivery: { state: 'sent' },
    });
  });

  it('that came hours after its time is told of as such', async () => {
    await store.saveArticle(news('Sora sings', clock.at - 1));
    const desk = deskOn(store, clock, chat);
    clock.at = Date.parse('2026-11-24T04:00:00Z');
    await minutes(desk, clock, 2);
    expect(wordsOf((await say('digest')).cards)).toContain('late, to catch up');
    clock.at = Date.parse('2026-11-25T00:59:00Z');
    await minutes(desk, clock, 2);
    const { cards, data } = await say('digest');
    expect(data).toMatchObject({ last: { slot: '2026-11-25T01:00:00.000Z' } });
    expect(wordsOf(cards)).not.toContain('late, to catch up');
  });

  it('is skipped once, and comes the day after with what was not told', async () => {
    await store.saveArticle(news('Sora sings', clock.at - 1));
    const { shared, data } = await say('digest skip');
    expect(wordsOf([shared])).toContain('The briefing of Nov 24, 09:00 will not come.');
    expect(data).toMatchObject({ next: '2026-11-25T01:00:00.000Z' });
    expect((await say('digest')).data).toMatchObject({ next: '2026-11-25T01:00:00.000Z' });
    const desk = deskOn(store, clock, chat);
    await minutes(desk, clock, 120);
    expect(chat.shown()).toEqual([]);
    clock.at = Date.parse('2026-11-25T00:59:00Z');
    await minutes(desk, clock, 1);
    expect(wordsOf(chat.shown().map(({ card }) => card))).toContain('Sora sings');
    expect(wordsOf(chat.shown().map(({ card }) => card))).not.toContain('missed');
  });

  it('that was skipped comes after all when that is taken back', async () => {
    await store.saveArticle(news('Sora sings', clock.at - 1));
    const { shared } = await say('digest skip');
    expect(JSON.stringify(shared)).toContain('"ask":"undo"');
    expect(await say('undo')).toMatchObject({ ok: true });
    expect((await say('digest')).data).toMatchObject({ next: '2026-11-24T01:00:00.000Z' });
    await minutes(deskOn(store, clock, chat), clock, 40);
    expect(wordsOf(chat.shown().map(({ card }) => card))).toContain('Sora sings');
  });

  it('can be skipped more than once', async () => {
    await say('digest skip');
    expect((await say('digest skip')).data).toMatchObject({
      skipped: '2026-11-25T01:00:00.000Z',
      next: '2026-11-26T01:00:00.000Z',
    });
  });

  it('is told of with a link to its message, in either language', async () => {
    await store.saveArticle(news('Sora sings', clock.at - 1));
    await minutes(deskOn(store, clock, chat), clock, 31);
    const receipt = chat.shown()[0]!.receipt;
    const url = `https://team.example/C1/${receipt}`;
    for (const locale of ['en', 'zh']) {
      const { cards, data } = await say('digest', { locale });
      expect(JSON.stringify(cards)).toContain(`{"link":"${url}"`);
      expect(data).toMatchObject({ delivery: { state: 'sent', url } });
    }
  });

  it('moves with the room to another zone, and does not come twice', async () => {
    const desk = deskOn(store, clock, chat);
    await minutes(desk, clock, 40);
    await say('tz Europe/London');
    clock.at = Date.parse('2026-11-24T08:59:00Z');
    await minutes(desk, clock, 3);
    expect(chat.shown()).toHaveLength(1);
    expect((await say('digest')).data).toMatchObject({ next: '2026-11-25T09:00:00.000Z' });
  });

  it('stops when it is turned off', async () => {
    expect(wordsOf([(await say('digest off')).shared])).toContain('No more briefings here.');
    await minutes(deskOn(store, clock, chat), clock, 60);
    expect(chat.shown()).toEqual([]);
    expect(await say('digest off')).toMatchObject({ ok: false, error: { key: 'no-digest' } });
    expect(await say('digest skip')).toMatchObject({ ok: false, error: { key: 'no-digest' } });
  });
});

describe('a briefing at once', () => {
  it('comes to the room, once however often it is asked for, and leaves nothing for nine o’clock', async () => {
    await say('digest 9:00');
    await store.saveArticle(news('Sora sings', clock.at - 1));
    expect(wordsOf((await say('digest now')).cards)).toContain('on its way');
    expect(wordsOf((await say('digest now')).cards)).toContain('a moment ago');
    const desk = deskOn(store, clock, chat);
    await minutes(desk, clock, 1);
    const told = chat.shown().length;
    expect(wordsOf(chat.shown().map(({ card }) => card))).toContain('Sora sings');
    await minutes(desk, clock, 40);
    const later = chat.shown().slice(told);
    expect(wordsOf(later.map(({ card }) => card))).toContain('Nothing new');
    expect(later).toHaveLength(1);
  });

  it('is refused where deliveries are paused, with what to do', async () => {
    await store.pauseRoom(ROOM, 'not_in_channel', clock.at);
    const { ok, error, cards } = await say('digest now');
    expect([ok, error?.key]).toEqual([false, 'room-paused']);
    expect(wordsOf(cards)).toContain('resume');
  });

  it('numbers its stories as whoever reads it counts them', async () => {
    await say('subscribe sora');
    await say('subscribe kling');
    for (const [i, what] of ['Sora', 'Kling', 'Sora', 'Kling', 'Sora', 'Kling', 'Sora'].entries()) {
      const title = `${what} ${['paints', 'sings', 'dances', 'cooks', 'sleeps', 'rides', 'writes'][i]}`;
      const { storyId } = await store.saveArticle(news(title, clock.at - 1));
      for (let more = 7; more > i; more--) {
        const url = `https://o${more}.example/${i}`;
        await store.saveArticle(
          news(title, clock.at - 1, { url, canonicalUrl: url, site: `o${more}.example` }),
          {
            storyId,
          },
        );
      }
    }
    const [page] = (await say('digest preview')).cards;
    const shown = page!.blocks.flatMap((block) =>
      block.kind === 'list' ? block.items.map((item) => /^\w+ \w+/.exec(plain(item))![0]) : [],
    );
    expect(shown).toHaveLength(7);
    for (const [i, title] of shown.entries()) {
      await say('digest preview');
      const [story] = (await say(`open ${i + 1}`)).cards;
      expect(wordsOf([story]).split('\n')[0]).toBe(title);
    }
  });

  it('can be seen before, and that counts for nothing', async () => {
    await store.saveArticle(news('Sora sings', clock.at - 1));
    for (let i = 0; i < 2; i++) expect(wordsOf((await say('digest preview')).cards)).toContain('Sora sings');
    expect(await store.lastIssue(ROOM)).toBeUndefined();
    expect((await store.outboxHealth(clock.at)).pending).toBe(0);
  });
});

describe('one’s own briefing', () => {
  it('comes by direct message at one’s own hour', async () => {
    expect((await say('me')).data).toMatchObject({ plan: null });
    const { cards, shared } = await say('me 8:45');
    expect(shared).toBeUndefined();
    expect(wordsOf(cards)).toContain('every day at 08:45');
    await store.saveArticle(news('Sora sings', clock.at - 1));
    await minutes(deskOn(store, clock, chat), clock, 20);
    expect(new Set(chat.shown().map(({ room }) => room))).toEqual(new Set(['slack:T1/U1']));
  });

  it('is changed from a channel without touching the channel’s', async () => {
    await say('digest 9:00');
    for (const line of ['me', 'me 8:45', 'me']) {
      const { cards } = await say(line);
      expect(JSON.stringify(cards)).not.toContain('"ask":"digest');
    }
    const { cards, shared } = await say('me off');
    expect([wordsOf(cards), shared]).toEqual([expect.stringContaining('by direct message'), undefined]);
    expect((await say('me')).data).toMatchObject({ plan: null });
    expect((await say('digest')).data).toMatchObject({ plan: { times: ['09:00'] } });
    expect((await say('me off')).error?.key).toBe('no-own-digest');
  });
});

describe('status', () => {
  it('says that all is well, or that deliveries here are paused and why', async () => {
    expect(wordsOf((await say('status')).cards)).toContain('All is well.');
    await store.pauseRoom(ROOM, 'not_in_channel', clock.at);
    const { cards, data } = await say('status');
    expect(wordsOf(cards)).toContain('not_in_channel');
    expect(data).toMatchObject({ paused: 'not_in_channel' });
  });
});
