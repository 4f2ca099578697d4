import { UserError } from '../errors.ts';
import type { Subscription } from '../model.ts';
import type { ListItem, RoomState } from '../ports.ts';
import { parseRoom, personalRoom, type RoomKey, roomKey } from '../room.ts';
import type { Item, SubscriptionItem } from './command.ts';
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

export interface Followed {
  readonly room: RoomKey;
  readonly subscription: Subscription;
}

/** The subscription that a number of the last list means, in a room that this person can reach. */
export async function followed(context: Context, item: Item): Promise<Followed> {
  if (typeof item === 'string') return ownOf(context, item);
  const { id, room: key = context.room } = await listed(context, item, 'subscription');
  const room = await reach(context, key);
  const { subscriptions } = await context.store.room(room);
  const subscription = subscriptions.find((one) => one.id === id);
  if (!subscription) throw new UserError('not-followed', { what: `#${item}` });
  return { room, subscription };
}

/** Of this room or of the person's own. */
async function ownOf(context: Context, item: SubscriptionItem): Promise<Followed> {
  const { store, room: here, ask } = context;
  for (const room of new Set([here, roomKey(personalRoom(ask.person))])) {
    const { subscriptions } = await store.room(room);
    const subscription = subscriptions.find(({ id }) => id === Number(item.slice(1)));
    if (subscription) return { room, subscription };
  }
  throw new UserError('not-followed-now');
}

/** What a button calls a subscription; where it is read, or of another room, it is the number of the list. */
export function itemFor(context: Context, { id, room }: Subscription, listedAs: Item): Item {
  const own = room === context.room || room === roomKey(personalRoom(context.ask.person));
  return own && !context.typed ? `=${id}` : listedAs;
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
