import { describe, expect, it } from 'vitest';
import { amountsIn } from '../../../src/news/amounts.ts';
import { bareHeadline, isRoundup } from '../../../src/news/headline.ts';

const keys = (text: string): string[] => [...amountsIn(text)];

describe('amounts', () => {
  it('reads one sum in both languages as the same', () => {
    for (const text of ['$34 billion', '340 亿美元', '340亿美金', 'us$34bn', '34,000 million dollars']) {
      expect(keys(text), text).toEqual(['34000000000usd']);
    }
  });

  it('takes no version, year or model size for a sum of money', () => {
    expect(keys('tern-4.1 in 2026')).toEqual([]);
    expect(keys('a 4k screen')).toEqual([]);
    expect(keys('下降 3.5%，约 2300 万条')).toEqual(['3.5%', '23000000']);
  });
});

describe('headline', () => {
  it('drops labels, datelines and the name of the outlet', () => {
    expect(bareHeadline('[程序员] 新模型到底好不好用')).toBe('新模型到底好不好用');
    expect(bareHeadline('财联社 7 月 9 日电，某公司宣布在挪威建厂')).toBe('某公司宣布在挪威建厂');
    expect(bareHeadline('Harborlight raises $340 million to build data centers - The Daily Fjord')).toBe(
      'Harborlight raises $340 million to build data centers',
    );
  });

  it('keeps a headline that is nothing but short', () => {
    expect(bareHeadline('Show HN: Tern')).toBe('Show HN: Tern');
    expect(bareHeadline('')).toBe('');
  });

  it('knows a headline that announces several things', () => {
    expect(isRoundup('甲公司融资；乙公司裁员；丙公司上市')).toBe(true);
    expect(isRoundup('甲公司融资 3 亿元')).toBe(false);
  });
});
