import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/commands/grammar.ts';
import { print } from '../../../src/commands/print.ts';

/** The command that a line is, in the grammar's words. */
const does = (line: string) => print(parse(line));
/** The command that it is taken for, where it is a question all the same. */
const offers = (line: string) => {
  const command = parse(line);
  return command.verb === 'search' ? command.meant && print(parse(command.meant)) : command.verb;
};

describe('a command asked for politely', () => {
  it.each([
    ['please subscribe to openai', 'subscribe openai'],
    ['Can you please subscribe this channel to nvidia?', 'subscribe nvidia'],
    ['could you follow nvidia for me, thanks', 'subscribe nvidia'],
    ["I'd like to unsubscribe from nvidia", 'unsubscribe nvidia'],
    ['subscribe me to nvidia', 'subscribe nvidia'],
    ['please follow all news about claude', 'subscribe claude'],
    ['help please', 'help'],
    ['follow nvidia please', 'subscribe nvidia'],
    ['unfollow nvidia, thanks!', 'unsubscribe nvidia'],
    ['屏蔽 融资，谢谢', 'mute 融资'],
    ['请订阅英伟达', 'subscribe 英伟达'],
    ['帮我订阅一下英伟达', 'subscribe 英伟达'],
    ['我想订阅 英伟达', 'subscribe 英伟达'],
    ['能不能帮我订阅OpenAI的新闻？', 'subscribe OpenAI'],
    ['请取消订阅英伟达', 'unsubscribe 英伟达'],
    ['麻烦屏蔽融资，谢谢', 'mute 融资'],
    ['请关闭简报', undefined],
  ])('is that command: %s', (line, expected) => {
    if (expected === undefined) expect(parse(line).verb).toBe('search');
    else expect(does(line)).toBe(expected);
  });
});

describe('what only shows something', () => {
  it.each([
    ['hi', ''],
    ['Thank you!', ''],
    ['你好', ''],
    ['谢谢！', ''],
    ['多谢🙏', ''],
    ['在吗', ''],
    ['what can you do?', 'help'],
    ['how do I use this', 'help'],
    ['怎么用', 'help'],
    ['你能做什么？', 'help'],
    ['show my subscriptions', 'list here'],
    ['list subscriptions', 'list here'],
    ['what am I subscribed to?', 'list here'],
    ['我订阅了什么', 'list here'],
    ['看看我的订阅', 'list here'],
    ['what sources do you have', 'sources'],
    ['有哪些来源', 'sources'],
    ['saved stories', 'saved'],
    ['我收藏了什么', 'saved'],
    ['open the first one', 'open 1'],
    ['read 2', 'open 2'],
    ['打开第三条', 'open 3'],
    ['看第2条', 'open 2'],
    ['收藏第一条', 'save 1'],
    ['give me a digest', 'digest preview'],
    ['给我一份简报', 'digest preview'],
    ['来份今天的简报', 'digest preview'],
  ])('is shown at once: %s', (line, expected) => {
    expect(does(line)).toBe(expected);
  });
});

describe('what would change something', () => {
  it.each([
    ['notify me about claude', 'subscribe claude'],
    ['let me know when gpt-6 comes out', 'subscribe gpt-6'],
    ['alert me when openai releases something', 'subscribe openai'],
    ['keep me posted on figure', 'subscribe figure'],
    ['有英伟达的新闻就通知我', 'subscribe 英伟达'],
    ['openai有新消息告诉我', 'subscribe openai'],
    ['订阅英伟达', 'subscribe 英伟达'],
    ['屏蔽英伟达', 'mute 英伟达'],
    ['屏蔽英伟达三天', 'mute 英伟达 for:3d'],
    ['stop sending me nvidia', 'unsubscribe nvidia'],
    ['please stop sending me news about nvidia', 'unsubscribe nvidia'],
    ['cancel my subscription to nvidia', 'unsubscribe nvidia'],
    ['取消英伟达的订阅', 'unsubscribe 英伟达'],
    ['每晚8点推送', 'digest daily 20:00'],
    ['send a daily digest at 8am', 'digest daily 08:00'],
    ['daily digest 9:00', 'digest daily 09:00'],
    ['stop everything', 'unsubscribe all'],
    ['别再推送英伟达', 'unsubscribe 英伟达'],
    ['不想再看到英伟达的新闻了', 'unsubscribe 英伟达'],
    ['不要再推送了', 'unsubscribe all'],
    ['取消全部订阅', 'unsubscribe all'],
    ['全部退订', 'unsubscribe all'],
    ['turn off the daily digest', 'digest off'],
    ['不要再发简报了', 'digest off'],
    ['send me a digest every morning at 8', 'digest daily 08:00'],
    ['every day at 9am', 'digest daily 09:00'],
    ['send us the news every weekday at 6pm', 'digest weekdays 18:00'],
    ['每天早上8点给我发简报', 'digest daily 08:00'],
    ['每天早上八点半发早报', 'digest daily 08:30'],
    ['每个工作日早上九点发日报', 'digest weekdays 09:00'],
    ['每周一早上9点发周报', 'digest mon 09:00'],
    ["please don't send alerts at night", 'quiet 22:00-07:00'],
    ['晚上不要打扰', 'quiet 22:00-07:00'],
    ['晚上10点到早上7点不要推送', 'quiet 22:00-07:00'],
    ['speak chinese', 'lang zh'],
    ['切换到英文', 'lang en'],
    ['时区改成北京', 'tz Asia/Shanghai'],
    ['undo that', 'undo'],
  ])('is offered, not done: %s', (line, expected) => {
    expect(parse(line).verb).toBe('search');
    expect(offers(line)).toBe(expected);
  });
});

describe('a question or a headline', () => {
  it.each([
    'watch out for agents',
    'show hn a new model',
    'stop the robots',
    'never send a human',
    'what is sora',
    'who are the founders of mistral',
    'OpenAI 本周将失去第二位高管',
    '关注度',
    '订阅制',
    '搜索引擎',
    '有消息称OpenAI将上市',
    'open first quarter results',
    'good morning america ai',
    'save the first model',
    'tell me about openai',
    '"please subscribe to openai"',
    '? hello',
    'hello world models',
    'alert fatigue',
    'every llm at once',
    'send me all news about nvidia from last week',
    'send me everything on nvidia from yesterday',
  ])('stays a question: %s', (line) => {
    const command = parse(line);
    if (line.startsWith('watch')) expect(command.verb).toBe('subscribe');
    else expect(command.verb).toBe('search');
  });

  it.each(['sora', '文生视频', 'nvidia earnings', 'stop words', '别克', '不用GPU训练', '有道翻译'])(
    'with nothing offered beside it: %s',
    (line) => {
      expect(offers(line)).toBeUndefined();
    },
  );
});
