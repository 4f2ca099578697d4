import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFINITION } from '../../../adapters/discord/register.ts';
import type { Card } from '../../../src/card.ts';
import type { Answer } from '../../../src/engine.ts';
import { APPLICATION, type FakeDiscord, startFakeDiscord } from '../../helpers/fake-discord.ts';
import {
  choose,
  inGuild,
  MEMBER_PERMISSIONS,
  press,
  query,
  startBot,
  wordsOf,
} from '../../helpers/fake-discord-bot.ts';

let discord: FakeDiscord;
let bot: Awaited<ReturnType<typeof startBot>>;
let guild: string;
let channel: string;

beforeEach(async () => {
  discord = await startFakeDiscord();
  guild = discord.addGuild();
  channel = discord.addChannel({ type: 0, guild_id: guild, name: 'news' }).id;
});

afterEach(async () => {
  await bot?.bot.stop();
  await discord.stop();
  expect(discord.faults).toEqual([]);
});

async function start(): Promise<void> {
  bot = await startBot(discord);
  await bot.ready();
}

async function told(interaction: { readonly messages: readonly unknown[] }, count = 1): Promise<string> {
  await discord.until(() => interaction.messages.length >= count);
  return wordsOf(interaction.messages[count - 1]);
}

describe('asking in Discord', () => {
  beforeEach(start);

  it('is heard at once and answered for the person alone', async () => {
    bot.answerWith(async (ask) => {
      await discord.until(() => interaction.acknowledged);
      return { cards: [{ tone: 'plain', title: ask.text, blocks: [] }], data: {}, ok: true };
    });
    const interaction = discord.interact(inGuild(guild, channel, query('sora')));
    expect(await told(interaction)).toBe('### sora');
    expect(interaction.acknowledged).toEqual({ type: 5, data: { flags: 64 } });
    expect(interaction.messages).toHaveLength(1);
    expect(bot.asked).toMatchObject([
      {
        room: { platform: 'discord', space: guild, channel },
        person: { platform: 'discord', space: guild, id: '300000000000000001', name: 'Ann' },
        manager: true,
        locale: 'en-US',
        text: 'sora',
      },
    ]);
  });

  it('is answered before the bot has stopped', async () => {
    let finish = () => {};
    const thinking = new Promise<void>((resolve) => {
      finish = resolve;
    });
    bot.answerWith(async (ask) => {
      await thinking;
      return { cards: [{ tone: 'plain', title: ask.text, blocks: [] }], data: {}, ok: true };
    });
    const interaction = discord.interact(inGuild(guild, channel, query('sora')));
    await discord.until(() => interaction.acknowledged && bot.asked.length > 0);
    const stopped = bot.bot.stop().then(() => interaction.messages.length);
    await discord.until(() => discord.connections() === 0);
    finish();
    expect(await stopped).toBe(1);
  });

  it('is heard once, with one request, though the answer to it is empty', async () => {
    const interaction = discord.interact(inGuild(guild, channel, query('sora')));
    await told(interaction);
    expect(discord.seen.filter(({ path }) => path.endsWith('/callback'))).toHaveLength(1);
  });

  it('is answered for everyone when that was asked for', async () => {
    const share = { name: 'share', type: 5, value: true };
    const interaction = discord.interact(inGuild(guild, channel, query('sora', share)));
    await told(interaction);
    expect(interaction.acknowledged).toEqual({ type: 5, data: { flags: 0 } });
  });

  it('shows a change to the whole room, and its details to the person', async () => {
    bot.answerWith(() => ({
      cards: [
        { tone: 'good', title: 'dry run', blocks: [] },
        { tone: 'plain', title: 'more', blocks: [] },
      ],
      shared: { tone: 'good', title: 'now follows sora', blocks: [] },
      data: {},
      ok: true,
    }));
    const interaction = discord.interact(inGuild(guild, channel, query('subscribe sora')));
    expect(await told(interaction, 3)).toBe('### now follows sora');
    const flags = interaction.messages.map((message) => Number(message.flags) & 64);
    expect(interaction.messages.map((message) => message.where)).toEqual(['edit', 'followup', 'followup']);
    expect(flags.slice(1)).toEqual([64, 0]);
  });

  it('brings what was exported as a file, for the person alone', async () => {
    const file = { name: 'sources.opml', text: '<opml/>\n第二行' };
    bot.answerWith(
      (ask) =>
        ({ cards: [{ tone: 'plain', title: ask.text, blocks: [] }], file, data: {}, ok: true }) as Answer,
    );
    const interaction = discord.interact(inGuild(guild, channel, query('export opml')));
    await told(interaction, 2);
    const [name, content] = [file.name, file.text];
    expect(interaction.messages[1]).toMatchObject({ flags: 64, files: [{ name, content }] });
  });

  it('speaks the language of the reader', async () => {
    const interaction = discord.interact(inGuild(guild, channel, { ...press('gibberish'), locale: 'zh-TW' }));
    expect(await told(interaction)).toContain('这个按钮或菜单已经失效了');
  });

  it('lets only those change a channel who may manage it, by the flat command too', async () => {
    await told(discord.interact(inGuild(guild, channel, query('list'), MEMBER_PERMISSIONS)));
    await told(discord.interact(inGuild(guild, channel, query('list'))));
    expect(bot.asked).toMatchObject([{ mayChange: false }, { mayChange: true }]);
  });

  it('tells the engine the server’s own language beside the reader’s', async () => {
    const asked = { ...inGuild(guild, channel, query('sora')), guild_locale: 'zh-CN' };
    await told(discord.interact(asked));
    expect(bot.asked).toMatchObject([{ locale: 'en-US', roomLocale: 'zh-CN' }]);
  });

  it('works in direct messages, where the room is the person', async () => {
    const direct = {
      type: 2,
      channel_id: '555',
      channel: { id: '555', type: 1 },
      user: { id: '300000000000000002', username: 'bo' },
      locale: 'zh-CN',
      app_permissions: '0',
      ...query('subscribe sora'),
    };
    await told(discord.interact(direct));
    expect(bot.asked[0]).toMatchObject({
      room: { space: '@me', channel: '300000000000000002' },
      manager: false,
    });
  });

  it('works with no more than Discord’s oldest fields', async () => {
    const { channel: _, locale: __, app_permissions: ___, ...least } = inGuild(guild, channel, query('sora'));
    await told(discord.interact(least));
    expect(bot.asked[0]?.room).toEqual({ platform: 'discord', space: guild, channel });
  });

  it('runs a command once although the gateway repeats it', async () => {
    const first = discord.interact(inGuild(guild, channel, query('undo')));
    await told(first);
    discord.interact({ ...inGuild(guild, channel, query('undo')), id: first.id, token: first.token });
    const next = discord.interact(inGuild(guild, channel, query('sora')));
    await told(next);
    expect(bot.asked.map((ask) => ask.text)).toEqual(['undo', 'sora']);
  });

  it('does nothing for an interaction that somebody else has answered', async () => {
    const interaction = discord.interact({ ...inGuild(guild, channel, query('undo')), token: 'taken' });
    interaction.acknowledged = { type: 5 };
    await discord.until(() => bot.logged.some((line) => line.message.includes('not answered in time')));
    expect(bot.asked).toEqual([]);
  });

  it('goes on when the first response was taken although its answer was lost', async () => {
    discord.trouble({ path: /callback$/, status: 502, stores: true });
    const interaction = discord.interact(inGuild(guild, channel, query('sora')));
    expect(await told(interaction)).toBe('### sora');
  });

  it.each([
    [
      'is held up by a rate limit',
      {
        status: 429,
        headers: { 'retry-after': '0.05', 'x-ratelimit-scope': 'user' },
        body: { message: 'limited', retry_after: 0.05, global: false },
      },
    ],
    ['fails at Discord', { status: 500 }],
    ['is cut off', { hangsUp: true }],
  ])('says the answer again when it %s', async (_, trouble) => {
    discord.trouble({ path: /@original$/, ...trouble });
    const interaction = discord.interact(inGuild(guild, channel, query('sora')));
    expect(await told(interaction)).toBe('### sora');
  });

  it('sends an answer that comes after fifteen minutes by direct message', async () => {
    bot.answerWith((ask) => {
      bot.pass(15 * 60_000);
      interaction.expired = true;
      return { cards: [{ tone: 'plain', title: ask.text, blocks: [] }], data: {}, ok: true };
    });
    const interaction = discord.interact(inGuild(guild, channel, query('sora')));
    const direct = await discord.until(() => discord.seen.find((one) => one.path === '/users/@me/channels'));
    expect(direct.body).toEqual({ recipient_id: '300000000000000001' });
    const sent = await discord.until(() =>
      discord.seen.find((one) => one.method === 'POST' && /^\/channels\/\d+\/messages$/.test(one.path)),
    );
    expect(wordsOf(sent.body)).toBe('### sora');
  });

  it('sends it so too when Discord has forgotten the token earlier', async () => {
    bot.answerWith((ask) => {
      interaction.expired = true;
      return { cards: [{ tone: 'plain', title: ask.text, blocks: [] }], data: {}, ok: true };
    });
    const interaction = discord.interact(inGuild(guild, channel, query('sora')));
    const sent = await discord.until(() =>
      discord.seen.find((one) => one.method === 'POST' && /^\/channels\/\d+\/messages$/.test(one.path)),
    );
    expect(wordsOf(sent.body)).toBe('### sora');
  });

  it('tells a fault of ours with an id, and goes on', async () => {
    bot.answerWith(() => {
      throw new Error('a bug');
    });
    expect(await told(discord.interact(inGuild(guild, channel, query('sora'))))).toContain('in the log as');
    const line = bot.logged.find((one) => one.level === 'error');
    expect(line?.fields).toMatchObject({ id: expect.any(String) });
    bot.answerWith(() => ({ cards: [{ tone: 'plain', title: 'fine', blocks: [] }], data: {}, ok: true }));
    expect(await told(discord.interact(inGuild(guild, channel, query('sora'))))).toBe('### fine');
  });
});

describe('typed commands', () => {
  beforeEach(start);

  const typed = (name: string, options: unknown[], permissions?: string) =>
    discord.interact(inGuild(guild, channel, { data: { id: '1', type: 1, name, options } }, permissions));

  it('say a line of the grammar', async () => {
    await told(
      typed('ainews-watch', [
        {
          name: 'add',
          type: 1,
          options: [
            { name: 'topic', type: 3, value: 'sora' },
            { name: 'max', type: 4, value: 5 },
          ],
        },
      ]),
    );
    const add = { name: 'add', type: 1, options: [{ name: 'address', type: 3, value: 'https://a.example' }] };
    await told(typed('ainews-admin', [{ name: 'source', type: 2, options: [add] }]));
    expect(bot.asked.map((ask) => ask.text)).toEqual(['subscribe sora max:5/day', 'add https://a.example']);
  });

  it.each([
    ['ainews-watch', [{ name: 'list', type: 1 }]],
    ['ainews-digest', [{ name: 'off', type: 1 }]],
    ['ainews-admin', [{ name: 'data', type: 2, options: [{ name: 'audit', type: 1 }] }]],
  ])('of /%s are refused to those who may not, whatever Discord let through', async (name, options) => {
    expect(await told(typed(name, options, MEMBER_PERMISSIONS))).toContain('Only someone who manages');
    expect(bot.asked).toEqual([]);
  });

  it('delete a server’s data only when that is confirmed', async () => {
    const purge = (confirm: boolean) =>
      typed('ainews-admin', [
        {
          name: 'data',
          type: 2,
          options: [{ name: 'purge', type: 1, options: [{ name: 'confirm', type: 5, value: confirm }] }],
        },
      ]);
    await told(purge(false));
    await told(purge(true));
    expect(bot.asked.map((ask) => ask.text)).toEqual(['purge all', 'purge all sure']);
  });

  it('of an unknown name get an answer', async () => {
    expect(await told(typed('ainews-watch', [{ name: 'explode', type: 1 }]))).toContain(
      'There is no command',
    );
  });
});

describe('subscribing', () => {
  beforeEach(start);

  it('says what to grant when the bot could not post there', async () => {
    const lacking = { ...query('subscribe sora'), app_permissions: String(1n << 10n) };
    const words = await told(discord.interact(inGuild(guild, channel, lacking)));
    expect(words).toContain('I cannot post in #news');
    expect(words).toContain('Grant me Send Messages, Embed Links there');
    expect(bot.asked).toEqual([]);
  });

  it('asks for the right to speak in threads, in a thread', async () => {
    const thread = {
      ...query('digest weekdays 9:00'),
      channel: { id: channel, type: 11, name: 'a thread' },
      app_permissions: String((1n << 10n) | (1n << 11n) | (1n << 14n)),
      locale: 'zh-CN',
    };
    expect(await told(discord.interact(inGuild(guild, channel, thread)))).toContain('在子区内发送消息');
  });

  it('is only for those who may speak there', async () => {
    const mute = String(1n << 10n);
    const words = await told(discord.interact(inGuild(guild, channel, query('subscribe sora'), mute)));
    expect(words).toContain('Only someone who manages');
  });

  describe('another channel', () => {
    const NOBODY = { allow: '0', deny: String(1n << 10n) };
    const BOT_ONLY = { id: APPLICATION, allow: String(1n << 10n), deny: '0' };

    it('works where the person may speak and the bot may post', async () => {
      const other = discord.addChannel({ type: 0, guild_id: guild, name: 'other' }).id;
      await told(discord.interact(inGuild(guild, channel, query(`subscribe sora to:<#${other}>`))));
      expect(bot.asked[0]?.text).toBe(`subscribe sora to:<#${other}>`);
    });

    it('that the bot does not see is told with what to grant, to someone who chose it', async () => {
      const overwrites = [{ id: guild, ...NOBODY }];
      const other = discord.addChannel({ type: 0, guild_id: guild, permission_overwrites: overwrites }).id;
      const resolved = { channels: { [other]: { id: other, name: 'hidden', type: 0, permissions: '3072' } } };
      const options = [
        { name: 'topic', type: 3, value: 'sora' },
        { name: 'channel', type: 7, value: other },
      ];
      const data = {
        id: '1',
        type: 1,
        name: 'ainews-watch',
        options: [{ name: 'add', type: 1, options }],
        resolved,
      };
      const words = await told(discord.interact(inGuild(guild, channel, { data })));
      expect(words).toContain('I cannot post in #hidden');
      expect(words).toContain('View Channel');
      expect(bot.asked).toEqual([]);
    });

    it.each(['subscribe sora to:', 'list '])(
      'that the person does not see is not theirs: %s',
      async (line) => {
        const overwrites = [{ id: guild, ...NOBODY }, BOT_ONLY];
        const other = discord.addChannel({ type: 0, guild_id: guild, permission_overwrites: overwrites }).id;
        const words = await told(discord.interact(inGuild(guild, channel, query(`${line}<#${other}>`))));
        expect(words).toContain('not a channel here that you may post to');
        expect(bot.asked).toEqual([]);
      },
    );

    it('is listed to those who may use it, and to nobody else', async () => {
      const person = { platform: 'discord', space: guild, id: '300000000000000001' } as const;
      const open = discord.addChannel({ type: 0, guild_id: guild }).id;
      const hidden = discord.addChannel({
        type: 0,
        guild_id: guild,
        permission_overwrites: [{ id: guild, ...NOBODY }, BOT_ONLY],
      }).id;
      const { directory } = bot.bot;
      expect(await directory.channel(person, open)).toEqual({
        platform: 'discord',
        space: guild,
        channel: open,
      });
      for (const channel of [hidden, '1', 'general']) {
        expect(await directory.channel(person, channel)).toBeUndefined();
      }
    });

    it('is changed by those who manage it and by the server’s owner', async () => {
      const person = (id: string) => ({ platform: 'discord', space: guild, id }) as const;
      const manager = { id: '300000000000000001', allow: String(1n << 4n), deny: '0' };
      const other = discord.addChannel({ type: 0, guild_id: guild, permission_overwrites: [manager] }).id;
      const room = { platform: 'discord', space: guild, channel: other } as const;
      discord.setOwner(guild, '300000000000000002');
      const may = ['1', '2', '3'].map((n) =>
        bot.bot.directory.mayChange(person(`30000000000000000${n}`), room),
      );
      expect(await Promise.all(may)).toEqual([true, true, false]);
    });

    it('of another server is nobody’s', async () => {
      const other = discord.addChannel({ type: 0, guild_id: discord.addGuild('elsewhere') }).id;
      await told(discord.interact(inGuild(guild, channel, query(`subscribe sora to:<#${other}>`))));
      expect(bot.asked).toEqual([]);
    });
  });

  it('never stands in the way of a question', async () => {
    const lacking = { ...query('sora'), app_permissions: '0' };
    expect(await told(discord.interact(inGuild(guild, channel, lacking, '0')))).toBe('### sora');
  });
});

describe('buttons', () => {
  beforeEach(start);

  it('ask their line as whoever pressed', async () => {
    const interaction = discord.interact(inGuild(guild, channel, press('a0::save https://a.example')));
    await told(interaction);
    expect(interaction.acknowledged).toEqual({ type: 5, data: { flags: 64 } });
    expect(bot.asked[0]?.text).toBe('save https://a.example');
  });

  it('ask a line that was too long for them', async () => {
    bot.kept.set('k9', 'search a very long line');
    await told(discord.interact(inGuild(guild, channel, press('k0::k9'))));
    expect(bot.asked[0]?.text).toBe('search a very long line');
  });

  it('share for everyone', async () => {
    const interaction = discord.interact(inGuild(guild, channel, press('A1::latest 5', 64)));
    await told(interaction);
    expect(interaction.acknowledged).toEqual({ type: 5, data: { flags: 0 } });
  });

  it('turn the page in its place', async () => {
    const interaction = discord.interact(inGuild(guild, channel, press('a0::search sora page:2', 64)));
    await told(interaction);
    expect(interaction.acknowledged).toEqual({ type: 6 });
  });

  it('leave a message that everyone sees as it is', async () => {
    const interaction = discord.interact(inGuild(guild, channel, press('a0::search sora page:2')));
    await told(interaction);
    expect(interaction.acknowledged?.type).toBe(5);
  });

  it.each(['k0::nobody-kept-this', 'old-button', '{"v":0}'])(
    'that are stale or forged are answered: %s',
    async (id) => {
      expect(await told(discord.interact(inGuild(guild, channel, press(id))))).toContain(
        'not understood any more',
      );
      expect(bot.asked).toEqual([]);
    },
  );
});

describe('menus', () => {
  beforeEach(start);

  const long = `open https://news.example/${'a'.repeat(200)}`;

  /** The menu of an answer, as Discord keeps it. */
  async function shown() {
    bot.answerWith(({ text }) => ({
      cards: [text === 'sora' ? withMenu : echoed(text)],
      data: {},
      ok: true,
    }));
    const interaction = discord.interact(inGuild(guild, channel, query('sora')));
    await told(interaction);
    const nodes = (all: readonly Node[]): Node[] =>
      all.flatMap((one) => [one, ...nodes(one.components ?? [])]);
    const { components } = interaction.messages[0] as { readonly components: readonly Node[] };
    return nodes(components).find(({ type }) => type === 3)!;
  }

  interface Node {
    readonly type: number;
    readonly custom_id?: string;
    readonly options?: readonly { readonly value: string }[];
    readonly components?: readonly Node[];
  }

  const echoed = (title: string): Card => ({ tone: 'plain', title, blocks: [] });
  const withMenu: Card = {
    tone: 'news',
    title: 'Sora',
    blocks: [
      {
        kind: 'menu',
        label: 'Open one of these…',
        options: [
          { label: '1. Sora', ask: 'open https://news.example/a' },
          { label: '2. Kling', ask: long },
        ],
      },
    ],
  };

  it('say the whole line of what is chosen, as whoever chose, also after a restart', async () => {
    const { custom_id: id = '', options = [] } = await shown();
    const { kept } = bot;
    await bot.bot.stop();
    await start();
    for (const [token, line] of kept) bot.kept.set(token, line);
    for (const { value } of options) {
      const interaction = discord.interact(inGuild(guild, channel, choose(id, value)));
      await told(interaction);
      expect(interaction.acknowledged).toEqual({ type: 5, data: { flags: 64 } });
    }
    expect(bot.asked.map(({ text }) => text)).toEqual(['open https://news.example/a', long]);
  });

  it.each<[string, ...string[]]>([
    ['m0:', 'k0::nobody-kept-this'],
    ['m0:', 'latest'],
    ['m0:'],
    ['m0:', 'a0::latest', 'a1::list'],
    ['menu', 'a0::latest'],
  ])('that are stale or forged are answered: %s %s', async (id, ...values) => {
    expect(await told(discord.interact(inGuild(guild, channel, choose(id, ...values))))).toContain(
      'not understood any more',
    );
    expect(bot.asked).toEqual([]);
  });
});

describe('completions', () => {
  beforeEach(start);

  const complete = (name: string, options: unknown[]) =>
    discord.interact(inGuild(guild, channel, { type: 4, data: { id: '1', type: 1, name, options } }));

  it('come from the engine, within what Discord takes', async () => {
    bot.suggestWith(async () => [
      { text: 'sora', hint: '12 stories' },
      { text: 'sora', hint: 'again' },
      { text: 'x'.repeat(101), hint: 'too long to be sent' },
      { text: 'title', hint: '长'.repeat(200) },
      ...Array.from({ length: 40 }, (_, i) => ({ text: `t${i}`, hint: '' })),
    ]);
    const interaction = complete('ainews', [{ name: 'query', type: 3, value: 'so', focused: true }]);
    await discord.until(() => interaction.acknowledged);
    const { type, data } = interaction.acknowledged as {
      type: number;
      data: { choices: { value: string }[] };
    };
    expect(type).toBe(8);
    expect(data.choices).toHaveLength(25);
    expect(data.choices.slice(0, 3).map(({ value }) => value)).toEqual(['sora', 'title', 't0']);
    expect(bot.completed.at(-1)?.text).toBe('so');
  });

  it('are read into memory before the first is asked for', async () => {
    await discord.until(() => bot.completed.length > 0);
    expect(bot.completed[0]?.text).toBe('');
  });

  it('of a topic are what may follow subscribe', async () => {
    bot.suggestWith(async () => [
      { text: 'subscribe sora', hint: '' },
      { text: 'help', hint: '' },
    ]);
    const option = { name: 'topic', type: 3, value: 'so', focused: true };
    const interaction = complete('ainews-watch', [{ name: 'add', type: 1, options: [option] }]);
    await discord.until(() => interaction.acknowledged);
    expect(interaction.acknowledged?.data).toEqual({ choices: [{ name: 'sora', value: 'sora' }] });
    expect(bot.completed.at(-1)?.text).toBe('subscribe so');
  });

  it('are none when they fail or take too long', async () => {
    bot.suggestWith(async () => {
      throw new Error('no');
    });
    const failed = complete('ainews', [{ name: 'query', type: 3, value: '', focused: true }]);
    await discord.until(() => failed.acknowledged);
    expect(failed.acknowledged?.data).toEqual({ choices: [] });
    bot.suggestWith(() => new Promise(() => {}));
    const slow = complete('ainews', [{ name: 'query', type: 3, value: '', focused: true }]);
    await discord.until(() => slow.acknowledged);
    expect(slow.acknowledged?.data).toEqual({ choices: [] });
    expect(slow.acknowledgedAfterMs).toBeLessThan(3_000);
  });
});

describe('commands on a message', () => {
  beforeEach(start);

  const on = (name: string, message: object) =>
    discord.interact(
      inGuild(guild, channel, {
        data: { id: '1', type: 3, name, target_id: '9', resolved: { messages: { 9: message } } },
      }),
    );

  it.each([
    ['Save to AI news', { content: 'see https://a.example/x, now' }, 'save https://a.example/x'],
    ['Explain this link', { content: '看这个：https://a.example/路径。' }, 'https://a.example/路径'],
    ['Explain this link', { content: '<https://a.example/a_(b)>' }, 'https://a.example/a_(b)'],
    ['Find related', { content: '', embeds: [{ url: 'https://a.example/e' }] }, 'https://a.example/e'],
    [
      'Explain this link',
      {
        content: '',
        components: [{ type: 17, components: [{ type: 10, content: '### [t](<https://a.example/c>)' }] }],
      },
      'https://a.example/c',
    ],
    ['Find related', { content: 'OpenAI 发布 Sora' }, 'search "OpenAI" OR "Sora" OR "发布"'],
  ])('%s of %j asks %s', async (name, message, line) => {
    await told(on(name, message));
    expect(bot.asked[0]?.text).toBe(line);
  });

  it('say so when there is no link', async () => {
    expect(await told(on('Save to AI news', { content: 'hello' }))).toContain('no link');
  });
});

describe('registering', () => {
  it('happens in one request, and not again until something changed', async () => {
    await start();
    await discord.until(() => bot.cached.has(`discord:commands:${APPLICATION}`));
    const puts = () => discord.seen.filter((one) => one.method === 'PUT');
    expect(puts()).toHaveLength(1);
    expect(discord.commands()).toHaveLength(7);
    await bot.bot.stop();
    const cached = new Map([[`discord:commands:${APPLICATION}`, DEFINITION]]);
    bot = await startBot(discord, {
      cache: {
        get: async (key) => cached.get(key),
        set: async (key, value) => cached.set(key, value),
        delete: async (key) => cached.delete(key),
      },
    });
    await bot.ready();
    await told(discord.interact(inGuild(guild, channel, query('sora'))));
    expect(puts()).toHaveLength(1);
  });

  it('is tried again when Discord was busy', async () => {
    discord.trouble({ method: 'PUT', path: /commands$/, status: 503 });
    await start();
    await discord.until(() => discord.commands().length > 0);
  });
});
