import { afterEach, beforeEach } from 'vitest';
import type { Instant } from '../../src/model.ts';
import type { Store } from '../../src/ports.ts';
import type { StorePlace } from './store.ts';
import { NOON } from './store-samples.ts';

/** A clock that stands where it is put. */
interface StoppedClock {
  at: Instant;
  now(): Instant;
}

export interface Bed {
  readonly clock: StoppedClock;
  store: Store;
  /** One more connection to the same store. */
  open(): Promise<Store>;
}

/** A fresh store for each test. */
export function useStore(makePlace: () => Promise<StorePlace>): Bed {
  let place: StorePlace;
  const clock: StoppedClock = { at: NOON, now: () => clock.at };
  const bed: Bed = {
    clock,
    store: undefined as unknown as Store,
    open: () => place.open(clock),
  };
  beforeEach(async () => {
    clock.at = NOON;
    place = await makePlace();
    bed.store = await place.open(clock);
  });
  afterEach(() => place.end());
  return bed;
}
