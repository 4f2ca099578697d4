import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSlackClient } from '../../../adapters/slack/client.ts';
import { readSlackConfig } from '../../../adapters/slack/config.ts';
import { SCOPES } from '../../../adapters/slack/manifest.ts';
import { type Slack, startSlack } from '../../../adapters/slack/slack.ts';
import type { Log } from '../../../src/ports.ts';
import { EchoEngine } from '../../helpers/echo-engine.ts';
import { SECRET, send } from '../../helpers/fake-slack.ts';
import { freePort } from '../../helpers/free-port.ts';
import { keptAsks } from '../../helpers/kept-asks.ts';

/**
 * The adapter against another people's Slack: `emulate` keeps channels, threads, people and views, and
 * refuses what the scopes of our manifest do not allow.
 */

const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const TOKEN = 'xoxb-emulated';
let emulator: Emulator;
let slack: Slack;
let engine: EchoEngine;
let space: string;
let user: string;
let channel: string;
let web: ReturnType<typeof createSlackClient>;

beforeAll(async () => {
  emulator = await createEmulator({
    service: 'slack',
    port: await freePort(),
    seed: {
      slack: {
        strict_scopes: true,
        team: { name: 'Acme', domain: 'acme' },
        users: [{ name: 'ada', real_name: 'Ada', email: 'ada@acme.example' }],
        channels: [{ name: 'news' }],
        tokens: [
          { token: TOKEN, user: 'ada', scopes: [...SCOPES] },
          {
            token: 'xoxp-admin',
            user: 'ada',
            scopes: ['channels:read', 'channels:manage', 'users:read', 'views:read'],
          },
        ],
      },
    },
  });
  const apiUrl = `${emulator.url}/api/`;
  web = createSlackClient('xoxp-admin', { apiUrl, log });
  const self = await web.auth.test();
  space = self.team_id ?? '';
  const { members } = await web.users.list({});
  user = members?.find((member) => member.id !== self.user_id)?.id ?? '';
  const { channels } = await web.conversations.list();
  channel = channels?.find((found) => found.name === 'news')?.id ?? '';
  engine = new EchoEngine();
  slack = await startSlack({
    config: readSlackConfig({
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: apiUrl,
      PORT: '0',
    })!,
    engine,
    log,
    clock: { now: Date.now },
    cache: { get: async () => undefined, set: async () => true },
    asks: keptAsks(),
    onGone: () => undefined,
    gapMs: 1,
  });
});

beforeEach(() => {
  engine.asks.length = 0;
});

afterAll(async () => {
  await slack.stop();
  await emulator.close();
});

async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const deadline = Date.now() + 8_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

function event(fields: Readonly<Record<string, unknown>>): Promise<Response> {
  const { port } = slack.health().listening!;
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: space,
    event_id: `Ev${Math.random()}`,
    event: { user: 'U0SOMEONE', ...fields },
  });
  return send(`http://127.0.0.1:${port}/slack/events`, body, 'json');
}

const bot = () => createSlackClient(TOKEN, { apiUrl: `${emulator.url}/api/`, log });
const room = () => ({ platform: 'slack', space, channel }) as const;

describe('against emulate', () => {
  it('learns who it is', async () => {
    await until(() => (slack.health().state === 'ready' ? true : undefined));
    expect(slack.health().space).toBe(space);
  });

  it('answers a mention in its thread', async () => {
    const { ts: question } = await bot().chat.postMessage({ channel, text: 'sora?' });
    await event({ type: 'app_mention', channel, text: '<@U0BOT> sora', ts: question });
    const reply = await until(async () => {
      const { messages } = await bot().conversations.replies({ channel, ts: question! });
      return messages?.find((message) => message.ts !== question);
    });
    expect(reply.text).toContain('sora');
    expect(reply.blocks?.length).toBeGreaterThan(0);
  });

  it('answers a direct message', async () => {
    const { channel: direct } = await bot().conversations.open({ users: user });
    await event({ type: 'message', channel_type: 'im', channel: direct?.id, text: '可灵', ts: '1.1' });
    await until(async () => {
      const { messages } = await bot().conversations.history({ channel: direct!.id! });
      return messages?.find((message) => message.text?.includes('可灵'));
    });
  });

  it('publishes App Home', async () => {
    await event({ type: 'app_home_opened', tab: 'home', user, channel: 'D0' });
    await until(() => (engine.asks.length >= 2 ? true : undefined));
    expect(engine.asks.map((ask) => ask.text)).toEqual(['list mine', 'saved']);
  });

  it('delivers, and finds what it delivered: in the channel and in a thread', async () => {
    const card = { tone: 'news', title: 'Sora 2', blocks: [{ kind: 'text', text: ['Out now'] }] } as const;
    const parent = await slack.chat.send(room(), card, { key: 'the-parent-key', lang: 'en' });
    const reply = await slack.chat.send(room(), card, { key: 'the-reply-key', replyTo: parent, lang: 'en' });
    expect(await slack.chat.find(room(), 'the-parent-key', { since: 0 })).toBe(parent);
    expect(await slack.chat.find(room(), 'the-reply-key', { since: 0, replyTo: parent })).toBe(reply);
    expect(await slack.chat.find(room(), 'another-key', { since: 0 })).toBeUndefined();
  });

  it('knows that an archived channel is gone', async () => {
    await web.conversations.archive({ channel });
    const card = { tone: 'news', title: 'Sora 2', blocks: [] } as const;
    await expect(slack.chat.send(room(), card, { key: 'k', lang: 'en' })).rejects.toMatchObject({
      failure: 'gone',
      detail: 'is_archived',
    });
  });
});
