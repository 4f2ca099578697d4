import { helpCard, verbCard } from '../cards/help.ts';
import { homeCard } from '../cards/home.ts';
import type { Answer } from './ask.ts';
import type { CommandOf } from './command.ts';
import type { Context } from './context.ts';
import { VERBS, verbNamed } from './verbs.ts';

/** `help`, `help digest`: what can be typed. */
export async function help(context: Context, command: CommandOf<'help'>): Promise<Answer> {
  const name = command.topic === undefined ? undefined : verbNamed(command.topic);
  const verb = VERBS.find((entry) => entry.name === name);
  const card = verb ? verbCard(verb, context.lang) : helpCard(VERBS, context.lang);
  return { ok: true, cards: [card], data: { verbs: verb ? [verb] : VERBS } };
}

/** A bare `/ainews`: where this channel stands, and what to try. */
export async function home(context: Context): Promise<Answer> {
  const { store, room, view } = context;
  const [{ articles, stories }, { subscriptions }, paused] = await Promise.all([
    store.count(),
    store.room(room),
    store.pausedRoom(room),
  ]);
  const card = homeCard({ articles, subscriptions, ...(paused ? { paused: paused.reason } : {}) }, view);
  return {
    ok: true,
    cards: [card],
    data: { articles, stories, subscriptions: subscriptions.map(({ expression }) => expression) },
  };
}
