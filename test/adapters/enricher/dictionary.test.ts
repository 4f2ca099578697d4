import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chineseDictionary,
  createDictionary,
  LATIN,
  NUMBER,
  UNKNOWN,
} from '../../../adapters/enricher/dictionary.ts';

const dictionary = await chineseDictionary();
const reference = Jieba.withDict(dict);

function wordsOf(text: string, { cut } = dictionary): string[] {
  const { count, ends } = cut(text);
  return Array.from({ length: count }, (_, i) => text.slice(i === 0 ? 0 : ends[i - 1], ends[i]));
}

const PIECES =
  '人工智能 大模型 发布 的 了 研究 机器 学习 南京市 长江 大桥 和 上 海 GPT 4.5 C++ A股 2026 年 ， 。 50% 开源 权重 模 型 深 度 求 索 é 𠮷 \n'.split(
    / /,
  );

describe('Chinese words', () => {
  it('are where the reference finds them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        expect(wordsOf(text)).toEqual(reference.cut(text, false));
      }),
    );
  });

  it('are the likelier of two readings, and unknown ones stand in single characters', () => {
    const lines = '南京 10 ns\n南京市 8 ns\n市长 5 n\n长江 9 ns\n长江大桥 4 ns\n大桥 6 n\n';
    const small = createDictionary(Buffer.from(lines), Buffer.from('长江大桥 9.25\n南京 6\n'));
    expect(wordsOf('南京市长江大桥叒', small)).toEqual(['南京市', '长江大桥', '叒']);
    const { words } = small.cut('南京市长江大桥叒');
    expect([small.tag(words[1]!), small.rarity(words[1]!)]).toEqual(['ns', 9.25]);
    expect(words[2]).toBe(UNKNOWN);
  });

  it('keep letters and digits together, and numbers apart from names', () => {
    const text = '用a1b跑2026';
    expect(wordsOf(text)).toEqual(['用', 'a1b', '跑', '2026']);
    expect([...dictionary.cut(text).words.slice(0, 4)].filter((word) => word < 0)).toEqual([LATIN, NUMBER]);
  });

  it('of an endless text are those of its beginning', () => {
    expect(wordsOf('开源'.repeat(20_000)).length).toBeLessThan(20_000);
  });
});
