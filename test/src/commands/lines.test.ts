import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/commands/command.ts';
import { parse } from '../../../src/commands/grammar.ts';
import type { Expression } from '../../../src/news/expression.ts';

const word = (text: string): Expression => ({ kind: 'word', text });
const all = (...of: Expression[]): Expression => ({ kind: 'and', of });
const any = (...of: Expression[]): Expression => ({ kind: 'or', of });
const not = (of: Expression): Expression => ({ kind: 'not', of });
const phrase = (text: string): Expression => ({ kind: 'phrase', text });
const search = (expression: Expression, page = 1): Command => ({ verb: 'search', expression, page });
const follow = (expression: Expression, settings = {}): Command => ({
  verb: 'subscribe',
  expression,
  settings,
});

/** The command language by example. */
const LINES: readonly (readonly [string, Command])[] = [
  ['', { verb: 'home' }],
  ['?', { verb: 'home' }],
  ['sora', search(word('sora'))],
  ['ｓｏｒａ', search(word('sora'))],
  ['/ainews sora', search(word('sora'))],
  ['文生視頻', search(word('文生視頻'))],
  ['文生视频 since:7d', search(all(word('文生视频'), { kind: 'since', text: '7d' }))],
  ['文生视频 since:week', search(all(word('文生视频'), { kind: 'since', text: '1w' }))],
  ['文生视频 since:3个月', search(all(word('文生视频'), { kind: 'since', text: '90d' }))],
  ['文生视频 since：7天', search(all(word('文生视频'), { kind: 'since', text: '7d' }))],
  [
    '“video model” -funding OR 可灵',
    search(any(all(phrase('video model'), not(word('funding'))), word('可灵'))),
  ],
  ['a b | c NOT d', search(any(all(word('a'), word('b')), all(word('c'), not(word('d')))))],
  ['(a OR b) c', search(all(any(word('a'), word('b')), word('c')))],
  ['（a|b）！c', search(all(any(word('a'), word('b')), not(word('c'))))],
  ['a AND b', search(all(word('a'), word('b')))],
  ['−sora 视频', search(all(not(word('sora')), word('视频')))],
  ['--sora', search(word('sora'))],
  ['gpt-4o text-to-video', search(all(word('gpt-4o'), word('text-to-video')))],
  ['C++ C# .NET', search(all(word('C++'), word('C#'), word('.NET')))],
  ['gpt* =US', search(all({ kind: 'prefix', text: 'gpt' }, { kind: 'exact', text: 'US' }))],
  ['/gpt-[5-9]/', search({ kind: 'regex', source: 'gpt-[5-9]' })],
  ['/a\\/b c/ d', search(all({ kind: 'regex', source: 'a/b c' }, word('d')))],
  ['site:openai.com', search({ kind: 'word', text: 'openai.com', field: 'site' })],
  ['site:<http://openai.com|openai.com>', search({ kind: 'word', text: 'openai.com', field: 'site' })],
  ['title:"video model"', search({ kind: 'phrase', text: 'video model', field: 'title' })],
  ['标题：可灵', search({ kind: 'word', text: '可灵', field: 'title' })],
  [
    'title:(sora OR kling)',
    search(
      any({ kind: 'word', text: 'sora', field: 'title' }, { kind: 'word', text: 'kling', field: 'title' }),
    ),
  ],
  ['sources:3 sora', search(all({ kind: 'outlets', atLeast: 3 }, word('sora')))],
  ['sora page:2', search(word('sora'), 2)],
  ['R&amp;D', search(word('R&D'))],
  ['"save 3"', search(phrase('save 3'))],
  ['? save 3', search(all(word('save'), word('3')))],
  ['search save 3', search(all(word('save'), word('3')))],
  ['搜索 可灵', search(word('可灵'))],
  ['搜索：可灵', search(word('可灵'))],
  ['"打得好', search(word('打得好'))],
  ['((sora', search(word('sora'))],
  ['https://openai.com/sora', { verb: 'address', url: 'https://openai.com/sora' }],
  ['<https://openai.com/sora|OpenAI>', { verb: 'address', url: 'https://openai.com/sora' }],
  ['openai.com/sora', { verb: 'address', url: 'https://openai.com/sora' }],
  ['character.ai', search(word('character.ai'))],
  ['latest', { verb: 'latest', count: 10 }],
  ['最新 5', { verb: 'latest', count: 5 }],
  ['subscribe', { verb: 'subscribe', settings: {} }],
  ['follow sora', follow(word('sora'))],
  ['订阅 可灵 when:instant max:5/day', follow(word('可灵'), { when: 'instant', max: 5 })],
  [
    'sub sora to:<#C012|ai> as:“Video models” lang:zh-CN mention:<@U1> for:7d until:2026-12-01 when:both',
    follow(word('sora'), {
      to: '#C012',
      as: 'Video models',
      lang: 'zh',
      mention: '@U1',
      forMinutes: 10080,
      until: '2026-12-01',
      when: 'both',
    }),
  ],
  ['unsubscribe 2', { verb: 'unsubscribe', target: 2, sure: false }],
  ['退订 sora', { verb: 'unsubscribe', target: word('sora'), sure: false }],
  ['unsubscribe all', { verb: 'unsubscribe', target: 'all', sure: false }],
  ['unsubscribe all sure', { verb: 'unsubscribe', target: 'all', sure: true }],
  ['list', { verb: 'list', scope: 'here' }],
  ['list #ai', { verb: 'list', scope: { channel: 'ai' } }],
  ['list mine', { verb: 'list', scope: 'mine' }],
  ['列表 暂停', { verb: 'list', scope: 'paused' }],
  ['edit 2 when:digest', { verb: 'edit', item: 2, settings: { when: 'digest' } }],
  ['edit 2 sora', { verb: 'edit', item: 2, expression: word('sora'), settings: {} }],
  [
    'edit 2 max:5 mention:off for:off',
    { verb: 'edit', item: 2, settings: { max: 5, off: ['mention', 'until'] } },
  ],
  ['edit 2 max:off max:3', { verb: 'edit', item: 2, settings: { max: 3 } }],
  ['edit 2', { verb: 'edit', item: 2, settings: {} }],
  ['pause 2 for:2d', { verb: 'pause', item: 2, forMinutes: 2880 }],
  ['暂停 2', { verb: 'pause', item: 2 }],
  ['恢复 2', { verb: 'resume', item: 2 }],
  ['resume', { verb: 'resume' }],
  ['屏蔽 融资 for:7d', { verb: 'mute', expression: word('融资'), forMinutes: 10080 }],
  ['unmute 1', { verb: 'unmute', target: 1 }],
  ['quiet', { verb: 'quiet' }],
  ['quiet 22:00-7:00', { verb: 'quiet', hours: { from: '22:00', to: '07:00' } }],
  ['quiet hours 10pm to 7am', { verb: 'quiet', hours: { from: '22:00', to: '07:00' } }],
  ['quiet 22-7', { verb: 'quiet', hours: { from: '22:00', to: '07:00' } }],
  ['免打扰：22：00—7：00', { verb: 'quiet', hours: { from: '22:00', to: '07:00' } }],
  ['免打扰 晚上10点到次日7点半', { verb: 'quiet', hours: { from: '22:00', to: '07:30' } }],
  ['勿扰 晚上11点到早上8点', { verb: 'quiet', hours: { from: '23:00', to: '08:00' } }],
  ['免打扰 关闭', { verb: 'quiet', hours: 'off' }],
  ['digest', { verb: 'digest', action: 'status' }],
  ['digest now', { verb: 'digest', action: 'now' }],
  ['早报 预览', { verb: 'digest', action: 'preview' }],
  [
    'digest weekdays 9:00 tz:Asia/Shanghai top:8',
    {
      verb: 'digest',
      action: 'schedule',
      plan: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], times: ['09:00'], zone: 'Asia/Shanghai', top: 8 },
    },
  ],
  [
    '早报 工作日 9：00',
    {
      verb: 'digest',
      action: 'schedule',
      plan: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], times: ['09:00'] },
    },
  ],
  [
    'digest thu,mon 18:00 8:30am quiet:skip',
    {
      verb: 'digest',
      action: 'schedule',
      plan: { days: ['mon', 'thu'], times: ['08:30', '18:00'], whenEmpty: 'skip' },
    },
  ],
  ...['digest weekdays at 9am', '早报 工作日早上9点', 'digest on weekdays at 9', '简报 工作日 上午9点'].map(
    (line): [string, Command] => [
      line,
      {
        verb: 'digest',
        action: 'schedule',
        plan: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], times: ['09:00'] },
      },
    ],
  ),
  [
    'digest every monday and thursday at 8:30am',
    { verb: 'digest', action: 'schedule', plan: { days: ['mon', 'thu'], times: ['08:30'] } },
  ],
  ['日报 周一晚上8点半', { verb: 'digest', action: 'schedule', plan: { days: ['mon'], times: ['20:30'] } }],
  ['时区 上海', { verb: 'tz', zone: 'Asia/Shanghai' }],
  ['tz Beijing', { verb: 'tz', zone: 'Asia/Shanghai' }],
  ['digest tz:北京', { verb: 'digest', action: 'schedule', plan: { zone: 'Asia/Shanghai' } }],
  ['subscribe to sora', { verb: 'subscribe', expression: { kind: 'word', text: 'sora' }, settings: {} }],
  ['unsubscribe from sora', { verb: 'unsubscribe', target: { kind: 'word', text: 'sora' }, sure: false }],
  ['digest weekly', { verb: 'digest', action: 'schedule', plan: { days: ['mon'], times: ['09:00'] } }],
  [
    'digest morning and evening tz:UTC',
    {
      verb: 'digest',
      action: 'schedule',
      plan: {
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        times: ['09:00', '18:00'],
        zone: 'UTC',
      },
    },
  ],
  ['why 2', { verb: 'why', target: 2 }],
  ['why openai.com/sora', { verb: 'why', target: 'https://openai.com/sora' }],
  ['预览 2', { verb: 'preview', item: 2 }],
  ['save 3', { verb: 'save', target: 3 }],
  ['Open #3', { verb: 'open', target: 3 }],
  ['saved', { verb: 'saved' }],
  ['me', { verb: 'me' }],
  ['我的 8:30', { verb: 'me', at: '08:30' }],
  ['我的 早上8点半', { verb: 'me', at: '08:30' }],
  ['me off', { verb: 'me', off: true }],
  ['我的 关闭', { verb: 'me', off: true }],
  ['add suggested', { verb: 'add', suggested: true }],
  ['添加 推荐', { verb: 'add', suggested: true }],
  ['add openai.com', { verb: 'add', url: 'https://openai.com' }],
  ['remove 4', { verb: 'remove', item: 4 }],
  ['来源', { verb: 'sources' }],
  ['sources broken', { verb: 'sources', only: 'broken' }],
  ['import https://a.example/feeds.opml', { verb: 'import', url: 'https://a.example/feeds.opml' }],
  ['export mine', { verb: 'export', what: 'mine' }],
  ['settings', { verb: 'settings' }],
  ['tz Asia/Shanghai', { verb: 'tz', zone: 'Asia/Shanghai' }],
  ['lang zh-CN', { verb: 'lang', lang: 'zh' }],
  ['status', { verb: 'status' }],
  ['stats 7d', { verb: 'stats', days: 7 }],
  ['undo', { verb: 'undo' }],
  ['forget-me', { verb: 'forget-me', sure: false }],
  ['forget-me sure', { verb: 'forget-me', sure: true }],
  ['edit 2 daily', { verb: 'edit', item: 2, settings: { when: 'digest' } }],
  ['edit 2 to be daily please', { verb: 'edit', item: 2, settings: { when: 'digest' } }],
  ['edit 2 to real time', { verb: 'edit', item: 2, settings: { when: 'instant' } }],
  ['edit 2 改成每天', { verb: 'edit', item: 2, settings: { when: 'digest' } }],
  [
    'edit 2 daily mail',
    { verb: 'edit', item: 2, expression: all(word('daily'), word('mail')), settings: {} },
  ],
  ['pause 2 for:week', { verb: 'pause', item: 2, forMinutes: 10_080 }],
  ['pause 2 for:一个月', { verb: 'pause', item: 2, forMinutes: 43_200 }],
  ['stats week', { verb: 'stats', days: 7 }],
  ['help', { verb: 'help' }],
  ['帮助 早报', { verb: 'help', topic: 'digest' }],
];

describe('a line', () => {
  it.each(LINES)('%s', (line, command) => {
    expect(parse(line)).toEqual(command);
  });

  it.each([
    ['/(/', 'bad-regex', { source: '(', reason: 'missing closing ) at character 2', at: 2 }],
    [
      'sora /(?=a)b/',
      'bad-regex',
      { source: '(?=a)b', reason: 'invalid or unsupported Perl syntax at character 1', at: 1 },
    ],
    ['digest weekdays 25:00', 'bad-time', { time: '25:00' }],
    ['me 8:99', 'bad-time', { time: '8:99' }],
    ['sora since:soon', 'bad-duration', { text: 'soon' }],
    ['sora before:2026-02-30', 'bad-date', { text: '2026-02-30' }],
    ['sora page:99999', 'bad-page', { page: '99999' }],
    ['subscribe sora when:soon', 'bad-setting', { name: 'when:', value: 'soon' }],
    ['subscribe ()', 'empty-expression', {}],
    ['""', 'empty-expression', {}],
    ['x'.repeat(4001), 'line-too-long', { max: 4000 }],
  ] as const)('refuses %s', (line, key, params) => {
    expect(parse(line)).toEqual({ verb: 'refused', line, key, params });
  });
});
