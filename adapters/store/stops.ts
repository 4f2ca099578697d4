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
