import { Temporal } from 'temporal-polyfill';
import { type Instant, WEEKDAYS, type Weekday } from './model.ts';

/** A day on the calendar of some zone, `2026-11-24`. */
export type LocalDate = string;

const DAY = 24 * 3_600_000;
/** Reckoning with a zone's rules takes some 60 µs; thousands of rooms ask for the same few hours. */
const REMEMBERED = 20_000;
const instants = new Map<string, Instant | undefined>();

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of `zone` at an instant, to the minute: `2026-11-24T09:00`. */
export function wallClock(at: Instant, zone: string): string {
  let clock = clocks.get(zone);
  if (!clock) {
    // Swedish dates are ISO dates.
    clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    clocks.set(zone, clock);
  }
  return clock.format(at).replace(' ', 'T');
}

/** The day in `zone` at an instant. */
export function localDate(at: Instant, zone: string): LocalDate {
  return wallClock(at, zone).slice(0, 10);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

export function weekday(date: LocalDate): Weekday {
  return WEEKDAYS[(new Date(Date.parse(date)).getUTCDay() + 6) % 7]!;
}

/**
 * When clocks in `zone` show `time` (`HH:MM`) on `date`. Where they are set forward over that time: the
 * first instant after the gap. Where they show it twice: the first. Undefined for a day that the zone
 * left out of its calendar.
 */
export function instantAt(date: LocalDate, time: string, zone: string): Instant | undefined {
  const key = `${date}T${time} ${zone}`;
  if (instants.has(key)) return instants.get(key);
  const instant = dayExists(date, zone) ? firstAt(date, time, zone) : undefined;
  if (instants.size >= REMEMBERED) instants.clear();
  instants.set(key, instant);
  return instant;
}

/** The first instant at which clocks show that time or a later one. */
function firstAt(date: LocalDate, time: string, zone: string): Instant {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wanted)) return earlier.epochMilliseconds;
  // In a gap `earlier` lies before it, by the length of the gap: the next change of the zone ends it.
  return earlier.getTimeZoneTransition('next')!.epochMilliseconds;
}

const days = new Map<string, boolean>();

function dayExists(date: LocalDate, zone: string): boolean {
  const key = `${date} ${zone}`;
  let exists = days.get(key);
  if (exists === undefined) {
    exists = localDate(firstAt(date, '00:00', zone), zone) === date;
    if (days.size >= REMEMBERED) days.clear();
    days.set(key, exists);
  }
  return exists;
}
