import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../adapters/store/store.ts';
import type { Store } from '../../../src/ports.ts';
import { HOUR } from '../../../src/time.ts';
import { FakeSlack } from '../../helpers/fake-slack.ts';
import { type Bot, startBot } from '../../helpers/slack-bot.ts';
import { ACME, Browser, GLOBEX, INSTALLS } from '../../helpers/slack-installer.ts';

/** Twelve hours, as Slack's tokens last. */
const LIFE_S = 12 * 3600;

let fake: FakeSlack;
let store: Store;
let bot: Bot;
let ahead: number;
const clock = { now: () => Date.now() + ahead };

beforeEach(async () => {
  ahead = 0;
  fake = await FakeSlack.start();
  fake.installs.lifetime = LIFE_S;
  fake.installs.now = clock.now;
  store = openStore({ path: ':memory:', clock });
  await start();
  await new Browser(bot.url).install(fake, ACME);
});

afterEach(async () => {
  await bot.slack.stop();
  await store.close();
  await fake.stop();
});

async function start() {
  bot = await startBot(fake, { installations: store, env: INSTALLS, clock });
}

async function restart() {
  await bot.slack.stop();
  await start();
}

const send = (space = ACME.id, key = 'k') =>
  bot.slack.chat.send(
    { platform: 'slack', space, channel: 'C01' },
    { tone: 'news', title: key, blocks: [] },
    { key, lang: 'en' },
  );

const tenCommands = async () => {
  const before = fake.made('response_url').length;
  const commands = Array.from({ length: 10 }, (_, i) =>
    bot.command('sora', { team_id: ACME.id, user_id: `U${i}`, user_name: `u${i}` }),
  );
  await Promise.all(commands);
  await fake.until('response_url', before + 10);
};

describe('a token that does not last', () => {
  it('is used as it is while it is fresh', async () => {
    ahead = 9 * HOUR;
    await send();
    expect(fake.installs.refreshes).toBe(0);
  });

  it('is renewed once for ten commands at once, and every call is taken', async () => {
    ahead = 11 * HOUR;
    await tenCommands();
    expect(fake.installs.refreshes).toBe(1);
    expect(fake.made('users.info')).toHaveLength(10);
    expect(fake.calls.filter(({ outcome }) => /auth|token/.test(outcome))).toEqual([]);
  });

  it('is renewed again and again, day after day, with never more than one use of each refresh token', async () => {
    for (let day = 1; day <= 5; day++) {
      ahead = day * 11 * HOUR;
      await Promise.all([tenCommands(), send(ACME.id, `day ${day}`)]);
    }
    expect(fake.installs.refreshes).toBe(5);
    expect(fake.made('oauth.v2.access').map(({ outcome }) => outcome)).toEqual(Array(6).fill('ok'));
    expect(fake.made('chat.postMessage').map(({ outcome }) => outcome)).toEqual(Array(5).fill('ok'));
  });

  it('that was renewed is the one after a restart', async () => {
    ahead = 11 * HOUR;
    await send();
    await restart();
    ahead = 22 * HOUR;
    await send(ACME.id, 'later');
    expect(fake.made('chat.postMessage').map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
    expect(fake.installs.refreshes).toBe(2);
  });

  it.each([
    ['a refusal', { error: 'invalid_refresh_token' } as const],
    ['no connection', 'drop' as const],
    ['a limit', { retryAfter: 60 } as const],
  ])('goes on being used while it lasts when renewing meets %s', async (_name, fault) => {
    ahead = 11 * HOUR;
    fake.fail('oauth.v2.access', fault);
    await send();
    await send(ACME.id, 'again');
    expect(fake.made('chat.postMessage').map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
    // Not asked again at once.
    expect(fake.made('oauth.v2.access')).toHaveLength(2);
    ahead += 10 * 60_000;
    await send(ACME.id, 'renewed');
    expect(fake.installs.refreshes).toBe(1);
  });

  it('that is over and is not renewed for now makes messages late, and none doubtful', async () => {
    ahead = 13 * HOUR;
    fake.fail('oauth.v2.access', 'drop', { status: 503 });
    await expect(send()).rejects.toMatchObject({ failure: 'later' });
    ahead += 60_000;
    await expect(send()).rejects.toMatchObject({ failure: 'later' });
    expect(fake.made('chat.postMessage')).toEqual([]);
    ahead += 60_000;
    await send();
  });

  it('that Slack renews no more makes its workspace unreachable, with the reason; others go on', async () => {
    await new Browser(bot.url).install(fake, GLOBEX);
    fake.installs.revoke(ACME);
    ahead = 13 * HOUR;
    const failed = { failure: 'later', detail: 'invalid_refresh_token', scope: 'space' };
    await expect(send()).rejects.toMatchObject(failed);
    await expect(send()).rejects.toMatchObject(failed);
    expect(fake.installs.refreshes).toBe(1);
    await send(GLOBEX.id);
    expect(bot.slack.health()).toMatchObject({
      state: 'ready',
      installed: { refused: [{ owner: ACME.id, problem: 'invalid_refresh_token' }] },
    });
    expect(await bot.command('sora', { team_id: ACME.id })).toMatchObject({ status: 200 });
    await fake.until('response_url');
    await new Browser(bot.url).install(fake, ACME);
    await send();
    expect(bot.slack.health().installed?.refused).toEqual([]);
  });

  it('that ends before its time is renewed and not given up', async () => {
    fake.fail('chat.postMessage', { error: 'token_expired' });
    await expect(send()).rejects.toMatchObject({ failure: 'later', scope: 'space' });
    await send();
    expect(fake.installs.refreshes).toBe(1);
  });

  it('does not come back when the app is taken out while it is renewed', async () => {
    ahead = 11 * HOUR;
    const held = fake.installs.hold();
    const renewing = send();
    await held.arrived;
    await bot.event({ type: 'app_uninstalled' }, { team_id: ACME.id, event_time: clock.now() / 1000 });
    await fake.settle(() => bot.gone.length === 1, 'the loss');
    held.release();
    await renewing;
    expect(await store.installations('slack')).toEqual([]);
  });
});
