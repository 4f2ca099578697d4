import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/commands/question.ts';
import { asksForNews, withoutAsking } from '../../../src/news/asking.ts';

const asked = (line: string) => withoutAsking(readQuestion(line).expression!);
const word = (text: string) => ({ kind: 'word', text });

describe('what a question put in words asks for', () => {
  it.each([
    ['what is sora?', 'sora'],
    ['and what about sora', 'sora'],
    ['who is Altman', 'Altman'],
    ['周鸿祎是谁', '周鸿祎'],
    ['什么是智能体？', '智能体'],
    ['可灵怎么样', '可灵'],
    ['OpenAI最近有什么新闻吗', 'OpenAI'],
    ['有什么关于sora的消息', 'sora'],
    ['今天有什么关于可灵的新闻', '可灵'],
    ['what happened to OpenAI today', 'OpenAI'],
    ['把所有关于可灵的消息都发给我', '可灵'],
    ['把可灵的新闻都发给我看看', '可灵'],
    ['帮忙整理一下可灵最近的新闻', '可灵'],
    ['有没有可灵的最新消息可以给我看看', '可灵'],
    ['send me all the news about sora, thanks', 'sora'],
  ])('%s', (line, name) => {
    expect(asked(line)).toEqual(word(name));
  });

  it('keeps every word that tells something', () => {
    expect(asked('what is new in video models')).toEqual({
      kind: 'and',
      of: [word('new'), word('video'), word('models')],
    });
  });

  it('leaves alone what is nothing but its words, and what was asked with care', () => {
    for (const line of [
      'sora',
      'what is this',
      '将军澳',
      '新闻',
      '是什么',
      'what -sora',
      'title:what sora',
      '"what is" sora',
    ])
      expect([line, asked(line)]).toEqual([line, undefined]);
  });
});

describe('a wish for news as such', () => {
  it.each([
    "what's new",
    'what is new today',
    'latest news',
    'any news?',
    'What did I miss',
    'what happened today',
    'news',
    '新闻',
    '最近有什么新闻',
    '今天有什么新闻？',
    '今天发生了什么',
    '最新 动态',
  ])('%s', (line) => {
    expect(asksForNews(readQuestion(line).expression!)).toBe(true);
  });

  it.each([
    'AI news',
    'what is new in video models',
    'new',
    'today',
    'sora 新闻',
    '"latest news"',
    'title:news',
    'news -sora',
    '是什么',
    'what is this',
    '新闻行业',
  ])('is not %s', (line) => {
    expect(asksForNews(readQuestion(line).expression!)).toBe(false);
  });
});
