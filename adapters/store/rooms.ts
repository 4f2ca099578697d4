import type { Person, RoomSettings, Subscription } from '../../src/model.ts';
import type { Change, Clock, Mute, RoomState, Rooms } from '../../src/ports.ts';
import type { RoomKey } from '../../src/room.ts';
import { forget, purge } from './forget.ts';
import { personKey, personOf } from './people.ts';
import { type MuteRow, muteOf, NEVER, type SubscriptionRow, subscriptionOf } from './room-rows.ts';
import { all, type Database, one, run, type Work } from './sql.ts';

export function createRooms(database: Database, clock: Clock): Rooms {
  return {
    room: (room) => database.read(() => loadRoom(room)),
    roomStates: (rooms) => database.read(() => loadRooms(rooms)),
    rooms: () =>
      database.read(function* () {
        return (yield* all<{ room: RoomKey }>('SELECT room FROM rooms ORDER BY room')).map(
          ({ room }) => room,
        );
      }),
    changeRoom: (next, change) =>
      database.write(function* () {
        const { room } = next.settings;
        const { changeId, state } = yield* put(room, yield* loadRoom(room), next, change);
        return { changeId, state };
      }),
    reviseRoom: (room, revise, change) =>
      database.write(function* () {
        if (change.undoes !== undefined && !(yield* markUndone(change.undoes))) return undefined;
        yield* hold(room);
        const before = yield* loadRoom(room);
        return yield* put(room, before, revise(before), change);
      }),
    changes: (room, limit) =>
      database.read(function* () {
        const rows = yield* all<ChangeRow>(
          'SELECT * FROM changes WHERE room = ? ORDER BY id DESC LIMIT ?',
          room,
          limit,
        );
        return rows.map(changeOf);
      }),
    changedRooms: (afterId) =>
      database.read(function* () {
        const newest = yield* one<{ id: number | null }>('SELECT max(id) AS id FROM changes');
        const upTo = newest?.id ?? 0;
        // Asked for each article, and nearly always nothing was changed.
        if (upTo <= afterId) return { rooms: [], upTo };
        const rows = yield* all<{ room: RoomKey }>('SELECT DISTINCT room FROM changes WHERE id > ?', afterId);
        return { rooms: rows.map(({ room }) => room), upTo };
      }),
    markUndone: (changeId) => database.write(() => markUndone(changeId)),
    subscriptions: (limit, afterId = 0) =>
      database.read(function* () {
        const rows = yield* all<SubscriptionRow>(
          `SELECT * FROM subscriptions WHERE id > ? AND (paused_until IS NULL OR paused_until < ?)
             AND (ends_at IS NULL OR ends_at > ?) ORDER BY id LIMIT ?`,
          afterId,
          NEVER,
          clock.now(),
          limit,
        );
        return rows.map(subscriptionOf);
      }),
    forget: (person) => database.write(() => forget(person)),
    purge: (platform, space, channel) => database.write(() => purge(platform, space, channel)),
  };
}

interface Doing {
  readonly by: Person;
  readonly at: number;
  readonly did: string;
}

function* put(room: RoomKey, before: RoomState, next: RoomState, change: Doing) {
  yield* saveSettings(next.settings);
  yield* replaceSubscriptions(before, next);
  yield* replaceMutes(before, next);
  const { id } = (yield* one<{ id: number }>(
    `INSERT INTO changes (room, person, person_name, at, did, before) VALUES (?, ?, ?, ?, ?, ?) RETURNING id`,
    room,
    personKey(change.by),
    change.by.name ?? null,
    change.at,
    change.did,
    JSON.stringify(before),
  ))!;
  return { changeId: id, before, state: yield* loadRoom(room) };
}

/** Writes the room's row, so that two who change it wait for one another where a store has several writers. */
function* hold(room: RoomKey): Work<void> {
  yield* run(
    `INSERT INTO rooms (room, settings) VALUES (?, ?)
     ON CONFLICT (room) DO UPDATE SET settings = rooms.settings`,
    room,
    JSON.stringify({ room }),
  );
}

function* markUndone(changeId: number): Work<boolean> {
  return (yield* run('UPDATE changes SET undone = 1 WHERE id = ? AND undone = 0', changeId)) === 1;
}

/** A room that nobody has set anything in has empty settings. */
function* loadRoom(room: RoomKey): Work<RoomState> {
  const kept = yield* one<{ settings: string }>('SELECT settings FROM rooms WHERE room = ?', room);
  const subscriptions = yield* all<SubscriptionRow>(
    'SELECT * FROM subscriptions WHERE room = ? ORDER BY id',
    room,
  );
  const mutes = yield* all<MuteRow>('SELECT * FROM mutes WHERE room = ? ORDER BY id', room);
  return {
    settings: kept ? (JSON.parse(kept.settings) as RoomSettings) : { room },
    subscriptions: subscriptions.map(subscriptionOf),
    mutes: mutes.map(muteOf),
  };
}

function* loadRooms(rooms: readonly RoomKey[]): Work<readonly RoomState[]> {
  const keys = JSON.stringify(rooms);
  const ofRooms = (table: string) =>
    `SELECT t.* FROM json_each(?) r CROSS JOIN ${table} t ON t.room = r.value`;
  const kept = yield* all<{ room: RoomKey; settings: string }>(ofRooms('rooms'), keys);
  const subscriptions = yield* all<SubscriptionRow>(`${ofRooms('subscriptions')} ORDER BY t.id`, keys);
  const mutes = yield* all<MuteRow>(`${ofRooms('mutes')} ORDER BY t.id`, keys);
  const states = new Map(
    rooms.map((room) => [
      room,
      {
        settings: { room } as RoomSettings,
        subscriptions: [] as Subscription[],
        mutes: [] as Mute[],
      },
    ]),
  );
  for (const { room, settings } of kept) states.get(room)!.settings = JSON.parse(settings) as RoomSettings;
  for (const row of subscriptions) states.get(row.room)!.subscriptions.push(subscriptionOf(row));
  for (const row of mutes) states.get(row.room)!.mutes.push(muteOf(row));
  return rooms.map((room) => states.get(room)!);
}

function* saveSettings(settings: RoomSettings): Work<void> {
  yield* run(
    `INSERT INTO rooms (room, settings) VALUES (?, ?)
     ON CONFLICT (room) DO UPDATE SET settings = excluded.settings`,
    settings.room,
    JSON.stringify(settings),
  );
}

function* replaceSubscriptions(before: RoomState, next: RoomState): Work<void> {
  const known = new Map(before.subscriptions.map((each) => [each.id, JSON.stringify(each)]));
  const kept = new Set(next.subscriptions.map(({ id }) => id));
  for (const id of known.keys()) {
    if (!kept.has(id)) yield* run('DELETE FROM subscriptions WHERE id = ?', id);
  }
  for (const each of next.subscriptions) {
    if (JSON.stringify(each) === known.get(each.id)) continue;
    if (known.has(each.id)) yield* run('DELETE FROM subscriptions WHERE id = ?', each.id);
    yield* addSubscription(each, next.settings.room);
  }
}

/** A number that was given once is kept: an undone removal brings back the subscription it had. */
function* addSubscription(each: Subscription, room: RoomKey): Work<void> {
  const numbered = each.id > 0;
  yield* run(
    `INSERT INTO subscriptions (room, expression, settings, paused_until, ends_at, created_by, created_at,
       changed_by, changed_at${numbered ? ', id' : ''}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?${numbered ? ', ?' : ''})`,
    room,
    each.expression,
    JSON.stringify(each.settings),
    each.pausedUntil === 'resumed' ? NEVER : (each.pausedUntil ?? null),
    each.settings.until ?? null,
    each.createdBy,
    each.createdAt,
    each.changedBy,
    each.changedAt,
    ...(numbered ? [each.id] : []),
  );
}

function* replaceMutes(before: RoomState, next: RoomState): Work<void> {
  const known = new Map(before.mutes.map((each) => [each.id, JSON.stringify(each)]));
  const kept = new Set(next.mutes.map(({ id }) => id));
  for (const id of known.keys()) {
    if (!kept.has(id)) yield* run('DELETE FROM mutes WHERE id = ?', id);
  }
  for (const each of next.mutes) {
    if (JSON.stringify(each) === known.get(each.id)) continue;
    if (known.has(each.id)) yield* run('DELETE FROM mutes WHERE id = ?', each.id);
    yield* addMute(each, next.settings.room);
  }
}

function* addMute(each: Mute, room: RoomKey): Work<void> {
  const numbered = each.id > 0;
  yield* run(
    `INSERT INTO mutes (room, expression, until, muted_by${numbered ? ', id' : ''})
     VALUES (?, ?, ?, ?${numbered ? ', ?' : ''})`,
    room,
    each.expression,
    each.until ?? null,
    each.by,
    ...(numbered ? [each.id] : []),
  );
}

interface ChangeRow {
  readonly id: number;
  readonly room: RoomKey;
  readonly person: string;
  readonly person_name: string | null;
  readonly at: number;
  readonly did: string;
  readonly before: string;
  readonly undone: number;
}

function changeOf(row: ChangeRow): Change {
  return {
    id: row.id,
    room: row.room,
    by: personOf(row.person, row.person_name),
    at: row.at,
    did: row.did,
    ...(row.before === '' ? {} : { before: JSON.parse(row.before) as RoomState }),
    undone: row.undone === 1,
  };
}
