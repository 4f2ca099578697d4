import { subscriptionsCard } from '../cards/subscriptions.ts';
import type { RoomSettings, Subscription } from '../model.ts';
import type { Mute, RoomState } from '../ports.ts';
import { personalRoom, roomKey } from '../room.ts';
import type { Answer } from './ask.ts';
import { itemFor, numbers } from './changing.ts';
import type { CommandOf, ListScope } from './command.ts';
import { type Context, remember } from './context.ts';
import { roomNamed, spellRoom } from './places.ts';
import { print } from './print.ts';
import { ended, expressionOf, isPaused, lineOf, muteLine } from './rules.ts';

/** `list`, `list mine`, `list paused`, `list #channel`: each as the line that makes it again. */
export async function list(context: Context, command: CommandOf<'list'>): Promise<Answer> {
  const { view, now } = context;
  const { scope } = command;
  const { subscriptions, mutes, quiet } = await scoped(context, scope);
  await remember(context, numbers({ subscriptions, mutes }, context.room));
  const listed = subscriptions.map((subscription, i) => ({
    subscription,
    item: itemFor(context, subscription, i + 1),
    line: lineOf(subscription, view, spellRoom(context, subscription.room)),
    remove: print({ verb: 'unsubscribe', target: expressionOf(subscription.expression), sure: false }),
  }));
  return {
    ok: true,
    cards: [subscriptionsCard({ scope, subscriptions: listed, mutes, ...(quiet && { quiet }) }, view)],
    data: {
      subscriptions: listed.map(({ line, subscription }) => ({ line, paused: isPaused(subscription, now) })),
      mutes: mutes.map((mute) => muteLine(mute, now)),
    },
  };
}

interface Listed extends Pick<RoomState, 'subscriptions' | 'mutes'> {
  readonly quiet?: RoomSettings['quiet'];
}

async function scoped(context: Context, scope: ListScope): Promise<Listed> {
  const { store, room, now, ask } = context;
  if (typeof scope === 'object') {
    return current(await store.room(await roomNamed(context, `#${scope.channel}`)), now);
  }
  const here = current(await store.room(room), now);
  if (scope === 'here') return here;
  const subscriptions = here.subscriptions.filter((one) =>
    scope === 'paused' ? isPaused(one, now) : one.createdBy === ask.person.id,
  );
  if (scope === 'paused') return { subscriptions, mutes: [] };
  // What someone follows in other channels is told there, not here.
  const personal = roomKey(personalRoom(ask.person));
  const own = personal === room ? { subscriptions: [] } : current(await store.room(personal), now);
  return { subscriptions: [...subscriptions, ...own.subscriptions], mutes: [] };
}

/** Without what is over. */
function current(state: RoomState, now: number): Listed {
  const { quiet } = state.settings;
  return {
    ...(quiet && { quiet }),
    subscriptions: state.subscriptions.filter((one: Subscription) => !ended(one.settings, now)),
    mutes: state.mutes.filter((one: Mute) => !ended(one, now)),
  };
}
