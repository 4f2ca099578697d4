import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSlackClient } from '../../../adapters/slack/client.ts';
import { readSlackConfig } from '../../../adapters/slack/config.ts';
import { SCOPES } from '../../../adapters/slack/manifest.ts';
import { type Slack, startSlack } from '../../../adapters/slack/slack.ts';
import { openStore } from '../../../adapters/store/store.ts';
import type { Log, Store } from '../../../src/ports.ts';
import { EchoEngine } from '../../helpers/echo-engine.ts';
import { SECRET } from '../../helpers/fake-slack.ts';
import { CLIENT } from '../../helpers/fake-slack-installs.ts';
import { freePort } from '../../helpers/free-port.ts';
import { keptAsks } from '../../helpers/kept-asks.ts';
import { Browser, INSTALLS } from '../../helpers/slack-installer.ts';

/** An install through the pages of another people's Slack, with the scopes that it then insists on. */

const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
let emulator: Emulator;
let store: Store;
let slack: Slack;

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
        oauth_apps: [
          {
            app_id: 'A01',
            client_id: CLIENT.id,
            client_secret: CLIENT.secret,
            name: 'AI News',
            redirect_uris: [],
            scopes: [...SCOPES],
          },
        ],
        tokens: [
          { token: 'xoxp-admin', user: 'ada', scopes: ['channels:read', 'channels:history', 'users:read'] },
        ],
      },
    },
  });
  store = openStore({ path: ':memory:', clock: { now: Date.now } });
  slack = await startSlack({
    config: readSlackConfig({
      ...INSTALLS,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: `${emulator.url}/api/`,
      PORT: '0',
    })!,
    engine: new EchoEngine(),
    log,
    clock: { now: Date.now },
    cache: { get: async () => undefined, set: async () => true },
    asks: keptAsks(),
    installations: store,
    onGone: () => undefined,
    gapMs: 1,
  });
});

afterAll(async () => {
  await slack.stop();
  await store.close();
  await emulator.close();
});

it('against emulate: Add to Slack, Allow, and the workspace is posted to with what came of it', async () => {
  const base = `http://127.0.0.1:${slack.health().listening?.port}`;
  const browser = new Browser(base);
  const asked = await browser.begin();
  const consent = await fetch(asked);
  expect(consent.status).toBe(200);
  expect(await consent.text()).toContain('AI News');

  const admin = createSlackClient('xoxp-admin', { apiUrl: `${emulator.url}/api/`, log });
  const { user_id: user = '', team_id: space = '' } = await admin.auth.test();
  const allowed = await fetch(new URL('/oauth/v2/authorize/callback', asked), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      user_id: user,
      redirect_uri: `${base}/slack/oauth_redirect`,
      ...Object.fromEntries(asked.searchParams),
    }),
  });
  const back = new URL(allowed.headers.get('location') ?? '');
  const shown = await browser.visit(back.pathname + back.search);
  expect(shown.text).toContain('AI News is installed');

  expect((await store.installations('slack')).map(({ owner }) => owner)).toEqual([space]);
  const { channels } = await admin.conversations.list();
  const channel = channels?.find(({ name }) => name === 'news')?.id ?? '';
  const ts = await slack.chat.send(
    { platform: 'slack', space, channel },
    { tone: 'news', title: 'Sora', blocks: [] },
    { key: 'k', lang: 'en' },
  );
  const { messages } = await admin.conversations.history({ channel });
  expect(messages?.find((message) => message.ts === ts)?.text).toBe('Sora');
});
