import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { type ErrorKey, fill, langOf, say } from '../../src/i18n/index.ts';
import { zh } from '../../src/i18n/zh.ts';

const keys = Object.keys(en.errors) as ErrorKey[];
const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('what the product says', () => {
  it.each(keys)('"%s" tells the same facts in both languages', (key) => {
    expect(names(zh.errors[key].join(' '))).toEqual(names(en.errors[key].join(' ')));
  });

  it.each(keys)('"%s" says what to do as well', (key) => {
    for (const [what, todo] of [en.errors[key], zh.errors[key]]) {
      expect(what).toMatch(/[.。]$/u);
      expect(todo).toMatch(/[.。]$/u);
    }
  });

  it('counts as each language counts', () => {
    expect(say('en').story.outlets(1)).toBe('1 outlet');
    expect(say('en').story.outlets(1_200)).toBe('1,200 outlets');
    expect(say('zh').story.outlets(3)).toBe('3 家媒体');
  });

  it('puts a space where Chinese meets Latin, and none where it does not', () => {
    expect(say('zh').story.follow('Sora')).toBe('订阅 Sora');
    expect(say('zh').story.follow('文生视频')).toBe('订阅文生视频');
    expect(say('zh').story.mute('Sora')).toBe('屏蔽 Sora 一周');
  });

  it('speaks Chinese to every kind of Chinese locale, English to the rest', () => {
    expect(['zh-CN', 'zh-TW', 'zh', 'zh_HK'].map(langOf)).toEqual(['zh', 'zh', 'zh', 'zh']);
    expect(['en-US', 'de', '', 'zha'].map(langOf)).toEqual(['en', 'en', 'en', 'en']);
  });

  it('fills only the names it was given', () => {
    expect(fill('{a} and {b}, {constructor}', { a: 1 })).toBe('1 and {b}, {constructor}');
    expect(fill('{a}', { a: '{b}', b: 2 })).toBe('{b}');
  });
});
