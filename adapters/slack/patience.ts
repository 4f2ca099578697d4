import type { Failure } from '../../src/errors.ts';
import { chatError } from './failure.ts';

/** The call again after as long as Slack asks, where that is not long; throws what the last one threw. */
export type Patiently = <T>(call: () => Promise<T>, repeats: (failure: Failure) => boolean) => Promise<T>;

/** Longer nobody is kept waiting. */
const WAIT_AT_MOST_MS = 60_000;
/** Where Slack does not say how long. */
const A_MOMENT_MS = 1_000;
const TRIES = 3;

export function createPatience(sleep: (ms: number) => Promise<unknown>): Patiently {
  return async (call, repeats) => {
    for (let tries = 1; ; tries++) {
      try {
        return await call();
      } catch (error) {
        const { failure, retryAfterMs = A_MOMENT_MS } = chatError(error);
        if (tries === TRIES || !repeats(failure) || retryAfterMs > WAIT_AT_MOST_MS) throw error;
        await sleep(retryAfterMs);
      }
    }
  };
}

/** Nothing was taken. */
export const isLater = (failure: Failure): boolean => failure === 'later';
/** For what may be done twice without harm. */
export const isPassing = (failure: Failure): boolean => failure === 'later' || failure === 'unknown';
