import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/card.ts';
import type { Failure } from '../../../src/errors.ts';
import type { Room } from '../../../src/room.ts';
import { type FakeDiscord, startFakeDiscord, TOKEN } from '../../helpers/fake-discord.ts';
import { startBot, wordsOf } from '../../helpers/fake-discord-bot.ts';

const KEY = 'a23456789012345678901_';
const CARD: Card = {
  tone: 'news',
  title: 'Sora 2',
  url: 'https://news.example/sora',
  blocks: [{ kind: 'buttons', buttons: [{ label: 'Save', ask: 'save https://news.example/sora' }] }],
};
const SENDING = { key: KEY, lang: 'en' as const };

let discord: FakeDiscord;
let bot: Awaited<ReturnType<typeof startBot>>;
let guild: string;
let room: Room;

const roomOf = (channel: string): Room => ({ platform: 'discord', space: guild, channel });

beforeEach(async () => {
  discord = await startFakeDiscord();
  guild = discord.addGuild();
  room = roomOf(discord.addChannel({ type: 0, guild_id: guild, name: 'news' }).id);
});

afterEach(async () => {
  await bot.bot.stop();
  await discord.stop();
  expect(discord.faults).toEqual([]);
});

async function start(crosspost = false): Promise<void> {
  bot = await startBot(discord, {
    config: { token: TOKEN, apiBase: discord.base, apiVersion: '10', crosspost },
  });
  await bot.ready();
  // The server's channels come right behind.
  await discord.until(() => bot.bot.health().guilds > 0);
}

const posts = () => discord.seen.filter((one) => one.method === 'POST' && /\/messages$/.test(one.path));
const since = () => Date.now() - 60_000;

describe('posting', () => {
  beforeEach(() => start());

  it('gives the message’s id, and carries its key', async () => {
    const receipt = await bot.chat.send(room, CARD, SENDING);
    expect(discord.messagesIn(room.channel)).toMatchObject([
      { id: receipt, nonce: KEY, enforce_nonce: true },
    ]);
    expect(wordsOf(discord.messagesIn(room.channel)[0])).toContain('Sora 2');
  });

  it('calls those whom it is told to, and nobody whom its words name', async () => {
    const [person, role] = ['123456789012345678', '876543210987654321'];
    const loud: Card = { ...CARD, title: 'Hear <@111111111111111111> @everyone @here' };
    await bot.chat.send(room, loud, { ...SENDING, mentions: [`@${person}`, `@&${role}`, '@everyone'] });
    const [message] = discord.messagesIn(room.channel);
    expect(message).toMatchObject({ allowed_mentions: { parse: [], users: [person], roles: [role] } });
    expect(wordsOf(message)).toContain(`<@${person}> <@&${role}>`);
    expect(wordsOf(message)).not.toMatch(/@everyone|<@111/);
  });

  it('has a link that opens it', async () => {
    const receipt = await bot.chat.send(room, CARD, SENDING);
    expect(await bot.chat.link?.(room, receipt)).toBe(
      `https://discord.com/channels/${guild}/${room.channel}/${receipt}`,
    );
  });

  it('twice with one key is one message', async () => {
    const first = await bot.chat.send(room, CARD, SENDING);
    expect(await bot.chat.send(room, CARD, SENDING)).toBe(first);
    expect(discord.messagesIn(room.channel)).toHaveLength(1);
  });

  it.each<[string, object, Failure, number]>([
    ['a 500 before it was stored', { status: 500 }, 'unknown', 0],
    ['a 502 after it was stored', { status: 502, stores: true, body: '<html>' }, 'unknown', 1],
    ['a connection that broke', { hangsUp: true }, 'unknown', 0],
    ['a connection that broke after it was stored', { hangsUp: true, stores: true }, 'unknown', 1],
  ])('does not try %s again by itself', async (_, trouble, failure, stored) => {
    discord.trouble({ path: /messages$/, ...trouble });
    await expect(bot.chat.send(room, CARD, SENDING)).rejects.toMatchObject({ failure });
    expect(posts()).toHaveLength(1);
    expect(discord.messagesIn(room.channel)).toHaveLength(stored);
    const found = await bot.chat.find(room, KEY, { since: since() });
    expect(found).toBe(discord.messagesIn(room.channel)[0]?.id);
  });

  it.each([
    ['user', { 'x-ratelimit-scope': 'user' }],
    ['shared', { 'x-ratelimit-scope': 'shared' }],
    ['global', { 'x-ratelimit-scope': 'global', 'x-ratelimit-global': 'true' }],
  ])('says when to come again after a 429 of the %s scope, instead of waiting', async (_, scope) => {
    discord.trouble({
      path: /messages$/,
      status: 429,
      headers: { 'retry-after': '42', ...scope },
      body: { message: 'You are being rate limited.', retry_after: 42, global: false },
    });
    const failed = await bot.chat.send(room, CARD, SENDING).catch((error) => error);
    expect(failed).toMatchObject({ failure: 'later' });
    expect(failed.retryAfterMs).toBeGreaterThanOrEqual(42_000);
    expect(failed.retryAfterMs).toBeLessThan(44_000);
  });

  it.each<[number, number, Failure]>([
    [404, 10003, 'gone'],
    [404, 10004, 'gone'],
    [404, 10015, 'gone'],
    [403, 50001, 'gone'],
    [403, 50013, 'gone'],
    [403, 50007, 'gone'],
    [403, 50278, 'gone'],
    [400, 40067, 'gone'],
    [400, 50035, 'refused'],
    [400, 200000, 'refused'],
    [400, 240000, 'refused'],
    [400, 12345, 'refused'],
    [429, 20028, 'later'],
    [403, 40003, 'later'],
    [401, 0, 'later'],
    [403, 0, 'later'],
    [404, 0, 'later'],
  ])('of a %i with code %i is settled as it deserves: %s', async (status, code, failure) => {
    discord.trouble({
      path: /messages$/,
      status,
      body: { message: 'no', code },
      headers: status === 429 ? { 'retry-after': '1' } : {},
    });
    await expect(bot.chat.send(room, CARD, SENDING)).rejects.toMatchObject({ failure });
    expect(posts()).toHaveLength(1);
  });

  it('goes on after Discord refused the token once', async () => {
    discord.trouble({ path: /messages$/, status: 401, body: { message: '401: Unauthorized', code: 0 } });
    await expect(bot.chat.send(room, CARD, SENDING)).rejects.toMatchObject({ failure: 'later' });
    await bot.chat.send(room, CARD, SENDING);
    expect(discord.messagesIn(room.channel)).toHaveLength(1);
  });

  it('to a person opens their direct messages, once', async () => {
    const person: Room = { platform: 'discord', space: '@me', channel: '300000000000000009' };
    await bot.chat.send(person, CARD, SENDING);
    await bot.chat.send(person, CARD, { ...SENDING, key: 'b23456789012345678901_' });
    const opened = discord.seen.filter((one) => one.path === '/users/@me/channels');
    expect(opened.map((one) => one.body)).toEqual([{ recipient_id: '300000000000000009' }]);
  });

  it('when nobody answers at all is not sent, and comes later', async () => {
    await bot.bot.stop();
    bot = await startBot(discord, {
      config: { token: TOKEN, apiBase: 'http://127.0.0.1:1/api', apiVersion: '10', crosspost: false },
    });
    await expect(bot.chat.send(room, CARD, SENDING)).rejects.toMatchObject({ failure: 'later' });
  });
});

describe('a long digest', () => {
  beforeEach(() => start());

  it('goes on in the thread of its first message', async () => {
    const head = await bot.chat.send(room, CARD, SENDING);
    const key = 'b23456789012345678901_';
    const receipt = await bot.chat.send(room, CARD, { ...SENDING, key, replyTo: head });
    const third = await bot.chat.send(room, CARD, {
      ...SENDING,
      key: 'c23456789012345678901_',
      replyTo: head,
    });
    expect(discord.messagesIn(head).map((message) => message.id)).toEqual([receipt, third]);
    expect(await bot.chat.find(room, key, { since: since(), replyTo: head })).toBe(receipt);
  });

  it('goes on as a reply where it may open no thread', async () => {
    const head = await bot.chat.send(room, CARD, SENDING);
    discord.trouble({ path: /threads$/, status: 403, body: { message: 'Missing Permissions', code: 50013 } });
    const key = 'b23456789012345678901_';
    const receipt = await bot.chat.send(room, CARD, { ...SENDING, key, replyTo: head });
    expect(discord.messagesIn(room.channel)[1]).toMatchObject({
      id: receipt,
      message_reference: { message_id: head },
    });
    expect(await bot.chat.find(room, key, { since: since(), replyTo: head })).toBe(receipt);
  });
});

describe('looking for a message', () => {
  beforeEach(() => start());

  it('finds it by the key in its buttons when Discord keeps no nonce', async () => {
    const receipt = await bot.chat.send(room, CARD, SENDING);
    delete discord.messagesIn(room.channel)[0]!.nonce;
    expect(await bot.chat.find(room, KEY, { since: since() })).toBe(receipt);
  });

  it('finds it behind three hundred others', async () => {
    const receipt = await bot.chat.send(room, CARD, SENDING);
    for (let i = 0; i < 300; i++) discord.post(room.channel, { content: String(i) });
    expect(await bot.chat.find(room, KEY, { since: since() })).toBe(receipt);
    const reads = discord.seen.filter((one) => one.method === 'GET' && /messages$/.test(one.path));
    expect(reads).toHaveLength(4);
  });

  it('says when it is not there', async () => {
    expect(await bot.chat.find(room, KEY, { since: since() })).toBeUndefined();
  });

  it('does not say that it is not there where it may not read what was said', async () => {
    await bot.chat.send(room, CARD, SENDING);
    discord.hideHistory(room.channel);
    await expect(bot.chat.find(room, KEY, { since: since() })).rejects.toMatchObject({
      failure: 'refused',
      detail: expect.stringContaining('Read Message History'),
    });
  });

  it('does not take the message of another for ours', async () => {
    discord.post(room.channel, { nonce: KEY, author: { id: '1' } });
    Object.assign(discord.messagesIn(room.channel)[0]!, { author: { id: '1' } });
    expect(await bot.chat.find(room, KEY, { since: since() })).toBeUndefined();
  });

  it.each<[number, object, Failure]>([
    [500, { message: 'no' }, 'later'],
    [403, { message: 'Missing Access', code: 50001 }, 'gone'],
  ])('that cannot be done (%i) is no answer', async (status, body, failure) => {
    discord.trouble({ path: /messages$/, status, body });
    await expect(bot.chat.find(room, KEY, { since: since() })).rejects.toMatchObject({ failure });
  });
});

describe('channels of other kinds', () => {
  it('announcements are published to followers when that is asked for', async () => {
    const channel = discord.addChannel({ type: 5, guild_id: guild }).id;
    await start(true);
    await discord.until(() => bot.bot.health().guilds > 0);
    await bot.chat.send(room, CARD, SENDING);
    expect(discord.crossposts()).toBe(0);
    await bot.chat.send(roomOf(channel), CARD, SENDING);
    expect(discord.crossposts()).toBe(1);
  });

  it('announcements are not published when it is not', async () => {
    const channel = discord.addChannel({ type: 5, guild_id: guild }).id;
    await start();
    await bot.chat.send(roomOf(channel), CARD, SENDING);
    expect(discord.crossposts()).toBe(0);
  });

  it('a post that cannot be published is still posted', async () => {
    const channel = discord.addChannel({ type: 5, guild_id: guild }).id;
    await start(true);
    discord.trouble({ path: /crosspost$/, status: 429, headers: { 'retry-after': '3000' } });
    await bot.chat.send(roomOf(channel), CARD, SENDING);
    expect(discord.messagesIn(channel)).toHaveLength(1);
  });

  it.each([false, true])('a forum gets a thread (known before: %s)', async (known) => {
    const shape = {
      type: 15,
      guild_id: guild,
      flags: 16,
      available_tags: [
        { id: '1', moderated: true },
        { id: '2', moderated: false },
      ],
    };
    let forum = known ? discord.addChannel(shape).id : '';
    await start();
    forum ||= discord.addChannel(shape).id;
    const receipt = await bot.chat.send(roomOf(forum), CARD, SENDING);
    const opened = discord.seen.find((one) => one.path === `/channels/${forum}/threads`);
    expect(opened?.body).toMatchObject({ name: 'Sora 2', applied_tags: ['2'] });
    expect(discord.messagesIn(receipt)).toHaveLength(1);
    expect(await bot.chat.find(roomOf(forum), KEY, { since: since() })).toBe(receipt);
    await bot.chat.send(roomOf(forum), CARD, { ...SENDING, key: 'b23456789012345678901_', replyTo: receipt });
    expect(discord.messagesIn(receipt)).toHaveLength(2);
  });

  it('a thread that went to sleep is opened again', async () => {
    const thread = discord.addChannel({
      type: 11,
      guild_id: guild,
      thread_metadata: { archived: true, locked: true },
    }).id;
    await start();
    await bot.chat.send(roomOf(thread), CARD, SENDING);
    expect(discord.seen.find((one) => one.method === 'PATCH')?.body).toEqual({ archived: false });
    expect(discord.messagesIn(thread)).toHaveLength(1);
  });
});
