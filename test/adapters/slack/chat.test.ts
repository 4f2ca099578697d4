import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackChat } from '../../../adapters/slack/chat.ts';
import { createSlackClient } from '../../../adapters/slack/client.ts';
import { failureOf } from '../../../adapters/slack/failure.ts';
import { createPace } from '../../../adapters/slack/pace.ts';
import type { Card } from '../../../src/card.ts';
import type { ChatError } from '../../../src/errors.ts';
import type { Chat, Log } from '../../../src/ports.ts';
import type { Room } from '../../../src/room.ts';
import { FakeSlack, type Fault, nowhere } from '../../helpers/fake-slack.ts';
import { keptAsks } from '../../helpers/kept-asks.ts';
import { complaints } from '../../helpers/slack-blocks.ts';

const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = { now: Date.now };
const room: Room = { platform: 'slack', space: 'T01TEAM', channel: 'C01' };
const card: Card = { tone: 'news', title: 'Sora 2', blocks: [{ kind: 'text', text: ['Out now'] }] };
const key = 'abcdefghijklmnopqrstuv';

let fake: FakeSlack;
let chat: Chat;

function create(apiUrl: string, gapMs = 0): Chat {
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const web = createSlackClient(fake.botToken, { apiUrl, log, timeoutMs: 300 });
  return createSlackChat({
    web: async () => web,
    clock,
    sleep,
    pace: createPace(clock, sleep, gapMs),
    asks: keptAsks(),
  });
}

beforeEach(async () => {
  fake = await FakeSlack.start();
  chat = create(fake.apiUrl);
});

afterEach(() => fake.stop());

const send = (more: { key?: string; replyTo?: string } = {}, to = room) =>
  chat.send(to, card, { key, lang: 'en', ...more });
const failing = (): Promise<ChatError> =>
  send().then(
    () => Promise.reject(new Error('sent')),
    (error) => error,
  );

describe('a delivery to Slack', () => {
  it('gives the message’s ts, and the message carries its key twice', async () => {
    const receipt = await send();
    const [message] = fake.messages;
    expect(receipt).toBe(message?.ts);
    expect(message?.blocks?.[0]?.block_id).toBe(key);
    expect(message?.metadata).toEqual({ event_type: 'ainews_delivery', event_payload: { key } });
    expect(complaints(message?.blocks)).toEqual([]);
  });

  it('calls those whom it is told to, and nobody whom its words name', async () => {
    const words = 'Hear <@U999> <!channel> @here';
    const loud: Card = { tone: 'news', title: words, blocks: [{ kind: 'text', text: [words] }] };
    await chat.send(room, loud, { key, lang: 'en', mentions: ['@U012AB3CD', '@S012AB3CD', '@here'] });
    const blocks = JSON.stringify(fake.messages[0]?.blocks);
    const called = [...blocks.matchAll(/"type":"(?:user|usergroup|broadcast|channel)"[^}]*/g)];
    expect(called.map(([one]) => one)).toEqual([
      '"type":"user","user_id":"U012AB3CD"',
      '"type":"usergroup","usergroup_id":"S012AB3CD"',
    ]);
    expect(fake.made('chat.postMessage')[0]?.args.text).not.toMatch(/<[@!]/);
  });

  it('has words for the notification, and expands nothing', async () => {
    await send();
    expect(fake.made('chat.postMessage')[0]?.args).toMatchObject({
      text: 'Sora 2\nOut now',
      unfurl_links: 'false',
      unfurl_media: 'false',
      link_names: 'false',
    });
  });

  it('goes into the thread of the message it belongs to', async () => {
    const parent = await send();
    await send({ key: 'reply', replyTo: parent });
    expect(fake.messages[1]?.thread_ts).toBe(parent);
  });

  it('goes without its image when Slack cannot fetch that', async () => {
    fake.fail('chat.postMessage', { error: 'invalid_blocks' });
    const image = { kind: 'image', url: 'https://news.example/broken.png', alt: 'a chart' } as const;
    await chat.send(room, { ...card, blocks: [...card.blocks, image] }, { key, lang: 'en' });
    expect(JSON.stringify(fake.messages)).not.toContain('broken.png');
  });

  it.each<readonly [Fault, string, string]>([
    [{ error: 'channel_not_found' }, 'gone', 'channel_not_found'],
    [{ error: 'is_archived' }, 'gone', 'is_archived'],
    [{ error: 'account_inactive' }, 'gone', 'account_inactive'],
    [{ error: 'invalid_blocks' }, 'refused', 'invalid_blocks'],
    [{ error: 'msg_blocks_too_long' }, 'refused', 'msg_blocks_too_long'],
    [{ error: 'something_new' }, 'refused', 'something_new'],
    [{ error: 'invalid_auth' }, 'later', 'invalid_auth'],
    [{ error: 'internal_error' }, 'unknown', 'internal_error'],
    [{ retryAfter: 7 }, 'later', 'rate_limited'],
    [{ status: 502 }, 'unknown', 'http 502'],
    [{ status: 403 }, 'later', 'http 403'],
    [{ status: 413 }, 'refused', 'http 413'],
    [{ status: 200, body: '<html>Welcome to the hotel' }, 'unknown', 'an answer that is not Slack’s'],
    [{ status: 200, body: '{"ok":false}' }, 'unknown', 'an answer that is not Slack’s'],
    [{ status: 200, body: '', stores: true }, 'unknown', 'an answer that is not Slack’s'],
    ['store and drop halfway', 'unknown', 'SocketError'],
    ['drop', 'unknown', 'SocketError'],
    ['hang', 'unknown', 'timeout'],
  ])('that meets %o fails as %s, after one try', async (fault, failure, detail) => {
    fake.fail('chat.postMessage', fault);
    const error = await failing();
    expect(error.failure).toBe(failure);
    if (/_|http|answer/.test(detail)) expect(error.detail).toBe(detail);
    expect(fake.made('chat.postMessage')).toHaveLength(1);
  });

  it('that cannot even connect can be tried later', async () => {
    chat = create(await nowhere());
    expect((await failing()).failure).toBe('later');
  });

  it('says how long a limit lasts', async () => {
    fake.fail('chat.postMessage', { retryAfter: 30 });
    expect((await failing()).retryAfterMs).toBe(30_000);
    // Slack is not asked again before that.
    expect((await failing()).retryAfterMs).toBeGreaterThan(29_000);
    expect(fake.made('chat.postMessage')).toHaveLength(1);
  });

  it('limited in one channel does not hold up another', async () => {
    fake.fail('chat.postMessage', { retryAfter: 3 });
    const limited = failing();
    await limited;
    const before = Date.now();
    await send({}, { ...room, channel: 'C02' });
    expect(Date.now() - before).toBeLessThan(1_000);
  });

  it('keeps to the channel’s pace and order', async () => {
    chat = create(fake.apiUrl, 60);
    const before = Date.now();
    await Promise.all(['a', 'b', 'c'].map((word) => send({ key: word })));
    expect(Date.now() - before).toBeGreaterThanOrEqual(115);
    expect(fake.messages.map((message) => message.blocks?.[0]?.block_id)).toEqual(['a', 'b', 'c']);
  });
});

describe('looking for a delivery', () => {
  const find = (more: { replyTo?: string } = {}) => chat.find(room, key, { since: 0, ...more });

  it('finds a message that Slack took before the connection broke', async () => {
    fake.fail('chat.postMessage', 'store and drop');
    expect((await failing()).failure).toBe('unknown');
    expect(fake.messages).toHaveLength(1);
    expect(await find()).toBe(fake.messages[0]?.ts);
  });

  it('finds none when it broke before', async () => {
    fake.fail('chat.postMessage', 'drop');
    await failing();
    expect(await find()).toBeUndefined();
  });

  it('finds replies in their thread', async () => {
    const parent = await send({ key: 'parent' });
    const reply = await send({ replyTo: parent });
    expect(await find()).toBeUndefined();
    expect(await find({ replyTo: parent })).toBe(reply);
  });

  it('reads on over pages', async () => {
    const receipt = await send();
    for (let i = 0; i < 450; i++)
      fake.messages.push({ channel: 'C01', ts: `${2_000_000_000 + i}.1`, text: 'chat' });
    expect(await find()).toBe(receipt);
    expect(fake.made('conversations.history')).toHaveLength(3);
  });

  it('knows that not being allowed to look is no answer', async () => {
    fake.fail('conversations.history', { error: 'missing_scope' });
    await expect(find()).rejects.toMatchObject({ name: 'ChatError', failure: 'later' });
    fake.fail('conversations.history', { error: 'invalid_arguments' });
    await expect(find()).rejects.toMatchObject({ failure: 'unknown' });
  });
});

describe('a link to a message', () => {
  it('is Slack’s own', async () => {
    const receipt = await send();
    expect(await chat.link?.(room, receipt)).toBe(`https://acme.slack.com/archives/C01/p${receipt}`);
  });

  it('fails as a ChatError when Slack does not say', async () => {
    fake.fail('chat.getPermalink', { error: 'message_not_found' });
    await expect(chat.link?.(room, '1.2')).rejects.toMatchObject({ name: 'ChatError' });
  });
});

describe('what Slack’s words mean', () => {
  it.each([
    ['token_revoked', 'gone'],
    ['restricted_action', 'gone'],
    ['ratelimited', 'later'],
    ['fatal_error', 'unknown'],
    ['no_text', 'refused'],
  ])('%s: %s', (word, failure) => expect(failureOf(word)).toBe(failure));
});
