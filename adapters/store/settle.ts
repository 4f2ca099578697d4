import type { Instant } from '../../src/model.ts';
import type { Settlement } from '../../src/ports.ts';
import type { RoomKey } from '../../src/room.ts';
import { headOf, reachedLane, setLane } from './lanes.ts';
import { all, one, type Work } from './sql.ts';

interface Settled {
  readonly key: string;
  readonly room: RoomKey;
}

export function* settle(id: number, lease: string, outcome: Settlement, at: Instant): Work<boolean> {
  const settled = yield* write(id, lease, outcome, at);
  if (!settled) return false;
  const rooms = new Set([settled.room]);
  if (outcome.state === 'sent') yield* reachedLane(settled.room);
  if (outcome.state !== 'pending') {
    if (outcome.state === 'missed' || outcome.state === 'cancelled') {
      yield* dropReplies(settled.key, outcome, at);
    }
    for (const { room } of yield* all<Settled>(
      `SELECT DISTINCT room FROM deliveries WHERE reply_to = ? AND state = 'pending'`,
      settled.key,
    )) {
      rooms.add(room);
    }
  }
  for (const room of rooms) yield* setLane(room, yield* headOf(room), at);
  return true;
}

function* write(id: number, lease: string, outcome: Settlement, at: Instant): Work<Settled | undefined> {
  const open = outcome.state === 'pending';
  return yield* one<Settled>(
    `UPDATE deliveries SET state = ?, receipt = ?, error = ?, doubtful = ?, next_at = ?, settled_at = ?,
       lease = NULL, lease_until = NULL
     WHERE id = ? AND state = 'sending' AND lease = ? RETURNING key, room`,
    outcome.state,
    outcome.state === 'sent' ? outcome.receipt : null,
    outcome.state === 'sent' ? null : outcome.error,
    (open && outcome.doubtful) || outcome.state === 'uncertain' ? 1 : 0,
    open ? outcome.at : at,
    open ? null : at,
    id,
    lease,
  );
}

/** What is not sent any more takes its thread along, and the threads within. */
function* dropReplies(
  key: string,
  outcome: Extract<Settlement, { readonly error: string }>,
  at: Instant,
): Work<void> {
  const dropped = yield* all<Settled>(
    `UPDATE deliveries SET state = ?, error = ?, settled_at = ? WHERE reply_to = ? AND state = 'pending'
     RETURNING key, room`,
    outcome.state,
    outcome.error,
    at,
    key,
  );
  for (const reply of dropped) yield* dropReplies(reply.key, outcome, at);
}
