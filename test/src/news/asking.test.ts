import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/commands/question.ts';
import { withoutAsking } from '../../../src/news/asking.ts';

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
      '新闻',
      '是什么',
      'what -sora',
      'title:what sora',
      '"what is" sora',
    ])
      expect([line, asked(line)]).toEqual([line, undefined]);
  });
});
