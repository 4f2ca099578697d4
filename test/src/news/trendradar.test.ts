import { describe, expect, it } from 'vitest';
import { printExpression } from '../../../src/commands/print.ts';
import { regexProblem } from '../../../src/commands/values.ts';
import { readWordList } from '../../../src/news/trendradar.ts';

const read = (text: string) => {
  const { groups, mutes, bad } = readWordList(text, regexProblem);
  return {
    groups: groups.map(({ expression, ...rest }) => ({ asks: printExpression(expression), ...rest })),
    mutes: mutes.map(printExpression),
    bad,
  };
};

describe('a word list of TrendRadar', () => {
  it('becomes a subscription for each group', () => {
    const text = `# words\n[WORD_GROUPS]\n\n[模型]\nDeepSeek\n通义千问 => 阿里\n+发布\n!招聘\n@5\n\n/gpt-[5-9]/ => GPT\n\n[GLOBAL_FILTER]\n震惊\n"广 告"\n`;
    expect(read(text)).toEqual({
      groups: [
        { asks: '(DeepSeek OR 通义千问) 发布 -招聘', name: '模型', limit: 5 },
        { asks: '/gpt-[5-9]/', name: 'GPT' },
      ],
      mutes: ['震惊', '"广 告"'],
      bad: [],
    });
  });

  it('takes a group of words that all must stand, and leaves out one that only forbids', () => {
    expect(read('+苹果\n+芯片\n\n!水果\n').groups).toEqual([{ asks: '苹果 芯片' }]);
  });

  it('names the lines that cannot be taken', () => {
    expect(read('sora\n/(/\n---\n').bad).toEqual([
      { line: 2, text: '/(/' },
      { line: 3, text: '---' },
    ]);
  });

  it('keeps a word that the grammar would read otherwise a word', () => {
    expect(read('or\nvideo model\nC++\n').groups).toEqual([{ asks: '"or" OR "video model" OR C++' }]);
  });
});
