import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/commands/question.ts';
import { withinTime } from '../../../src/news/asking.ts';
import { spanIn } from '../../../src/news/span.ts';

/** A Tuesday, eight in the evening in Shanghai. */
const NOW = Date.UTC(2026, 10, 24, 12);

const times = (line: string, zone = 'Asia/Shanghai') =>
  spanIn(line, NOW, zone)
    ?.times.map((term) => `${term.kind}:${'text' in term ? term.text : ''}`)
    .join(' ');

describe('a time in words', () => {
  it.each([
    ['nvidia today', 'since:20h'],
    ['nvidia yesterday', 'since:44h before:20h'],
    ['what did they say since yesterday', 'since:44h'],
    ['openai last week', 'since:2026-11-16 before:2026-11-23'],
    ['this week in ai', 'since:44h'],
    ['openai in the past week', 'since:168h'],
    ['news from the last 3 days about gpt', 'since:72h'],
    ['past 24 hours', 'since:24h'],
    ['the last two weeks', 'since:336h'],
    ['the last few days', 'since:72h'],
    ['last month', 'since:2026-10-01 before:2026-11-01'],
    ['since Friday', 'since:2026-11-20'],
    ['nvidia in november', 'since:2026-11-01 before:2026-12-01'],
    ['nvidia in December', 'since:2025-12-01 before:2026-01-01'],
    ['昨天英伟达', 'since:44h before:20h'],
    ['最近三天 英伟达', 'since:72h'],
    ['近7天的openai', 'since:168h'],
    ['英伟达 最近一周', 'since:168h'],
    ['过去24小时', 'since:24h'],
    ['上周openai', 'since:2026-11-16 before:2026-11-23'],
    ['本月', 'since:2026-11-01'],
    ['上个月的', 'since:2026-10-01 before:2026-11-01'],
  ])('%s is %s', (line, expected) => {
    expect(times(line)).toBe(expected);
  });

  it('is reckoned by the clocks of whoever asks', () => {
    expect(times('today', 'UTC')).toBe('since:12h');
    expect(times('today', 'America/Los_Angeles')).toBe('since:4h');
  });

  it.each([
    'last quarter',
    'the last samurai',
    '本周末',
    '上周五',
    'todayist',
    'gpt 4 turbo',
    '三体',
    'march',
  ])('is not in: %s', (line) => {
    expect(times(line)).toBeUndefined();
  });
});

describe('a question about a time', () => {
  const about = (line: string) => withinTime(readQuestion(line).expression!, NOW, 'UTC')?.about;
  const word = (text: string) => ({ kind: 'word', text });

  it.each([
    ['what happened with nvidia yesterday?', 'nvidia'],
    ['news from the last 3 days about gpt-5.5', 'gpt-5.5'],
    ['能不能告诉我英伟达昨天发生了什么', '英伟达'],
    ['昨天英伟达怎么了', '英伟达'],
    ['最近三天 英伟达', '英伟达'],
  ])('%s is about %s', (line, topic) => {
    expect(about(line)).toEqual(word(topic));
  });

  it.each([
    "yesterday's news",
    "what's new today",
    '本周大事',
    'top stories this week',
    '昨天的新闻',
    'past 24 hours',
    '今天发生了什么',
  ])('%s is about all', (line) => {
    expect(withinTime(readQuestion(line).expression!, NOW, 'UTC')).toMatchObject({ about: undefined });
  });

  it('leaves alone what was put in quotation marks', () => {
    expect(withinTime(readQuestion('"last week" openai').expression!, NOW, 'UTC')).toBeUndefined();
  });
});
