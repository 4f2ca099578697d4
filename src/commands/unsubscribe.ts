import { changedCard, sureCard } from '../cards/notice.ts';
import { UserError } from '../errors.ts';
import { say } from '../i18n/index.ts';
import type { RoomKey } from '../room.ts';
import type { Answer } from './ask.ts';
import { change, followed } from './changing.ts';
import type { CommandOf } from './command.ts';
import type { Context } from './context.ts';
import { eachKnown } from './each-known.ts';
import { print, printExpression } from './print.ts';
import { expressionOf, meaning } from './rules.ts';

/** `unsubscribe 2`, `unsubscribe sora`, `unsubscribe all` */
export async function unsubscribe(context: Context, command: CommandOf<'unsubscribe'>): Promise<Answer> {
  const { target } = command;
  if (target === 'all') return unsubscribeAll(context, command.sure);
  if (typeof target === 'number') {
    const { room, subscription } = await followed(context, target);
    return end(context, room, subscription.id, subscription.expression);
  }
  const same = [target, await eachKnown(context.store, target)].map(meaning);
  const { subscriptions } = await context.store.room(context.room);
  const known = subscriptions.find(({ expression }) => same.includes(meaning(expressionOf(expression))));
  if (!known) throw new UserError('not-followed', { what: printExpression(target) });
  return end(context, context.room, known.id, known.expression);
}

async function end(context: Context, room: RoomKey, id: number, what: string): Promise<Answer> {
  const did = print({ verb: 'unsubscribe', target: expressionOf(what), sure: false });
  await change(context, room, did, (before) => {
    const subscriptions = before.subscriptions.filter((one) => one.id !== id);
    if (subscriptions.length === before.subscriptions.length) throw new UserError('not-followed', { what });
    return { ...before, subscriptions };
  });
  return told(context, room, say(context.lang).subscribed.ended(what), { ended: [what] });
}

async function unsubscribeAll(context: Context, sure: boolean): Promise<Answer> {
  const { store, room, lang } = context;
  const { follow, lists } = say(lang);
  const { subscriptions } = await store.room(room);
  if (subscriptions.length === 0) throw new UserError('not-followed', { what: lists.anything });
  if (!sure) {
    const ask = print({ verb: 'unsubscribe', target: 'all', sure: true });
    const card = sureCard(lang, follow.endAll(subscriptions.length), [follow.endAllTodo], ask);
    return { ok: true, cards: [card], data: { asks: true, subscriptions: subscriptions.length } };
  }
  let ended: readonly string[] = [];
  await change(context, room, 'unsubscribe all sure', (before) => {
    ended = before.subscriptions.map(({ expression }) => expression);
    return { ...before, subscriptions: [] };
  });
  return told(context, room, follow.endedAll(ended.length), { ended });
}

/** A change of this room is told to all in it, one of another room to the one who made it. */
export function told(context: Context, room: RoomKey, title: string, data: unknown, text = ''): Answer {
  const card = changedCard(context.lang, title, text === '' ? [] : [text]);
  return room === context.room
    ? { ok: true, cards: [], shared: card, data }
    : { ok: true, cards: [card], data };
}
