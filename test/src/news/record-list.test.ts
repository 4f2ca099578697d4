import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOf, listText } from '../../../src/news/record-list.ts';

describe('a list in a record', () => {
  it.each([
    ['Sora,  视频生成,  AI技术', ['Sora', '视频生成', 'AI技术']],
    ['影视行业, 广告行业和游戏行业', ['影视行业', '广告行业和游戏行业']],
    ['甲、乙；丙;丁，戊', ['甲', '乙', '丙', '丁', '戊']],
    ['Meta (Facebook, Instagram), 《甲、乙》', ['Meta (Facebook, Instagram)', '《甲、乙》']],
    ['"Washington, D.C.", 1,000 GPUs', ['Washington, D.C.', '1,000 GPUs']],
    ['2024,2025', ['2024', '2025']],
    ['- 甲\n- 乙', ['甲', '乙']],
    ['(甲, 乙', ['(甲', '乙']],
    [' , ，', []],
    ['', []],
  ])('%s', (text, values) => {
    expect(listOf(text)).toEqual(values);
  });

  it('reads back what was written', () => {
    const value = fc
      .oneof(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({
          unit: fc.constantFrom('a', ',', '，', '"', '(', ')', '《', '》', '1', '0', ' ', '-', '“', '、'),
          minLength: 1,
        }),
      )
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter(Boolean);
    fc.assert(
      fc.property(fc.array(value), (values) => {
        expect(listOf(listText(values))).toEqual(values);
      }),
      { numRuns: 5_000 },
    );
  });
});
