import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../adapters/discord/commands.ts';
import { composeLine, type Filled } from '../../../adapters/discord/compose.ts';
import { parse } from '../../../src/commands/grammar.ts';
import { commandFaults } from '../../helpers/fake-discord-rules.ts';

const paths = COMMANDS.filter((command) => command.type === 1).flatMap((command) =>
  leaves(command.name, command.options ?? []),
);

function leaves(
  path: string,
  options: readonly { type: number; name: string; options?: readonly unknown[] }[],
) {
  const nested = options.filter((option) => option.type <= 2);
  if (nested.length === 0) return [path];
  return nested.flatMap((option): string[] =>
    leaves(`${path} ${option.name}`, (option.options ?? []) as never),
  );
}

describe('the commands that Discord is told of', () => {
  it('keep every rule of Discord, those that discord.js lets through too', () => {
    expect(commandFaults(COMMANDS as never)).toEqual([]);
  });

  it('can be asked with one flat command, its question required and completed', () => {
    const ask = COMMANDS.find((command) => command.name === 'ainews');
    expect(ask?.options?.map(({ name, type, required }) => [name, type, required ?? false])).toEqual([
      ['query', 3, true],
      ['since', 3, false],
      ['source', 3, false],
      ['lang', 3, false],
      ['share', 5, false],
    ]);
    expect(ask?.options?.[0]).toMatchObject({ autocomplete: true, max_length: 500 });
  });

  it('are described in simplified and traditional Chinese, every part of them', () => {
    const described: unknown[] = [];
    JSON.stringify(COMMANDS, (_, value) => {
      if (value?.description) described.push(value.description_localizations);
      return value;
    });
    expect(described.length).toBeGreaterThan(60);
    for (const localised of described) expect(Object.keys(localised as object)).toEqual(['zh-CN', 'zh-TW']);
  });

  it('are for managers unless an admin says otherwise', () => {
    const needs = COMMANDS.map((command) => [command.name, command.default_member_permissions]);
    expect(needs.slice(0, 4)).toEqual([
      ['ainews', undefined],
      ['ainews-watch', 16],
      ['ainews-digest', 16],
      ['ainews-admin', 32],
    ]);
  });
});

describe('typed options', () => {
  const filled: Filled = {
    query: 'sora',
    topic: 'sora OR 可灵',
    number: 2,
    what: '2',
    time: '9:00',
    address: 'https://news.example/feed',
  };
  it.each(paths)('of /%s compose a line that the grammar reads', (path) => {
    const line = composeLine(path, filled);
    const { verb } = parse(line ?? '');
    expect(verb).not.toBe('refused');
    if (path !== 'ainews') expect(verb).not.toBe('search');
  });

  it.each<[string, Filled, string]>([
    ['ainews', { query: 'sora', since: '7d', lang: 'en' }, 'sora since:7d lang:en'],
    ['ainews', { query: 'sora OR 可灵', since: '7d' }, '(sora OR 可灵) since:7d'],
    ['ainews', { query: '? digest OR x', source: 'The Verge' }, '? (digest OR x) source:"The Verge"'],
    [
      'ainews-watch add',
      { topic: 'sora', when: 'digest', max: 5, as: 'Video "AI"', channel: '123', mention: '45', for: '7d' },
      'subscribe sora when:digest max:5/day as:"Video AI" to:<#123> mention:<@45> for:7d',
    ],
    ['ainews-watch edit', { number: 2, when: 'both' }, 'edit 2 when:both'],
    ['ainews-watch pause', { number: 2, for: '2d' }, 'pause 2 for:2d'],
    ['ainews-watch list', { channel: '123' }, 'list <#123>'],
    [
      'ainews-digest schedule',
      { time: '9:00', zone: 'Asia/Shanghai', top: 8 },
      'digest weekdays 9:00 tz:Asia/Shanghai top:8',
    ],
    ['ainews-admin source list', { broken: true }, 'sources broken'],
  ])('of /%s %j say: %s', (path, options, line) => {
    expect(composeLine(path, options)).toBe(line);
  });

  it('say nothing for a command that we do not have', () => {
    expect(composeLine('ainews-watch explode', {})).toBeUndefined();
    expect(composeLine('constructor', {})).toBeUndefined();
  });
});
