import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCache } from '../../adapters/cache.ts';
import { readConfig } from '../../adapters/config.ts';
import { type Platforms, startPlatforms } from '../../adapters/platforms.ts';
import { openWorld, type World } from '../../adapters/wire.ts';
import type { RoomKey } from '../../src/room.ts';
import type { Desk } from '../../src/tick.ts';
import { HOUR } from '../../src/time.ts';
import { SILENT } from '../helpers/desk-bed.ts';
import { FakeSlack, form, SECRET, send } from '../helpers/fake-slack.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { ACME, Browser, GLOBEX, INSTALLS } from '../helpers/slack-installer.ts';

/** The whole program, one app in two workspaces: from the install to what each of them gets. */

let fake: FakeSlack;
let folder: ReturnType<typeof temporaryFolder>;
let world: World;
let platforms: Platforms;
let desk: Desk;
let browser: Browser;
let post: (body: string, type: 'form' | 'json') => Promise<Response>;
/** How far the desk's clock is before the world's. */
let ahead: number;
let close: () => Promise<void>;

async function open(): Promise<void> {
  world = await openWorld(readConfig({ AINEWS_DATA: folder.path, AINEWS_SEEDS: 'off' }), { log: SILENT });
  const { engine, store, clock, directories, states } = world;
  const cache = openCache(':memory:', clock);
  const env = { ...INSTALLS, SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: fake.apiUrl, PORT: '0' };
  platforms = await startPlatforms(env, { engine, store, clock, log: SILENT, cache, directories, states });
  ahead = 0;
  desk = await world.openDesk(platforms.chats, { now: () => world.clock.now() + ahead });
  const [health] = platforms.health() as unknown as { readonly listening: { readonly port: number } }[];
  const base = `http://127.0.0.1:${health!.listening.port}`;
  browser = new Browser(base);
  post = (body, type) => send(`${base}/slack/events`, body, type);
  close = async () => {
    await desk.stop();
    await platforms.stop();
    await cache.close();
    await world[Symbol.asyncDispose]();
  };
}

beforeEach(async () => {
  fake = await FakeSlack.start();
  folder = temporaryFolder();
  await open();
  for (const installer of [ACME, GLOBEX]) {
    await browser.install(fake, installer);
    const before = fake.made('response_url').length;
    await post(form(fake.command('subscribe sora', { team_id: installer.id })), 'form');
    await fake.until('response_url', before + 2);
  }
});

afterEach(async () => {
  await close();
  await fake.stop();
  folder.remove();
});

const PATIENCE = { timeout: 8_000 };
const room = ({ id }: { readonly id: string }, channel = 'C01'): RoomKey => `slack:${id}/${channel}`;
const alert = (to: RoomKey, key: string) => ({
  key,
  room: to,
  kind: 'alert' as const,
  card: { tone: 'news' as const, title: key, blocks: [] },
  storyIds: [],
  dueAt: world.clock.now(),
});
const queue = (...keys: readonly (readonly [RoomKey, string])[]) =>
  world.store.queue(
    keys.map(([to, key]) => alert(to, key)),
    world.clock.now(),
  );
const arrived = () =>
  fake
    .made('chat.postMessage')
    .filter(({ outcome }) => outcome === 'ok')
    .map(({ team, args }) => `${team} ${args.text}`);
const health = async () => world.store.outboxHealth(world.clock.now());
const pausedRooms = async () => (await health()).paused.map(({ room: key }) => key).sort();
const happens = (event: Readonly<Record<string, unknown>>, { id }: { readonly id: string }) =>
  post(JSON.stringify(fake.event(event, { team_id: id, event_time: Date.now() / 1000 })), 'json');

describe('one app in two workspaces', () => {
  it('brings each its own alerts, after a restart too', async () => {
    await queue([room(ACME), 'for acme'], [room(GLOBEX), 'for globex']);
    await close();
    await open();
    await desk.tick();
    expect(arrived().sort()).toEqual([`${ACME.id} for acme`, `${GLOBEX.id} for globex`]);
  });

  it('goes on in one where the other’s token is refused: it waits, nobody is told, and nothing is lost', async () => {
    fake.installs.revoke(ACME);
    await queue([room(ACME), 'late'], [room(GLOBEX), 'in time']);
    await desk.tick();
    expect(arrived()).toEqual([`${GLOBEX.id} in time`]);
    expect(await health()).toMatchObject({ pending: 1, paused: [] });
    await browser.install(fake, ACME);
    ahead = 10 * 60_000;
    await desk.tick();
    expect(arrived()).toEqual([`${GLOBEX.id} in time`, `${ACME.id} late`]);
  });

  it('whose token is revoked is paused, and is delivered to again when it installs again', async () => {
    await happens({ type: 'channel_archive', channel: 'C09' }, ACME);
    fake.installs.revoke(ACME);
    await happens({ type: 'tokens_revoked', tokens: { bot: [ACME.bot] } }, ACME);
    await expect.poll(pausedRooms, PATIENCE).toEqual([room(ACME), room(ACME, 'C09')]);
    await queue([room(ACME), 'kept']);
    await desk.tick();
    expect(arrived()).toEqual([]);
    await browser.install(fake, ACME);
    // The channel that was archived still is.
    await expect.poll(pausedRooms, PATIENCE).toEqual([room(ACME, 'C09')]);
    await desk.tick();
    expect(arrived()).toEqual([`${ACME.id} kept`]);
  });

  it('that is deleted is found out by a delivery: its rooms are paused, and no notice goes where nobody reads', async () => {
    fake.judge = ({ method, team }) =>
      method === 'chat.postMessage' && team === ACME.id ? { error: 'account_inactive' } : undefined;
    await queue([room(ACME), 'a'], [room(ACME, 'C02'), 'b'], [room(GLOBEX), 'c']);
    await desk.tick();
    ahead = HOUR;
    await desk.tick();
    expect(arrived()).toEqual([`${GLOBEX.id} c`]);
    expect(await pausedRooms()).toEqual([room(ACME), room(ACME, 'C02')]);
    expect((await health()).pending).toBe(2);
  });

  it('that removes the app leaves nothing of it behind, and the other has all that it had', async () => {
    await queue([room(ACME), 'never']);
    await happens({ type: 'app_uninstalled' }, ACME);
    await expect.poll(() => world.store.rooms(), PATIENCE).toEqual([room(GLOBEX)]);
    expect((await world.store.installations('slack')).map(({ owner }) => owner)).toEqual([GLOBEX.id]);
    await desk.tick();
    expect(arrived()).toEqual([]);
    expect((await world.store.room(room(GLOBEX))).subscriptions).toHaveLength(1);
  });
});
