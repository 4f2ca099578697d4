import type { Clock } from '../src/ports.ts';

/** The machine's clock, or one that starts at `startsAt` and goes on at the machine's pace. */
export function createClock(startsAt?: number): Clock {
  if (startsAt === undefined) return { now: () => Date.now() };
  const offset = startsAt - Date.now();
  return { now: () => Date.now() + offset };
}
