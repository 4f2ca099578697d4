import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../../adapters/config.ts';
import { readSlackConfig } from '../../../adapters/slack/config.ts';
import { BOT, FakeSlack, nowhere, TEAM } from '../../helpers/fake-slack.ts';
import { type Bot, startBot } from '../../helpers/slack-bot.ts';

let fake: FakeSlack;
let bot: Bot | undefined;

beforeEach(async () => {
  fake = await FakeSlack.start();
});

afterEach(async () => {
  await bot?.slack.stop();
  bot = undefined;
  await fake.stop();
});

const ready = (it: Bot) => fake.settle(() => it.slack.health().state === 'ready', 'readiness');

describe('Slack that says no, or nothing', () => {
  it('with a wrong token is told in health, and asked again until it is right', async () => {
    fake.fail('auth.test', { error: 'invalid_auth' });
    bot = await startBot(fake);
    await fake.settle(() => bot?.slack.health().state === 'refused', 'the refusal');
    expect(bot.slack.health().problem).toBe('invalid_auth');
    await ready(bot);
    expect(bot.slack.health()).toMatchObject({ mode: 'http', space: TEAM });
  });

  it('after it was uninstalled is no longer ready, until it knows us again', async () => {
    bot = await startBot(fake);
    await ready(bot);
    fake.fail('auth.test', { error: 'account_inactive' });
    await bot.event({ type: 'app_uninstalled' });
    await fake.settle(() => bot?.slack.health().state === 'refused', 'the refusal');
    await ready(bot);
  });

  it('that stops knowing the token is noticed by a delivery', async () => {
    bot = await startBot(fake);
    await ready(bot);
    fake.fail('auth.test', { error: 'invalid_auth' });
    fake.fail('chat.postMessage', { error: 'invalid_auth' });
    const room = { platform: 'slack', space: TEAM, channel: 'C01' } as const;
    const sending = bot.slack.chat.send(
      room,
      { tone: 'news', title: 'x', blocks: [] },
      { key: 'k', lang: 'en' },
    );
    await expect(sending).rejects.toMatchObject({ failure: 'later', detail: 'invalid_auth' });
    expect(bot.slack.health().state).toBe('refused');
  });

  it('that stops knowing the token is noticed by an answer', async () => {
    bot = await startBot(fake);
    await ready(bot);
    fake.fail('auth.test', { error: 'token_revoked' });
    fake.fail('chat.postMessage', { error: 'token_revoked' });
    await bot.event({ type: 'app_mention', channel: 'C01', user: 'U01', text: `<@${BOT}> sora`, ts: '1.1' });
    await fake.until('chat.postMessage');
    await fake.settle(() => bot?.slack.health().state === 'refused', 'the doubt');
  });

  it('that cannot be reached ends nothing: commands still arrive', async () => {
    bot = await startBot(fake, { env: { SLACK_API_URL: await nowhere() } });
    await fake.settle(() => bot?.slack.health().state === 'unreachable', 'the failure');
    expect((await bot.command('sora')).status).toBe(200);
    await fake.until('response_url');
  });

  it('in Socket Mode with a wrong app token is asked again', async () => {
    fake.fail('apps.connections.open', { error: 'invalid_auth' }, { error: 'link_disabled' });
    bot = await startBot(fake, { mode: 'socket' });
    await fake.settle(() => bot?.slack.health().state === 'refused', 'the refusal');
    await ready(bot);
  });

  it('listens on loopback only unless told otherwise', async () => {
    bot = await startBot(fake);
    expect(bot.slack.health().listening?.host).toBe('127.0.0.1');
  });

  it('waits for a port that another program holds', async () => {
    bot = await startBot(fake);
    const port = bot.slack.health().listening!.port;
    const second = await startBot(fake, { env: { PORT: String(port) } });
    expect(second.slack.health()).toMatchObject({ state: 'unreachable', problem: 'EADDRINUSE' });
    await bot.slack.stop();
    bot = second;
    await fake.settle(() => second.slack.health().state === 'ready', 'the port');
  });
});

describe('Socket Mode', () => {
  async function connected(options: Parameters<typeof startBot>[1] = {}): Promise<Bot> {
    const started = await startBot(fake, { ...options, mode: 'socket' });
    bot = started;
    await ready(started);
    return started;
  }

  it('takes commands, presses and events, and acknowledges each', async () => {
    const { engine } = await connected();
    const [link] = fake.socket.open;
    await link!.deliver('slash_commands', fake.command('sora'));
    await link!.deliver('interactive', fake.press({ action_id: 'ask.1.0', value: 'latest' }));
    const mention = { type: 'app_mention', channel: 'C01', user: 'U01', text: `<@${BOT}> 可灵`, ts: '1.1' };
    await link!.deliver('events_api', fake.event(mention));
    await fake.until('response_url', 2);
    await fake.until('chat.postMessage');
    expect(engine.asks.map((ask) => ask.text).sort()).toEqual(['latest', 'sora', '可灵'].sort());
  });

  it('acknowledges what comes at once before it thinks about any of it', async () => {
    let at = 0;
    const timers: (() => void)[] = [];
    const timing = { now: () => at, setTimer: (then: () => void) => void timers.push(then) };
    const { engine } = await connected({ timing });
    const [link] = fake.socket.open;
    const one = () => link!.deliver('slash_commands', fake.command('sora'));
    await Promise.all(Array.from({ length: 30 }, one));
    expect(engine.asks).toEqual([]);
    at = 10;
    for (let turn = 0; turn < 30; turn++) timers.shift()?.();
    await fake.until('response_url', 30);
  });

  it('handles an envelope once that comes twice', async () => {
    const { engine } = await connected();
    const [link] = fake.socket.open;
    const command = fake.command('subscribe sora');
    await link!.deliver('slash_commands', command);
    await link!.deliver('slash_commands', command);
    await link!.deliver('slash_commands', fake.command('latest'));
    await fake.until('response_url', 3);
    expect(engine.followed).toEqual(['sora']);
  });

  it('keeps its own retries to itself: a call that fails on the way to an answer is made once', async () => {
    const { engine } = await connected();
    fake.fail('users.info', { status: 500 }, { status: 500 }, { status: 500 });
    fake.fail('views.publish', { status: 500 }, { status: 500 }, { status: 500 });
    const [link] = fake.socket.open;
    await link!.deliver('slash_commands', fake.command('sora'));
    await fake.until('response_url');
    expect(engine.asks[0]?.locale).toBe('en');
    expect(fake.made('users.info')).toHaveLength(1);
    await link!.deliver(
      'events_api',
      fake.event({ type: 'app_home_opened', user: 'U01', channel: 'D01', tab: 'home' }),
    );
    await fake.until('views.publish');
    await link!.deliver('slash_commands', fake.command('latest'));
    await fake.until('response_url', 2);
    expect(fake.made('views.publish')).toHaveLength(1);
  });

  it('is never without a connection at a refresh', async () => {
    const { engine } = await connected();
    const [old] = fake.socket.open;
    old!.send({ type: 'disconnect', reason: 'warning' });
    await fake.settle(() => fake.socket.made() === 2, 'the new connection');
    expect(fake.socket.open.length).toBeGreaterThan(0);
    await fake.settle(() => fake.socket.open.length === 1 && fake.socket.open[0] !== old, 'the old to go');
    await fake.socket.open[0]!.deliver('slash_commands', fake.command('sora'));
    await fake.until('response_url');
    expect(engine.asks).toHaveLength(1);
    expect(bot?.slack.health().state).toBe('ready');
  });

  it('comes back after a connection that broke and a reconnect that was refused', async () => {
    await connected();
    fake.fail('apps.connections.open', { error: 'internal_error' }, { status: 500 });
    fake.socket.closeAll();
    await fake.settle(() => fake.made('apps.connections.open').length >= 3, 'the refusals');
    await fake.settle(() => bot?.slack.health().state === 'ready', 'the way back');
    await fake.socket.open[0]!.deliver('slash_commands', fake.command('sora'));
    await fake.until('response_url');
  });

  it('survives frames that cannot be read', async () => {
    await connected();
    const [link] = fake.socket.open;
    for (const frame of [
      'null',
      '[]',
      '{',
      '"x"',
      '{"type":"events_api"}',
      '{"type":"events_api","payload":{}}',
    ]) {
      link!.raw(frame);
    }
    await link!.deliver('slash_commands', fake.command('sora'));
    await fake.until('response_url');
  });

  it('answers a command whose connection went before it was acknowledged', async () => {
    await connected();
    const [link] = fake.socket.open;
    void link!.deliver('slash_commands', fake.command('sora'));
    link!.send({ type: 'disconnect', reason: 'refresh_requested' });
    await fake.until('response_url');
  });
});

describe('the settings', () => {
  const token = { SLACK_BOT_TOKEN: 'xoxb-1' };

  it('are none when nothing is set', () => {
    expect(readSlackConfig({ HOST: 'x', PORT: '1', SLACK_API_URL: 'http://127.0.0.1/' })).toBeUndefined();
    expect(readSlackConfig({ SLACK_BOT_TOKEN: ' ' })).toBeUndefined();
  });

  it('choose Socket Mode by the app token, HTTP by the signing secret', () => {
    expect(readSlackConfig({ ...token, SLACK_APP_TOKEN: 'xapp-1' })?.connection).toEqual({
      mode: 'socket',
      appToken: 'xapp-1',
    });
    expect(readSlackConfig({ ...token, SLACK_SIGNING_SECRET: 's' })?.connection).toEqual({
      mode: 'http',
      signingSecret: 's',
      host: '127.0.0.1',
      port: 3000,
    });
  });

  it.each([
    ['true', 'socket'],
    ['false', 'http'],
    ['', 'socket'],
  ])('with both, SLACK_SOCKET_MODE=%s decides: %s', (value, mode) => {
    const both = { ...token, SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's', SLACK_SOCKET_MODE: value };
    expect(readSlackConfig(both)?.connection.mode).toBe(mode);
  });

  it.each([
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    [token, 'SLACK_SIGNING_SECRET'],
    [{ ...token, SLACK_SOCKET_MODE: 'true', SLACK_SIGNING_SECRET: 's' }, 'SLACK_APP_TOKEN'],
    [{ ...token, SLACK_APP_TOKEN: 'xapp-1', SLACK_SOCKET_MODE: 'maybe' }, 'SLACK_SOCKET_MODE'],
    [{ ...token, SLACK_SIGNING_SECRET: 's', PORT: '99999' }, 'PORT'],
    [{ ...token, SLACK_SIGNING_SECRET: 's', PORT: 'http' }, 'PORT'],
    [{ ...token, SLACK_SIGNING_SECRET: 's', SLACK_SUBSCRIPTIONS: 'owners' }, 'SLACK_SUBSCRIPTIONS'],
    [{ ...token, SLACK_SIGNING_SECRET: 's', SLACK_API_URL: 'slack' }, 'SLACK_API_URL'],
    [{ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xapp-1' }, 'xoxb-'],
    [{ ...token, SLACK_APP_TOKEN: 'xoxb-1' }, 'xapp-'],
  ])('%o says what is wrong: %s', (env, part) => {
    expect(() => readSlackConfig(env)).toThrow(ConfigError);
    expect(() => readSlackConfig(env)).toThrow(part);
  });
});
