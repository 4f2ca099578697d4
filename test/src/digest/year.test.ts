import { describe, expect, it } from 'vitest';
import { type LastIssue, owed } from '../../../src/digest/due.ts';
import { type DigestPlan, type Instant, WEEKDAYS } from '../../../src/model.ts';

/**
 * A year of briefings in twenty zones, held against a second reckoning that knows nothing of the first:
 * the zone's offsets are sampled, and an hour's moment is the first at which clocks show it or more.
 */
const ZONES = `Africa/Cairo Africa/Casablanca America/New_York America/Nuuk America/Santiago America/St_Johns
  America/Havana Antarctica/Troll Asia/Beirut Asia/Jerusalem Asia/Kathmandu Asia/Shanghai Asia/Tokyo
  Australia/Lord_Howe Europe/Chisinau Europe/Dublin Europe/London Pacific/Apia Pacific/Auckland
  Pacific/Chatham`.split(/\s+/);
const TIMES = ['00:00', '00:30', '01:40', '02:30', '09:00', '18:00', '23:30'];
const COUNTS = { found: 1, sameStory: 0, muted: 0, leftOut: 0, held: 0, missedIssues: 0 };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FROM = Date.UTC(2026, 0, 1);
const TO = Date.UTC(2027, 0, 3);

interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: number;
}

function stretchesOf(zone: string): Stretch[] {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsetAt = (at: Instant): number => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')!.value;
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name)!;
    return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0;
  };
  const found: Stretch[] = [];
  const quarter = HOUR / 4;
  let from = FROM - 3 * DAY;
  let offset = offsetAt(from);
  // Every change of a zone in our day falls on a quarter of an hour.
  for (let at = from; at < TO + 3 * DAY; at += DAY) {
    if (offsetAt(at + DAY) === offset) continue;
    let change = at + quarter;
    while (offsetAt(change) === offset) change += quarter;
    found.push({ from, to: change, offset });
    from = change;
    offset = offsetAt(change);
  }
  return [...found, { from, to: Infinity, offset }];
}

function expected(zone: string): Instant[] {
  const stretches = stretchesOf(zone);
  const moments = new Set<Instant>();
  for (let day = FROM; day < TO; day += DAY) {
    for (const time of TIMES) {
      const wanted = day + Date.parse(`1970-01-01T${time}Z`);
      const stretch = stretches.find(({ from, to, offset }) => Math.max(from, wanted - offset) < to)!;
      moments.add(Math.max(stretch.from, wanted - stretch.offset));
    }
  }
  return [...moments].sort((a, b) => a - b);
}

/** The same numbers at every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('a year in twenty zones', () => {
  it('brings every briefing at its hour, once, whatever the clock does in between', () => {
    let briefings = 0;
    const wrong: string[] = [];
    for (const [i, zone] of ZONES.entries()) {
      const plan: DigestPlan = {
        days: WEEKDAYS,
        times: TIMES,
        zone,
        top: 8,
        whenEmpty: 'say',
        since: FROM - 1 - DAY,
      };
      const roll = dice(i + 1);
      const moments = expected(zone);
      const ledger: LastIssue[] = [];
      const tick = (now: Instant): Instant | undefined => {
        const last = ledger.findLast(({ slot }) => slot <= now);
        const due = owed(plan, last, now);
        if (!due || ledger.findLast(({ slot }) => slot === due.slot.at)) return undefined;
        if (due.missed > 0 && ledger.length > 0)
          wrong.push(`${zone} ${due.slot.local} counts ${due.missed} missed`);
        ledger.push({ slot: due.slot.at, local: due.slot.local, outcome: 'sent', counts: COUNTS });
        return due.slot.at;
      };
      const hold = (got: Instant | undefined, wanted: Instant | undefined, what: string) => {
        if (got !== wanted) wrong.push(`${zone} ${what}: ${got} instead of ${wanted}`);
      };
      tick(moments[0]!);
      for (const moment of moments.slice(1)) {
        hold(tick(moment - 1), undefined, 'too early');
        const now = moment + (roll() < 0.3 ? 0 : Math.floor(roll() * 5 * 60_000));
        hold(tick(now), moment, 'at its hour');
        if (roll() < 0.1) hold(tick(now), undefined, 'asked again');
        if (roll() < 0.05) hold(tick(moment - Math.floor(roll() * 3 * HOUR)), undefined, 'clock set back');
        briefings += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(briefings).toBeGreaterThanOrEqual(50_000);
  });
});
