import type { APIMessageTopLevelComponent, RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMenuId, keyIn, readCustomId } from '../../../adapters/discord/custom-id.ts';
import { renderMessage } from '../../../adapters/discord/render.ts';
import type { Block, Card, Text } from '../../../src/card.ts';
import { readMarkup } from '../../helpers/discord-markup.ts';
import { messageFaults } from '../../helpers/fake-discord-rules.ts';
import { ALIVE, hostileCard } from '../../helpers/hostile-cards.ts';

const KEY = 'a23456789012345678901_';
const keepAsk = async () => 'a1b2c3d4';

/** As discord-api-types describes a message: what it does not know does not compile. */
const render = async (card: Card, options: { key?: string; mentions?: string[] } = {}) =>
  (await renderMessage(card, { lang: 'en', keepAsk, ...options })) satisfies Sendable;

type Sendable = Readonly<Omit<RESTPostAPIChannelMessageJSONBody, 'components'>> & {
  readonly components: readonly APIMessageTopLevelComponent[];
};

interface Node {
  readonly type: number;
  readonly content?: string;
  readonly custom_id?: string;
  readonly options?: readonly { readonly value: string }[];
  readonly components?: readonly Node[];
}

const nodes = (all: readonly unknown[]): Node[] =>
  (all as readonly Node[]).flatMap((one) => [one, ...nodes(one.components ?? [])]);

async function texts(card: Card): Promise<string[]> {
  return nodes((await render(card)).components).flatMap((one) => one.content ?? []);
}

const text = (...parts: Text): Card => ({ tone: 'plain', blocks: [{ kind: 'text', text: parts }] });

describe('a card in Discord', () => {
  it('is within every limit, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(hostileCard, fc.boolean(), async (card, keyed) => {
        expect(messageFaults(await render(card, keyed ? { key: KEY } : {}), 'create')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('has nothing alive in it but its own links and times', async () => {
    await fc.assert(
      fc.asyncProperty(hostileCard, async (card) => {
        for (const content of await texts(card)) {
          const { alive, links } = readMarkup(content);
          expect({ content, alive }).toEqual({ content, alive: [] });
          for (const url of links) expect(new URL(url).protocol).toMatch(/^https?:$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(ALIVE)('shows %j as its characters', async (words) => {
    for (const card of [
      text(words),
      text('on ', words),
      text({ strong: words }),
      text('on ', { link: 'https://news.example/a', text: words }),
      { tone: 'news', title: words, url: 'https://news.example/a', blocks: [] } satisfies Card,
    ]) {
      for (const content of await texts(card)) {
        const { alive, links } = readMarkup(content);
        expect(alive).toEqual([]);
        expect(links.filter((url) => url !== 'https://news.example/a')).toEqual([]);
      }
    }
  });

  it.each(['[x](https://evil.example)', '# x', '- x', '> x', '-# x', '<@1>', '<t:1>', '</x:1>'])(
    'kills %s, which escapeMarkdown of discord.js leaves alive',
    async (words) => {
      const { escapeMarkdown } = await import('discord.js');
      expect(escapeMarkdown(words)).toBe(words);
      const [content = ''] = await texts(text(words));
      expect(readMarkup(content)).toMatchObject({
        alive: [],
        links: [],
        seen: words.replaceAll('@', '@\u200b'),
      });
    },
  );

  it('links its title', async () => {
    const card: Card = {
      tone: 'news',
      title: 'Sora 2: a *new* model',
      url: 'https://news.example/a_(b)',
      blocks: [],
    };
    expect(await texts(card)).toEqual(['### [Sora 2: a \\*new\\* model](<https://news.example/a_%28b%29>)']);
  });

  it('links beside a title that would break its link, or pass for another address', async () => {
    for (const title of ['[Deal] OpenAI', 'https://bank.example']) {
      const [content = ''] = await texts({ tone: 'news', title, url: 'https://news.example/a', blocks: [] });
      expect(content).toMatch(/ \[↗\]\(<https:\/\/news\.example\/a>\)$/);
      expect(readMarkup(content).seen).toBe(`${title} ↗`);
    }
  });

  it.each<[Text, string]>([
    [['https:', '//evil.example'], 'https:\u200b//evil.example'],
    [['https:/', '/evil.example'], 'https:/\u200b/evil.example'],
    [['see @', 'everyone'], 'see @\u200beveryone'],
    [['1', '. first'], '1\u200b. first'],
    [['a', '# b\n# c'], 'a# b\n\\# c'],
    [['18:30', '. Commands:'], '18:30. Commands:'],
  ])('watches the seams of its parts: %j', async (parts, written) => {
    expect(await texts(text(...parts))).toEqual([written]);
  });

  it('shows times in the zone and language of each reader', async () => {
    const card = text({ time: 1_764_000_000_000, style: 'datetime' }, ' ', {
      time: 1_764_000_000_000,
      style: 'relative',
    });
    expect(await texts(card)).toEqual(['<t:1764000000:f> <t:1764000000:R>']);
  });

  it('keeps two bold words apart', async () => {
    expect(await texts(text({ strong: 'a' }, { strong: 'b' }))).toEqual(['**a**\u200b**b**']);
  });

  it('fills a message with Chinese up to what Discord takes, not beyond', async () => {
    const long: Block = { kind: 'text', text: ['模'.repeat(3_000)] };
    const body = await render({ tone: 'plain', blocks: [long, long] });
    const all = nodes(body.components).flatMap((one) => one.content ?? []);
    const bytes = all.reduce((sum, one) => sum + Buffer.byteLength(one) + 12, 0);
    expect(bytes).toBeLessThanOrEqual(10_170);
    expect(bytes).toBeGreaterThan(9_000);
  });

  it('mentions nobody, unless a subscription names someone', async () => {
    expect((await render(text('@everyone <@123456789012345678>'))).allowed_mentions).toEqual({ parse: [] });
    expect((await render(text('x'), { mentions: ['@everyone'] })).allowed_mentions).toEqual({ parse: [] });
    const called = await render(text('x'), {
      mentions: ['@&123456789012345678', '@876543210987654321', '@here'],
    });
    expect(called.allowed_mentions).toEqual({
      parse: [],
      users: ['876543210987654321'],
      roles: ['123456789012345678'],
    });
    expect(nodes(called.components)[1]?.content).toBe('<@&123456789012345678> <@876543210987654321>');
  });
});

describe('buttons', () => {
  const ids = async (card: Card, key?: string) =>
    nodes((await render(card, key ? { key } : {})).components).flatMap((one) => one.custom_id ?? []);
  const buttons = (...asks: string[]): Card => ({
    tone: 'plain',
    blocks: [{ kind: 'buttons', buttons: asks.map((ask) => ({ label: 'x', ask })) }],
  });

  it('hold their command, so that they work after a restart', async () => {
    const [id = ''] = await ids(buttons('search 文生视频 since:7d page:2'));
    expect(readCustomId(id)).toEqual({ line: 'search 文生视频 since:7d page:2', kept: false, toRoom: false });
  });

  it('hold a token for a command that is too long for Discord', async () => {
    const [id = ''] = await ids(buttons(`search ${'模型 '.repeat(60)}`));
    expect(readCustomId(id)).toMatchObject({ line: 'a1b2c3d4', kept: true });
  });

  it('may say the same twice', async () => {
    expect(new Set(await ids(buttons('latest', 'latest'))).size).toBe(2);
  });

  it('carry the key of their delivery, so that it can be found again', async () => {
    const [first = ''] = await ids(buttons('save https://news.example/a', 'latest'), KEY);
    expect(readCustomId(first)?.key).toBe(KEY);
    const [added = ''] = await ids(text('no buttons here'), KEY);
    expect(readCustomId(added)).toMatchObject({ key: KEY, line: 'list' });
  });

  it('stand in a menu too, one line an option, in a row of its own', async () => {
    const options = [
      { label: '1. Sora', ask: 'open https://news.example/a' },
      { label: '2. 可灵', ask: `open https://news.example/${'a'.repeat(120)}` },
    ];
    const card: Card = { tone: 'plain', blocks: [{ kind: 'menu', label: 'Open one…', options }] };
    const body = await render(card, { key: KEY });
    const [menu] = nodes(body.components).filter((one) => one.type === 3);
    expect(isMenuId(menu!.custom_id!)).toBe(true);
    expect(keyIn(menu!.custom_id!)).toBe(KEY);
    expect(menu!.options!.map(({ value }) => readCustomId(value))).toEqual([
      { line: 'open https://news.example/a', kept: false, toRoom: false },
      { line: 'a1b2c3d4', kept: true, toRoom: false },
    ]);
    expect(nodes(body.components).filter((one) => one.type === 2)).toEqual([]);
  });

  it('carry the key behind a link, which can carry none', async () => {
    const link = { label: 'Read', url: 'https://news.example/a' };
    const card: Card = {
      tone: 'plain',
      blocks: [{ kind: 'buttons', buttons: [link, { label: 'Save', ask: 'save 1' }] }],
    };
    expect(keyIn((await ids(card, KEY))[0] ?? '')).toBe(KEY);
  });

  it.each(['', 'a', 'b0::latest', 'a0:latest', 'a0::', 'a0::  ', '{"ask":"x"}'])(
    'of a form that is not ours are not understood: %j',
    (id) => expect(readCustomId(id)).toBeUndefined(),
  );
});
