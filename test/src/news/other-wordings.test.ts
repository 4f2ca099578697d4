import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/commands/question.ts';
import { createMatcher } from '../../../src/news/match.ts';
import { numberApart } from '../../../src/news/other-wordings.ts';
import { titled } from '../../helpers/titled.ts';

describe('a name with a number', () => {
  it('is the same name joined, apart and with a hyphen', () => {
    expect(numberApart('gpt5')).toEqual(['gpt 5']);
    expect(numberApart('GPT-5')).toEqual(['GPT5']);
    expect(numberApart('claude sonnet 4.5')).toEqual(['claude sonnet4.5']);
    expect(numberApart('llama3.1 8b')).toEqual(['llama 3.1 8b']);
  });

  it('is left alone where a single letter carries the number, or there is none', () => {
    for (const text of ['o3', 'H100', 'vitamin b 12', 'sora', '文生视频', '2026 年', '5G 网络']) {
      expect(numberApart(text)).toEqual([]);
    }
  });

  it('alerts whoever follows it in either spelling', () => {
    const matcher = createMatcher();
    matcher.add(1, readQuestion('gpt5').expression!);
    matcher.add(2, readQuestion('"gpt 5"').expression!);
    matcher.add(3, readQuestion('title:gpt5').expression!);
    for (const title of ['OpenAI 发布GPT-5了', 'OpenAI ships GPT5', 'GPT 5 is here']) {
      expect(matcher.match(titled(title), 0).sort()).toEqual([1, 2, 3]);
    }
    expect(matcher.match(titled('GPT-4 is five times slower, says chatgpt5fan'), 0)).toEqual([]);
  });
});

describe('a name of one letter and a word', () => {
  it('alerts whoever follows it, however it is written', () => {
    const spellings = ['xai', 'xAI', 'x ai', 'X.ai', 'x-ai'];
    const matcher = createMatcher();
    for (const [i, text] of spellings.entries()) matcher.add(i, readQuestion(text).expression!);
    for (const title of ['xAI ships Grok', 'X.ai ships Grok', 'x AI ships Grok']) {
      expect(matcher.match(titled(title), 0).sort(), title).toEqual(spellings.map((_, i) => i));
    }
  });

  it('is not found inside another, nor in the words apart', () => {
    const matcher = createMatcher();
    matcher.add(1, readQuestion('xai').expression!);
    for (const title of ['Maxai ships Grok', 'AI news from X', 'An X account on AI'])
      expect(matcher.match(titled(title), 0), title).toEqual([]);
  });
});
