import { UserError } from '../errors.ts';
import { parseRoom, personalRoom, type Room, type RoomKey, roomKey } from '../room.ts';
import type { Context } from './context.ts';

/** The room that `to:` or `list #…` means to this person; refuses any that is not theirs to reach. */
export async function roomNamed(context: Context, to: string | undefined): Promise<RoomKey> {
  const { ask, directory } = context;
  if (to === undefined || to === 'here') return context.room;
  if (to === 'me') return roomKey(personalRoom(ask.person));
  const channel = to.replace(/^#/, '');
  if (channel === ask.room.channel) return context.room;
  const found = await directory?.channel(ask.person, channel);
  if (!found || !sameSpace(found, ask.room)) throw new UserError('not-your-room', { room: `#${channel}` });
  return roomKey(found);
}

/** Refuses a room of an earlier list that this person cannot reach any more. */
export async function reach(context: Context, key: RoomKey): Promise<RoomKey> {
  if (key === context.room || key === roomKey(personalRoom(context.ask.person))) return key;
  const room = parseRoom(key);
  return roomNamed(context, room && `#${room.channel}`);
}

/** What `to:` has to say so that a line typed here reaches that room; nothing for here. */
export function spellRoom({ ask, room }: Context, key: RoomKey): string | undefined {
  if (key === room) return undefined;
  return key === roomKey(personalRoom(ask.person)) ? 'me' : `#${parseRoom(key)?.channel ?? key}`;
}

function sameSpace(a: Room, b: Room): boolean {
  return a.platform === b.platform && a.space === b.space;
}
