import { createDelivery, type DeliveryParts } from './deliver.ts';
import { type Planning, planDigests } from './digest/plan.ts';
import type { Instant } from './model.ts';
import { noticesOfPause } from './pausing.ts';
import type { Store } from './ports.ts';
import { createRetention } from './retention.ts';
import { DAY, HOUR } from './time.ts';

export interface DeskParts
  extends Omit<DeliveryParts, 'outbox' | 'languageOf' | 'noticesOf'>,
    Omit<Planning, 'store'> {
  readonly store: Store;
  /** Days that the text of an article is kept which nobody saved; for ever unless it is given. */
  readonly keepDays?: number | undefined;
}

/** What the desk does without being asked. */
export interface Desk {
  /**
   * Plans the briefings that are due, then delivers all that is. Never throws. Calls join each other, and
   * none plans later because an earlier one still delivers.
   */
  tick(): Promise<void>;
  /** Delivers what is due now: after an article came in, or between two ticks. Never throws. */
  deliver(): Promise<void>;
  /** Plans and claims no more; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** A room that could not be reached is tried again once a day. */
const PROBE = DAY;
const LOOK_FOR_PAUSED = HOUR;

export function createDesk(parts: DeskParts): Desk {
  const { store, clock, log } = parts;
  const worker = createDelivery({
    ...parts,
    outbox: store,
    noticesOf: (room, reason) => noticesOfPause(parts, [room], reason, clock.now()),
    languageOf: async (room) => (await store.room(room)).settings.lang ?? 'en',
  });
  const prune = createRetention(parts);
  let looked: Instant = -Infinity;
  let planning: Promise<void> | undefined;
  let retaining: Promise<void> | undefined;
  let stopped = false;

  async function guarded(what: string, work: () => Promise<unknown>): Promise<void> {
    if (stopped) return;
    try {
      await work();
    } catch (error) {
      log.error({ error }, what);
    }
  }

  async function plan(): Promise<void> {
    const planned = await planDigests(parts, clock.now());
    if (planned > 0) log.info({ planned }, 'briefings planned');
  }

  async function probe(): Promise<void> {
    const now = clock.now();
    if (now - looked < LOOK_FOR_PAUSED && now >= looked) return;
    looked = now;
    for (const { room, at } of (await store.outboxHealth(now)).paused) {
      if (now - at < PROBE) continue;
      log.info({ room }, 'trying a paused room again');
      await store.probeRoom(room);
    }
  }

  async function retain(): Promise<void> {
    const gone = await prune();
    if (gone > 0) log.info({ gone }, 'what is kept no longer was taken out');
  }

  const deliver = () => guarded('delivering failed', () => worker.work());

  async function lookAround(): Promise<void> {
    await guarded('looking for paused rooms failed', probe);
    await guarded('planning failed', plan);
  }

  return {
    async tick() {
      planning ??= lookAround().finally(() => {
        planning = undefined;
      });
      await planning;
      await deliver();
      // Last: whoever waits for a message does not wait for this.
      retaining ??= guarded('taking out what is old failed', retain).finally(() => {
        retaining = undefined;
      });
      await retaining;
    },
    deliver,
    async stop() {
      stopped = true;
      await Promise.all([worker.stop(), planning, retaining]);
    },
  };
}
