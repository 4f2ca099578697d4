import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCache } from '../../adapters/cache.ts';
import { readConfig } from '../../adapters/config.ts';
import { type Platforms, startPlatforms } from '../../adapters/platforms.ts';
import { openWorld, type World } from '../../adapters/wire.ts';
import type { Desk } from '../../src/tick.ts';
import { SILENT } from '../helpers/desk-bed.ts';
import { type FakeDiscord, startFakeDiscord, TOKEN } from '../helpers/fake-discord.ts';
import { inGuild, query, wordsOf } from '../helpers/fake-discord-bot.ts';
import { FakeSlack, form, SECRET, send, TEAM } from '../helpers/fake-slack.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { complaints } from '../helpers/slack-blocks.ts';
import { words } from '../helpers/team.ts';

/** The whole program, from a person's command to the message that says a room is lost. */

const folder = temporaryFolder();
let world: World;
let platforms: Platforms;
let desk: Desk;
/** How far the desk's clock is before the world's. */
let ahead = 0;
let end: () => Promise<void>;

async function open(env: Readonly<Record<string, string>>): Promise<void> {
  world = await openWorld(readConfig({ AINEWS_DATA: folder.path, AINEWS_LANG: 'en' }), { log: SILENT });
  const { engine, store, clock, directories, states } = world;
  const cache = openCache(':memory:', clock);
  platforms = await startPlatforms(env, { engine, store, clock, log: SILENT, cache, directories, states });
  ahead = 0;
  desk = await world.openDesk(platforms.chats, { now: () => world.clock.now() + ahead });
  end = async () => {
    await desk.stop();
    await platforms.stop();
    await cache.close();
    await world[Symbol.asyncDispose]();
    folder.remove();
  };
}

const alert = (room: string, key: string) => ({
  key,
  room,
  kind: 'alert' as const,
  card: { tone: 'news' as const, title: key, blocks: [] },
  storyIds: [],
  dueAt: world.clock.now(),
});

afterEach(async () => {
  await end();
});

describe('on Slack', () => {
  let fake: FakeSlack;
  let post: (body: string, type: 'form' | 'json') => Promise<Response>;

  beforeEach(async () => {
    fake = await FakeSlack.start();
    fake.people.set('U01', { locale: 'en-US' });
    await open({
      SLACK_BOT_TOKEN: fake.botToken,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: fake.apiUrl,
      PORT: '0',
    });
    const [health] = platforms.health() as unknown as { readonly listening: { readonly port: number } }[];
    const url = `http://127.0.0.1:${health!.listening.port}/slack/events`;
    post = (body, type) => send(url, body, type);
    await fake.settle(() => platforms.health()[0]?.state === 'ready', 'readiness');
    await post(form(fake.command('subscribe sora')), 'form');
    await fake.until('response_url', 2);
  });
  afterEach(() => fake.stop());

  const told = () => fake.messages.filter(({ channel }) => channel === 'DU01');
  const happens = async (event: Readonly<Record<string, unknown>>) => {
    await post(JSON.stringify(fake.event(event)), 'json');
  };
  const paused = async () => (await world.store.outboxHealth(world.clock.now())).paused.length;
  const becomes = async (count: number) => {
    await expect.poll(paused, { timeout: 8_000 }).toBe(count);
  };

  it.each(['channel_archive', 'channel_deleted', 'channel_left'])(
    'whoever set a channel up is told of %s, once, by the name that Slack shows them',
    async (type) => {
      for (let i = 0; i < 2; i++) await happens({ type, channel: 'C01', user: 'U09' });
      await becomes(1);
      await desk.tick();
      await desk.tick();
      expect(told()).toHaveLength(1);
      const { blocks: sent } = told()[0] as unknown as { readonly blocks: unknown };
      expect(complaints(sent)).toEqual([]);
      const blocks = JSON.stringify(sent);
      expect(blocks).toContain('{"type":"channel","channel_id":"C01"}');
      expect(blocks).toContain('sora');
      // A notification shows no ids.
      expect(told()[0]?.text).toContain('a channel · it follows sora');
      expect(told()[0]?.text).not.toContain('C01');
    },
  );

  it('whoever set a channel up is told when a message is refused there, and nothing more until it is mended', async () => {
    fake.fail('chat.postMessage', { error: 'not_in_channel' });
    const room = `slack:${TEAM}/C01`;
    await world.store.queue([alert(room, 'first'), alert(room, 'second')], world.clock.now());
    await desk.tick();
    await desk.tick();
    expect(told()).toHaveLength(1);
    expect(String(told()[0]?.text)).toContain('not_in_channel');
    await happens({ type: 'member_joined_channel', channel: 'C01', user: 'U0BOT', inviter: 'U01' });
    await becomes(0);
    ahead = 60_000;
    await desk.tick();
    const arrived = fake.messages.filter(({ channel }) => channel === 'C01').map(({ text }) => text);
    expect(arrived).toContain('second');
  });

  it('it stands on App Home of who can mend it, and on nobody else’s', async () => {
    await happens({ type: 'channel_left', channel: 'C01', user: 'U09' });
    await becomes(1);
    const pages: string[] = [];
    for (const user of ['U01', 'U02']) {
      await happens({ type: 'app_home_opened', user, channel: `D${user}`, tab: 'home' });
      const shown = () => fake.made('views.publish').find(({ args }) => args.user_id === user);
      await fake.settle(() => shown() !== undefined, 'App Home');
      const { blocks } = shown()!.args.view as { readonly blocks: unknown };
      expect(complaints(blocks, 'view')).toEqual([]);
      pages.push(JSON.stringify(blocks));
    }
    expect(pages[0]).toContain('{"type":"channel","channel_id":"C01"}');
    expect(pages[1]).not.toContain('C01');
  });

  it('status says how Slack stands, wherever it is asked for', async () => {
    const status = async () => {
      const { cards, data } = await world.engine.answer(world.consoleAsk('status'));
      return { words: words({ cards }), data };
    };
    expect((await status()).words).toContain('Slack connected');
    fake.fail('auth.test', { error: 'invalid_auth' });
    fake.fail('chat.postMessage', { error: 'invalid_auth' });
    await world.store.queue([alert(`slack:${TEAM}/C01`, 'first')], world.clock.now());
    await desk.tick();
    const refused = await status();
    expect(refused.words).toContain('A platform is not connected.');
    expect(refused.words).toContain('Slack refused: invalid_auth');
    expect(refused.data).toMatchObject({
      platforms: [{ platform: 'slack', state: 'refused', problem: 'invalid_auth' }],
    });
  });

  it('nobody is written to where the app was removed', async () => {
    await happens({ type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } });
    await becomes(1);
    await desk.tick();
    expect(told()).toEqual([]);
  });
});

describe('on Discord', () => {
  let fake: FakeDiscord;
  let guild: string;
  let channel: string;

  beforeEach(async () => {
    fake = await startFakeDiscord();
    guild = fake.addGuild();
    channel = fake.addChannel({ type: 0, guild_id: guild, name: 'news' }).id;
    await open({ DISCORD_TOKEN: TOKEN, DISCORD_API_BASE: fake.base });
    await fake.until(() => platforms.health()[0]?.state === 'ready');
    const asked = fake.interact(inGuild(guild, channel, query('subscribe sora')));
    await fake.until(() => asked.messages.length >= 2);
  });
  afterEach(async () => {
    await fake.stop();
    expect(fake.faults).toEqual([]);
  });

  const person = '300000000000000001';
  const told = () => {
    const direct = fake.direct(person);
    return direct === undefined ? [] : fake.messagesIn(direct);
  };
  const lost = async () => {
    for (let i = 0; i < 400; i++) {
      if ((await world.store.outboxHealth(world.clock.now())).paused.length > 0) return;
      await new Promise((r) => setTimeout(r, 5));
    }
    throw new Error('nothing was paused');
  };

  it('whoever set a channel up is told when it is deleted', async () => {
    fake.removeChannel(channel);
    fake.dispatch('CHANNEL_DELETE', { id: channel, guild_id: guild, type: 0 });
    await lost();
    await desk.tick();
    expect(told()).toHaveLength(1);
    expect(wordsOf(told()[0])).toContain(`<#${channel}>`);
    expect(wordsOf(told()[0])).toContain('sora');
  });

  it('whoever set a channel up is told when the server removes the bot', async () => {
    fake.removeGuild(guild);
    fake.dispatch('GUILD_DELETE', { id: guild });
    await lost();
    await desk.tick();
    expect(told()).toHaveLength(1);
    expect(wordsOf(told()[0])).toContain('removed');
  });

  it('whoever set a channel up is told in Discord’s own word when posting is forbidden there', async () => {
    fake.trouble({
      method: 'POST',
      path: new RegExp(`^/channels/${channel}/messages$`),
      status: 403,
      body: { message: 'Missing Permissions', code: 50013 },
      times: 9,
    });
    const room = `discord:${guild}/${channel}`;
    await world.store.queue([alert(room, 'first'), alert(room, 'second')], world.clock.now());
    await desk.tick();
    await desk.tick();
    expect(told()).toHaveLength(1);
    expect(wordsOf(told()[0])).toContain('50013: Missing Permissions');
  });
});
