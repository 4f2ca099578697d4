import { describe, expect, it } from 'vitest';
import { clip, fold, terms, tokens } from '../../src/text.ts';

describe('text', () => {
  it('finds a Latin word beside Chinese, and never inside another word', () => {
    expect(tokens('AI技术 in training').map((token) => token.text)).toEqual(['ai', '技术', 'in', 'training']);
    expect(tokens('café caf').map((token) => token.text)).toEqual(['cafe', 'caf']);
  });

  it('takes width, case and traditional characters as the same', () => {
    expect(fold('ＳＯＲＡ 文生視頻')).toBe('sora 文生视频');
    expect(terms('文生視頻')).toEqual(['文生', '生视', '视频', '频']);
  });

  it('keeps offsets into the text as it was written', () => {
    const text = '奥特曼发布Ｓｏｒａ模型';
    expect(tokens(text).map((token) => text.slice(token.start, token.end))).toEqual([
      '奥特曼发布',
      'Ｓｏｒａ',
      '模型',
    ]);
  });

  it('never cuts through what a reader sees as one character', () => {
    expect(clip('family 👨‍👩‍👧‍👦 here', 12)).toBe('family…');
    expect(clip('short', 12)).toBe('short');
  });
});
