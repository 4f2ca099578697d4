import type { Instant, RoomSettings } from '../../src/model.ts';
import type {
  DeliveryState,
  DeliveryStatus,
  DigestIssue,
  NewDelivery,
  Outbox,
  PlannedRoom,
} from '../../src/ports.ts';
import type { RoomKey } from '../../src/room.ts';
import { claim } from './claims.ts';
import { pauseLane } from './lanes.ts';
import { type KeptCards, queueDeliveries } from './queue.ts';
import { settle } from './settle.ts';
import { all, type Database, NUMBERS, one, run, type Work } from './sql.ts';
import { overLimitIn, stopsOf } from './stops.ts';

export function createOutbox(database: Database): Outbox {
  return {
    queue: (deliveries, at) => database.write(() => queueDeliveries(deliveries, at)),
    queueDigest: (issue, deliveries, at) =>
      database.write(function* () {
        if (!(yield* writeIssue(issue, at))) return false;
        yield* queueDeliveries(deliveries, at);
        return true;
      }),
    queueDigests: (issues, at) =>
      database.write(function* () {
        const fresh: boolean[] = [];
        const kept: KeptCards = new Map();
        for (const { issue, deliveries } of issues) {
          const written = yield* writeIssue(issue, at);
          if (written) yield* queueDeliveries(deliveries, at, kept);
          fresh.push(written);
        }
        return fresh;
      }),
    lastIssue: (room, upTo) => database.read(() => lastIssue(room, upTo)),
    plannedRooms: (at) => database.read(() => plannedRooms(at)),
    deliveryStates: (keys) => database.read(() => deliveryStates(keys)),
    claim: (limit, leaseMs, at) => database.write(() => claim(limit, leaseMs, at)),
    holds: (id, lease, at) =>
      database.read(function* () {
        const held = yield* one(
          `SELECT 1 FROM deliveries WHERE id = ? AND state = 'sending' AND lease = ? AND lease_until > ?`,
          id,
          lease,
          at,
        );
        return held !== undefined;
      }),
    settle: (id, lease, outcome, at) => database.write(() => settle(id, lease, outcome, at)),
    pauseRoom: (room, reason, at, notices = []) =>
      database.write(function* () {
        const isNews = yield* pauseLane(room, reason, at);
        if (isNews) yield* queueDeliveries(notices, at);
        return isNews;
      }),
    resumeRoom: (room) =>
      database.write(function* () {
        yield* run('UPDATE lanes SET paused_at = NULL, paused_because = NULL WHERE room = ?', room);
      }),
    probeRoom: (room) =>
      database.write(function* () {
        yield* run('UPDATE lanes SET paused_at = NULL WHERE room = ?', room);
      }),
    pausedRoom: (room) =>
      database.read(() =>
        one<{ reason: string; at: Instant }>(
          `SELECT paused_because AS reason, paused_at AS at FROM lanes
           WHERE room = ? AND paused_at IS NOT NULL`,
          room,
        ),
      ),
    seen: (room, storyIds, kind) => database.read(() => seen(room, storyIds, kind)),
    seenIn: (rooms, from) => database.read(() => seenIn(rooms, from)),
    overLimitIn: (rooms, from) => database.read(() => overLimitIn(rooms, from)),
    deliveriesOf: (room, storyId) =>
      database.read(function* () {
        const rows = yield* all<ToldRow>(
          `SELECT d.kind, d.state, coalesce(d.settled_at, d.due_at) AS at, d.error FROM delivery_stories s
           JOIN deliveries d ON d.id = s.delivery_id WHERE s.room = ? AND s.story_id = ? ORDER BY d.id DESC`,
          room,
          storyId,
        );
        return rows.map(({ error, ...told }) => (error === null ? told : { ...told, error }));
      }),
    alertPosted: (room, since, receipt) =>
      database.read(() =>
        one<{ storyId: number; at: number }>(
          `SELECT s.story_id AS "storyId", d.settled_at AS at FROM deliveries d
           JOIN delivery_stories s ON s.delivery_id = d.id
           WHERE d.room = ? AND d.kind = 'alert' AND d.queued_at >= ? AND d.state = 'sent'
             ${receipt === undefined ? '' : 'AND d.receipt = ?'}
           ORDER BY d.settled_at DESC, d.id DESC LIMIT 1`,
          room,
          since,
          ...(receipt === undefined ? [] : [receipt]),
        ),
      ),
    alertsSince: (room, since) =>
      database.read(function* () {
        const row = yield* one<{ n: number }>(
          `SELECT count(*) AS n FROM deliveries WHERE room = ? AND kind = 'alert' AND queued_at >= ?
             AND state NOT IN ${NEVER_ARRIVED}`,
          room,
          since,
        );
        return row!.n;
      }),
    alertCounts: (ids, since) => database.read(() => alertCounts(ids, since)),
    stopsOf: (room, storyIds) => database.read(() => stopsOf(room, storyIds)),
    outboxHealth: (at) => database.read(() => health(at)),
  };
}

interface ToldRow {
  readonly kind: NewDelivery['kind'];
  readonly state: DeliveryState;
  readonly at: number;
  readonly error: string | null;
}

const NEVER_ARRIVED = `('dead', 'missed', 'cancelled')`;

function* alertCounts(ids: readonly number[], since: Instant): Work<ReadonlyMap<number, number>> {
  const rows = yield* all<{ id: number; n: number }>(
    `SELECT s.subscription_id AS id, count(*) AS n FROM delivery_subscriptions s
     JOIN deliveries d ON d.id = s.delivery_id
     WHERE s.subscription_id IN ${NUMBERS} AND s.queued_at >= ? AND d.state NOT IN ${NEVER_ARRIVED}
     GROUP BY s.subscription_id`,
    JSON.stringify(ids),
    since,
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** What never arrived was not seen: the next briefing may have it. */
function* seen(
  room: RoomKey,
  storyIds: readonly number[],
  kind: NewDelivery['kind'] | undefined,
): Work<ReadonlySet<number>> {
  const rows = yield* all<{ id: number }>(
    `SELECT DISTINCT s.story_id AS id FROM delivery_stories s JOIN deliveries d ON d.id = s.delivery_id
     WHERE s.room = ? AND s.story_id IN ${NUMBERS} AND d.state NOT IN ${NEVER_ARRIVED}
       ${kind === undefined ? '' : 'AND d.kind = ?'}`,
    room,
    JSON.stringify(storyIds),
    ...(kind === undefined ? [] : [kind]),
  );
  return new Set(rows.map(({ id }) => id));
}

function* seenIn(rooms: readonly RoomKey[], from: number): Work<Awaited<ReturnType<Outbox['seenIn']>>> {
  const rows = yield* all<{ room: RoomKey; id: number; kind: NewDelivery['kind'] }>(
    `SELECT s.room, s.story_id AS id, d.kind FROM json_each(?) r
     CROSS JOIN delivery_stories s ON s.room = r.value AND s.story_id >= ?
     JOIN deliveries d ON d.id = s.delivery_id WHERE d.state NOT IN ${NEVER_ARRIVED}`,
    JSON.stringify(rooms),
    from,
  );
  const seenBy = new Map<RoomKey, { anyhow: Set<number>; inBriefings: Set<number> }>();
  for (const { room, id, kind } of rows) {
    const known = seenBy.get(room) ?? { anyhow: new Set(), inBriefings: new Set() };
    seenBy.set(room, known);
    known.anyhow.add(id);
    if (kind === 'digest') known.inBriefings.add(id);
  }
  return seenBy;
}

function* writeIssue(issue: DigestIssue, at: Instant): Work<boolean> {
  const written = yield* run(
    `INSERT INTO issues (room, slot, local_time, covers_from, covers_to, outcome, counts, queued_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (room, slot) DO NOTHING`,
    issue.room,
    issue.slot,
    issue.local,
    issue.from,
    issue.to,
    issue.outcome,
    JSON.stringify(issue.counts),
    at,
  );
  return written === 1;
}

interface IssueRow {
  readonly room: RoomKey;
  readonly slot: number;
  readonly local_time: string;
  readonly covers_from: number;
  readonly covers_to: number;
  readonly outcome: DigestIssue['outcome'];
  readonly counts: string;
}

function* lastIssue(room: RoomKey, upTo: Instant = Number.MAX_SAFE_INTEGER): Work<DigestIssue | undefined> {
  const row = yield* one<IssueRow>(
    'SELECT * FROM issues WHERE room = ? AND slot <= ? ORDER BY slot DESC LIMIT 1',
    room,
    upTo,
  );
  return row && issueOf(row);
}

function issueOf(row: IssueRow): DigestIssue {
  return {
    room: row.room,
    slot: row.slot,
    local: row.local_time,
    from: row.covers_from,
    to: row.covers_to,
    outcome: row.outcome,
    counts: JSON.parse(row.counts) as DigestIssue['counts'],
  };
}

/** A room without a plan has no word "digest" in its settings; one that has the word is looked at. */
function* plannedRooms(at: Instant): Work<readonly PlannedRoom[]> {
  const rows = yield* all<{ settings: string } & Partial<IssueRow>>(
    `SELECT r.settings, i.* FROM rooms r
     LEFT JOIN issues i ON i.room = r.room
       AND i.slot = (SELECT max(slot) FROM issues WHERE room = r.room AND slot <= ?)
     WHERE r.settings LIKE '%"digest"%'
       AND NOT EXISTS (SELECT 1 FROM lanes l WHERE l.room = r.room AND l.paused_at IS NOT NULL)`,
    at,
  );
  return rows.flatMap((row) => {
    const settings = JSON.parse(row.settings) as RoomSettings;
    if (!settings.digest) return [];
    const last = row.slot === null ? {} : { last: issueOf(row as IssueRow) };
    return [{ settings, plan: settings.digest, ...last }];
  });
}

function* deliveryStates(keys: readonly string[]): Work<ReadonlyMap<string, DeliveryStatus>> {
  const states = new Map<string, DeliveryStatus>();
  for (const key of keys) {
    const row = yield* one<{ state: DeliveryState; receipt: string | null; error: string | null }>(
      'SELECT state, receipt, error FROM deliveries WHERE key = ?',
      key,
    );
    if (!row) continue;
    const { state, receipt, error } = row;
    states.set(key, { state, ...(receipt !== null && { receipt }), ...(error !== null && { error }) });
  }
  return states;
}

const NONE: Readonly<Record<DeliveryState, number>> = {
  pending: 0,
  sending: 0,
  sent: 0,
  uncertain: 0,
  dead: 0,
  missed: 0,
  cancelled: 0,
};

interface Open {
  readonly n: number;
  readonly due: number | null;
}

const OPEN = 'SELECT count(*) AS n, min(due_at) AS due FROM deliveries';

function* health(at: Instant): Work<Awaited<ReturnType<Outbox['outboxHealth']>>> {
  // Each by its own partial index: one over all states would tempt the planner to claim by it.
  const pending = (yield* one<Open>(`${OPEN} WHERE state = 'pending'`))!;
  const sending = (yield* one<Open>(`${OPEN} WHERE state = 'sending'`))!;
  const ended = yield* all<{ state: DeliveryState; n: number }>(
    `SELECT state, count(*) AS n FROM deliveries WHERE state NOT IN ('pending', 'sending') GROUP BY state`,
  );
  const byState = {
    ...NONE,
    ...Object.fromEntries(ended.map(({ state, n }) => [state, n])),
    pending: pending.n,
    sending: sending.n,
  };
  const oldest = Math.min(pending.due ?? at, sending.due ?? at);
  const paused = yield* all<{ room: RoomKey; reason: string; at: Instant }>(
    `SELECT room, paused_because AS reason, paused_at AS at FROM lanes WHERE paused_at IS NOT NULL ORDER BY paused_at, room`,
  );
  return {
    pending: byState.pending,
    oldestPendingMs: at - oldest,
    byState,
    paused: paused.map(({ room, reason, at: since }) => ({ room, reason, at: since })),
  };
}
