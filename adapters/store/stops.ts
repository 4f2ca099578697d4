import type { Instant } from '../../src/model.ts';
import type { Outbox, Stop } from '../../src/ports.ts';
import type { RoomKey } from '../../src/room.ts';
import { all, NUMBERS, run, type Work } from './sql.ts';

/** Stands for the whole room. */
const ROOM = 0;

/** The newest word on a story is what counts: an earlier stop of the same is replaced. */
export function* writeStops(storyId: number, stops: readonly Stop[], at: Instant): Work<void> {
  for (const { room, subscriptionId = ROOM, stage, detail } of stops) {
    yield* run(
      `INSERT INTO stops (room, story_id, subscription_id, stage, detail, at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (room, story_id, subscription_id)
       DO UPDATE SET stage = excluded.stage, detail = excluded.detail, at = excluded.at`,
      room,
      storyId,
      subscriptionId,
      stage,
      detail,
      at,
    );
  }
}

interface StopRow {
  readonly room: RoomKey;
  readonly story_id: number;
  readonly subscription_id: number;
  readonly stage: Stop['stage'];
  readonly detail: string;
  readonly at: Instant;
}

export function* overLimitIn(
  rooms: readonly RoomKey[],
  from: number,
): Work<Awaited<ReturnType<Outbox['overLimitIn']>>> {
  const rows = yield* all<{ room: RoomKey; id: number }>(
    `SELECT s.room, s.story_id AS id FROM json_each(?) r
     CROSS JOIN stops s ON s.room = r.value AND s.story_id >= ? WHERE s.stage = 'budget'`,
    JSON.stringify(rooms),
    from,
  );
  const over = new Map<RoomKey, Set<number>>();
  for (const { room, id } of rows) {
    const known = over.get(room) ?? new Set();
    over.set(room, known.add(id));
  }
  return over;
}

export function* stopsOf(
  room: RoomKey,
  storyIds: readonly number[],
): Work<Awaited<ReturnType<Outbox['stopsOf']>>> {
  const rows = yield* all<StopRow>(
    `SELECT * FROM stops WHERE room = ? AND story_id IN ${NUMBERS} ORDER BY at DESC, subscription_id`,
    room,
    JSON.stringify(storyIds),
  );
  return rows.map(({ story_id, subscription_id, ...stop }) => ({
    ...stop,
    storyId: story_id,
    ...(subscription_id === ROOM ? {} : { subscriptionId: subscription_id }),
  }));
}
