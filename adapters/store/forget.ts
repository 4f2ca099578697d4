import type { Person, SubscriptionSettings } from '../../src/model.ts';
import type { RoomState } from '../../src/ports.ts';
import { personalRoom, type RoomKey, roomKey } from '../../src/room.ts';
import { inSpace, personKey, personOf, spacePrefix } from './people.ts';
import { all, run, type Work } from './sql.ts';

/** Stands where a person stood who asked to be forgotten. */
const FORGOTTEN = 'forgotten';

/**
 * What is theirs goes; what is the room's (subscriptions, mutes, the audit of changes) stays, without
 * saying who did it.
 */
export function* forget(person: Person): Work<number> {
  const key = personKey(person);
  const prefix = spacePrefix(person.platform, person.space);
  const anonymous = personKey({ ...person, id: FORGOTTEN });
  let rows = 0;
  rows += yield* run('DELETE FROM lists WHERE person = ?', key);
  rows += yield* run('DELETE FROM saved WHERE person = ?', key);
  rows += yield* run('UPDATE changes SET person = ?, person_name = NULL WHERE person = ?', anonymous, key);
  for (const [table, column] of [
    ['subscriptions', 'created_by'],
    ['subscriptions', 'changed_by'],
    ['mutes', 'muted_by'],
  ]) {
    rows += yield* run(
      `UPDATE ${table} SET ${column} = ? WHERE ${column} = ? AND ${inSpace('room')}`,
      FORGOTTEN,
      person.id,
      prefix,
      prefix,
    );
  }
  rows += yield* forgetMentions(person.id, prefix);
  rows += yield* forgetInHistory(person.id, prefix);
  const personal = personalRoom(person);
  for (const table of OF_ROOMS) rows += yield* run(`DELETE FROM ${table} WHERE room = ?`, roomKey(personal));
  // On some platforms the same person has another space in direct messages.
  return personal.space === person.space
    ? rows
    : rows + (yield* forget({ ...person, space: personal.space }));
}

/** Nobody is called any more who asked to be forgotten. */
function* forgetMentions(id: string, prefix: string): Work<number> {
  const rows = yield* all<{ id: number; settings: string }>(
    `SELECT id, settings FROM subscriptions WHERE ${inSpace('room')} AND settings LIKE ?`,
    prefix,
    prefix,
    `%${id}%`,
  );
  let changed = yield* run(
    `UPDATE deliveries SET mentions = NULL WHERE ${inSpace('room')} AND mentions LIKE ?`,
    prefix,
    prefix,
    `%"@${id}"%`,
  );
  for (const row of rows) {
    const settings = JSON.stringify(withoutMention(JSON.parse(row.settings) as SubscriptionSettings, id));
    if (settings !== row.settings) {
      changed += yield* run('UPDATE subscriptions SET settings = ? WHERE id = ?', settings, row.id);
    }
  }
  return changed;
}

function withoutMention(settings: SubscriptionSettings, id: string): SubscriptionSettings {
  const { mention, ...rest } = settings;
  return mention === `@${id}` ? rest : settings;
}

/** The states that changes keep for undo name people too. */
function* forgetInHistory(id: string, prefix: string): Work<number> {
  const rows = yield* all<{ id: number; before: string; did: string }>(
    `SELECT id, before, did FROM changes WHERE ${inSpace('room')} AND (before LIKE ? OR did LIKE ?)`,
    prefix,
    prefix,
    `%${id}%`,
    `%mention:@${id}%`,
  );
  let changed = 0;
  for (const row of rows) {
    const after =
      row.before === '' ? '' : JSON.stringify(withoutPerson(JSON.parse(row.before) as RoomState, id));
    const did = row.did
      .split(' ')
      .filter((word) => word !== `mention:@${id}`)
      .join(' ');
    if (after === row.before && did === row.did) continue;
    changed += yield* run('UPDATE changes SET before = ?, did = ? WHERE id = ?', after, did, row.id);
  }
  return changed;
}

function withoutPerson(state: RoomState, id: string): RoomState {
  const or = (by: string) => (by === id ? FORGOTTEN : by);
  return {
    settings: state.settings,
    subscriptions: state.subscriptions.map((each) => ({
      ...each,
      settings: withoutMention(each.settings, id),
      createdBy: or(each.createdBy),
      changedBy: or(each.changedBy),
    })),
    mutes: state.mutes.map((each) => ({ ...each, by: or(each.by) })),
  };
}

/** Children before parents. `delivery_stories` go with their deliveries. */
const OF_ROOMS = [
  'issues',
  'lanes',
  'stops',
  'deliveries',
  'changes',
  'mutes',
  'subscriptions',
  'saved',
  'lists',
  'rooms',
];
const OF_PEOPLE = ['lists', 'saved', 'changes'];

export function* purge(platform: string, space: string, channel?: string): Work<number> {
  const prefix = spacePrefix(platform, space);
  if (channel !== undefined) return yield* purgeRoom(prefix + channel);
  let rows = 0;
  for (const table of OF_ROOMS) {
    rows += yield* run(`DELETE FROM ${table} WHERE ${inSpace('room')}`, prefix, prefix);
  }
  for (const table of OF_PEOPLE) {
    rows += yield* run(`DELETE FROM ${table} WHERE ${inSpace('person')}`, prefix, prefix);
  }
  // A briefing that only these rooms had goes with them.
  rows += yield* run(
    'DELETE FROM cards WHERE NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.card_id = cards.id)',
  );
  return rows;
}

function* purgeRoom(room: RoomKey): Work<number> {
  let rows = 0;
  for (const { person } of yield* all<{ person: string }>(
    'SELECT DISTINCT person FROM saved WHERE room = ?',
    room,
  )) {
    const own = roomKey(personalRoom(personOf(person, null)));
    rows += yield* run('UPDATE saved SET room = ? WHERE person = ? AND room = ?', own, person, room);
  }
  for (const table of OF_ROOMS) {
    if (table !== 'saved') rows += yield* run(`DELETE FROM ${table} WHERE room = ?`, room);
  }
  return rows;
}
