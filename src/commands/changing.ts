import { UserError } from '../errors.ts';
import type { Subscription } from '../model.ts';
import type { ListItem, RoomState } from '../ports.ts';
import { parseRoom, personalRoom, type RoomKey, roomKey } from '../room.ts';
import { type Context, listed } from './context.ts';
import { reach } from './places.ts';

/** Changes a room in this person's name. `revise` sees the state at that moment and may refuse. */
export async function change(
  context: Context,
  room: RoomKey,
  did: string,
  revise: (before: RoomState) => RoomState,
): Promise<RoomState> {
  const { store, ask, now } = context;
  if (!(await mayChange(context, room))) throw new UserError('not-manager');
  const done = await store.reviseRoom(room, revise, { by: ask.person, at: now, did });
  return done!.state;
}

/** What a person may do here is known with the ask; of another room the platform is asked. */
async function mayChange({ ask, room: here, directory }: Context, key: RoomKey): Promise<boolean> {
  const room = key === here || key === roomKey(personalRoom(ask.person)) ? undefined : parseRoom(key);
  return !room || (await directory?.mayChange?.(ask.person, room)) !== false;
}

/** The subscription that a number of the last list means, in a room that this person can reach. */
export async function followed(
  context: Context,
  item: number,
): Promise<{ readonly room: RoomKey; readonly subscription: Subscription }> {
  const { id, room: key = context.room } = await listed(context, item, 'subscription');
  const room = await reach(context, key);
  const { subscriptions } = await context.store.room(room);
  const subscription = subscriptions.find((one) => one.id === id);
  if (!subscription) throw new UserError('not-followed', { what: `#${item}` });
  return { room, subscription };
}

/** The subscription with this number as it becomes; refuses when someone has ended it meanwhile. */
export function replaced(state: RoomState, next: Subscription): RoomState {
  if (!state.subscriptions.some(({ id }) => id === next.id)) {
    throw new UserError('not-followed', { what: next.expression });
  }
  const subscriptions = state.subscriptions.map((one) => (one.id === next.id ? next : one));
  return { ...state, subscriptions };
}

/** A room's numbers: subscriptions first, the mutes go on counting. */
export function numbers(state: Pick<RoomState, 'subscriptions' | 'mutes'>, here: RoomKey): ListItem[] {
  const elsewhere = (room: RoomKey) => (room === here ? {} : { room });
  return [
    ...state.subscriptions.map(({ id, room }) => ({ kind: 'subscription' as const, id, ...elsewhere(room) })),
    ...state.mutes.map(({ id, room }) => ({ kind: 'mute' as const, id, ...elsewhere(room) })),
  ];
}
