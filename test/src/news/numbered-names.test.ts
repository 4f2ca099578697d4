import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/commands/question.ts';
import { holds } from '../../../src/news/holds.ts';
import { createMatcher } from '../../../src/news/match.ts';
import { numberedNames } from '../../../src/news/numbered-names.ts';
import { titled } from '../../helpers/titled.ts';

function names(line: string): string[] {
  const row = line.split(' ');
  return numberedNames(row).map(({ from, to }) => row.slice(from, to).join(' '));
}

function alerts(line: string, title: string): boolean {
  const matcher = createMatcher();
  const { expression } = readQuestion(line);
  matcher.add(1, expression!);
  const found = matcher.match(titled(title), 0).length > 0;
  expect(holds(expression!, titled(title), 0)).toBe(found);
  return found;
}

describe('a name with a number or a kind', () => {
  it.each([
    ['llama 4', ['llama 4']],
    ['gpt 5 mini', ['gpt 5 mini']],
    ['claude sonnet 4.5 price', ['claude sonnet 4.5']],
    ['claude 4 opus', ['claude 4 opus']],
    ['deepseek v3 0324', ['deepseek v3 0324']],
    ['mixtral 8x7b licence', ['mixtral 8x7b']],
    ['qwen3 coder', ['qwen3 coder']],
    ['o3 pro gemini flash', ['o3 pro', 'gemini flash']],
    ['mistral large', ['mistral large']],
    ['stable diffusion 3.5', ['diffusion 3.5']],
    ['可灵 3', ['可灵 3']],
    ['vision pro 价格', ['vision pro']],
    ['microsoft 365', ['microsoft 365']],
  ])('is seen in %s', (line, expected) => {
    expect(names(line)).toEqual(expected);
  });

  it.each([
    'top 10 ai startups',
    'openai 2026',
    'openai 5 billion',
    'nvidia 4 trillion',
    'openai 10b funding',
    'anthropic 估值 900b',
    'may 5 keynote',
    'openai 融资 5 亿',
    'last 24 hours',
    'model of the year 3',
    'mistral large models',
    'claude thinking',
    'openai chat',
    'sora 视频',
    '5 4 3',
    'gpt-5',
  ])('is not seen in %s', (line) => {
    expect(names(line)).toEqual([]);
  });

  it('alerts for its words side by side only', () => {
    expect(alerts('llama 4', 'Meta ships Llama 4')).toBe(true);
    expect(alerts('llama 4', 'Meta ships Llama-4 in two sizes')).toBe(true);
    expect(alerts('llama 4', 'Meta ships Llama4')).toBe(true);
    expect(alerts('llama 4', 'Llama 3 runs on 4 machines')).toBe(false);
    expect(alerts('llama 4', 'Llama 4.1 is here')).toBe(false);
    expect(alerts('gpt 5 mini', 'GPT-5 on a Mac mini')).toBe(false);
    expect(alerts('claude sonnet 4.5', 'Claude 4.5 Sonnet tops the board')).toBe(true);
    expect(alerts('llama 4 licence', 'The licence of Llama 4')).toBe(true);
    expect(alerts('llama 4 licence -rumour', 'Rumour: the licence of Llama 4')).toBe(false);
  });

  it('is one where it is ruled out, and in a field', () => {
    expect(alerts('gpt 5 -gpt 5 mini', 'GPT-5 is out')).toBe(true);
    expect(alerts('gpt 5 -gpt 5 mini', 'GPT-5 and GPT-5 mini are out')).toBe(false);
    expect(alerts('title:llama 4 -lang:zh', 'Llama 4 is out')).toBe(true);
    expect(alerts('title:llama 4', 'Llama runs on 4 machines')).toBe(false);
    expect(alerts('OR llama 4', 'Llama runs on 4 machines')).toBe(false);
  });

  it('has the other names of its first word', () => {
    expect(alerts('豆包 2.0', '字节跳动发布豆包2.0')).toBe(true);
    expect(alerts('豆包 2.0', 'ByteDance ships Doubao 2.0')).toBe(true);
    expect(alerts('豆包 2.0', '豆包涨价 2.0 倍是谣言')).toBe(false);
  });

  it('is told from words of which only one is a name', () => {
    expect(alerts('scale ai', 'Meta hires from Scale AI')).toBe(true);
    expect(alerts('scale ai', 'How to scale your AI team')).toBe(false);
    expect(alerts('sam altman', 'Altman, Sam')).toBe(true);
    expect(alerts('world labs', 'World model startups leave their labs')).toBe(false);
    expect(alerts('black forest labs', 'BlackForestLabs ships FLUX')).toBe(true);
  });

  it('may stand apart where it is a term, but its words are then no other words', () => {
    expect(alerts('ai safety', 'AI安全中心发布报告')).toBe(true);
    expect(alerts('ai safety', 'Safety comes first in AI, says the institute')).toBe(true);
    expect(alerts('ai safety', '银行用人工智能加强网络安全')).toBe(false);
    expect(alerts('video generation', 'Generation of long video')).toBe(true);
  });

  it('takes any row of words apart without loss or overlap', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'llama',
        'gpt-5',
        '4',
        '3.5',
        'mini',
        'claude',
        'sonnet',
        '70b',
        'top',
        '可灵',
        'billion',
      ),
      fc.string({ minLength: 1, maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (row) => {
        let at = 0;
        for (const { from, to } of numberedNames(row)) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThan(from + 1);
          at = to;
        }
        expect(at).toBeLessThanOrEqual(row.length);
      }),
    );
  });
});
