import type { Instant } from './model.ts';
import type { Clock, Expiry, Store } from './ports.ts';
import { DAY } from './time.ts';

/** How long what is not needed any more is kept. PRIVACY.md says the same, and a test holds it to this. */
export const KEPT_FOR = {
  /** The text of what was posted, whom it called, and for which subscriptions; that it was posted stays. */
  cards: 30 * DAY,
  /** How a room was before each change. Who changed what, and when, stays. */
  states: 30 * DAY,
  /** What kept a story from a room. */
  stops: 30 * DAY,
  /** Lines behind buttons and menus, since they were last shown or pressed. */
  asks: 90 * DAY,
  /** What a number of a list means. */
  lists: DAY,
} as const;

/** Nobody waits longer than for one such piece. */
const PIECE = 200;
/** So many pieces in one go; the rest with the next tick. */
const PIECES = 50;

export interface RetentionParts {
  readonly store: Pick<Store, 'prune'>;
  readonly clock: Clock;
  /** Days that the text of an article which nobody saved is kept; for ever unless it is given. */
  readonly keepDays?: number | undefined;
  readonly breathe?: () => Promise<void>;
}

/** Takes out, once a day and in small pieces, what is kept no longer; gives how many rows went. */
export function createRetention(parts: RetentionParts): () => Promise<number> {
  const { store, clock, keepDays, breathe } = parts;
  let done: Instant = -Infinity;

  return async () => {
    const now = clock.now();
    if (now - done < DAY && now >= done) return 0;
    let gone = 0;
    for (let piece = 0; piece < PIECES; piece++) {
      const rows = await store.prune(expiryAt(now, keepDays), PIECE);
      gone += rows;
      if (rows === 0) {
        done = now;
        break;
      }
      await breathe?.();
    }
    return gone;
  };
}

function expiryAt(now: Instant, keepDays: number | undefined): Expiry {
  const { cards, states, stops, asks, lists } = KEPT_FOR;
  return {
    cards: now - cards,
    states: now - states,
    stops: now - stops,
    asks: now - asks,
    lists: now - lists,
    ...(keepDays !== undefined && { texts: now - keepDays * DAY }),
  };
}
