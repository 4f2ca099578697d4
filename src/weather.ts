import { ChatError } from './errors.ts';
import type { Instant } from './model.ts';
import type { Clock } from './ports.ts';
import type { Platform, Room } from './room.ts';

/** So many failures of a space in a row, in whatever rooms, and it is left alone for a while. */
const STORM = 5;
/** So many spaces in a storm at once are the platform's own. */
const SPACES = 3;
const FIRST_MS = 5_000;
const LAST_MS = 5 * 60_000;

/**
 * Which workspaces and platforms are down, as far as this process has seen: their rooms wait and are not
 * tried one by one, while all others are served.
 */
export interface Weather {
  /** The storm that keeps the room waiting, if there is one. */
  stormOver(room: Room): Storm | undefined;
  failed(room: Room, error: unknown): void;
  fine(room: Room): void;
}

export interface Storm {
  /** `slack:T01`, or `slack` when it is over the whole platform. */
  readonly over: string;
  readonly until: Instant;
}

export function createWeather(clock: Clock): Weather {
  const storms = new Map<string, { readonly failures: number; readonly until: Instant }>();

  function hit(over: string, waitMs?: number): void {
    const failures = (storms.get(over)?.failures ?? 0) + 1;
    const past = failures - STORM;
    const wait = waitMs ?? (past < 0 ? 0 : Math.min(FIRST_MS * 2 ** past, LAST_MS));
    storms.set(over, { failures, until: clock.now() + wait });
  }

  function isStormy(platform: Platform): boolean {
    let spaces = 0;
    for (const [over, { until }] of storms) {
      if (over.startsWith(`${platform}:`) && until > clock.now()) spaces += 1;
    }
    return spaces >= SPACES;
  }

  return {
    stormOver({ platform, space }) {
      for (const over of [platform, `${platform}:${space}`]) {
        const until = storms.get(over)?.until ?? 0;
        if (until > clock.now()) return { over, until };
      }
      return undefined;
    },
    fine({ platform, space }) {
      storms.delete(platform);
      storms.delete(`${platform}:${space}`);
    },
    failed({ platform, space }, error) {
      const failure = error instanceof ChatError ? error : undefined;
      if (failure?.scope) {
        hit(failure.scope === 'space' ? `${platform}:${space}` : platform, failure.retryAfterMs ?? LAST_MS);
        return;
      }
      // What is said of one room or one message says nothing of the others; neither does a full quota.
      if (failure?.failure === 'gone' || failure?.failure === 'refused') return;
      if (failure?.retryAfterMs !== undefined) return;
      hit(`${platform}:${space}`);
      if (isStormy(platform)) hit(platform, FIRST_MS);
    },
  };
}
