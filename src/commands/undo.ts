import { notice } from '../cards/notice.ts';
import { UserError } from '../errors.ts';
import { say } from '../i18n/index.ts';
import type { Change, RoomState } from '../ports.ts';
import { personalRoom, type RoomKey, roomKey } from '../room.ts';
import { MINUTE } from '../time.ts';
import type { Answer } from './ask.ts';
import { type Context, shown } from './context.ts';
import { spokenLine } from './spoken-line.ts';
import { takeBack } from './take-back.ts';

/** A change can be taken back so long. */
const UNDO_FOR = 10 * MINUTE;
const CHANGES = 50;

/** `undo`: the last change of this person here, or anyone's where they manage the room. */
export async function undo(context: Context): Promise<Answer> {
  const { store, ask, now, lang, room: here } = context;
  const found = await lastChange(context);
  if (!found) throw new UserError('nothing-to-undo');
  const { change, after } = found;
  let kept: readonly string[] = [];
  const done = await store.reviseRoom(
    change.room,
    (state) => {
      const taken = takeBack(change.before ?? state, after ?? state, state);
      kept = taken.kept;
      return taken.state;
    },
    { by: ask.person, at: now, did: UNDO, undoes: change.id },
  );
  if (!done) throw new UserError('nothing-to-undo');
  const { follow, joinWords } = say(lang);
  const text = kept.length === 0 ? [] : [`${follow.keptOthers} ${joinWords(kept)}`];
  const card = notice(kept.length === 0 ? 'good' : 'warn', follow.undone(spokenLine(change.did, lang)), text);
  const data = { undone: change.did, kept };
  return change.room === here
    ? { ok: true, cards: [], shared: card, data }
    : { ok: true, cards: [card], data };
}

const UNDO = 'undo';

/** The newest change that may be taken back, with the state that it led to (the present one, if none came after). */
async function lastChange(
  context: Context,
): Promise<{ readonly change: Change; readonly after: RoomState | undefined } | undefined> {
  const { store, ask, now, room: here } = context;
  const rooms = await touchedRooms(context);
  const found = await Promise.all(
    rooms.map(async (room) => {
      const changes = await store.changes(room, CHANGES);
      const at = changes.findIndex(
        ({ did, undone, at, by }) =>
          did !== UNDO &&
          !undone &&
          now - at <= UNDO_FOR &&
          (by.id === ask.person.id || (ask.manager && room === here)),
      );
      return at < 0 ? [] : [{ change: changes[at]!, after: changes[at - 1]?.before }];
    }),
  );
  return found.flat().sort((a, b) => b.change.id - a.change.id)[0];
}

/** Here, one's own direct messages, and the channels that were worked on from here. */
async function touchedRooms(context: Context): Promise<RoomKey[]> {
  const { items } = await shown(context);
  const elsewhere = items.flatMap((item) => ('room' in item && item.room !== undefined ? [item.room] : []));
  return [...new Set([context.room, roomKey(personalRoom(context.ask.person)), ...elsewhere])];
}
