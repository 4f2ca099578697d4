import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSlack } from '../../helpers/fake-slack.ts';
import { type Bot, startBot } from '../../helpers/slack-bot.ts';

let fake: FakeSlack;
let bot: Bot;

beforeEach(async () => {
  fake = await FakeSlack.start();
  bot = await startBot(fake);
});

afterEach(async () => {
  await bot.slack.stop();
  await fake.stop();
});

describe('a line that names another channel', () => {
  it.each(['list <#C02|secret-plans>', 'subscribe sora to:<#C02|secret-plans>', 'list #C02'])(
    '%s: is refused to someone who is not there, and the name stays there',
    async (line) => {
      await bot.command(line);
      const [call] = await fake.until('response_url');
      expect(bot.engine.asks).toEqual([]);
      expect(JSON.stringify(call?.args)).not.toContain('secret-plans');
      expect(call?.args.response_type).toBe('ephemeral');
    },
  );

  it('is answered to someone who is there', async () => {
    fake.members.set('C02', ['U02', 'U01']);
    await bot.command('list <#C02|general>');
    await fake.until('response_url');
    expect(bot.engine.asks).toHaveLength(1);
  });

  it('may name its own channel', async () => {
    await bot.command('list <#C01|general>');
    await fake.until('response_url');
    expect(bot.engine.asks).toHaveLength(1);
  });
});

describe('a subscription in a channel where the bot is not', () => {
  it('is told how to let the bot in', async () => {
    fake.outside.add('C01');
    await bot.command('subscribe sora');
    const calls = await fake.until('response_url', 3);
    expect(String(calls[2]?.args.text)).toContain('/invite');
  });

  it('is not bothered with it where the bot is', async () => {
    await bot.command('subscribe sora');
    await fake.until('conversations.info');
    await bot.command('latest');
    const calls = await fake.until('response_url', 3);
    expect(calls.some((call) => String(call.args.text).includes('/invite'))).toBe(false);
  });
});

describe('the directory', () => {
  const ada = { platform: 'slack', space: 'T01TEAM', id: 'U01' } as const;

  it('knows a channel by id and by name, to those who are in it', async () => {
    fake.botChannels = [{ id: 'C02', name: 'general' }];
    fake.members.set('C02', ['U01']);
    const room = { platform: 'slack', space: 'T01TEAM', channel: 'C02' };
    expect(await bot.slack.directory.channel(ada, '#C02')).toEqual(room);
    expect(await bot.slack.directory.channel(ada, 'general')).toEqual(room);
    expect(await bot.slack.directory.channel({ ...ada, id: 'U02' }, 'C02')).toBeUndefined();
  });

  it('knows none that the bot may not post in, or that does not exist', async () => {
    fake.members.set('C02', ['U01']);
    fake.outside.add('C02');
    expect(await bot.slack.directory.channel(ada, 'C02')).toBeUndefined();
    expect(await bot.slack.directory.channel(ada, 'nowhere')).toBeUndefined();
  });
});

describe('who may change what a channel gets', () => {
  const mayChange = () => bot.engine.asks.at(-1)?.mayChange;
  const general = { platform: 'slack', space: 'T01TEAM', channel: 'C02' } as const;
  const person = (id: string) => ({ platform: 'slack', space: 'T01TEAM', id }) as const;

  it('is everyone in it', async () => {
    await bot.command('subscribe sora');
    await fake.until('response_url');
    expect(mayChange()).not.toBe(false);
    expect(await bot.slack.directory.mayChange(person('U01'), general)).toBe(true);
  });

  it('is admins alone where the operator says so; what is one’s own stays one’s own', async () => {
    await bot.slack.stop();
    bot = await startBot(fake, { env: { SLACK_SUBSCRIPTIONS: 'admins' } });
    fake.people.set('U02', { is_admin: true });
    const seen: unknown[] = [];
    for (const more of [{}, { channel_id: 'D01' }, { user_id: 'U02' }]) {
      const before = bot.engine.asks.length;
      await bot.command('subscribe sora', more);
      await fake.settle(() => bot.engine.asks.length > before, 'the ask');
      seen.push(mayChange() ?? true);
    }
    expect(seen).toEqual([false, true, true]);
    expect(await bot.slack.directory.mayChange(person('U01'), general)).toBe(false);
    expect(await bot.slack.directory.mayChange(person('U02'), general)).toBe(true);
  });
});

describe('a direct message', () => {
  it('is the person’s own room, to which deliveries can be addressed', async () => {
    await bot.event({
      type: 'message',
      channel_type: 'im',
      channel: 'D01',
      user: 'U01',
      text: 'sora',
      ts: '1.1',
    });
    const [call] = await fake.until('chat.postMessage');
    expect(call?.args.channel).toBe('D01');
    expect(bot.engine.asks[0]?.room.channel).toBe('U01');
  });
});
