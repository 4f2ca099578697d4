import type { Subscription, SubscriptionSettings } from '../../src/model.ts';
import type { Mute } from '../../src/ports.ts';
import type { RoomKey } from '../../src/room.ts';

/** Stands in `paused_until` for a pause that ends only when someone resumes. */
export const NEVER = Number.MAX_SAFE_INTEGER;

export interface SubscriptionRow {
  readonly id: number;
  readonly room: RoomKey;
  readonly expression: string;
  readonly settings: string;
  readonly paused_until: number | null;
  readonly created_by: string;
  readonly created_at: number;
  readonly changed_by: string;
  readonly changed_at: number;
}

export function subscriptionOf(row: SubscriptionRow): Subscription {
  const pausedUntil = row.paused_until === NEVER ? 'resumed' : row.paused_until;
  return {
    id: row.id,
    room: row.room,
    expression: row.expression,
    settings: JSON.parse(row.settings) as SubscriptionSettings,
    ...(pausedUntil === null ? {} : { pausedUntil }),
    createdBy: row.created_by,
    createdAt: row.created_at,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  };
}

export interface MuteRow {
  readonly id: number;
  readonly room: RoomKey;
  readonly expression: string;
  readonly until: number | null;
  readonly muted_by: string;
}

export function muteOf(row: MuteRow): Mute {
  return {
    id: row.id,
    room: row.room,
    expression: row.expression,
    ...(row.until === null ? {} : { until: row.until }),
    by: row.muted_by,
  };
}
