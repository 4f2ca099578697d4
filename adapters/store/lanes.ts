import type { Instant } from '../../src/model.ts';
import type { RoomKey } from '../../src/room.ts';
import { one, run, type Work } from './sql.ts';

/**
 * One lane a room: when its next delivery can be claimed, and whether the room is paused. Claiming
 * walks lanes, not deliveries, so it costs the same however many are waiting; and whoever holds a lane's
 * row holds the room, so two processes never serve one room at once.
 *
 * A lane's `next_at` may be too early (a claim then sets it right), never too late. A lane that is not
 * paused and still has its reason is being tried again.
 */

/** The delivery that a room's next claim is about. */
export interface Head {
  readonly id: number;
  readonly kind: string;
  /** When it can be claimed: what is being sent, when its lease has run out. */
  readonly from: Instant;
}

/**
 * What is being sent comes first: nothing else of the room moves until it is settled or its lease runs
 * out. Else the first in order of due time that does not wait for a parent that may still get a receipt.
 */
export function* headOf(room: RoomKey): Work<Head | undefined> {
  const sending = yield* one<Head>(
    `SELECT id, kind, lease_until AS "from" FROM deliveries
     WHERE room = ? AND state = 'sending' ORDER BY due_at, id LIMIT 1`,
    room,
  );
  if (sending) return sending;
  return yield* one<Head>(
    `SELECT d.id, d.kind, d.next_at AS "from" FROM deliveries d
     WHERE d.room = ? AND d.state = 'pending' AND NOT EXISTS (
       SELECT 1 FROM deliveries p WHERE p.key = d.reply_to AND p.state IN ('pending', 'sending'))
     ORDER BY d.due_at, d.id LIMIT 1`,
    room,
  );
}

/** Sets a lane by its head. The room that was served at `turn` goes behind those that wait longer. */
export function* setLane(room: RoomKey, head: Head | undefined, turn: Instant): Work<void> {
  yield* run(
    'UPDATE lanes SET next_at = ?, urgent = ? WHERE room = ?',
    head ? Math.max(head.from, turn) : null,
    head && head.kind !== 'digest' ? 1 : 0,
    room,
  );
}

/** Something is due in the room from `at` on. */
export function* openLane(room: RoomKey, at: Instant, urgent: boolean): Work<void> {
  yield* run(
    `INSERT INTO lanes (room, next_at, urgent) VALUES (?, ?, ?)
     ON CONFLICT (room) DO UPDATE SET
       urgent = CASE WHEN lanes.next_at IS NULL OR excluded.next_at < lanes.next_at
         THEN excluded.urgent ELSE lanes.urgent END,
       next_at = CASE WHEN lanes.next_at IS NULL OR excluded.next_at < lanes.next_at
         THEN excluded.next_at ELSE lanes.next_at END`,
    room,
    at,
    urgent ? 1 : 0,
  );
}

/** False when the room was out of reach before, and nothing has reached it since. */
export function* pauseLane(room: RoomKey, reason: string, at: Instant): Work<boolean> {
  const before = yield* one<{ reason: string | null }>(
    'SELECT paused_because AS reason FROM lanes WHERE room = ?',
    room,
  );
  yield* run(
    `INSERT INTO lanes (room, paused_at, paused_because) VALUES (?, ?, ?)
     ON CONFLICT (room) DO UPDATE SET paused_at = excluded.paused_at,
       paused_because = excluded.paused_because`,
    room,
    at,
    reason,
  );
  return (before?.reason ?? null) === null;
}

/** Something has reached the room: the next time that it cannot be reached is news. */
export function* reachedLane(room: RoomKey): Work<void> {
  yield* run(
    `UPDATE lanes SET paused_because = NULL
     WHERE room = ? AND paused_at IS NULL AND paused_because IS NOT NULL`,
    room,
  );
}
