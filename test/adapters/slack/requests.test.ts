import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSlack, form, payload, type Sending, send } from '../../helpers/fake-slack.ts';
import { type Bot, startBot } from '../../helpers/slack-bot.ts';

let fake: FakeSlack;
let bot: Bot;
const now = () => Math.floor(Date.now() / 1000);

beforeEach(async () => {
  fake = await FakeSlack.start();
  bot = await startBot(fake);
});

afterEach(async () => {
  await bot.slack.stop();
  await fake.stop();
});

describe('twelve forged, stale and malformed requests', () => {
  type Forged = [string, number, () => string, 'form' | 'json', (() => Sending)?];
  const command = () => form(fake.command('sora'));
  const REQUESTS: Forged[] = [
    ['signed with another secret', 401, command, 'form', () => ({ secret: 'guessed' })],
    ['six minutes old', 401, command, 'form', () => ({ at: now() - 360 })],
    ['six minutes early', 401, command, 'form', () => ({ at: now() + 360 })],
    ['without a signature', 401, command, 'form', () => ({ headers: { 'x-slack-signature': '' } })],
    [
      'with a signature of another version',
      401,
      command,
      'form',
      () => ({ headers: { 'x-slack-signature': 'v1=00' } }),
    ],
    [
      'with a time that is none',
      401,
      command,
      'form',
      () => ({ headers: { 'x-slack-request-timestamp': 'now' } }),
    ],
    [
      'with a time of another spelling',
      401,
      command,
      'form',
      () => ({ headers: { 'x-slack-request-timestamp': '1e9' } }),
    ],
    ['JSON that is cut off', 400, () => '{"type":', 'json'],
    ['JSON that is null', 400, () => 'null', 'json'],
    ['a payload that is a list', 400, () => payload([]), 'form'],
    ['a press by nobody', 400, () => payload({ type: 'block_actions', actions: [{}] }), 'form'],
    ['two megabytes', 413, () => form({ text: 'x'.repeat(2_000_000) }), 'form'],
  ];

  it('are twelve', () => expect(REQUESTS).toHaveLength(12));

  it.each<Forged>(REQUESTS)(
    '%s: refused with %i, and nothing is asked',
    async (_, status, body, type, sending) => {
      const response = await bot.post(body(), type, sending?.()).catch(() => undefined);
      // A body that is far too long may be cut off before the refusal is read.
      if (response || status !== 413) expect(response?.status).toBe(status);
      expect((await bot.command('still here')).status).toBe(200);
      await fake.until('response_url');
      expect(bot.engine.asks.map((ask) => ask.text)).toEqual(['still here']);
    },
  );

  it.each([
    ['a body of an unknown kind', () => '{"type":"something new"}'],
    ['an event without a type', () => JSON.stringify(fake.event({}))],
    ['a message without a sender', () => JSON.stringify(fake.event({ type: 'app_mention', channel: 'C01' }))],
    ['an event of an unknown type', () => JSON.stringify(fake.event({ type: 'emoji_changed' }))],
  ])('%s: signed, so acknowledged and left', async (_, body) => {
    expect((await bot.post(body(), 'json')).status).toBe(200);
    expect(bot.engine.asks).toEqual([]);
  });

  it('a command without a sender is acknowledged and left', async () => {
    expect((await bot.post(form({ command: '/ainews', text: 'sora', team_id: 'T' }), 'form')).status).toBe(
      200,
    );
    expect(bot.engine.asks).toEqual([]);
  });

  it('takes requests on its one path only', async () => {
    const other = bot.url.replace('/slack/events', '/');
    expect((await send(other, command(), 'form')).status).toBe(404);
    expect((await fetch(bot.url)).status).toBe(405);
  });

  it('answers what is not even HTTP', async () => {
    const { port, hostname } = new URL(bot.url);
    const socket = connect(Number(port), hostname);
    socket.write('hello\r\n\r\n');
    const [data] = await once(socket, 'data');
    expect(String(data)).toContain('400');
    socket.destroy();
  });
});

describe('what Slack itself asks', () => {
  it('gets its challenge back, if it is signed', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    expect(await (await bot.post(body, 'json')).json()).toEqual({ challenge: 'abc' });
    expect((await bot.post(body, 'json', { secret: 'guessed' })).status).toBe(401);
  });

  it('may check the certificate unsigned, and no more than that', async () => {
    const body = form({ ...fake.command('sora'), ssl_check: '1' });
    expect((await bot.post(body, 'form', { secret: 'guessed' })).status).toBe(200);
    expect(bot.engine.asks).toEqual([]);
  });

  it('is understood with a charset on its content type', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    expect((await bot.post(form(fake.command('sora')), 'form', { headers })).status).toBe(200);
    await fake.until('response_url');
  });
});

describe('a request that comes twice', () => {
  it('replayed with its own signature changes nothing again', async () => {
    const body = form(fake.command('subscribe sora'));
    const at = now();
    for (let i = 0; i < 3; i++) expect((await bot.post(body, 'form', { at })).status).toBe(200);
    await bot.command('latest');
    await fake.until('response_url', 3);
    expect(bot.engine.followed).toEqual(['sora']);
  });

  it('changes nothing again where only its response URL tells it from others', async () => {
    const body = form(fake.command('subscribe sora', { trigger_id: '' }));
    for (let i = 0; i < 3; i++) await bot.post(body, 'form');
    await bot.command('latest', { trigger_id: '' });
    await fake.until('response_url', 3);
    expect(bot.engine.asks.map((ask) => ask.text).sort()).toEqual(['latest', 'subscribe sora']);
  });

  it('changes nothing again after a restart', async () => {
    const cached = new Map<string, unknown>();
    await bot.slack.stop();
    bot = await startBot(fake, { cached });
    const body = form(fake.command('subscribe sora'));
    await bot.post(body, 'form');
    await fake.until('response_url', 2);
    await bot.slack.stop();
    bot = await startBot(fake, { cached });
    await bot.post(body, 'form');
    await bot.command('latest');
    await fake.until('response_url', 3);
    expect(bot.engine.asks.map((ask) => ask.text)).toEqual(['latest']);
  });

  it('as an event is handled once, however often Slack repeats it', async () => {
    const event = fake.event({
      type: 'app_mention',
      channel: 'C01',
      user: 'U01',
      text: '<@U0BOT> sora',
      ts: '1.1',
    });
    for (const retry of ['0', '1', '2', '3']) {
      const headers = { 'x-slack-retry-num': retry, 'x-slack-retry-reason': 'http_timeout' };
      expect((await bot.post(JSON.stringify(event), 'json', { headers })).status).toBe(200);
    }
    await fake.until('chat.postMessage');
    expect(bot.engine.asks).toHaveLength(1);
  });

  it('is asked twice when a person asks twice', async () => {
    await bot.command('sora');
    await bot.command('sora');
    await fake.until('response_url', 2);
    expect(bot.engine.asks).toHaveLength(2);
  });
});

describe('the app’s own life', () => {
  it.each([
    [{ type: 'app_uninstalled' }, { space: 'T01TEAM' }, 'uninstalled'],
    [{ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } }, { space: 'T01TEAM' }, 'revoked'],
    [
      { type: 'channel_archive', channel: 'C01', user: 'U01' },
      { space: 'T01TEAM', channel: 'C01' },
      'archived',
    ],
    [{ type: 'group_archive', channel: 'C01' }, { space: 'T01TEAM', channel: 'C01' }, 'archived'],
    [{ type: 'channel_deleted', channel: 'C01' }, { space: 'T01TEAM', channel: 'C01' }, 'deleted'],
    [{ type: 'group_deleted', channel: 'C01' }, { space: 'T01TEAM', channel: 'C01' }, 'deleted'],
    [{ type: 'channel_left', channel: 'C01' }, { space: 'T01TEAM', channel: 'C01' }, 'removed'],
    [{ type: 'group_left', channel: 'C01' }, { space: 'T01TEAM', channel: 'C01' }, 'removed'],
  ])('%o pauses what is delivered there', async (event, gone, reason) => {
    await bot.event(event);
    await fake.settle(() => bot.gone.length > 0, 'the end');
    expect(bot.gone).toEqual([{ gone, reason }]);
  });

  it('goes on when only a person’s tokens are revoked', async () => {
    await bot.event({ type: 'tokens_revoked', tokens: { oauth: ['U01'], bot: [] } });
    await bot.event({ type: 'channel_left', channel: 'C01' });
    await fake.settle(() => bot.gone.length > 0, 'the end');
    expect(bot.gone.map(({ reason }) => reason)).toEqual(['removed']);
  });

  it('goes on in a channel that it is invited to again, and greets whoever did it', async () => {
    await fake.settle(() => bot.slack.health().state === 'ready', 'readiness');
    await bot.event({ type: 'member_joined_channel', channel: 'C01', user: 'U07', inviter: 'U01' });
    await bot.event({ type: 'member_joined_channel', channel: 'C02', user: 'U0BOT', inviter: 'U01' });
    const [call] = await fake.until('chat.postEphemeral');
    expect(call?.args).toMatchObject({ channel: 'C02', user: 'U01' });
    expect(bot.back).toEqual([{ space: 'T01TEAM', channel: 'C02' }]);
  });
});
