import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../adapters/config.ts';
import { openWorld, type World } from '../../../adapters/wire.ts';
import { FakeSlack } from '../../helpers/fake-slack.ts';
import { temporaryFolder } from '../../helpers/folder.ts';
import { complaints } from '../../helpers/slack-blocks.ts';
import { type Bot, startBot } from '../../helpers/slack-bot.ts';

/** The engine itself behind Slack, over the shipped records. */

const folder = temporaryFolder();
let fake: FakeSlack;
let world: World;
let bot: Bot;

beforeAll(async () => {
  fake = await FakeSlack.start();
  fake.people.set('U01', { locale: 'en-US', tz: 'Europe/London', is_admin: true });
  world = await openWorld(readConfig({ AINEWS_DATA: folder.path }));
  bot = await startBot(fake, { engine: world.engine });
});

afterAll(async () => {
  await bot.slack.stop();
  await world[Symbol.asyncDispose]();
  await fake.stop();
  folder.remove();
});

interface Pressable {
  readonly action_id: string;
  readonly value?: string;
  readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[];
}

function buttons(blocks: unknown): Pressable[] {
  return (blocks as { type: string; elements: Pressable[] }[])
    .filter((block) => block.type === 'actions')
    .flatMap((block) => block.elements);
}

async function answer(line: string): Promise<Readonly<Record<string, unknown>>> {
  const before = fake.made('response_url').length;
  await bot.command(line);
  return (await fake.until('response_url', before + 1))[before]!.args;
}

describe('/ainews on the shipped records', () => {
  it('finds the story by its name, in a card that Slack takes', async () => {
    const { blocks, text } = await answer('sora');
    expect(complaints(blocks)).toEqual([]);
    expect(String(text)).toContain('Sora');
  });

  it('has every button of an answer answered, and Share shown to all', async () => {
    const { blocks } = await answer('sora');
    const asks = buttons(blocks).filter((button) => button.value !== undefined);
    expect(asks.some((button) => button.action_id.startsWith('share.'))).toBe(true);
    for (const button of asks) {
      const before = fake.made('response_url').length;
      await bot.interact(fake.press({ ...button }));
      // Who follows something is told alone, then the channel.
      const answers = button.value?.startsWith('subscribe ') ? 2 : 1;
      const call = (await fake.until('response_url', before + answers))[before]!;
      expect(complaints(call.args.blocks)).toEqual([]);
      const shares = button.action_id.startsWith('share.');
      // What is kept out of the channel is told to the channel.
      const everyone = shares || button.value?.startsWith('mute ');
      expect(call.args.response_type).toBe(everyone ? 'in_channel' : 'ephemeral');
    }
  });

  it('opens the story that is chosen from a list, also when the bot was started anew since', async () => {
    const { blocks } = await answer('latest 5');
    const menu = buttons(blocks).find(({ options }) => options !== undefined)!;
    expect(menu.options).toHaveLength(5);
    await answer('sora');
    await bot.slack.stop();
    bot = await startBot(fake, { engine: world.engine });
    for (const option of menu.options!.slice(1, 3)) {
      const before = fake.made('response_url').length;
      await bot.interact(
        fake.press({ type: 'static_select', action_id: menu.action_id, selected_option: option }),
      );
      const call = (await fake.until('response_url', before + 1))[before]!;
      const title = option.text.text.replace(/^\d+\. /, '').replace(/…$/, '');
      expect(JSON.stringify(call.args.blocks)).toContain(JSON.stringify(title).slice(1, -1));
    }
  });

  it.each([
    '',
    'help',
    'latest',
    'saved',
    'xyzzy nothing',
    '文生视频',
    '"',
    'digest',
    'status',
    'a'.repeat(5_000),
  ])('answers %s in blocks that Slack takes', async (line) => {
    expect(complaints((await answer(line)).blocks)).toEqual([]);
  });

  it('publishes an App Home that Slack takes', async () => {
    await bot.event({ type: 'app_home_opened', user: 'U01', channel: 'D01', tab: 'home' });
    const [call] = await fake.until('views.publish');
    expect(complaints((call!.args.view as { blocks: unknown }).blocks, 'view')).toEqual([]);
  });
});
