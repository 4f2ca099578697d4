import { roomCard, statsCard } from '../cards/room.ts';
import { say } from '../i18n/index.ts';
import { DAY } from '../time.ts';
import type { Answer } from './ask.ts';
import type { CommandOf } from './command.ts';
import type { Context } from './context.ts';

/** `settings`: how this room is set up. */
export async function settings({ store, room, view }: Context): Promise<Answer> {
  const [state, paused] = await Promise.all([store.room(room), store.pausedRoom(room)]);
  return {
    ok: true,
    cards: [roomCard(state, paused?.reason, view)],
    data: { settings: state.settings, subscriptions: state.subscriptions.length, mutes: state.mutes.length },
  };
}

/** `stats 7d`: the last days in numbers. */
export async function stats(context: Context, { days }: CommandOf<'stats'>): Promise<Answer> {
  const { store, room, now, view, lang } = context;
  const since = { kind: 'since' as const, text: `${days}d` };
  const [found, alerts, { subscriptions }, sources] = await Promise.all([
    store.search({ expression: since, limit: 1, offset: 0, now }),
    store.alertsSince(room, now - days * DAY),
    store.room(room),
    store.sources(),
  ]);
  const numbers = {
    days,
    alerts,
    following: subscriptions.length,
    sources: sources.length,
    failing: sources.filter(({ failures }) => failures > 0).length,
  };
  const stories = say(lang).results.total(found.total, found.atLeast);
  return {
    ok: true,
    cards: [statsCard({ ...numbers, stories }, view)],
    data: { ...numbers, stories: found.total, atLeast: found.atLeast },
  };
}
