import type { CrashPoint } from './crash.ts';
import { ChatError } from './errors.ts';
import type { Instant, Lang } from './model.ts';
import type { Chat, Clock, Delivery, Log, NewDelivery, Outbox, Settlement } from './ports.ts';
import { type Platform, parseRoom, type RoomKey } from './room.ts';
import { createWeather, type Weather } from './weather.ts';

/**
 * The last mile, exactly once: claim a lease, look where an earlier attempt may have got through, hold
 * the lease still, send, settle. Whatever ends the process between two of these steps, the next claim
 * knows enough: a delivery that may have been sent is `doubtful` and is looked for before it is sent.
 */

export interface DeliveryParts {
  readonly outbox: Outbox;
  /** The platforms that are configured; a room of another platform waits. */
  readonly chats: ReadonlyMap<Platform, Chat>;
  readonly clock: Clock;
  readonly log: Log;
  /** The language that a room's messages are framed in. */
  readonly languageOf: (room: RoomKey) => Promise<Lang>;
  readonly crash?: (point: CrashPoint) => void;
  /**
   * Whom to tell when a room turns out to be out of reach: queued once, however often the daily probe finds
   * it so again. What it throws is logged; it never holds up a delivery's outcome.
   */
  readonly noticesOf?: (room: RoomKey, reason: string) => Promise<readonly NewDelivery[]>;
}

/** How patient a delivery is. The times are the platforms' own: see each line. */
export const PATIENCE = {
  /** A lease outlives the slowest request (15 s) by far, and a dead process's claim is free after it. */
  leaseMs: 60_000,
  /** A request is only begun while the lease lasts at least this long. */
  requestMs: 20_000,
  /** After an unknown outcome a platform may still be storing the message: look only then. */
  settleMs: 15_000,
  /** The first pause after `later`, doubled each time up to the last. */
  firstRetryMs: 5_000,
  lastRetryMs: 15 * 60_000,
  /** A message that is refused so often is poison: it goes out of the way of the others. */
  refusals: 3,
  /** A platform that does not let us look for so long after the hour leaves it unknown: held, and told. */
  lookForMs: 3_600_000,
  /** … but never sooner than after so many looks in vain: after hours down, or in a late briefing, it may be the first. */
  looks: 6,
  /** Nobody wants an alert or a briefing that is older than this. */
  staleMs: 24 * 3_600_000,
  /** How many rooms are served side by side. */
  rooms: 32,
  /** How far back before its due time a message is looked for. */
  lookBackMs: 60_000,
} as const;

export interface DeliveryWorker {
  /**
   * Claims and delivers until nothing is due; gives how many were tried. A call while it runs joins it, and
   * what is due by then is claimed at once, whatever the requests that are under way wait for.
   */
  work(): Promise<number>;
  /** Claims no more and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export function createDelivery(parts: DeliveryParts): DeliveryWorker {
  let running: Promise<number> | undefined;
  let stopped = false;
  let called = Promise.withResolvers<void>();
  let isCalled = false;
  const weather = createWeather(parts.clock);

  const claim = (limit: number) => parts.outbox.claim(limit, PATIENCE.leaseMs, parts.clock.now());

  async function drain(): Promise<number> {
    let tried = 0;
    const busy = new Set<Promise<void>>();
    while (!stopped) {
      if (isCalled) called = Promise.withResolvers();
      isCalled = false;
      const room = PATIENCE.rooms - busy.size;
      const claimed = await claim(room).catch(async (error) => {
        await Promise.all(busy);
        throw error;
      });
      for (const delivery of claimed) {
        tried += 1;
        const work: Promise<void> = deliver(parts, weather, delivery)
          .catch((error) => {
            // The store failed: the lease runs out, and the next claim looks first.
            parts.log.error({ key: delivery.key, room: delivery.room, error }, 'a delivery broke off');
          })
          .finally(() => busy.delete(work));
        busy.add(work);
      }
      if (busy.size === 0 && !isCalled) break;
      if (busy.size >= PATIENCE.rooms) await Promise.race(busy);
      else if (claimed.length === 0) await Promise.race([...busy, called.promise]);
    }
    await Promise.all(busy);
    return tried;
  }

  function work(): Promise<number> {
    isCalled = true;
    called.resolve();
    running ??= drain().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    work,
    async stop() {
      stopped = true;
      await running;
    },
  };
}

/** One attempt. Never throws for what a platform does; what it throws is a fault of the store. */
async function deliver(parts: DeliveryParts, weather: Weather, delivery: Delivery): Promise<void> {
  const { outbox, clock, log } = parts;
  parts.crash?.('deliver:claimed');
  const outcome = await attempt(parts, weather, delivery);
  if (!outcome) {
    log.warn({ key: delivery.key, room: delivery.room }, 'lease lost before sending; another worker has it');
    return;
  }
  const kept = await outbox.settle(delivery.id, delivery.lease, outcome, clock.now());
  parts.crash?.('deliver:settled');
  const fields = { key: delivery.key, room: delivery.room, kind: delivery.kind, ...outcome };
  if (!kept) log.warn(fields, 'lease lost before settling; the next claim looks first');
  else if (outcome.state === 'sent') log.info(fields, 'delivered');
  else log.warn(fields, `delivery ${outcome.state}`);
}

/** Looks if in doubt, then sends; undefined when the lease was lost and nothing was sent. */
async function attempt(
  parts: DeliveryParts,
  weather: Weather,
  delivery: Delivery,
): Promise<Settlement | undefined> {
  const { clock } = parts;
  const room = parseRoom(delivery.room);
  const chat = room && parts.chats.get(room.platform);
  if (!room || !chat) return later(delivery, clock.now(), 'platform not connected', 60_000);
  const storm = weather.stormOver(room);
  if (storm) return later(delivery, clock.now(), `${storm.over} is down`, storm.until - clock.now());
  const thread = delivery.replyToReceipt === undefined ? {} : { replyTo: delivery.replyToReceipt };
  let sure = delivery;
  if (delivery.doubtful) {
    const found = await look(parts, chat, delivery, () =>
      chat.find(room, delivery.key, { since: delivery.dueAt - PATIENCE.lookBackMs, ...thread }),
    );
    parts.crash?.('deliver:looked');
    if (typeof found === 'object') return found;
    sure = { ...delivery, doubtful: false };
  }
  if (clock.now() - delivery.dueAt > PATIENCE.staleMs) {
    return { state: 'missed', error: delivery.error ?? 'came too late' };
  }
  const lang = await parts.languageOf(delivery.room);
  if (!(await parts.outbox.holds(delivery.id, delivery.lease, clock.now() + PATIENCE.requestMs))) {
    return undefined;
  }
  parts.crash?.('deliver:before-send');
  // A process that was stopped while it asked may wake up here long after.
  if (clock.now() + PATIENCE.requestMs > delivery.leaseUntil) return undefined;
  let receipt: string;
  try {
    const { key, mentions } = delivery;
    receipt = await chat.send(room, delivery.card, { key, lang, ...thread, ...(mentions && { mentions }) });
  } catch (error) {
    weather.failed(room, error);
    return await judge(parts, sure, error);
  }
  weather.fine(room);
  parts.crash?.('deliver:after-send');
  return { state: 'sent', receipt };
}

/** `'absent'` when the room surely lacks the message; else how the delivery ends or waits. */
async function look(
  parts: DeliveryParts,
  chat: Chat,
  delivery: Delivery,
  find: () => Promise<string | undefined>,
): Promise<Settlement | 'absent'> {
  const { clock } = parts;
  try {
    const receipt = await find();
    return receipt === undefined ? 'absent' : { state: 'sent', receipt };
  } catch (error) {
    const detail = error instanceof ChatError ? error.detail : String(error);
    if (error instanceof ChatError && error.failure === 'gone') {
      await pause(parts, delivery.room, error);
      return later(delivery, clock.now(), detail);
    }
    if (error instanceof ChatError && error.failure === 'refused') {
      return { state: 'uncertain', error: `${chat.platform} does not let us look: ${detail}` };
    }
    const looks = looksOf(delivery) + 1;
    if (looks >= PATIENCE.looks && clock.now() - delivery.dueAt > PATIENCE.lookForMs) {
      return { state: 'uncertain', error: `${chat.platform} did not let us look: ${detail}` };
    }
    const wait = error instanceof ChatError ? error.retryAfterMs : undefined;
    return later(delivery, clock.now(), `looked in vain ${looks} times: ${detail}`, wait);
  }
}

/** What a failed send means for the delivery. */
async function judge(parts: DeliveryParts, delivery: Delivery, error: unknown): Promise<Settlement> {
  const now = parts.clock.now();
  const why = error instanceof ChatError ? error : new ChatError('unknown', String(error));
  const { detail } = why;
  switch (why.failure) {
    case 'later':
      return later(delivery, now, detail, why.retryAfterMs);
    case 'refused': {
      const refusals = refusalsOf(delivery) + 1;
      const told = `refused ${refusals} of ${PATIENCE.refusals}: ${detail}`;
      if (refusals >= PATIENCE.refusals) return { state: 'dead', error: told };
      return later(delivery, now, told);
    }
    case 'gone':
      await pause(parts, delivery.room, why);
      return later(delivery, now, detail);
    case 'unknown':
      return {
        state: 'pending',
        at: now + Math.max(PATIENCE.settleMs, backoff(delivery)),
        error: detail,
        doubtful: true,
      };
  }
}

/** The room takes nothing until someone resumes it, or the daily probe finds it open again. */
async function pause(parts: DeliveryParts, room: RoomKey, why: ChatError): Promise<void> {
  const { outbox, clock, log } = parts;
  const { detail: reason, scope } = why;
  // Where the whole workspace is gone, nobody in it can be told.
  const told = scope === undefined ? parts.noticesOf?.(room, reason) : undefined;
  const notices = await told?.catch((error): readonly NewDelivery[] => {
    log.error({ room, error }, 'nobody can be told of a paused room');
    return [];
  });
  const isNews = await outbox.pauseRoom(room, reason, clock.now(), notices);
  log.warn({ room, reason }, isNews ? 'room paused' : 'room is still out of reach');
}

/** How often in a row the message itself was refused. */
function refusalsOf({ error }: Delivery): number {
  return Number(/^refused (\d+) of /.exec(error ?? '')?.[1] ?? 0);
}

/** How often in a row nobody let us look. */
function looksOf({ error }: Delivery): number {
  return Number(/^looked in vain (\d+) times: /.exec(error ?? '')?.[1] ?? 0);
}

function later(delivery: Delivery, now: Instant, error: string, retryAfterMs?: number): Settlement {
  const wait = retryAfterMs ?? backoff(delivery);
  return { state: 'pending', at: now + wait, error, doubtful: delivery.doubtful };
}

function backoff({ attempts }: Delivery): number {
  return Math.min(PATIENCE.firstRetryMs * 2 ** Math.min(attempts - 1, 12), PATIENCE.lastRetryMs);
}
