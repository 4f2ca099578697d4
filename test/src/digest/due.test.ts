import { describe, expect, it } from 'vitest';
import { type LastIssue, nextSlot, owed, slots } from '../../../src/digest/due.ts';
import { type DigestPlan, type Instant, WEEKDAYS } from '../../../src/model.ts';

const HOUR = 3_600_000;
const at = (iso: string): Instant => Date.parse(iso);
const iso = (instant: Instant) => new Date(instant).toISOString().replace(':00.000Z', 'Z');

function plan(zone: string, ...times: readonly string[]): DigestPlan {
  return { days: WEEKDAYS, times, zone, top: 8, whenEmpty: 'say' };
}

function issued(slot: string, local: string, over: Partial<LastIssue> = {}): LastIssue {
  const counts = { found: 1, sameStory: 0, muted: 0, leftOut: 0, held: 0, missedIssues: 0 };
  return { slot: at(slot), local, outcome: 'sent', counts, ...over };
}

describe('the hours of a plan', () => {
  it.each([
    ['an ordinary morning', 'Asia/Shanghai', '2026-11-24', '09:00', ['2026-11-24T01:00Z']],
    ['New York jumps over 02:30', 'America/New_York', '2026-03-08', '02:30', ['2026-03-08T07:00Z']],
    ['and still shows 03:00 at once', 'America/New_York', '2026-03-08', '03:00', ['2026-03-08T07:00Z']],
    ['New York has 01:30 twice', 'America/New_York', '2026-11-01', '01:30', ['2026-11-01T05:30Z']],
    ['London jumps over 01:15', 'Europe/London', '2026-03-29', '01:15', ['2026-03-29T01:00Z']],
    ['London has 01:59 twice', 'Europe/London', '2026-10-25', '01:59', ['2026-10-25T00:59Z']],
    ['Sao Paulo had no midnight', 'America/Sao_Paulo', '2018-11-04', '00:00', ['2018-11-04T03:00Z']],
    ['Sao Paulo had 23:30 twice', 'America/Sao_Paulo', '2018-02-17', '23:30', ['2018-02-18T01:30Z']],
    ['Lord Howe jumps half an hour', 'Australia/Lord_Howe', '2026-10-04', '02:10', ['2026-10-03T15:30Z']],
    ['Lord Howe falls half an hour', 'Australia/Lord_Howe', '2026-04-05', '01:45', ['2026-04-04T14:45Z']],
    ['Apia left out a whole day', 'Pacific/Apia', '2011-12-30', '09:00', []],
    ['and had the one before', 'Pacific/Apia', '2011-12-29', '09:00', ['2011-12-29T19:00Z']],
    ['Nuuk loses its last hour of the day', 'America/Nuuk', '2024-03-30', '23:30', ['2024-03-31T01:00Z']],
    ['Cairo has no midnight', 'Africa/Cairo', '2026-04-24', '00:30', ['2026-04-23T22:00Z']],
    ['Tehran had no midnight', 'Asia/Tehran', '2022-03-22', '00:00', ['2022-03-21T20:30Z']],
    ['Tehran kept its hour after that', 'Asia/Tehran', '2026-03-22', '00:00', ['2026-03-21T20:30Z']],
    ['Troll jumps two hours', 'Antarctica/Troll', '2026-03-29', '02:30', ['2026-03-29T01:00Z']],
    ['Kathmandu is odd', 'Asia/Kathmandu', '2026-07-01', '06:45', ['2026-07-01T01:00Z']],
  ])('%s', (_what, zone, date, time, expected) => {
    const day = WEEKDAYS[(new Date(date).getUTCDay() + 6) % 7]!;
    const only = { ...plan(zone, time), days: [day] };
    const around = slots(only, at(date) - 40 * HOUR, at(date) + 60 * HOUR);
    expect(around.map((slot) => iso(slot.at))).toEqual(expected);
    if (expected.length > 0) expect(around[0]!.local).toBe(`${date}T${time}`);
  });

  it('come once where a gap moves two of them to one moment', () => {
    const found = slots(
      plan('America/New_York', '02:15', '02:45'),
      at('2026-03-08T00:00Z'),
      at('2026-03-08T12:00Z'),
    );
    expect(found.map((slot) => iso(slot.at))).toEqual(['2026-03-08T07:00Z']);
  });

  it('are those of the chosen days, in the room’s own week', () => {
    const monday = { ...plan('Pacific/Auckland', '08:00'), days: ['mon' as const] };
    // Monday morning in Auckland is Sunday in London.
    expect(iso(nextSlot(monday, at('2026-11-24T00:00Z'))!.at)).toBe('2026-11-29T19:00Z');
  });

  it('begin after the moment that is asked about, and end at the other', () => {
    const nine = plan('UTC', '09:00');
    const [morning, next] = [at('2026-11-24T09:00Z'), at('2026-11-25T09:00Z')];
    expect(slots(nine, morning, next).map((slot) => slot.at)).toEqual([next]);
    expect(slots(nine, morning - 1, next - 1).map((slot) => slot.at)).toEqual([morning]);
    expect(nextSlot(nine, morning)?.at).toBe(next);
    expect(nextSlot(nine, morning - 1)?.at).toBe(morning);
    expect(slots(nine, next, morning)).toEqual([]);
  });

  it('find the week after a day that was left out', () => {
    const friday = { ...plan('Pacific/Apia', '09:00'), days: ['fri' as const] };
    expect(iso(nextSlot(friday, at('2011-12-24T00:00Z'))!.at)).toBe('2012-01-05T19:00Z');
  });

  it('are none without days or times', () => {
    expect(nextSlot({ ...plan('UTC', '09:00'), days: [] }, 0)).toBeUndefined();
    expect(nextSlot(plan('UTC'), 0)).toBeUndefined();
  });
});

describe('what a room is owed', () => {
  const shanghai = plan('Asia/Shanghai', '09:00');
  const yesterday = issued('2026-11-23T01:00Z', '2026-11-23T09:00');
  const today = issued('2026-11-24T01:00Z', '2026-11-24T09:00');

  it('is nothing before its hour, and one briefing from that moment on', () => {
    expect(owed(shanghai, yesterday, at('2026-11-24T01:00Z') - 1)).toBeUndefined();
    expect(owed(shanghai, yesterday, at('2026-11-24T01:00Z'))).toEqual({
      slot: { at: at('2026-11-24T01:00Z'), local: '2026-11-24T09:00' },
      tooLate: false,
      late: false,
      missed: 0,
    });
    expect(owed(shanghai, today, at('2026-11-24T01:00Z'))).toBeUndefined();
  });

  it('says that it is late from ten minutes on', () => {
    expect(owed(shanghai, yesterday, at('2026-11-24T01:10Z'))).toMatchObject({ late: false });
    expect(owed(shanghai, yesterday, at('2026-11-24T01:10Z') + 1)).toMatchObject({ late: true });
  });

  it('is still wanted twelve hours later, and then missed', () => {
    expect(owed(shanghai, yesterday, at('2026-11-24T13:00Z'))).toMatchObject({ tooLate: false, late: true });
    expect(owed(shanghai, yesterday, at('2026-11-24T13:00Z') + 1)).toMatchObject({
      tooLate: true,
      missed: 0,
    });
  });

  it('is one catch-up after 48 hours down, which tells of the other', () => {
    expect(
      owed(shanghai, issued('2026-11-22T01:00Z', '2026-11-22T09:00'), at('2026-11-24T02:00Z')),
    ).toMatchObject({
      slot: { local: '2026-11-24T09:00' },
      missed: 1,
    });
  });

  it('counts on from misses that the ledger has', () => {
    const missed = issued('2026-11-23T01:00Z', '2026-11-23T09:00', {
      outcome: 'missed',
      counts: { ...yesterday.counts, missedIssues: 2 },
    });
    expect(owed(shanghai, missed, at('2026-11-24T01:00Z'))).toMatchObject({ missed: 2, tooLate: false });
    expect(owed(shanghai, { ...missed, outcome: 'sent' }, at('2026-11-24T01:00Z'))).toMatchObject({
      missed: 0,
    });
  });

  it('is nothing again when the clock steps back, and nothing twice when it comes forward', () => {
    for (const back of ['2026-11-24T00:30Z', '2026-11-23T23:00Z']) {
      expect(owed(shanghai, yesterday, at(back))).toBeUndefined();
    }
    expect(owed(shanghai, today, at('2026-11-24T23:00Z'))).toBeUndefined();
  });

  it('is not doubled by a move to another zone', () => {
    const london = plan('Europe/London', '09:00');
    expect(owed(london, today, at('2026-11-24T09:00Z'))).toBeUndefined();
    expect(owed(london, today, at('2026-11-25T09:00Z'))).toMatchObject({
      slot: { local: '2026-11-25T09:00' },
    });
    const evening = plan('Europe/London', '09:00', '18:00');
    expect(owed(evening, today, at('2026-11-24T18:00Z'))).toMatchObject({
      slot: { local: '2026-11-24T18:00' },
      missed: 0,
    });
  });

  it('is nothing for the hours before the plan was made', () => {
    const made = { ...shanghai, since: at('2026-11-24T01:30Z') };
    expect(owed(made, undefined, at('2026-11-24T02:00Z'))).toBeUndefined();
    expect(owed(made, undefined, at('2026-11-25T01:00Z'))).toMatchObject({ missed: 0 });
    expect(
      owed({ ...made, since: at('2026-11-25T01:00Z') }, undefined, at('2026-11-25T01:00Z')),
    ).toBeUndefined();
  });

  it('without a ledger and a date of the plan is at most the last twelve hours’', () => {
    expect(owed(shanghai, undefined, at('2026-11-24T12:59Z'))).toMatchObject({ missed: 0, tooLate: false });
    expect(owed(shanghai, undefined, at('2026-11-24T13:00Z'))).toBeUndefined();
  });
});
