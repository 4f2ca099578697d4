import { notice } from '../cards/notice.ts';
import { UserError } from '../errors.ts';
import { say } from '../i18n/index.ts';
import type { Subscription } from '../model.ts';
import type { Mute } from '../ports.ts';
import { formatInstant, MINUTE } from '../time.ts';
import type { Answer } from './ask.ts';
import { change, followed, replaced } from './changing.ts';
import type { CommandOf } from './command.ts';
import { type Context, listed } from './context.ts';
import { eachKnown } from './each-known.ts';
import { reach } from './places.ts';
import { print, printExpression } from './print.ts';
import { expressionOf, meaning } from './rules.ts';
import { told } from './unsubscribe.ts';

/** `pause 2`, `pause 2 for:2d`, `pause all` */
export async function pause(context: Context, command: CommandOf<'pause'>): Promise<Answer> {
  const { now, lang, ask } = context;
  const pausedUntil = command.forMinutes === undefined ? 'resumed' : now + command.forMinutes * MINUTE;
  if (command.item === 'all') {
    const held = await changeAll(context, print(command), (one) => ({ ...one, pausedUntil }));
    const title = say(lang).follow.pausedAll(held.length);
    return told(context, context.room, title, { paused: held }, until(context, pausedUntil));
  }
  const { room, subscription } = await followed(context, command.item);
  await change(context, room, print(command), (before) =>
    replaced(
      before,
      touched(latest(before.subscriptions, subscription), ask.person.id, now, { pausedUntil }),
    ),
  );
  const title = say(lang).follow.paused(subscription.expression);
  return told(context, room, title, { paused: subscription.expression }, until(context, pausedUntil));
}

/** `resume 2`; without a number, deliveries here, after they were paused. */
export async function resume(context: Context, command: CommandOf<'resume'>): Promise<Answer> {
  const { store, room: here, now, lang, ask } = context;
  const { follow } = say(lang);
  if (command.item === undefined) {
    const paused = await store.pausedRoom(here);
    if (!paused) return { ok: true, cards: [notice('plain', follow.nothingPaused)], data: { resumed: null } };
    await store.resumeRoom(here);
    return { ok: true, cards: [], shared: notice('good', follow.roomResumed), data: { resumed: here } };
  }
  if (command.item === 'all') {
    const freed = await changeAll(context, print(command), ({ pausedUntil: _paused, ...rest }) => rest);
    return told(context, here, follow.resumedAll(freed.length), { resumed: freed });
  }
  const { room, subscription } = await followed(context, command.item);
  await change(context, room, print(command), (before) => {
    const { pausedUntil: _paused, ...rest } = latest(before.subscriptions, subscription);
    return replaced(before, touched(rest, ask.person.id, now));
  });
  return told(context, room, follow.resumed(subscription.expression), { resumed: subscription.expression });
}

/** Everything that is followed here, changed alike; gives what it is. Refuses where nothing is followed. */
async function changeAll(
  context: Context,
  did: string,
  revised: (one: Subscription) => Subscription,
): Promise<readonly string[]> {
  const { room, ask, now, lang } = context;
  const { subscriptions } = await change(context, room, did, (before) => {
    if (before.subscriptions.length === 0) {
      throw new UserError('not-followed', { what: say(lang).lists.anything });
    }
    const all = before.subscriptions.map((one) => touched(revised(one), ask.person.id, now));
    return { ...before, subscriptions: all };
  });
  return subscriptions.map(({ expression }) => expression);
}

/** `mute funding for:7d` */
export async function mute(context: Context, command: CommandOf<'mute'>): Promise<Answer> {
  const { room, now, lang, ask } = context;
  const asked = await eachKnown(context.store, command.expression);
  const expression = printExpression(asked);
  const same = meaning(asked);
  const ends = command.forMinutes === undefined ? undefined : now + command.forMinutes * MINUTE;
  const next: Mute = {
    id: 0,
    room,
    expression,
    by: ask.person.id,
    ...(ends === undefined ? {} : { until: ends }),
  };
  await change(context, room, print(command), (before) => {
    const known = before.mutes.find((one) => meaning(expressionOf(one.expression)) === same);
    const others = before.mutes.filter((one) => one !== known);
    return { ...before, mutes: [...others, { ...next, id: known?.id ?? 0 }].sort(byNumber) };
  });
  return told(context, room, say(lang).follow.muted(expression), { muted: expression }, until(context, ends));
}

/** `unmute funding`, `unmute 3` */
export async function unmute(context: Context, command: CommandOf<'unmute'>): Promise<Answer> {
  const { target } = command;
  const number = typeof target === 'number' ? await listed(context, target, 'mute') : undefined;
  const room = await reach(context, number?.room ?? context.room);
  const what = typeof target === 'number' ? `#${target}` : printExpression(target);
  const same =
    typeof target === 'number' ? [] : [target, await eachKnown(context.store, target)].map(meaning);
  const isMeant = (one: Mute) =>
    typeof target === 'number' ? one.id === number?.id : same.includes(meaning(expressionOf(one.expression)));
  const found = (await context.store.room(room)).mutes.find(isMeant);
  if (!found) throw new UserError('not-muted', { what });
  const did = print({ verb: 'unmute', target: expressionOf(found.expression) });
  await change(context, room, did, (before) => ({
    ...before,
    mutes: before.mutes.filter(({ id }) => id !== found.id),
  }));
  const title = say(context.lang).follow.unmuted(found.expression);
  return told(context, room, title, { unmuted: found.expression });
}

/** New ones have no number yet and come last. */
function byNumber(a: Mute, b: Mute): number {
  return (a.id || Number.MAX_SAFE_INTEGER) - (b.id || Number.MAX_SAFE_INTEGER);
}

function latest(subscriptions: readonly Subscription[], known: Subscription): Subscription {
  return subscriptions.find(({ id }) => id === known.id) ?? known;
}

function touched(
  one: Subscription,
  changedBy: string,
  changedAt: number,
  over: Partial<Subscription> = {},
): Subscription {
  return { ...one, ...over, changedBy, changedAt };
}

function until({ view, lang }: Context, end: number | 'resumed' | undefined): string {
  if (end === undefined || end === 'resumed') return '';
  return `${say(lang).follow.until} ${formatInstant(end, 'datetime', view)}`;
}
