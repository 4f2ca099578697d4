import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../adapters/reader/date.ts';

const iso = (text: string) => {
  const at = parseDate(text);
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);
};

describe('a date in a feed', () => {
  it.each([
    ['Tue, 24 Nov 2026 09:30:00 +0800', '2026-11-24T01:30'],
    ['24 Nov 26 09:30 EST', '2026-11-24T14:30'],
    ['2026-11-24T09:30:00.123-05:00', '2026-11-24T14:30'],
    ['2026-11-24 09:30', '2026-11-24T09:30'],
    ['20261124T093000Z', '2026-11-24T09:30'],
    ['2026-11', '2026-11-01T00:00'],
    ['2026年11月24日 上午9:30', '2026-11-24T01:30'],
    ['2026年11月24日 21时30分', '2026-11-24T13:30'],
    ['Tue Nov 24 09:30:00 UTC 2026', '2026-11-24T09:30'],
    ['November 24th, 2026 12:15 a.m.', '2026-11-24T00:15'],
    ['24. November 2026', '2026-11-24T00:00'],
    ['mar., 24 nov. 2026 09:30:00 +0000', '2026-11-24T09:30'],
    ['11/24/2026 9:30 PM', '2026-11-24T21:30'],
    ['24.11.2026 09:30', '2026-11-24T09:30'],
    ['1795512600', '2026-11-24T09:30'],
    ['1795512600000', '2026-11-24T09:30'],
  ])('is understood: %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    '',
    'yesterday',
    '2026-13-01',
    '2026-02-30',
    '32 Jan 2026',
    '2026-11-24T25:00:00Z',
    '12',
    'Nov 24',
  ])('is none where it cannot be: %s', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  it('never throws and takes no longer for a longer text', () => {
    for (const text of [
      '9'.repeat(100_000),
      '- '.repeat(50_000),
      'a1:'.repeat(40_000),
      '2026-11-24T'.repeat(9_000),
    ]) {
      const start = performance.now();
      parseDate(text);
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
