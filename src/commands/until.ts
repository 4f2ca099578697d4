import type { Instant } from '../model.ts';
import { HOUR, isZone, MINUTE } from '../time.ts';

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The day that a calendar in `zone` shows, `2026-12-01`. */
export function dayIn(at: Instant, zone: string): string {
  let calendar = calendars.get(zone);
  if (!calendar) {
    const timeZone = isZone(zone) ? zone : 'UTC';
    // Swedish dates are ISO dates.
    calendar = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    calendars.set(zone, calendar);
  }
  return calendar.format(at);
}

/** When a day is over in `zone`: the first minute of the next. No zone is further from UTC than 15 hours. */
export function endOf(date: string, zone: string): Instant {
  const midnight = Date.parse(date) + 24 * HOUR;
  let before = midnight - 15 * HOUR;
  let after = midnight + 15 * HOUR;
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / (2 * MINUTE)) * MINUTE;
    if (dayIn(middle, zone) > date) after = middle;
    else before = middle;
  }
  return after;
}

/** The day that ends at this instant in `zone`; undefined where none does. */
export function dateEnd(at: Instant, zone: string): string | undefined {
  const date = dayIn(at - 1, zone);
  return endOf(date, zone) === at ? date : undefined;
}
