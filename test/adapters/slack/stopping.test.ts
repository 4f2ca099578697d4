import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine.ts';
import { FakeSlack } from '../../helpers/fake-slack.ts';
import { type Bot, startBot } from '../../helpers/slack-bot.ts';

/** An engine that thinks until it is let go. */
class SlowEngine implements Engine {
  finish: () => void = () => undefined;
  readonly #finished = new Promise<void>((resolve) => {
    this.finish = resolve;
  });

  async answer({ text }: { readonly text: string }) {
    await this.#finished;
    return { cards: [{ tone: 'plain' as const, title: text, blocks: [] }], data: null, ok: true as const };
  }

  async suggest() {
    return [];
  }
}

let fake: FakeSlack;
let engine: SlowEngine;

beforeEach(async () => {
  fake = await FakeSlack.start();
  engine = new SlowEngine();
});

afterEach(() => fake.stop());

const start = (mode: 'http' | 'socket') => startBot(fake, { mode, engine });
const titles = () => fake.made('response_url').map(({ args }) => args.text);

/** Whether it has stopped by the time that it was let go. */
async function stopAround(bot: Bot, letGo: () => void): Promise<boolean> {
  let stopped = false;
  const stopping = bot.slack.stop().then(() => {
    stopped = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  const before = stopped;
  letGo();
  await stopping;
  return before;
}

describe('what was acknowledged before the program is stopped', () => {
  it('is answered first, even what nobody has begun to think about', async () => {
    const bot = await start('http');
    await Promise.all(['sora', 'latest', 'help'].map((line) => bot.command(line)));
    expect(await stopAround(bot, engine.finish)).toBe(false);
    expect(titles().sort()).toEqual(['help', 'latest', 'sora']);
  });

  it('is answered first where it came through the socket', async () => {
    const bot = await start('socket');
    await fake.settle(() => fake.socket.open.length > 0, 'the socket');
    await fake.socket.open[0]!.deliver('slash_commands', fake.command('sora'));
    expect(await stopAround(bot, engine.finish)).toBe(false);
    expect(titles()).toEqual(['sora']);
  });

  it('is answered as patiently as ever', async () => {
    const bot = await start('http');
    fake.fail('response_url', { status: 500 }, { status: 500 });
    await bot.command('sora');
    await stopAround(bot, engine.finish);
    const outcomes = fake.made('response_url').map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['500', '500', 'ok']);
  });
});
