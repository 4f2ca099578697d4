import { describe, expect, it } from 'vitest';
import { draftOf } from '../../../src/news/article.ts';

const piece = (title: string, text = '') => draftOf({ title, text, url: 'https://example.com/a' }, 0);

describe('the draft of a piece', () => {
  it('closes a number that a Chinese desk set apart at its point', () => {
    expect(piece('智谱发布GLM-5. 1 高速版', '价格为 9. 99 美元，共 1. 2 万人')).toMatchObject({
      title: '智谱发布GLM-5.1 高速版',
      body: '价格为 9.99 美元，共 1.2 万人',
      lang: 'zh',
    });
    expect(piece('It grew in 2025. 5 people left').title).toBe('It grew in 2025. 5 people left');
  });
});
