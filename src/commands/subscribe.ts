import type { Text } from '../card.ts';
import { inWords } from '../cards/in-words.ts';
import { changedCard, problemCard, problemLine } from '../cards/notice.ts';
import { subscribeHelpCard } from '../cards/subscribe-help.ts';
import { editCard, subscribedCard } from '../cards/subscriptions.ts';
import { nextSlot } from '../digest/due.ts';
import { UserError } from '../errors.ts';
import { say } from '../i18n/index.ts';
import type { Story, Subscription, SubscriptionSettings } from '../model.ts';
import { asksForSomething, type Expression } from '../news/expression.ts';
import { asRead } from '../news/names-over-words.ts';
import type { RoomState } from '../ports.ts';
import type { RoomKey } from '../room.ts';
import { fold } from '../text.ts';
import { MINUTE } from '../time.ts';
import type { Answer } from './ask.ts';
import { change, followed, itemFor, numbers, replaced } from './changing.ts';
import type { CommandOf, Item, LineSettings, PlanChange } from './command.ts';
import { type Context, remember } from './context.ts';
import { storyData } from './data.ts';
import { isTooBroad, tighten, type Week, weekOf } from './dry-run.ts';
import { eachKnown } from './each-known.ts';
import { roomNamed, spellRoom } from './places.ts';
import { print, printExpression } from './print.ts';
import { expressionOf, isPaused, lineOf, MOST_SUBSCRIPTIONS, meaning, settingsFrom } from './rules.ts';
import { bothOf, eitherOf, joined } from './said.ts';
import { spellSchedule } from './schedule.ts';

const NEAR = 5;
const SAMPLES = 3;
/** A yes to a question that is too broad has to say how much of it is wanted. */
const A_DAY = 5;
const A_MOMENT = 10 * MINUTE;

/** `subscribe sora when:digest`: what was understood, what it would have brought, and the ways on. */
export async function subscribe(context: Context, command: CommandOf<'subscribe'>): Promise<Answer> {
  const { expression: asked, settings: written } = command;
  if (!asked) return { ok: true, cards: [subscribeHelpCard(context.lang)], data: null };
  check(context, asked, written);
  const { store, view, now } = context;
  const expression = await eachKnown(store, asked);
  const room = await roomNamed(context, written.to);
  const settings = settingsFrom(written, view);
  const before = await store.room(room);
  await remember(context, numbers(before, context.room));
  join(before, expression);
  const week = await weekOf(store, expression, now, settings.lang);
  if (isUnlimited(settings) && (await isTooBroad(store, week, now)))
    return tooBroad(context, { ...command, expression }, week);

  const subscription: Subscription = {
    id: 0,
    room,
    expression: printExpression(expression),
    settings,
    createdBy: context.ask.person.id,
    createdAt: now,
    changedBy: context.ask.person.id,
    changedAt: now,
  };
  const state = await change(context, room, lineOf(subscription, view), (meanwhile) => ({
    ...meanwhile,
    // What comes unasked is framed in the place's own language, else in that of whoever asked for it first.
    settings: { ...(context.roomLang === 'zh' ? { lang: context.roomLang } : {}), ...meanwhile.settings },
    subscriptions: [...join(meanwhile, expression), subscription],
  }));
  await remember(context, numbers(state, context.room));
  const other = otherReading(asked, expression);
  const said = { ...(other && { other }), ...(command.hours && { hours: command.hours }) };
  return subscribed(context, state.subscriptions.at(-1)!, week, state, said);
}

interface Said {
  /** What the line may have meant too. */
  readonly other?: { readonly expression: Expression; readonly each: boolean };
  readonly hours?: PlanChange;
}

/** An `and` asks for each of its names, or for what has them all: the one that was not taken. */
function otherReading(asked: Expression, taken: Expression): Said['other'] {
  const names = joined(asked);
  if (names === undefined) return undefined;
  return taken === asked
    ? { expression: eitherOf(names), each: true }
    : { expression: bothOf(names), each: false };
}

/** `edit 2 when:digest`, `edit 2 sora -funding` */
export async function edit(context: Context, command: CommandOf<'edit'>): Promise<Answer> {
  const { settings: written } = command;
  const { store, view, now, lang, ask } = context;
  const expression = command.expression && (await eachKnown(store, command.expression));
  if (!expression && Object.keys(written).length === 0) return editable(context, command.item);
  if (expression) check(context, expression, written);
  else checkMention(context, written);
  const { room, subscription: before } = await followed(context, command.item);
  if (written.to !== undefined && (await roomNamed(context, written.to)) !== room) {
    throw new UserError('bad-setting', { name: 'to:', value: written.to });
  }
  const revised = (one: Subscription): Subscription => ({
    ...one,
    expression: expression ? printExpression(expression) : one.expression,
    settings: settingsFrom(written, view, one.settings),
    changedBy: ask.person.id,
    changedAt: now,
  });
  const line = lineOf(revised(before), view);
  let replacing = before;
  const state = await change(context, room, print(command), (meanwhile) => {
    const one = meanwhile.subscriptions.find(({ id }) => id === before.id) ?? before;
    replacing = one;
    const others = { ...meanwhile, subscriptions: meanwhile.subscriptions.filter(({ id }) => id !== one.id) };
    if (expression) join(others, expression);
    return replaced(meanwhile, revised(one));
  });
  const after = state.subscriptions.find(({ id }) => id === before.id)!;
  const week = await weekOf(store, expressionOf(after.expression), now, after.settings.lang);
  const what = line.replace(/^subscribe /, '');
  const card = changedCard(lang, say(lang).subscribed.changed(what), [
    say(lang).subscribed.dryRun(week.count, week.more),
    ...(isOthersNews(context, replacing)
      ? [`\n${say(lang).subscribed.instead(lineOf(replacing, view))}`]
      : []),
    ...by(context),
  ]);
  return {
    ok: true,
    cards: room === context.room ? [] : [card],
    ...(room === context.room ? { shared: card } : {}),
    data: { changed: lineOf(after, view, spellRoom(context, room)), week: week.count },
  };
}

/** Someone else has set it so a moment ago, and may not know yet that it is different now. */
function isOthersNews({ ask, now }: Context, { changedBy, changedAt, createdAt }: Subscription): boolean {
  return changedBy !== ask.person.id && changedAt > createdAt && now - changedAt <= A_MOMENT;
}

function by({ ask, lang }: Context): Text {
  return ask.person.name === undefined ? [] : [{ faint: ` ${say(lang).notice.by(ask.person.name)}` }];
}

function check(context: Context, expression: Expression, written: LineSettings): void {
  if (!asksForSomething(expression)) throw new UserError('empty-expression');
  checkMention(context, written);
}

function checkMention(context: Context, { mention }: LineSettings): void {
  if (mention === undefined) return;
  if (/^@(?:here|channel|everyone|all|所有人|全体成员)$/iu.test(mention)) {
    throw new UserError('mention-all', { who: mention });
  }
  // Where the platform can say whom it calls, nobody is left to think that someone will be.
  if (context.directory?.calls?.(mention) === false) throw new UserError('mention-unknown', { who: mention });
}

/** `edit 2`: the line as it is, and how to change it. */
async function editable(context: Context, item: Item): Promise<Answer> {
  const { view } = context;
  const { room, subscription } = await followed(context, item);
  const line = lineOf(subscription, view, spellRoom(context, room));
  const paused = isPaused(subscription, view.now);
  const button = itemFor(context, subscription, item);
  return { ok: true, cards: [editCard({ item, button, line, subscription, paused }, view)], data: { line } };
}

/** The room's subscriptions, if one more of this may join them. */
function join({ subscriptions }: Pick<RoomState, 'subscriptions'>, expression: Expression) {
  const same = meaning(expression);
  const known = subscriptions.findIndex((one) => meaning(expressionOf(one.expression)) === same);
  if (known >= 0) throw new UserError('already-followed', { item: known + 1 });
  if (subscriptions.length >= MOST_SUBSCRIPTIONS) {
    throw new UserError('too-many-subscriptions', { max: MOST_SUBSCRIPTIONS });
  }
  return subscriptions;
}

function isUnlimited({ when, maxPerDay }: SubscriptionSettings): boolean {
  return when !== 'digest' && maxPerDay === undefined;
}

/** Asks first, with the number: so many alerts are rarely meant. */
function tooBroad(context: Context, command: CommandOf<'subscribe'>, week: Week): Answer {
  const { lang } = context;
  const { follow, number } = say(lang);
  const count = number(week.count) + (week.more ? '+' : '');
  const error = new UserError('too-broad', { count });
  const line = (settings: LineSettings) =>
    print({ ...command, settings: { ...command.settings, ...settings } });
  const card = problemCard(error, lang, [
    { label: follow.atMost(A_DAY), ask: line({ max: A_DAY }) },
    { label: follow.onlyDigest, ask: line({ when: 'digest' }) },
  ]);
  return {
    ok: false,
    cards: [card],
    data: { week: week.count, more: week.more },
    error: { key: error.key, message: problemLine(error, lang) },
  };
}

async function subscribed(
  context: Context,
  subscription: Subscription,
  week: Week,
  state: RoomState,
  said: Said,
): Promise<Answer> {
  const { store, view, now, lang } = context;
  const { room, settings } = subscription;
  const expression = expressionOf(subscription.expression);
  const to = spellRoom(context, room);
  const item = state.subscriptions.length;
  const plan = state.settings.digest;
  const slot = plan && nextSlot(plan, now);
  const [tighter, earlier] = await Promise.all([
    tighten(store, expression, week, now, {
      ...(settings.lang && { lang: settings.lang }),
      readers: state.settings.lang ?? lang,
    }),
    week.count === 0 ? everOf(context, expression) : [],
  ]);
  const near = week.count === 0 && earlier.length === 0 ? await nearest(context, expression) : [];
  const samples = (week.count === 0 ? earlier : week.stories).slice(0, SAMPLES);
  const tightenBy = tighter && {
    clause: tighter.clause,
    left: tighter.left,
    ask: print({
      verb: 'edit',
      item: itemFor(context, subscription, item),
      expression: tighter.lang ? expression : tighter.expression,
      settings: tighter.lang ? { lang: tighter.lang } : {},
    }),
  };
  const { other, hours } = said;
  const otherwise = other && {
    each: other.each,
    ask: print({
      verb: 'edit',
      item: itemFor(context, subscription, item),
      expression: other.expression,
      settings: {},
    }),
  };
  const briefing = hours && {
    when: spellSchedule(hours),
    ask: print({ verb: 'digest', action: 'schedule', plan: hours }),
  };
  const card = subscribedCard(
    {
      title: titleOf(context, room, subscription.expression),
      inWords: inWords(expression, lang),
      timing: settings.when,
      week: week.count,
      more: week.more,
      samples,
      earlier: earlier.length > 0,
      near,
      ...(tightenBy ? { tighten: tightenBy } : {}),
      ...(otherwise ? { otherwise } : {}),
      ...(briefing ? { briefing } : {}),
      ...(slot ? { nextDigest: slot.at } : {}),
      ...(settings.maxPerDay !== undefined && !plan ? { restGoesNowhere: true } : {}),
    },
    view,
  );
  return {
    ok: true,
    cards: [card],
    ...(room === context.room ? { shared: publicLine(context, subscription.expression) } : {}),
    data: {
      line: lineOf(subscription, view, to),
      item,
      week: week.count,
      more: week.more,
      samples: samples.map((story) => storyData(story)),
      near,
      tighten: tightenBy ?? null,
    },
  };
}

/** Another channel is named to the one who asked, and to nobody else. */
function titleOf(context: Context, room: RoomKey, what: string): string {
  const { follow } = say(context.lang);
  const to = spellRoom(context, room);
  // What is followed here now is said to all; this card goes on from there.
  if (to === undefined) return follow.brings(what);
  return to === 'me' ? follow.you(what) : follow.room(to, what);
}

function publicLine({ lang, ask }: Context, what: string) {
  const { subscribed: words, notice } = say(lang);
  const who = ask.person.name === undefined ? [] : [{ faint: notice.by(ask.person.name) }];
  return changedCard(lang, words.done(what), who);
}

/** What the archive ever had of it. */
async function everOf({ store, now }: Context, expression: Expression): Promise<readonly Story[]> {
  const found = await store.search({ expression, limit: SAMPLES, offset: 0, now });
  return found.relaxed ? [] : found.hits.map(({ story }) => story);
}

/** Names of the archive that are spelled nearly like those of which it has none. */
async function nearest({ store }: Context, expression: Expression) {
  const words: string[] = [];
  const collect = (asked: Expression): void => {
    const part = asRead(asked);
    if (part.kind === 'and' || part.kind === 'or') for (const each of part.of) collect(each);
    else if ('text' in part && part.kind !== 'since' && part.kind !== 'before') words.push(part.text);
  };
  collect(expression);
  const found = await Promise.all(words.slice(0, 3).map((word) => store.suggest(word, NEAR)));
  const unknown = found.filter((each, i) => each.every(({ text }) => fold(text) !== fold(words[i]!)));
  return unknown
    .flat()
    .filter(({ kind }) => kind !== 'title')
    .slice(0, NEAR);
}
