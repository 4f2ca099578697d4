import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/commands/grammar.ts';
import { print } from '../../../src/commands/print.ts';
import { HOUR } from '../../../src/time.ts';
import { asks, draft, NOON, team, words } from '../../helpers/team.ts';

const does = (line: string) => print(parse(line));

describe('a length of time in words', () => {
  it.each([
    ['mute nvidia for a week', 'mute nvidia for:1w'],
    ['mute nvidia for 2 days', 'mute nvidia for:2d'],
    ['pause 1 for two days', 'pause 1 for:2d'],
    ['subscribe sora for a month', 'subscribe sora for:30d'],
    ['屏蔽 英伟达 一周', 'mute 英伟达 for:1w'],
    ['暂停 2 三天', 'pause 2 for:3d'],
  ])('%s', (line, expected) => {
    expect(does(line)).toBe(expected);
  });

  it.each(['mute "nvidia for a week"', 'mute waiting for godot', '屏蔽 AI一周'])('is not in: %s', (line) => {
    expect(does(line)).not.toContain('for:');
  });
});

describe('several names one after the other', () => {
  it.each([
    ['follow nvidia, amd, tsmc', 'subscribe nvidia OR amd OR tsmc'],
    ['follow nvidia, sam altman and tsmc', 'subscribe nvidia OR sam altman OR tsmc'],
    [
      'follow llama 4, gpt 5 mini and claude sonnet 4.5',
      'subscribe llama 4 OR gpt 5 mini OR claude sonnet 4.5',
    ],
    [
      'follow chips, export controls and what comes next',
      'subscribe chips, export controls and what comes next',
    ],
    ['订阅 英伟达、AMD、台积电', 'subscribe 英伟达 OR AMD OR 台积电'],
    ['订阅 英伟达，阿里', 'subscribe 英伟达 OR 阿里'],
    ['subscribe sora or kling when:digest', 'subscribe sora OR kling when:digest'],
    ['mute funding, ipo', 'mute funding OR ipo'],
    ['unsubscribe nvidia, amd, tsmc', 'unsubscribe nvidia OR amd OR tsmc'],
  ])('are each asked for: %s', (line, expected) => {
    expect(does(line)).toBe(expected);
  });

  it.each([
    ['subscribe video model', 'subscribe video model'],
    ['subscribe 1,000 tokens', 'subscribe 1,000 tokens'],
    ['subscribe "sora, kling"', 'subscribe "sora, kling"'],
  ])('stay as they are where they are one: %s', (line, expected) => {
    expect(does(line)).toBe(expected);
  });
});

describe('all of it', () => {
  it.each([
    'unsubscribe me',
    'unsubscribe from everything',
    'unsubscribe from all',
    'unsub us from everything',
  ])('asks first: %s', (line) => {
    expect(parse(line)).toEqual({ verb: 'unsubscribe', target: 'all', sure: false });
  });

  it('is not muted as if it were a word', () => {
    expect(parse('mute everything').verb).toBe('search');
  });
});

describe('everything that is followed', () => {
  it('is paused and goes on together, and undo takes it back', async () => {
    const group = team();
    await group.says('follow sora, kling');
    await group.says('follow veo');
    const paused = await group.says('pause everything for a week');
    expect(words(paused)).toContain('all 2 subscriptions');
    const held = async () =>
      (await group.store.room('slack:T1/C1')).subscriptions.map(({ pausedUntil }) => pausedUntil);
    expect(await held()).toEqual([NOON + 168 * HOUR, NOON + 168 * HOUR]);
    await group.says('resume all');
    expect(await held()).toEqual([undefined, undefined]);
    await group.says('undo');
    expect(await held()).toEqual([NOON + 168 * HOUR, NOON + 168 * HOUR]);
  });

  it('says that nothing is followed where nothing is', async () => {
    expect(await team().says('pause all')).toMatchObject({ ok: false, error: { key: 'not-followed' } });
  });

  it.each([
    ['暂停所有推送', 'pause all'],
    ['暂停推送', 'pause all'],
    ['恢复推送', 'resume all'],
    ['暂停一周', 'pause all for:1w'],
    ['pause all alerts for a week', 'pause all for:1w'],
  ])('is offered: %s', (line, expected) => {
    const command = parse(line);
    expect(command.verb === 'search' && command.meant && does(command.meant)).toBe(expected);
  });
});

describe('an address among words', () => {
  const url = 'https://example.com/a?utm_source=slack';
  it.each([
    [`what is this ${url}`, url],
    [`看看这个 ${url}`, url],
    [`总结一下 ${url}`, url],
    [`subscribe ${url}`, `add ${url}`],
    [`添加来源 ${url}`, `add ${url}`],
    [`add the feed ${url}`, `add ${url}`],
  ])('%s', (line, expected) => {
    expect(does(line)).toBe(expected);
  });

  it('is a word where it is asked for with care', () => {
    expect(parse(`"gpt" ${url}`).verb).toBe('search');
  });
});

describe('emoji', () => {
  it('are no words to look for', async () => {
    const group = team();
    await group.store.saveArticle(draft('OpenAI answers'));
    const shown = words(await group.says('🔥🔥 openai 🚀'));
    expect(shown).toContain('OpenAI answers');
    expect(shown).not.toContain('Nothing has all');
    expect(parse('👍').verb).toBe('home');
    expect(does('C++ and C#')).toBe('C++ and C#');
  });
});

describe('a number alone', () => {
  it('is the story of that number, where a list was shown', async () => {
    const group = team();
    await group.store.saveArticle(draft('Sora draws', { publishedAt: NOON - HOUR }));
    await group.store.saveArticle(draft('Kling 1 answers', { publishedAt: NOON - 5 * HOUR }));
    expect(words(await group.says('1'))).toContain('Kling 1');
    await group.says('latest');
    expect(words(await group.says('1'))).toContain('Sora draws');
    await group.says('latest');
    expect(words(await group.says('#2'))).toContain('Kling');
    expect(words(await group.says('"1"'))).toContain('Kling 1');
  });
});

describe('a source that was added', () => {
  it('can be followed whole with the next press', async () => {
    const reader = {
      discover: async () => [{ url: 'https://example.com/feed', title: 'Tech "Daily"' }],
    } as never;
    const group = team({ reader });
    const answer = await group.says('add https://example.com/feed', { manager: true });
    expect(asks(answer)).toEqual(['subscribe source:"Tech Daily"']);
  });
});
