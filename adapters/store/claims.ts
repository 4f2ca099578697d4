import { randomUUID } from 'node:crypto';
import type { Card } from '../../src/card.ts';
import type { Instant } from '../../src/model.ts';
import type { Delivery, DeliveryState, NewDelivery } from '../../src/ports.ts';
import type { RoomKey } from '../../src/room.ts';
import { headOf, setLane } from './lanes.ts';
import { all, LOCKED, one, run, type Work } from './sql.ts';

/**
 * Of each claim, a quarter is kept for briefings, so that neither a morning's ten thousand of them holds
 * up an alert, nor many alerts a briefing.
 */
const KEPT_FOR_BRIEFINGS = 4;

export function* claim(limit: number, leaseMs: number, at: Instant): Work<readonly Delivery[]> {
  const claimed: Delivery[] = [];
  const tried = new Set<RoomKey>();
  const alertsFirst = limit - Math.floor(limit / KEPT_FOR_BRIEFINGS);
  for (const [urgent, upTo] of [
    [1, alertsFirst],
    [0, limit],
    [1, limit],
  ] as const) {
    yield* claimFrom(urgent, upTo, leaseMs, at, claimed, tried);
  }
  return claimed;
}

/** Adds to `claimed` until it holds `upTo`, or no lane of this kind is due. */
function* claimFrom(
  urgent: 0 | 1,
  upTo: number,
  leaseMs: number,
  at: Instant,
  claimed: Delivery[],
  tried: Set<RoomKey>,
): Work<void> {
  while (claimed.length < upTo) {
    const lanes = yield* all<{ room: RoomKey }>(
      `SELECT room FROM lanes WHERE paused_at IS NULL AND next_at IS NOT NULL AND urgent = ? AND next_at <= ?
       ORDER BY next_at LIMIT ? ${LOCKED}`,
      urgent,
      at,
      upTo - claimed.length,
    );
    const fresh = lanes.filter(({ room }) => !tried.has(room));
    if (fresh.length === 0) return;
    for (const { room } of fresh) {
      tried.add(room);
      const delivery = yield* claimHead(room, leaseMs, at);
      if (delivery) claimed.push(delivery);
    }
  }
}

/** The room's head under a new lease; without one to claim now the lane is set right. */
function* claimHead(room: RoomKey, leaseMs: number, at: Instant): Work<Delivery | undefined> {
  const head = yield* headOf(room);
  if (!head || head.from > at) {
    yield* setLane(room, head, at);
    return undefined;
  }
  const lease = randomUUID();
  const leaseUntil = at + leaseMs;
  // Whoever was sending it and did not come back may have reached the platform.
  yield* run(
    `UPDATE deliveries SET doubtful = CASE WHEN state = 'sending' THEN 1 ELSE doubtful END,
       state = 'sending', attempts = attempts + 1, lease = ?, lease_until = ? WHERE id = ?`,
    lease,
    leaseUntil,
    head.id,
  );
  yield* setLane(room, { ...head, from: leaseUntil }, at);
  return deliveryOf((yield* one<DeliveryRow>(DELIVERY, head.id))!);
}

const DELIVERY = `SELECT d.*, c.card AS shared_card, p.receipt AS reply_to_receipt FROM deliveries d
  LEFT JOIN cards c ON c.id = d.card_id
  LEFT JOIN deliveries p ON p.key = d.reply_to WHERE d.id = ?`;

interface DeliveryRow {
  readonly id: number;
  readonly key: string;
  readonly room: RoomKey;
  readonly kind: NewDelivery['kind'];
  readonly card: string;
  readonly shared_card: string | null;
  readonly reply_to: string | null;
  readonly reply_to_receipt: string | null;
  readonly story_ids: string;
  readonly mentions: string | null;
  readonly due_at: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly doubtful: number;
  readonly lease: string;
  readonly lease_until: number;
  readonly receipt: string | null;
  readonly error: string | null;
}

function deliveryOf(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    key: row.key,
    room: row.room,
    kind: row.kind,
    card: JSON.parse(row.shared_card ?? row.card) as Card,
    ...(row.reply_to === null ? {} : { replyTo: row.reply_to }),
    ...(row.reply_to_receipt === null ? {} : { replyToReceipt: row.reply_to_receipt }),
    storyIds: JSON.parse(row.story_ids) as readonly number[],
    ...(row.mentions === null ? {} : { mentions: JSON.parse(row.mentions) as readonly string[] }),
    dueAt: row.due_at,
    state: row.state,
    attempts: row.attempts,
    doubtful: row.doubtful === 1,
    lease: row.lease,
    leaseUntil: row.lease_until,
    ...(row.receipt === null ? {} : { receipt: row.receipt }),
    ...(row.error === null ? {} : { error: row.error }),
  };
}
