import { describe } from 'vitest';
import type { Clock, Store } from '../../src/ports.ts';
import { archiveContract } from './store-archive.ts';
import { claimContract } from './store-claim.ts';
import { digestContract } from './store-digest.ts';
import { installationsContract } from './store-installations.ts';
import { outboxContract } from './store-outbox.ts';
import { raceContract } from './store-race.ts';
import { roomsContract } from './store-rooms.ts';
import { shelfContract } from './store-shelf.ts';
import { sourcesContract } from './store-sources.ts';

/** A place where a store can be kept for one test. */
export interface StorePlace {
  /** Opens the store that is kept here, once more if it is open already. */
  open(clock: Clock): Promise<Store>;
  /** Closes what was opened and removes everything. */
  end(): Promise<void>;
}

/** What everyone may rely on, whichever database is below. Each implementation runs all of it. */
export function storeContract(name: string, place: () => Promise<StorePlace>): void {
  describe(`the store on ${name}`, () => {
    archiveContract(place);
    shelfContract(place);
    roomsContract(place);
    sourcesContract(place);
    installationsContract(place);
    outboxContract(place);
    claimContract(place);
    digestContract(place);
    raceContract(place);
  });
}
