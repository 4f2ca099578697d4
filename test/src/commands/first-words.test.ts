import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/commands/grammar.ts';
import { print } from '../../../src/commands/print.ts';
import { draft, NOON, team, words } from '../../helpers/team.ts';

const does = (line: string) => print(parse(line));

describe('a length of time at the end', () => {
  it.each([
    ['mute nvidia 7d', 'mute nvidia for:1w'],
    ['mute nvidia 2 weeks', 'mute nvidia for:2w'],
    ['mute nvidia for 12h', 'mute nvidia for:12h'],
    ['屏蔽 英伟达7天', 'mute 英伟达 for:1w'],
    ['屏蔽 英伟达2个月', 'mute 英伟达 for:60d'],
    ['pause 2 3d', 'pause 2 for:3d'],
  ])('is the time: %s', (line, expected) => {
    expect(does(line)).toBe(expected);
  });

  it.each(['mute llama 7b', 'mute 7d', 'mute "nvidia 7d"', '屏蔽 双11月', 'mute gpt-5 days'])(
    'is none in: %s',
    (line) => {
      expect(does(line)).not.toContain('for:');
    },
  );
});

describe('a time zone', () => {
  it.each([
    ['tz UTC+8', '+08:00'],
    ['tz utc +8', '+08:00'],
    ['tz GMT+5:30', '+05:30'],
    ['tz UTC-0330', '-03:30'],
    ['tz UTC', 'UTC'],
    ['时区 东八区', '+08:00'],
    ['时区 西五区', '-05:00'],
    ['时区 北京时间', 'Asia/Shanghai'],
    ['tz EST', 'America/New_York'],
    ['tz pacific time', 'America/Los_Angeles'],
    ['tz new york', 'America/New_York'],
    ['tz tokyo', 'Asia/Tokyo'],
    ['tz Asia/Shanghai', 'Asia/Shanghai'],
  ])('is understood as people write it: %s', (line, zone) => {
    expect(parse(line)).toEqual({ verb: 'tz', zone });
    expect(parse(does(line))).toEqual({ verb: 'tz', zone });
  });

  it('is told as it was taken, with what its clocks do in summer', async () => {
    const room = team();
    expect(words(await room.says('tz UTC+8'))).toMatch(/UTC\+08:00[\s\S]*without summer time/);
    expect(words(await room.says('tz EST'))).toMatch(/America\/New_York[\s\S]*go with summer time/);
    expect(words(await room.says('tz Asia/Shanghai'))).not.toContain('summer');
  });

  it('with two meanings is asked back, and hours at a distance from UTC are kept', async () => {
    const room = team();
    const refused = await room.says('tz CST');
    expect(refused.ok).toBe(false);
    expect(words(refused)).toMatch(/Asia\/Shanghai, America\/Chicago/);
    expect((await room.says('digest daily 9:00 tz:UTC+5:30')).ok).toBe(true);
    expect((await room.says('digest')).ok).toBe(true);
    expect((await room.store.room('slack:T1/C1')).settings.digest?.zone).toBe('+05:30');
  });

  it.each(['tz UTC+15', 'tz UTC+8:99'])('is refused where no clock is so: %s', async (line) => {
    const answer = await team().says(line);
    expect(words(answer)).not.toContain('hours are those');
  });
});

describe('settings among other signs', () => {
  it.each([
    ['openai，since：7d', 'openai since:7d'],
    ['openai, since:7d', 'openai since:7d'],
    ['since：7d，openai', 'since:7d openai'],
    ['openai；source：路透', 'openai source:路透'],
    ['subscribe sora，when：digest', 'subscribe sora when:digest'],
    ['subscribe sora，when：digest，max:5', 'subscribe sora when:digest max:5/day'],
    ['"openai, since:7d"', '"openai, since:7d"'],
    ['1,000 tokens', '1,000 tokens'],
  ])('are settings: %s', (line, expected) => {
    expect(does(line)).toBe(expected);
  });

  it('say a day in words, as it is where the person is', async () => {
    const room = team();
    await room.store.saveArticle(draft('Sora opens', { publishedAt: NOON - 3_600_000 }));
    await room.store.saveArticle(draft('Sora closes', { publishedAt: NOON - 90 * 3_600_000 }));
    for (const line of [
      'sora since:yesterday',
      '可灵 OR sora since:2d',
      'since:today sora',
      'sora since：昨天',
    ]) {
      const { data } = await room.says(line);
      expect((data as { stories: { title: string }[] }).stories).toEqual([
        expect.objectContaining({ title: 'Sora opens' }),
      ]);
    }
  });
});

describe('what is asked of us', () => {
  it.each(['help me', 'help me please', 'Help me!'])('is help: %s', (line) => {
    expect(does(line)).toBe('help');
  });

  it('still has the help of each verb', () => {
    expect(parse(print({ verb: 'help', topic: 'me' }))).toEqual({ verb: 'help', topic: 'me' });
  });

  it.each([
    'remind me tomorrow',
    'remind me to read this',
    'remind me in 2 hours',
    '明天提醒我',
    '两小时后提醒我看',
    '提醒我明天看',
  ])('is said plainly not to be had: %s', async (line) => {
    const answer = await team().says(line);
    expect(answer.error?.key).toBe('no-reminders');
    expect(words(answer)).toContain('save');
  });

  it.each(['remind me of the metaverse', '提醒我们AI的风险', 'reminders app'])(
    'is no reminder: %s',
    (line) => {
      expect(parse(line).verb).toBe('search');
    },
  );
});
