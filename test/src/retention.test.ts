import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Expiry } from '../../src/ports.ts';
import { createRetention, KEPT_FOR } from '../../src/retention.ts';
import { DAY } from '../../src/time.ts';

function desk(rows: number, keepDays?: number) {
  let left = rows;
  const time = { at: 1_000 * DAY };
  const asked: Expiry[] = [];
  const store = {
    async prune(before: Expiry, limit: number) {
      asked.push(before);
      const gone = Math.min(left, limit);
      left -= gone;
      return gone;
    },
  };
  const retain = createRetention({ store, clock: { now: () => time.at }, keepDays });
  return { time, asked, retain };
}

describe('what is kept no longer', () => {
  it('goes once a day, piece by piece, until nothing is left', async () => {
    const { time, asked, retain } = desk(500);
    expect(await retain()).toBe(500);
    const pieces = asked.length;
    expect(pieces).toBe(4);
    time.at += DAY - 1;
    await retain();
    expect(asked).toHaveLength(pieces);
    time.at += 1;
    await retain();
    expect(asked).toHaveLength(pieces + 1);
  });

  it('never takes long: what is left of very much goes with the next ticks', async () => {
    const { retain } = desk(15_000);
    expect(await retain()).toBe(10_000);
    expect(await retain()).toBe(5_000);
  });

  it('is no text of an article, unless whoever runs this says so', async () => {
    const forEver = desk(0);
    await forEver.retain();
    expect(forEver.asked[0]).not.toHaveProperty('texts');
    const year = desk(0, 365);
    await year.retain();
    expect(year.asked[0]!.texts).toBe(year.time.at - 365 * DAY);
  });

  it('is what PRIVACY.md says', () => {
    const paper = readFileSync(join(import.meta.dirname, '../../PRIVACY.md'), 'utf8');
    const row = (start: string) => paper.split('\n').find((line) => line.startsWith(`| ${start}`)) ?? '';
    const days = (of: number) => `${of / DAY} days`;
    expect(row('The text of what it posted')).toContain(days(KEPT_FOR.cards));
    expect(row('Your id and display name')).toContain(days(KEPT_FOR.states));
    expect(row('What kept a story')).toContain(days(KEPT_FOR.stops));
    expect(row('The line behind a button')).toContain(days(KEPT_FOR.asks));
    expect(row('The last list')).toContain(`${(KEPT_FOR.lists / DAY) * 24} hours`);
  });
});
