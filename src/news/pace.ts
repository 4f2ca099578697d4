import type { Instant, Source } from '../model.ts';
import type { FeedItem, Reading } from '../ports.ts';
import { DAY, MINUTE } from '../time.ts';

const SHORTEST = 10;
const LONGEST = 12 * 60;
/** Newest items from which the pace of a source is read. */
const SAMPLE = 12;

/**
 * Minutes until a source is worth reading again: half of what usually lies between two of its pieces, so
 * that none waits long and few readings find nothing. Where dates say nothing, a reading that found something
 * brings the next one nearer and one that did not puts it off.
 */
export function nextInterval(
  source: Pick<Source, 'intervalMinutes'>,
  items: readonly Pick<FeedItem, 'publishedAt'>[],
  fresh: number,
  now: Instant,
): number {
  const times = items
    .flatMap(({ publishedAt: at }) => (at !== undefined && at <= now && at > now - 60 * DAY ? [at] : []))
    .sort((a, b) => b - a)
    .slice(0, SAMPLE);
  const span = now - (times.at(-1) ?? now);
  const usual = times.length > 2 ? span / times.length / MINUTE / 2 : undefined;
  return clamped(usual ?? source.intervalMinutes * (fresh > 0 ? 0.7 : 1.3));
}

/** Nothing new again: a little later the next time. */
export function laterInterval({ intervalMinutes }: Pick<Source, 'intervalMinutes'>): number {
  return clamped(intervalMinutes * 1.2);
}

function clamped(minutes: number): number {
  return Math.round(Math.min(LONGEST, Math.max(SHORTEST, minutes)));
}

/**
 * The source after a reading that failed: tried again later and later, at most a day from now, and not before
 * the server wants it. One that is gone for good is paused.
 */
export function afterFailure(
  source: Source,
  reading: Extract<Reading, { readonly kind: 'failed' }>,
  now: Instant,
): Source {
  const failures = source.failures + 1;
  const patience = Math.min(DAY, source.intervalMinutes * MINUTE * 2 ** Math.min(failures - 1, 10));
  return {
    ...source,
    failures,
    problem: reading.reason,
    lastReadAt: now,
    nextAt: now + Math.max(patience, reading.retryAfterMs ?? 0),
    paused: source.paused || reading.gone === true,
  };
}

/** When a source is next due: a little earlier or later than others of its pace, always the same way. */
export function nextTime(source: Pick<Source, 'id'>, minutes: number, now: Instant): Instant {
  const spread = ((source.id * 7919) % 100) / 1_000;
  return now + Math.round(minutes * MINUTE * (0.95 + spread));
}
