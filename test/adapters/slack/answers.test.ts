import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackClient } from '../../../adapters/slack/client.ts';
import { createPace } from '../../../adapters/slack/pace.ts';
import { createReplies } from '../../../adapters/slack/reply.ts';
import { createResponseUrl, isResponseUrl } from '../../../adapters/slack/response-url.ts';
import type { Card } from '../../../src/card.ts';
import { FakeSlack } from '../../helpers/fake-slack.ts';
import { keptAsks } from '../../helpers/kept-asks.ts';
import { type Bot, startBot } from '../../helpers/slack-bot.ts';

let fake: FakeSlack;
let bot: Bot;
const card = (title: string): Card => ({ tone: 'plain', title, blocks: [] });

beforeEach(async () => {
  fake = await FakeSlack.start();
  bot = await startBot(fake);
});

afterEach(async () => {
  await bot.slack.stop();
  await fake.stop();
});

describe('an answer', () => {
  it('is given again when Slack stumbles', async () => {
    fake.fail('response_url', { status: 500 }, 'drop');
    await bot.command('sora');
    const calls = await fake.until('response_url', 3);
    expect(calls.map((call) => call.outcome)).toEqual(['500', 'drop', 'ok']);
    expect(fake.made('chat.postEphemeral')).toEqual([]);
  });

  it('waits as long as Slack asks', async () => {
    fake.fail('response_url', { retryAfter: 1 });
    const before = Date.now();
    await bot.command('sora');
    await fake.until('response_url', 2);
    expect(Date.now() - before).toBeGreaterThanOrEqual(950);
  });

  it('goes another way when the response URL cannot be used any more', async () => {
    fake.fail('response_url', { status: 404 });
    await bot.command('sora');
    const [call] = await fake.until('chat.postEphemeral');
    expect(call?.args).toMatchObject({ channel: 'C01', user: 'U01' });
  });

  it('goes to the person where the bot may not post', async () => {
    fake.fail('response_url', { status: 404 });
    fake.fail('chat.postEphemeral', { error: 'not_in_channel' });
    await bot.command('sora');
    const [call] = await fake.until('chat.postMessage');
    expect(call?.args.channel).toBe('U01');
  });

  it('uses a response URL five times at most; what is left goes another way', async () => {
    bot.engine.next.push(Array.from({ length: 7 }, (_, i) => card(`card ${i}`)));
    await bot.command('sora');
    await fake.until('chat.postEphemeral', 2);
    const calls = fake.made('response_url');
    expect(calls).toHaveLength(5);
    expect(calls.every((call) => call.outcome === 'ok')).toBe(true);
  });

  it('is sent without its image when Slack cannot fetch that', async () => {
    const image = { kind: 'image', url: 'https://news.example/broken.png', alt: 'a chart' } as const;
    bot.engine.next.push([{ ...card('sora'), blocks: [image] }]);
    fake.fail('chat.postMessage', { error: 'invalid_blocks' });
    await bot.event({
      type: 'message',
      channel_type: 'im',
      channel: 'D01',
      user: 'U01',
      text: 'sora',
      ts: '1.1',
    });
    const calls = await fake.until('chat.postMessage', 2);
    expect(calls.map((call) => JSON.stringify(call.args.blocks).includes('broken.png'))).toEqual([
      true,
      false,
    ]);
  });

  it('is shared once at most: a share that may have arrived is not repeated', async () => {
    fake.fail('response_url', 'drop');
    await bot.interact(fake.press({ action_id: 'share.1.0', value: 'sora' }));
    const calls = await fake.until('response_url', 2);
    expect(calls.map((call) => call.args.response_type)).toEqual(['in_channel', 'ephemeral']);
    expect(String(calls[1]?.args.text)).toContain('Slack did not say');
  });

  it('is patient with a limit on posting', async () => {
    fake.fail('chat.postMessage', { retryAfter: 1 });
    await bot.event({ type: 'app_mention', channel: 'C01', user: 'U01', text: '<@U0BOT> sora', ts: '1.1' });
    const calls = await fake.until('chat.postMessage', 2);
    expect(calls.map((call) => call.outcome)).toEqual(['429', 'ok']);
  });
});

describe('an answer to a mention', () => {
  const mention = () =>
    bot.event({ type: 'app_mention', channel: 'C01', user: 'U01', text: '<@U0BOT> sora', ts: '1.1' });
  const posts = () => fake.made('chat.postMessage').map(({ outcome }) => outcome);

  it('that Slack took before the connection broke is seen there, and not given twice', async () => {
    fake.now = Date.now;
    fake.fail('chat.postMessage', 'store and drop');
    await mention();
    await fake.until('conversations.replies');
    await bot.slack.stop();
    expect(posts()).toEqual(['stored, dropped']);
    expect(fake.messages).toHaveLength(1);
    expect(fake.made('chat.postEphemeral')).toEqual([]);
  });

  it.each([
    ['broke off', { status: 500 }, '500'],
    ['had an error of its own', { error: 'internal_error' }, 'internal_error'],
    ['was too busy, without a word how long', { error: 'ratelimited' }, 'ratelimited'],
  ])('is given after all when Slack %s', async (_, fault, outcome) => {
    fake.fail('chat.postMessage', fault);
    await mention();
    await fake.until('chat.postMessage', 2);
    await bot.slack.stop();
    expect(posts()).toEqual([outcome, 'ok']);
    expect(fake.messages).toMatchObject([{ channel: 'C01', thread_ts: '1.1' }]);
  });

  it('that nobody can look for is at least told of', async () => {
    fake.fail('chat.postMessage', { status: 500 });
    fake.fail('conversations.replies', { error: 'missing_scope' });
    await mention();
    const [told] = await fake.until('chat.postEphemeral');
    expect(told?.args).toMatchObject({ user: 'U01', thread_ts: '1.1' });
    expect(String(told?.args.text)).toContain('Slack did not say');
    expect(posts()).toEqual(['500']);
  });

  it('goes to whoever asked where not everyone may post', async () => {
    fake.fail('chat.postMessage', { error: 'restricted_action_read_only_channel' });
    await mention();
    const [answer] = await fake.until('chat.postEphemeral');
    expect(String(answer?.args.text)).toContain('You said sora');
  });

  it('waits its minute when Slack asks for that, and no longer', async () => {
    const waits: number[] = [];
    const sleep = async (ms: number) => waits.push(ms);
    const clock = { now: () => waits.reduce((sum, ms) => sum + ms, 0) };
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const client = createSlackClient(fake.botToken, { apiUrl: fake.apiUrl, log });
    const pace = createPace(clock, sleep);
    const find = async () => undefined;
    const asks = keptAsks();
    const noticed = () => undefined;
    const replies = createReplies({ web: async () => client, clock, log, sleep, pace, asks, find, noticed });
    const address = { space: 'T01TEAM', channel: 'C01', user: 'U01', lang: 'en' } as const;
    fake.fail('chat.postMessage', { retryAfter: 45 }, { retryAfter: 90 });
    expect(await replies.reply(address, card('Sora'), { to: 'room' })).toBe('lost');
    expect(waits).toEqual([45_000]);
  });
});

describe('a private answer', () => {
  it('is given again when Slack broke off, since a second copy does no harm', async () => {
    fake.fail('response_url', { status: 404 });
    fake.fail('chat.postEphemeral', { status: 500 });
    await bot.command('sora');
    const calls = await fake.until('chat.postEphemeral', 2);
    expect(calls.map(({ outcome }) => outcome)).toEqual(['500', 'ok']);
  });
});

describe('a response URL', () => {
  it('that never answers is given up in time', async () => {
    fake.fail('response_url', 'hang', 'hang', 'hang');
    const waits: number[] = [];
    const url = createResponseUrl(fake.responseUrl(), {
      fetch: globalThis.fetch,
      clock: { now: Date.now },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      sleep: async (ms) => waits.push(ms),
      timeoutMs: 30,
    });
    expect(await url.post({ text: 'x' }, { once: false })).toBe('unusable');
    expect(fake.made('response_url')).toHaveLength(3);
    expect(waits).toEqual([300, 600]);
  });

  it('is not used after half an hour', async () => {
    let now = 0;
    const url = createResponseUrl(fake.responseUrl(), {
      fetch: globalThis.fetch,
      clock: { now: () => now },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      sleep: async () => undefined,
    });
    now = 31 * 60_000;
    expect(await url.post({ text: 'x' }, { once: false })).toBe('unusable');
    expect(fake.made('response_url')).toEqual([]);
  });

  it.each([
    ['https://hooks.slack.com/commands/T/1/x', true],
    ['https://hooks.slack-gov.com/commands/T/1/x', true],
    ['http://hooks.slack.com/commands/T/1/x', false],
    ['https://hooks.slack.com.evil.example/x', false],
    ['https://evil.example/hooks.slack.com', false],
    ['http://127.0.0.1/x', false],
    ['http://169.254.169.254/latest/meta-data', false],
    ['file:///etc/passwd', false],
    ['', false],
  ])('%s: posted to? %s', (url, is) => {
    expect(isResponseUrl(url, 'https://slack.com/api/')).toBe(is);
  });
});
