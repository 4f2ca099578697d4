import { describe, expect, it } from 'vitest';
import { completions, type Vocabulary } from '../../../src/commands/complete.ts';
import { parse } from '../../../src/commands/grammar.ts';
import { VERBS } from '../../../src/commands/verbs.ts';

const vocabulary: Vocabulary = {
  lang: 'en',
  topics: [
    { text: 'Sora', count: 1200 },
    { text: 'video model', count: 7 },
    { text: '文生视频', count: 3 },
  ],
  recent: ['OpenAI shows Sora, a "text-to-video" model', '可灵 3.0 发布'],
};
const texts = (line: string) => completions(line, vocabulary).map(({ text }) => text);

describe('completing a line', () => {
  it('offers home and the topics when nothing is typed', () => {
    expect(texts('')).toEqual(['latest', 'list', 'digest now', 'Sora', '"video model"', '文生视频']);
  });

  it('completes verbs, topics and titles, with how often a topic is told', () => {
    expect(texts('dig')).toContain('digest weekdays 9:00');
    expect(texts('订')).toEqual([]);
    expect(completions('订', { ...vocabulary, lang: 'zh' })[0]?.text).toBe('订阅 可灵 when:instant');
    expect(completions('so', vocabulary)).toContainEqual({ text: 'Sora', hint: '1,200 stories' });
    expect(texts('subscribe vid')).toEqual(['subscribe "video model"']);
    expect(texts('文生視')).toContain('文生视频');
    expect(texts('openai text')).toEqual(['"OpenAI shows Sora, a  text-to-video  model"']);
  });

  it('offers only lines that can be sent as they are', () => {
    for (const { name, aliases } of VERBS)
      for (const word of [name, ...aliases])
        for (const text of texts(word)) expect(parse(text).verb).not.toBe('refused');
  });
});

describe('the table of verbs', () => {
  it('gives examples that are read as their own verb, in both languages', () => {
    for (const { name, example } of VERBS)
      for (const line of [example.en, example.zh]) expect([line, parse(line).verb]).toEqual([line, name]);
  });

  it('names every verb once', () => {
    const words = VERBS.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(words).size).toBe(words.length);
  });
});
