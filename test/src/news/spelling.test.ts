import { describe, expect, it } from 'vitest';
import { distance } from '../../../src/news/spelling.ts';

describe('distance', () => {
  it('counts the slips of a typing hand', () => {
    expect(distance('openai', 'opneai', 2)).toBe(1);
    expect(distance('antropic', 'anthropic', 2)).toBe(1);
    expect(distance('sora', 'sora', 2)).toBe(0);
    expect(distance('奥特曼', '奥特漫', 2)).toBe(1);
  });

  it('stops at the limit', () => {
    expect(distance('sora', 'gemini', 2)).toBe(3);
    expect(distance('kitten', 'sitting', 2)).toBe(3);
  });
});
