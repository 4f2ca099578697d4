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
