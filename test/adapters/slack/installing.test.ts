import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../../adapters/config.ts';
import { readSlackConfig } from '../../../adapters/slack/config.ts';
import { SCOPES } from '../../../adapters/slack/manifest.ts';
import { openStore } from '../../../adapters/store/store.ts';
import type { Store } from '../../../src/ports.ts';
import { FakeSlack, SECRET } from '../../helpers/fake-slack.ts';
import { temporaryFolder } from '../../helpers/folder.ts';
import { type Bot, startBot } from '../../helpers/slack-bot.ts';
import { ACME, Browser, GLOBEX, INSTALLS } from '../../helpers/slack-installer.ts';

let fake: FakeSlack;
let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
let bot: Bot;

beforeEach(async () => {
  fake = await FakeSlack.start();
  folder = temporaryFolder();
  await start();
});

afterEach(async () => {
  await stop();
  await fake.stop();
  folder.remove();
});

async function start(env: Readonly<Record<string, string>> = {}, mode: 'http' | 'socket' = 'http') {
  store = openStore({ path: join(folder.path, 'ainews.db'), clock: { now: Date.now } });
  bot = await startBot(fake, { installations: store, env: { ...INSTALLS, ...env }, mode });
}

async function stop() {
  await bot.slack.stop();
  await store.close();
}

async function restart(...how: Parameters<typeof start>) {
  await stop();
  await start(...how);
}

const browser = (headers?: Readonly<Record<string, string>>) => new Browser(bot.url, headers);
const send = (space: string, key = 'k') =>
  bot.slack.chat.send(
    { platform: 'slack', space, channel: 'C01' },
    { tone: 'news', title: key, blocks: [] },
    { key, lang: 'en' },
  );
const askIn = (space: string, text: string) => bot.command(text, { team_id: space });
const health = () => bot.slack.health();

describe('an install', () => {
  it('asks Slack for what the manifest asks for, and no more', async () => {
    const asked = await browser().begin();
    expect(asked.origin + asked.pathname).toBe(`${fake.base}/oauth/v2/authorize`);
    expect(asked.searchParams.get('client_id')).toBe(INSTALLS.SLACK_CLIENT_ID);
    expect(asked.searchParams.get('scope')?.split(',')).toEqual([...SCOPES]);
    expect(asked.searchParams.get('user_scope') ?? '').toBe('');
  });

  it('ends with a sentence in the reader’s language, and the workspace is served', async () => {
    expect(health()).toMatchObject({ state: 'ready', installed: { count: 0, refused: [] } });
    const shown = await browser().install(fake, ACME);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('AI News is installed');
    const chinese = await browser({ 'accept-language': 'zh-CN,zh;q=0.9' }).install(fake, GLOBEX);
    expect(chinese.text).toContain('已安装好');
    await send(ACME.id);
    expect(fake.made('chat.postMessage').at(-1)).toMatchObject({ team: ACME.id, outcome: 'ok' });
    expect(health()).toMatchObject({ state: 'ready', installed: { count: 2, refused: [] } });
  });

  it('that was cancelled is told so, with a way to begin again', async () => {
    const visitor = browser();
    const state = (await visitor.begin()).searchParams.get('state') ?? '';
    const shown = await visitor.visit(`/slack/oauth_redirect?error=access_denied&state=${state}`);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Nothing was installed');
    expect(shown.text).toContain('href="/slack/install"');
    expect(await store.installations('slack')).toEqual([]);
  });

  it('that another browser began is refused: nobody is made to install by a link', async () => {
    const state = (await browser().begin()).searchParams.get('state') ?? '';
    const code = fake.installs.allow(ACME);
    const shown = await browser().visit(`/slack/oauth_redirect?code=${code}&state=${state}`);
    expect(shown.status).toBe(400);
    expect(shown.text).toContain('another browser');
    expect(fake.made('oauth.v2.access')).toEqual([]);
  });

  it.each([
    'error=access_denied&error_description=<script>alert(1)</script>',
    'error=<script>alert(1)</script>',
    'code=<script>alert(1)</script>',
    'code=x&state=<script>alert(1)</script>',
    'code=x&state=eyJhbGciOiJub25lIn0.e30.',
    'code=x',
    'state=x',
    '',
    '%00%ff%',
  ])('with a forged way back (%s) is refused, and shows nothing of it', async (query) => {
    const visitor = browser();
    await visitor.begin();
    const shown = await visitor.visit(`/slack/oauth_redirect?${query}`);
    expect(shown.status).toBe(query.includes('access_denied') ? 200 : 400);
    expect(shown.text).not.toContain('script');
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(fake.made('oauth.v2.access')).toEqual([]);
  });

  it('with whatever words on the way back is refused in words of ours', async () => {
    const visitor = browser();
    const known = await Promise.all(
      ['', '?code=x&state=x'].map(
        async (query) => (await visitor.visit(`/slack/oauth_redirect${query}`)).text,
      ),
    );
    const word = fc.string({ unit: 'binary', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(word, word, word, async (code, state, more) => {
        const query = new URLSearchParams({ code, state, more });
        const { status, text } = await visitor.visit(`/slack/oauth_redirect?${query}`);
        expect(status).toBe(400);
        expect(known).toContain(text);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    [{ error: 'invalid_code' } as const, 400],
    [{ status: 503 } as const, 503],
    [{ status: 200, body: '<html>' } as const, 503],
    ['drop' as const, 503],
    [{ retryAfter: 30 } as const, 503],
  ])('that Slack answers with %o is told so', async (fault, status) => {
    fake.fail('oauth.v2.access', fault);
    const shown = await browser().install(fake, ACME);
    expect(shown.status).toBe(status);
    expect(await store.installations('slack')).toEqual([]);
    expect((await browser().install(fake, ACME)).status).toBe(200);
  });

  it('that cannot be kept is not said to be done', async () => {
    await store.close();
    expect((await browser().install(fake, ACME)).status).toBe(503);
  });

  it('whose way back is used again does nothing', async () => {
    const visitor = browser();
    const state = (await visitor.begin()).searchParams.get('state') ?? '';
    const back = `/slack/oauth_redirect?code=${fake.installs.allow(ACME)}&state=${state}`;
    expect((await visitor.visit(back)).status).toBe(200);
    expect((await visitor.visit(back)).status).toBe(400);
    expect(await store.installations('slack')).toHaveLength(1);
  });

  it('has its pages on these paths by GET, beside what Slack sends', async () => {
    expect((await browser().visit('/slack/install', 'POST')).status).toBe(405);
    expect((await browser().visit('/slack/oauth_redirect', 'POST')).status).toBe(405);
    expect((await browser().visit('/slack/events')).status).toBe(405);
    expect((await browser().visit('/slack/')).status).toBe(404);
  });

  it('has no pages where one token is set', async () => {
    const one = await startBot(fake);
    try {
      for (const path of ['/slack/install', '/slack/oauth_redirect'])
        expect((await new Browser(one.url).visit(path)).status).toBe(404);
    } finally {
      await one.slack.stop();
    }
  });
});

describe('two workspaces', () => {
  beforeEach(async () => {
    await browser().install(fake, ACME);
    await browser().install(fake, GLOBEX);
  });

  it('are each answered with their own token', async () => {
    for (const { id, bot: self } of [ACME, GLOBEX]) {
      fake.calls.length = 0;
      await bot.event(
        { type: 'app_mention', channel: 'C01', user: 'U01', text: `<@${self}> sora`, ts: '1.1' },
        { team_id: id, authorizations: [{ team_id: id, enterprise_id: null, is_enterprise_install: false }] },
      );
      await bot.event({ type: 'app_home_opened', user: 'U01', channel: 'D01', tab: 'home' }, { team_id: id });
      await fake.until('chat.postMessage');
      await fake.until('views.publish');
      expect(new Set(fake.calls.map(({ team }) => team)), id).toEqual(new Set([id]));
      expect(bot.engine.asks.find(({ text }) => text === 'sora')?.room.space).toBe(id);
      bot.engine.asks.length = 0;
    }
  });

  it('get their deliveries with their own token, at their own pace', async () => {
    await Promise.all([send(ACME.id, 'a'), send(GLOBEX.id, 'g')]);
    const sent = fake.made('chat.postMessage').map(({ team, args }) => [team, args.text]);
    expect(sent.sort()).toEqual([
      [ACME.id, 'a'],
      [GLOBEX.id, 'g'],
    ]);
    const room = { platform: 'slack', space: GLOBEX.id, channel: 'C01' } as const;
    await bot.slack.chat.find(room, 'g', { since: 0 });
    await bot.slack.chat.link?.(room, '1.1');
    expect(fake.made('conversations.history')[0]?.team).toBe(GLOBEX.id);
    expect(fake.made('chat.getPermalink')[0]?.team).toBe(GLOBEX.id);
  });

  it('hear of their own bot’s invitation, not of another’s', async () => {
    const joins = (user: string) =>
      bot.event({ type: 'member_joined_channel', channel: 'C01', user }, { team_id: ACME.id });
    await joins(GLOBEX.bot);
    await joins(ACME.bot);
    await fake.settle(() => bot.back.some(({ channel }) => channel === 'C01'), 'the return');
    expect(bot.back.filter(({ channel }) => channel === 'C01')).toHaveLength(1);
  });

  it('are still there after a restart, without a new install', async () => {
    await restart();
    await fake.settle(() => health().state === 'ready', 'readiness');
    await send(ACME.id);
    await askIn(GLOBEX.id, 'sora');
    await fake.until('response_url');
    expect(fake.made('users.info').at(-1)?.team).toBe(GLOBEX.id);
    expect(health().installed).toEqual({ count: 2, refused: [] });
  });

  it('have tokens that nobody reads in the files', () => {
    const files = readdirSync(folder.path).map((name) => readFileSync(join(folder.path, name), 'latin1'));
    expect(files.join('')).toContain(ACME.id);
    expect(files.join('')).not.toMatch(/xox/);
    expect(files.join('')).not.toContain(ACME.bot);
    expect(JSON.stringify(bot.logged)).not.toMatch(/xox[a-z]-/);
  });

  it('one whose token is refused does not take the other along', async () => {
    fake.installs.revoke(GLOBEX);
    await expect(send(GLOBEX.id)).rejects.toMatchObject({ failure: 'later', scope: 'space' });
    await send(ACME.id);
    await fake.settle(() => health().installed?.refused.length === 1, 'the refusal');
    expect(health()).toMatchObject({
      state: 'ready',
      installed: { count: 2, refused: [{ owner: GLOBEX.id, problem: 'invalid_auth' }] },
    });
    const problems = async () => (await store.installations('slack')).map(({ problem }) => problem);
    expect(await problems()).toEqual([undefined, 'invalid_auth']);
    await browser().install(fake, GLOBEX);
    await send(GLOBEX.id);
    expect(health().installed?.refused).toEqual([]);
    expect(await problems()).toEqual([undefined, undefined]);
  });

  it.each([
    ['app_uninstalled', {}],
    ['tokens_revoked', { tokens: { bot: ['U0ACMEBOT'], oauth: [] } }],
  ])('%s: the token is deleted, the workspace is lost, the other goes on', async (type, event) => {
    fake.installs.revoke(ACME);
    await bot.event({ type, ...event }, { team_id: ACME.id, event_time: Date.now() / 1000 });
    await fake.settle(() => bot.gone.length === 1, 'the loss');
    expect(bot.gone[0]?.gone).toEqual({ space: ACME.id });
    expect((await store.installations('slack')).map(({ owner }) => owner)).toEqual([GLOBEX.id]);
    await expect(send(ACME.id)).rejects.toMatchObject({ failure: 'gone', detail: 'not_installed' });
    await send(GLOBEX.id);
  });

  it('an old event of removal that comes late does not undo a new install', async () => {
    const before = Date.now() / 1000 - 3600;
    await bot.event({ type: 'app_uninstalled' }, { team_id: ACME.id, event_time: before });
    await askIn(ACME.id, 'sora');
    await fake.until('response_url');
    expect(bot.gone).toEqual([]);
    await send(ACME.id);
  });

  it('a token that was revoked after another took its place is no loss', async () => {
    const event = { type: 'tokens_revoked', tokens: { bot: [ACME.bot] } };
    await bot.event(event, { team_id: ACME.id, event_time: Date.now() / 1000 });
    await fake.settle(() => fake.made('auth.test').length > 2, 'the question');
    await send(ACME.id);
    expect(bot.gone).toEqual([]);
  });

  it('tokens of people that are revoked concern nobody', async () => {
    await bot.event({ type: 'tokens_revoked', tokens: { oauth: ['U01'] } }, { team_id: ACME.id });
    await send(ACME.id);
    expect(bot.gone).toEqual([]);
  });

  it('with another secret nothing is served or lost: it says so, and the right one brings all back', async () => {
    await restart({ SLACK_STATE_SECRET: 'another secret, as long as that' });
    expect(health()).toMatchObject({
      state: 'refused',
      problem: 'wrong_state_secret',
      installed: { count: 2 },
    });
    const told = bot.logged.filter(({ message }) => message.includes('SLACK_STATE_SECRET'));
    expect(told).toHaveLength(1);
    await expect(send(ACME.id)).rejects.toMatchObject({ failure: 'later', detail: 'wrong_state_secret' });
    expect((await askIn(ACME.id, 'sora')).status).toBe(200);
    await fake.until('response_url');
    await restart();
    await send(ACME.id);
  });

  it('whoever sets something up where there is no token is told that it has to be installed again', async () => {
    await restart({ SLACK_STATE_SECRET: 'another secret, as long as that' });
    await askIn(ACME.id, 'subscribe sora');
    const calls = await fake.until('response_url', 3);
    expect(JSON.stringify(calls.at(-1)?.args)).toContain('install me again');
    expect(calls.at(-1)?.args.response_type).toBe('ephemeral');
  });

  it('with another secret a workspace may install again', async () => {
    await restart({ SLACK_STATE_SECRET: 'another secret, as long as that' });
    await browser().install(fake, ACME);
    await send(ACME.id);
    expect(health()).toMatchObject({ state: 'ready', installed: { count: 2 } });
  });
});

describe('an organisation', () => {
  const ORG = { id: 'E01ORG', org: true, bot: 'U0ORGBOT' } as const;
  const inOrg = (space: string) => ({
    team_id: space,
    enterprise_id: ORG.id,
    is_enterprise_install: 'true',
  });

  it('installs once, and its workspaces are served as they are heard of, after a restart too', async () => {
    await browser().install(fake, ORG);
    await expect(send('T07')).rejects.toMatchObject({ detail: 'not_installed' });
    await bot.command('sora', inOrg('T07'));
    await fake.until('response_url');
    expect(bot.back).toContainEqual({ space: 'T07' });
    await send('T07');
    expect(fake.made('chat.postMessage').at(-1)).toMatchObject({ team: ORG.id, args: { team_id: 'T07' } });
    await restart();
    await send('T07');
  });

  it('does not stand in the way of a workspace’s own installation', async () => {
    await browser().install(fake, ORG);
    await browser().install(fake, ACME);
    await bot.command('sora', inOrg(ACME.id));
    await fake.until('response_url');
    await send(ACME.id);
    expect(fake.made('chat.postMessage').at(-1)?.team).toBe(ACME.id);
  });

  it('that takes the app out loses all its workspaces, whichever event comes first', async () => {
    await browser().install(fake, ORG);
    for (const space of ['T07', 'T08']) await bot.command('sora', inOrg(space));
    await fake.until('response_url', 2);
    const authorizations = [{ enterprise_id: ORG.id, team_id: null, is_enterprise_install: true }];
    fake.installs.revoke(ORG);
    for (const event of [
      { type: 'tokens_revoked', tokens: { bot: [ORG.bot] } },
      { type: 'app_uninstalled' },
    ]) {
      bot.gone.length = 0;
      await bot.event(event, { authorizations, event_time: Date.now() / 1000 });
      await fake.settle(() => bot.gone.length === 2, 'the losses');
      expect(bot.gone.map(({ gone }) => gone.space)).toEqual(['T07', 'T08']);
    }
    expect(await store.installations('slack')).toEqual([]);
  });
});

describe('in Socket Mode', () => {
  it('installs by the browser, and answers through the socket', async () => {
    await restart({}, 'socket');
    await fake.settle(() => health().state === 'ready', 'readiness');
    expect(health()).toMatchObject({ mode: 'socket', listening: { host: '127.0.0.1' } });
    const pages = new Browser(`http://127.0.0.1:${health().listening?.port}/`);
    expect((await pages.install(fake, ACME)).status).toBe(200);
    expect((await pages.visit('/slack/events', 'POST')).status).toBe(404);
    const [link] = fake.socket.open;
    await link!.deliver('slash_commands', fake.command('sora', { team_id: ACME.id }));
    await fake.until('response_url');
    expect(fake.made('users.info').at(-1)?.team).toBe(ACME.id);
  });
});

describe('the settings', () => {
  const http = { ...INSTALLS, SLACK_SIGNING_SECRET: SECRET };

  it('take several workspaces over HTTP, or by Socket Mode with pages of their own', () => {
    expect(readSlackConfig(http)).toMatchObject({
      access: { kind: 'install', clientId: INSTALLS.SLACK_CLIENT_ID, host: '127.0.0.1', port: 3000 },
      connection: { mode: 'http' },
    });
    expect(readSlackConfig({ ...INSTALLS, SLACK_APP_TOKEN: 'xapp-1', PORT: '8080' })).toMatchObject({
      access: { kind: 'install', port: 8080 },
      connection: { mode: 'socket' },
    });
  });

  it.each([
    [{ ...http, SLACK_CLIENT_ID: '' }, 'SLACK_CLIENT_ID is missing'],
    [{ ...http, SLACK_CLIENT_SECRET: ' ' }, 'SLACK_CLIENT_SECRET is missing'],
    [{ ...http, SLACK_STATE_SECRET: '' }, 'SLACK_STATE_SECRET is missing'],
    [{ SLACK_CLIENT_ID: '1.2' }, 'SLACK_STATE_SECRET is missing'],
    [{ ...http, SLACK_STATE_SECRET: 'short' }, 'too short'],
    [{ ...http, SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN serves one workspace'],
    [INSTALLS, 'SLACK_SIGNING_SECRET'],
    [{ ...INSTALLS, SLACK_SOCKET_MODE: 'true', SLACK_SIGNING_SECRET: SECRET }, 'SLACK_APP_TOKEN'],
  ])('%o say what is wrong: %s', (env, part) => {
    expect(() => readSlackConfig(env)).toThrow(ConfigError);
    expect(() => readSlackConfig(env)).toThrow(part);
  });
});
