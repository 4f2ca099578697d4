import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../src/news/expression.ts';
import { type Holding, holds, instantOf } from '../../../src/news/holds.ts';

const now = Date.parse('2026-11-01T00:00:00Z');
const article: Holding = {
  at: now - 3 * 86_400_000,
  title: 'US firms and 谷歌 race on text-to-video',
  body: 'The café told us: GPT-5 is near. 美国公司竞相发布模型。',
  event: '',
  keywords: ['Sora'],
  technologies: ['文生视频'],
  industries: ['传媒'],
  companies: ['Google'],
  people: ['Sam Altman'],
  lang: 'en',
  site: 'example.com',
  source: 'Example News',
  outlets: () => 2,
};
const yes = (expression: Expression): boolean => holds(expression, article, now);

describe('holds', () => {
  it('tells US from us when asked for this case', () => {
    expect(yes({ kind: 'exact', text: 'US' })).toBe(true);
    expect(yes({ kind: 'exact', text: 'Us' })).toBe(false);
    expect(yes({ kind: 'exact', text: 'GPT' })).toBe(true);
    expect(yes({ kind: 'exact', text: 'fir' })).toBe(false);
  });

  it('takes a word whole, and a Chinese word anywhere', () => {
    expect(yes({ kind: 'word', text: 'caf' })).toBe(false);
    expect(yes({ kind: 'word', text: 'CAFE' })).toBe(true);
    expect(yes({ kind: 'word', text: '国公' })).toBe(true);
    expect(yes({ kind: 'word', text: '型' })).toBe(true);
    expect(yes({ kind: 'prefix', text: 'caf' })).toBe(true);
  });

  it('runs patterns in time that grows with the text only', () => {
    expect(yes({ kind: 'regex', source: 'gpt-[5-9]' })).toBe(true);
    const long: Holding = { ...article, body: `${'a'.repeat(20_000)}b`, keywords: [] };
    expect(holds({ kind: 'regex', source: '^(a+)+$', field: 'body' }, long, now)).toBe(false);
  });

  it('looks in the field that was named', () => {
    expect(yes({ kind: 'word', text: 'sora', field: 'keyword' })).toBe(true);
    expect(yes({ kind: 'word', text: 'sora', field: 'title' })).toBe(false);
    expect(yes({ kind: 'word', text: 'en', field: 'lang' })).toBe(true);
    expect(yes({ kind: 'word', text: '奥特曼', field: 'person' })).toBe(true);
  });

  it('knows ages, dates and how many outlets tell it', () => {
    expect(yes({ kind: 'since', text: '7d' })).toBe(true);
    expect(yes({ kind: 'since', text: '2d' })).toBe(false);
    expect(yes({ kind: 'before', text: '2026-10-30' })).toBe(true);
    expect(yes({ kind: 'outlets', atLeast: 3 })).toBe(false);
    expect(instantOf('2026-10-30', now)).toBe(Date.parse('2026-10-30T00:00:00Z'));
  });
});
