import type { Instant, RoomSettings } from '../model.ts';
import { addDays, instantAt, localDate } from '../zone.ts';

/** When a room's quiet hours end, if they are on; undefined when they are not. */
export function quietUntil(
  { quiet, zone = 'UTC' }: Pick<RoomSettings, 'quiet' | 'zone'>,
  now: Instant,
): Instant | undefined {
  if (!quiet || quiet.from === quiet.to) return undefined;
  const today = localDate(now, zone);
  // They may have begun yesterday, and end today or tomorrow.
  for (const date of [addDays(today, -1), today]) {
    const from = instantAt(date, quiet.from, zone);
    const to = instantAt(quiet.to > quiet.from ? date : addDays(date, 1), quiet.to, zone);
    if (from !== undefined && to !== undefined && from <= now && now < to) return to;
  }
  return undefined;
}

/** When the room's day began. */
export function dayStart({ zone = 'UTC' }: Pick<RoomSettings, 'zone'>, now: Instant): Instant {
  return instantAt(localDate(now, zone), '00:00', zone) ?? now;
}
