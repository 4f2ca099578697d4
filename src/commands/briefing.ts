import type { Card } from '../card.ts';
import { changedCard, notice } from '../cards/notice.ts';
import { planInWords, scheduleCard } from '../cards/schedule.ts';
import { caughtUp, nextSlot, type Slot } from '../digest/due.ts';
import { deliveriesOf, deliveryKey, draftIssue } from '../digest/plan.ts';
import { UserError } from '../errors.ts';
import { say } from '../i18n/index.ts';
import { type DigestPlan, WEEKDAYS } from '../model.ts';
import { parseRoom, type RoomKey } from '../room.ts';
import { formatInstant, isZone, MINUTE, type View } from '../time.ts';
import { wallClock } from '../zone.ts';
import type { Answer } from './ask.ts';
import { change as revise } from './changing.ts';
import type { CommandOf, PlanChange } from './command.ts';
import { type Context, remember } from './context.ts';
import { iso } from './data.ts';
import { zoneError } from './nearest-zone.ts';
import { print } from './print.ts';

/** `digest` and what can follow it. */
export function digest(context: Context, command: CommandOf<'digest'>): Promise<Answer> {
  const { room } = context;
  switch (command.action) {
    case 'status':
      return briefingStatus(context, room);
    case 'schedule':
      return schedule(context, room, command.plan, print(command));
    case 'now':
      return briefingNow(context);
    case 'preview':
      return preview(context);
    case 'skip':
      return skip(context);
    case 'off':
      return turnOff(context, room, print(command));
  }
}

/** When the briefing comes, how the last one went, and whether it arrived. */
export async function briefingStatus(context: Context, room: RoomKey): Promise<Answer> {
  const { store, now, linkTo } = context;
  const { settings } = await store.room(room);
  const plan = settings.digest;
  const [last, paused] = await Promise.all([store.lastIssue(room, now), store.pausedRoom(room)]);
  const page = last && deliveryKey(context.hash, room, 'digest', last.slot, 0);
  const arrived = page === undefined ? undefined : (await store.deliveryStates([page])).get(page);
  const next = plan && (await nextIssue(context, room, plan));
  const place = parseRoom(room);
  const receipt = arrived?.receipt;
  const lastUrl = place && receipt !== undefined ? await linkTo(place, receipt) : undefined;
  const card = scheduleCard(
    {
      ...(plan && { plan }),
      ...(next && { next: next.at }),
      ...(last && { last, caughtUp: caughtUp(last) }),
      ...(arrived && { arrived: arrived.state }),
      ...(paused && { paused: paused.reason }),
      ...(lastUrl !== undefined && { lastUrl }),
      own: room !== context.room,
    },
    plan ? { ...context.view, zone: plan.zone } : context.view,
  );
  const data = {
    plan: plan ?? null,
    next: iso(next?.at),
    last: last ? { ...last, slot: iso(last.slot), from: iso(last.from), to: iso(last.to) } : null,
    delivery: arrived ? { ...arrived, ...(lastUrl !== undefined && { url: lastUrl }) } : null,
    paused: paused?.reason ?? null,
  };
  return { ok: true, cards: [card], data };
}

/** The next slot that is not skipped and has no issue yet. */
async function nextIssue(
  { store, now }: Context,
  room: RoomKey,
  plan: DigestPlan,
): Promise<Slot | undefined> {
  const newest = await store.lastIssue(room);
  return nextSlot(plan, Math.max(now, newest?.slot ?? now));
}

const TOP = 8;

/** The room's plan with a change, or a new one: each day at nine in the room's zone. */
function planned(context: Context, before: DigestPlan | undefined, change: PlanChange): DigestPlan {
  const { settings, ask, view, now } = context;
  const zone = settings.zone ?? ask.zone ?? view.zone;
  const fresh: DigestPlan = { days: WEEKDAYS, times: ['09:00'], zone, top: TOP, whenEmpty: 'say' };
  const { skipUntil: _, ...kept } = before ?? {};
  return { ...fresh, ...kept, ...change, since: now };
}

/** Plans a room's briefing; said to everyone there. */
export async function schedule(
  context: Context,
  room: RoomKey,
  change: PlanChange,
  did: string,
): Promise<Answer> {
  const { lang, roomLang, now } = context;
  if (change.zone !== undefined && !isZone(change.zone)) throw zoneError(change.zone);
  const state = await revise(context, room, did, (before) => {
    const { settings } = before;
    const next = planned(context, settings.digest, change);
    return { ...before, settings: { ...settings, lang: settings.lang ?? roomLang, digest: next } };
  });
  const plan = state.settings.digest!;
  const next = nextSlot(plan, now);
  const view = { ...context.view, zone: plan.zone };
  const { schedule: words, colon } = say(lang);
  const lines = [
    ...(next ? [`${words.next}${colon}${formatInstant(next.at, 'datetime', view)}`] : []),
    ...skippedHours(plan, view),
    ...(state.subscriptions.length === 0 ? [words.noTopics] : []),
  ];
  const card = changedCard(lang, words.planned(planInWords(plan, lang)), [lines.join('\n')]);
  const data = { plan, next: iso(next?.at) };
  return changed(context, room, card, data);
}

/** What changed in this room everyone here may see; a person's own briefing is theirs. */
function changed(context: Context, room: RoomKey, card: Card, data: unknown): Answer {
  return room === context.room
    ? { ok: true, cards: [], shared: card, data }
    : { ok: true, cards: [card], data };
}

/** Says so where clocks are set forward over one of the plan's hours within the coming days. */
function skippedHours(plan: DigestPlan, view: View): readonly string[] {
  let at = view.now;
  for (let i = 0; i < 7 * plan.times.length; i++) {
    const slot = nextSlot(plan, at);
    if (!slot) return [];
    const shown = wallClock(slot.at, plan.zone);
    if (shown !== slot.local) {
      const words = say(view.lang).schedule;
      return [words.hourSkipped(slot.local.replace('T', ' '), shown.replace('T', ' '))];
    }
    at = slot.at;
  }
  return [];
}

/** No more briefings of a room; said to everyone there. */
export async function turnOff(context: Context, room: RoomKey, did: string): Promise<Answer> {
  const { lang } = context;
  const own = room !== context.room;
  await revise(context, room, did, (before) => {
    const { digest: plan, ...settings } = before.settings;
    if (!plan) throw new UserError(own ? 'no-own-digest' : 'no-digest');
    return { ...before, settings };
  });
  const words = say(lang).schedule;
  return changed(context, room, changedCard(lang, own ? words.ownTurnedOff : words.turnedOff), {
    plan: null,
  });
}

/** The next issue will not come; what it would have told is in the one after it. Can be taken back. */
async function skip(context: Context): Promise<Answer> {
  const { room, settings, lang } = context;
  const plan = settings.digest;
  const next = plan && (await nextIssue(context, room, plan));
  if (!next) throw new UserError('no-digest');
  await revise(context, room, 'digest skip', (before) => {
    const { digest: current } = before.settings;
    if (!current) throw new UserError('no-digest');
    return { ...before, settings: { ...before.settings, digest: { ...current, skipUntil: next.at } } };
  });
  const after = nextSlot(plan, next.at);
  const view = { ...context.view, zone: plan.zone };
  const { schedule: words, colon } = say(lang);
  const text = after ? [`${words.next}${colon}${formatInstant(after.at, 'datetime', view)}`] : [];
  const card = changedCard(lang, words.skipped(formatInstant(next.at, 'datetime', view)), text);
  return { ok: true, cards: [], shared: card, data: { skipped: iso(next.at), next: iso(after?.at) } };
}

async function draft(context: Context) {
  const { store, hash, room, settings, now, lang } = context;
  const plan = planned(context, settings.digest, {});
  const last = await store.lastIssue(room, now);
  const planning = { store, hash };
  const drafted = await draftIssue(
    planning,
    { settings: { ...settings, room, lang }, plan: { ...plan, whenEmpty: 'say' }, ...(last && { last }) },
    now,
  );
  return { ...drafted, plan };
}

/** What would come now; nothing is sent, and nothing counts as told. */
async function preview(context: Context): Promise<Answer> {
  const { issue, cards, storyIds } = await draft(context);
  await remember(
    context,
    storyIds.map((id) => ({ kind: 'story', id })),
  );
  return { ok: true, cards, data: { stories: storyIds, counts: issue.counts } };
}

/** A briefing at once, for everyone in the room; it counts as told like any other. */
async function briefingNow(context: Context): Promise<Answer> {
  const { store, hash, now, lang, typed, room } = context;
  const paused = await store.pausedRoom(room);
  if (paused) throw new UserError('room-paused', { reason: paused.reason });
  const { issue: drafted, cards, storyIds, plan } = await draft(context);
  // Pressed twice within a minute, it is one briefing.
  const slot = Math.floor(now / MINUTE) * MINUTE;
  const issue = { ...drafted, slot, local: wallClock(slot, plan.zone) };
  const data = { stories: storyIds, counts: issue.counts };
  const words = say(lang).schedule;
  if (typed) {
    // The one who types is the one who reads: it is shown right here.
    await store.queueDigest(issue, [], now);
    await remember(
      context,
      storyIds.map((id) => ({ kind: 'story', id })),
    );
    return { ok: true, cards, data };
  }
  const fresh = await store.queueDigest(issue, deliveriesOf(hash, issue, cards, storyIds), now);
  return { ok: true, cards: [notice('good', fresh ? words.onItsWay : words.already)], data };
}
