import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FORGET_AFTER_DAYS } from '../../../adapters/discord/guilds.ts';
import { type FakeDiscord, snowflake, startFakeDiscord } from '../../helpers/fake-discord.ts';
import { inGuild, query, startBot } from '../../helpers/fake-discord-bot.ts';

const GUILDS_INTENT = 1;
const DAY = 86_400_000;

let discord: FakeDiscord;
let bot: Awaited<ReturnType<typeof startBot>>;

beforeEach(async () => {
  discord = await startFakeDiscord();
});

afterEach(async () => {
  await bot?.bot.stop();
  await discord.stop();
  expect(discord.faults).toEqual([]);
});

async function answers(): Promise<void> {
  const interaction = discord.interact(inGuild('1', '2', query('sora')));
  await discord.until(() => interaction.messages.length > 0, 15_000);
}

describe('the connection', () => {
  it('asks for guilds and nothing else, and says how the bot is invited', async () => {
    bot = await startBot(discord);
    await bot.ready();
    expect(discord.identified).toMatchObject([{ intents: GUILDS_INTENT, shard: [0, 1] }]);
    const { invite } = bot.bot.health();
    expect(invite).toMatch(
      /client_id=100000000000000001&permissions=\d+&.*scope=bot\+applications\.commands/,
    );
    expect(bot.logged).toContainEqual(expect.objectContaining({ fields: { invite } }));
  });

  it('has as many shards as Discord wants, in this one process', async () => {
    await discord.stop();
    discord = await startFakeDiscord({ shards: 3 });
    bot = await startBot(discord);
    await bot.ready();
    expect(discord.identified.map((one) => one.shard).sort()).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
    expect(bot.bot.health()).toMatchObject({ state: 'ready', shards: 3 });
  });

  it('is not held up by a server in an outage', async () => {
    const guild = discord.addGuild();
    discord.setUnavailable(guild, true);
    const started = Date.now();
    bot = await startBot(discord);
    await bot.ready();
    await answers();
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('resumes after it broke, and misses nothing', async () => {
    bot = await startBot(discord);
    await bot.ready();
    discord.closeAll(4_000);
    await discord.until(() => discord.connections() === 0);
    await answers();
    expect(discord.resumed).toHaveLength(1);
    expect(discord.identified).toHaveLength(1);
  });

  it('begins anew when its session is gone', async () => {
    bot = await startBot(discord);
    await bot.ready();
    discord.forgetSessions();
    discord.closeAll(4_000);
    await discord.until(() => discord.identified.length === 2, 15_000);
    await bot.ready();
    await answers();
  });

  it('with a wrong token is refused, told, and asked again; nothing else ends', async () => {
    discord.setToken(false);
    bot = await startBot(discord);
    await discord.until(() => bot.bot.health().state === 'refused');
    expect(bot.bot.health().problem).toContain('401');
    discord.setToken(true);
    await bot.ready();
    await answers();
  });

  it.each([4_004, 4_014])('that Discord closes for good with %i is tried again, slowly', async (code) => {
    discord.closeNew(code);
    bot = await startBot(discord);
    await discord.until(() => bot.bot.health().state === 'refused');
    discord.closeNew(undefined);
    await discord.until(() => bot.bot.health().state === 'ready', 15_000);
  });

  it('waits for a gateway that takes nobody', async () => {
    discord.closeNew(-1);
    bot = await startBot(discord);
    await discord.until(() => bot.bot.health().state === 'unreachable', 15_000);
    discord.closeNew(undefined);
    await discord.until(() => bot.bot.health().state === 'ready', 15_000);
  });

  it('waits for Discord while it is down', async () => {
    discord.trouble({ path: /gateway\/bot$/, status: 503, times: 2 });
    bot = await startBot(discord);
    await discord.until(() => bot.bot.health().state === 'unreachable');
    await discord.until(() => bot.bot.health().state === 'ready', 15_000);
  });

  it('is noticed when it went silent', async () => {
    discord.setHeartbeat(100);
    bot = await startBot(discord);
    await bot.ready();
    discord.setDeaf(true);
    await discord.until(() => discord.connections() === 0);
    discord.setDeaf(false);
    await discord.until(() => discord.resumed.length > 0);
    await answers();
  });
});

describe('servers that come and go', () => {
  const key = (guild: string, channel: string) => `discord:${guild}/${channel}`;

  async function start(
    rooms: readonly string[],
    cached: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    bot = await startBot(discord);
    for (const [name, value] of Object.entries(cached)) bot.cached.set(name, value);
    bot.know(rooms);
    await bot.ready();
  }

  it('that removed the bot while it was away are found at the start, and paused', async () => {
    const [here, left] = [discord.addGuild(), snowflake()];
    const channel = discord.addChannel({ type: 0, guild_id: here }).id;
    await start([key(here, channel), key(left, '1'), 'slack:T1/C1', 'discord:@me/5']);
    await discord.until(() => bot.gone.length > 0);
    expect(bot.gone).toEqual([{ space: left, reason: 'removed' }]);
    expect(bot.forgotten).toEqual([]);
  });

  it('are not paused because Discord could not say', async () => {
    const left = snowflake();
    discord.trouble({ path: new RegExp(`^/guilds/${left}$`), status: 500 });
    await start([key(left, '1')]);
    await discord.until(() => discord.seen.some((one) => one.path === `/guilds/${left}`));
    await answers();
    expect(bot.gone).toEqual([]);
  });

  it('are not paused in an outage, at the start or later', async () => {
    const guild = discord.addGuild();
    discord.setUnavailable(guild, true);
    await start([key(guild, '1')]);
    discord.dispatch('GUILD_DELETE', { id: guild, unavailable: true });
    await answers();
    expect(bot.gone).toEqual([]);
    expect(discord.seen.some((one) => one.path === `/guilds/${guild}`)).toBe(false);
  });

  it('are paused when they remove the bot, and go on when they bring it back', async () => {
    const guild = discord.addGuild();
    await start([key(guild, '1')]);
    discord.removeGuild(guild);
    discord.dispatch('GUILD_DELETE', { id: guild });
    await discord.until(() => bot.gone.some((one) => one.channel === undefined));
    expect(bot.gone.at(-1)).toEqual({ space: guild, reason: 'removed' });
    discord.dispatch('GUILD_CREATE', { id: guild, channels: [], threads: [] });
    await discord.until(() => bot.back.length > 0);
    expect(bot.back).toEqual([{ space: guild }]);
  });

  it('are forgotten only after the stated delay', async () => {
    const [recent, old] = [snowflake(), snowflake()];
    await start([key(recent, '1'), key(old, '1')], {
      [`discord:gone:${recent}`]: String(Date.now() - (FORGET_AFTER_DAYS - 1) * DAY),
      [`discord:gone:${old}`]: String(Date.now() - (FORGET_AFTER_DAYS + 1) * DAY),
    });
    await discord.until(() => bot.forgotten.length > 0 && bot.gone.length > 0);
    expect(bot.forgotten).toEqual([old]);
    expect(bot.gone).toEqual([{ space: recent, reason: 'removed' }]);
  });

  it('lose a channel: its deliveries pause', async () => {
    const guild = discord.addGuild();
    const kept = discord.addChannel({ type: 0, guild_id: guild }).id;
    const sleeping = discord.addChannel({
      type: 11,
      guild_id: guild,
      thread_metadata: { archived: true, locked: false },
    }).id;
    const lost = snowflake();
    await start([key(guild, kept), key(guild, sleeping), key(guild, lost)]);
    await discord.until(() => bot.gone.length > 0);
    expect(bot.gone).toEqual([{ space: guild, channel: lost, reason: 'deleted' }]);
    discord.removeChannel(kept);
    discord.dispatch('CHANNEL_DELETE', { id: kept, guild_id: guild, type: 0 });
    await discord.until(() => bot.gone.length > 1);
    expect(bot.gone[1]).toEqual({ space: guild, channel: kept, reason: 'deleted' });
  });
});
