import { helpCard, verbCard } from '../cards/help.ts';
import { homeCard } from '../cards/home.ts';
import { nextSlot } from '../digest/due.ts';
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
  const { store, room, view, now } = context;
  const [{ articles, stories }, { subscriptions, settings }, paused, newest, lacksSources] =
    await Promise.all([
      store.count(),
      store.room(room),
      store.pausedRoom(room),
      store.lastIssue(room),
      couldAddSources(context),
    ]);
  const next = settings.digest && nextSlot(settings.digest, Math.max(now, newest?.slot ?? now));
  const card = homeCard(
    {
      articles,
      subscriptions,
      ...(next && { nextDigest: next.at }),
      ...(settings.quiet && { quiet: settings.quiet }),
      ...(paused ? { paused: paused.reason } : {}),
      lacksSources,
    },
    view,
  );
  return {
    ok: true,
    cards: [card],
    data: { articles, stories, subscriptions: subscriptions.map(({ expression }) => expression) },
  };
}

async function couldAddSources({ ask, reader, store }: Context): Promise<boolean> {
  return ask.manager && reader !== undefined && (await store.sources()).length === 0;
}
