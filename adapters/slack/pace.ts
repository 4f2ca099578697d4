import { ChatError } from '../../src/errors.ts';
import type { Clock } from '../../src/ports.ts';

/** Slack takes about one message a second in each channel. */
const GAP_MS = 1_000;
/** Whoever would have to wait longer is told when to come back, so that no claim runs out meanwhile. */
const PATIENCE_MS = 8_000;

export interface Pace {
  /** Runs `task` when the channel's turn comes. Throws `ChatError` `later` when that is too far away. */
  run<T>(channel: string, task: () => Promise<T>): Promise<T>;
}

interface Line {
  last: Promise<unknown>;
  nextAt: number;
}

/** One line of waiting for each channel: a channel that is held never stalls another. */
export function createPace(
  clock: Clock,
  sleep: (ms: number) => Promise<unknown>,
  gapMs: number = GAP_MS,
): Pace {
  const lines = new Map<string, Line>();

  async function turn<T>(line: Line, task: () => Promise<T>): Promise<T> {
    const wait = line.nextAt - clock.now();
    if (wait > PATIENCE_MS) throw new ChatError('later', 'rate_limited', wait);
    if (wait > 0) await sleep(wait);
    line.nextAt = clock.now() + gapMs;
    try {
      return await task();
    } catch (error) {
      // What holds for the whole workspace is not this channel's pace.
      if (error instanceof ChatError && error.retryAfterMs !== undefined && !error.scope) {
        line.nextAt = clock.now() + error.retryAfterMs;
      }
      throw error;
    }
  }

  function forget(): void {
    if (lines.size < 1_000) return;
    for (const [channel, line] of lines) if (line.nextAt < clock.now()) lines.delete(channel);
  }

  return {
    run(channel, task) {
      const line = lines.get(channel) ?? { last: Promise.resolve(), nextAt: 0 };
      const mine = line.last.then(() => turn(line, task));
      line.last = mine.catch(() => undefined);
      forget();
      lines.set(channel, line);
      return mine;
    },
  };
}
