import { describe, expect, it } from 'vitest';
import { formatDay, formatInstant, isZone, type View } from '../../src/time.ts';

const now = Date.parse('2026-11-24T01:00:00Z');
const shanghai: View = { lang: 'zh', zone: 'Asia/Shanghai', now };
const newYork: View = { lang: 'en', zone: 'America/New_York', now };

describe('a time on a card', () => {
  it('is written in the room’s zone', () => {
    const at = Date.parse('2026-11-23T23:30:00Z');
    expect(formatInstant(at, 'datetime', shanghai)).toBe('11月24日 07:30');
    expect(formatInstant(at, 'datetime', newYork)).toBe('Nov 23, 18:30');
  });

  it('says the year only where it is not this one', () => {
    expect(formatInstant(Date.parse('2024-02-16T00:00:00Z'), 'date', shanghai)).toBe('2024年2月16日');
    expect(formatInstant(Date.parse('2026-02-16T12:00:00Z'), 'date', newYork)).toBe('Feb 16');
  });

  it.each([
    [-20_000, 'just now', '刚刚'],
    [-3 * 3_600_000, '3 hours ago', '3小时前'],
    [5 * 3_600_000, 'in 5 hours', '5小时后'],
    [-86_400_000, '1 day ago', '1天前'],
  ])('%i ms away is "%s"', (distance, en, zh) => {
    expect(formatInstant(now + distance, 'relative', newYork)).toBe(en);
    expect(formatInstant(now + distance, 'relative', shanghai)).toBe(zh);
  });

  it('heads a day’s issue with its weekday', () => {
    expect(formatDay(now, shanghai)).toBe('11月24日周二');
    expect(formatDay(now, newYork)).toBe('Mon, Nov 23');
  });

  it('never fails: an impossible time is a dash, an unknown zone is UTC', () => {
    expect(formatInstant(Number.NaN, 'datetime', shanghai)).toBe('—');
    expect(formatInstant(9e15, 'date', shanghai)).toBe('—');
    expect(isZone('Mars/Olympus')).toBe(false);
    expect(formatInstant(now, 'time', { ...shanghai, zone: 'Mars/Olympus' })).toBe('01:00');
  });
});
