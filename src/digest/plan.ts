import type { CrashPoint } from '../crash.ts';
import type { Article, DigestPlan, Instant } from '../model.ts';
import { sourceNames } from '../news/source-names.ts';
import type { DigestIssue, NewDelivery, PlannedRoom, RoomState, Store } from '../ports.ts';
import { parseRoom, type RoomKey } from '../room.ts';
import { firstFrom, LONGEST_LOOK_BACK, nextSlot, type Owed, owed } from './due.ts';
import {
  type Configuration,
  candidatesOf,
  configurationOf,
  heldOf,
  type Issue,
  type Occasion,
  type Open,
  type Told,
  untold,
  writeIssue,
} from './issue.ts';
import { openWindow, type Window } from './window.ts';

export interface Planning {
  readonly store: Pick<
    Store,
    | 'plannedRooms'
    | 'roomStates'
    | 'seenIn'
    | 'overLimitIn'
    | 'arrivals'
    | 'sources'
    | 'outletsOf'
    | 'queueDigests'
    | 'deliveryStates'
  >;
  /** 22 characters that are the same for the same text and differ for all others. */
  readonly hash: (text: string) => string;
  /** Lets others have a turn; thousands of rooms are planned in one go otherwise. */
  readonly breathe?: () => Promise<void>;
  readonly crash?: (point: CrashPoint) => void;
}

/** Rooms whose issues go into the store in one transaction. */
const BATCH = 250;
const PAGE = 1_000;

/** The key of a briefing's message: the same facts always give the same key. */
export function deliveryKey(
  hash: Planning['hash'],
  room: RoomKey,
  kind: NewDelivery['kind'],
  slot: Instant | string,
  part: number,
): string {
  const { platform = '', space = '', channel = '' } = parseRoom(room) ?? {};
  return hash([platform, space, channel, kind, slot, part].join('|'));
}

/** Queues the briefings that are due and enters the missed ones; gives how many rooms got an entry. */
export async function planDigests(planning: Planning, now: Instant): Promise<number> {
  const { store } = planning;
  const due = dueRooms(await store.plannedRooms(now), now);
  const isOnTime = (room: DueRoom) => !isSkipped(room) && !room.owes.tooLate;
  const drafted: Drafted[] = due
    .filter((room) => !isOnTime(room))
    .map((room) => ({ entry: isSkipped(room) ? skipped(room) : missed(room), issue: NO_ISSUE }));
  const onTime = due.filter(isOnTime);
  const desk = onTime.length > 0 ? await openDesk(planning, onTime, now) : undefined;
  for (let from = 0; desk && from < onTime.length; from += BATCH) {
    drafted.push(...(await desk.drafts(onTime.slice(from, from + BATCH))));
    await planning.breathe?.();
  }
  if (drafted.length === 0) return 0;
  planning.crash?.('plan:drafted');
  const alike = gathered(drafted);
  let planned = 0;
  for (let from = 0; from < alike.length; from += BATCH) {
    const batch = alike.slice(from, from + BATCH).map(({ entry, issue }) => ({
      issue: entry,
      deliveries: deliveriesOf(planning.hash, entry, issue.cards, issue.storyIds),
    }));
    planned += (await store.queueDigests(batch, now)).filter(Boolean).length;
    planning.crash?.('plan:queued');
    await planning.breathe?.();
  }
  return planned;
}

/** A room's entry in the ledger, and what it is told. */
interface Drafted {
  readonly entry: DigestIssue;
  readonly issue: Pick<Issue, 'cards' | 'storyIds'>;
}

const NO_ISSUE: Drafted['issue'] = { cards: [], storyIds: [] };

/** Rooms that get the same issue go into the store together: its cards are looked up once. */
function gathered(drafted: readonly Drafted[]): readonly Drafted[] {
  const byIssue = new Map<Drafted['issue'], Drafted[]>();
  for (const one of drafted) {
    const known = byIssue.get(one.issue);
    if (known) known.push(one);
    else byIssue.set(one.issue, [one]);
  }
  return [...byIssue.values()].flat();
}

/** One room's briefing of this moment, as `digest now` and `digest preview` have it. Nothing is queued. */
export async function draftIssue(
  planning: Planning,
  room: PlannedRoom,
  now: Instant,
): Promise<{
  readonly issue: DigestIssue;
  readonly cards: Issue['cards'];
  readonly storyIds: Issue['storyIds'];
}> {
  const desk = await openDesk(planning, [{ ...room, owes: nowOf(now) }], now);
  const [drafted] = await desk.drafts([{ ...room, owes: nowOf(now) }]);
  const { entry, issue } = drafted!;
  return { issue: entry, cards: issue.cards, storyIds: issue.storyIds };
}

function nowOf(now: Instant): Owed {
  return { slot: { at: now, local: '' }, late: false, tooLate: false, missed: 0 };
}

interface DueRoom extends PlannedRoom {
  readonly owes: Owed;
}

/** Most rooms share a few plans and stand at the same place in their ledgers. */
function dueRooms(rooms: readonly PlannedRoom[], now: Instant): DueRoom[] {
  const known = new Map<string, Owed | undefined>();
  return rooms.flatMap((room) => {
    const { last, plan } = room;
    const key = JSON.stringify([plan, last?.slot, last?.local, last?.outcome, last?.counts.missedIssues]);
    if (!known.has(key)) known.set(key, owed(plan, last, now));
    const owes = known.get(key);
    return owes ? [{ ...room, owes }] : [];
  });
}

function isSkipped({ plan, owes }: DueRoom): boolean {
  return owes.slot.at <= (plan.skipUntil ?? -Infinity);
}

/** Someone wanted none; what it would have told is in the one after it. */
function skipped(room: DueRoom): DigestIssue {
  return { ...missed(room), outcome: 'skipped', counts: NOTHING };
}

function missed({ settings, plan, owes, last }: DueRoom): DigestIssue {
  const at = last?.to ?? firstFrom(plan, owes.slot.at);
  const counts = { ...NOTHING, missedIssues: owes.missed + 1 };
  const slot = { slot: owes.slot.at, local: owes.slot.local };
  return { room: settings.room, ...slot, from: at, to: at, outcome: 'missed', counts };
}

const NOTHING = { found: 0, sameStory: 0, muted: 0, leftOut: 0, held: 0, missedIssues: 0 };

/** What was queued and yet never reached the room counts as missed: the next issue covers it. */
interface Coverage {
  readonly from: Instant;
  readonly missed: number;
}

async function openDesk(planning: Planning, due: readonly DueRoom[], now: Instant) {
  const { store, hash } = planning;
  const states = await store.deliveryStates(
    due.flatMap(({ settings, last }) =>
      last?.outcome === 'sent' ? [deliveryKey(hash, settings.room, 'digest', last.slot, 0)] : [],
    ),
  );
  const nexts = new Map<string, Instant | undefined>();
  const firsts = new Map<string, Instant>();
  const coverages = new Map(due.map((room) => [room.settings.room, coverageOf(room)]));
  const earliest = Math.min(...[...coverages.values()].map(({ from }) => from));
  const arrivals = await arrivedSince(store, earliest, now);
  const about = {
    source: sourceNames(await store.sources()),
    outlets: await store.outletsOf([...new Set(arrivals.map(({ storyId }) => storyId))]),
  };
  const oldestStory = arrivals.reduce(
    (least, { storyId }) => Math.min(least, storyId),
    Number.MAX_SAFE_INTEGER,
  );
  const windows = new Map<Instant, Window>();
  const fits = new Map<string, ReturnType<typeof candidatesOf>>();
  const written = new Map<string, Issue>();

  function coverageOf({ settings, plan, last, owes }: DueRoom): Coverage {
    const lost =
      last?.outcome === 'sent' &&
      ['missed', 'dead', 'cancelled'].includes(
        states.get(deliveryKey(hash, settings.room, 'digest', last.slot, 0))?.state ?? '',
      );
    const from = last ? (lost ? last.from : last.to) : firstOf(plan, owes.slot.at);
    return { from: Math.max(from, now - LONGEST_LOOK_BACK), missed: owes.missed + (lost ? 1 : 0) };
  }

  /** Most rooms share a few plans. */
  function nextOf(plan: DigestPlan): Instant | undefined {
    const key = JSON.stringify(plan);
    if (!nexts.has(key)) nexts.set(key, nextSlot(plan, now)?.at);
    return nexts.get(key);
  }

  function firstOf(plan: DigestPlan, slot: Instant): Instant {
    const key = JSON.stringify([plan, slot]);
    const first = firsts.get(key) ?? firstFrom(plan, slot);
    firsts.set(key, first);
    return first;
  }

  function windowFrom(from: Instant): Window {
    const window = windows.get(from) ?? openWindow(arrivals, about, from, now);
    windows.set(from, window);
    return window;
  }

  /** What many rooms need is read at once. */
  async function drafts(batch: readonly DueRoom[]) {
    const keys = batch.map(({ settings }) => settings.room);
    const [states, seenBy, overLimit] = await Promise.all([
      store.roomStates(keys),
      store.seenIn(keys, oldestStory),
      store.overLimitIn(keys, oldestStory),
    ]);
    return batch.map((room, i) => {
      const { room: key } = room.settings;
      return draft(room, states[i]!, seenBy.get(key) ?? NOTHING_SEEN, overLimit.get(key));
    });
  }

  function draft(
    room: DueRoom,
    state: RoomState,
    told: Told,
    overLimit: ReadonlySet<number> | undefined,
  ): Drafted {
    const { from, missed: misses } = coverages.get(room.settings.room)!;
    const window = windowFrom(from);
    const configuration = configurationOf(state, room.plan, now);
    const asked = JSON.stringify([from, configuration]);
    const all = fits.get(asked) ?? candidatesOf(window, configuration);
    fits.set(asked, all);
    const open = untold(all.candidates, told);
    const next = nextOf(room.plan);
    const occasion = { slot: room.owes.slot.at, late: room.owes.late, missed: misses, ...(next && { next }) };
    const held = heldOf(open, told, overLimit);
    const issue = write(asked, window, configuration, { candidates: open, muted: all.muted, held }, occasion);
    return { entry: ledgerEntry(room, window, issue), issue };
  }

  /** Rooms that are alike, and were told alike, get the same issue. */
  function write(
    asked: string,
    window: Window,
    configuration: Configuration,
    open: Open,
    occasion: Occasion,
  ): Issue {
    const ids = open.candidates.map(({ weighed }) => weighed.story.id);
    const key = `${asked} ${JSON.stringify([occasion, open.held, ids])}`;
    const issue = written.get(key) ?? writeIssue(window, configuration, open, occasion);
    written.set(key, issue);
    return issue;
  }

  return { drafts };
}

const NOTHING_SEEN: Told = { anyhow: new Set(), inBriefings: new Set() };

function ledgerEntry({ settings, owes }: DueRoom, window: Window, issue: Issue): DigestIssue {
  return {
    room: settings.room,
    slot: owes.slot.at,
    local: owes.slot.local,
    from: window.from,
    to: window.to,
    outcome: issue.outcome,
    counts: issue.counts,
  };
}

/** The page, and its stories in the page's thread. The page tells of all of them. */
export function deliveriesOf(
  hash: Planning['hash'],
  { room, slot }: Pick<DigestIssue, 'room' | 'slot'>,
  cards: Issue['cards'],
  storyIds: Issue['storyIds'],
): NewDelivery[] {
  const page = deliveryKey(hash, room, 'digest', slot, 0);
  return cards.map((card, part) => ({
    key: part === 0 ? page : deliveryKey(hash, room, 'digest', slot, part),
    room,
    kind: 'digest',
    card,
    ...(part > 0 && { replyTo: page }),
    storyIds: part === 0 ? storyIds : [],
    dueAt: slot,
  }));
}

async function arrivedSince(store: Planning['store'], from: Instant, to: Instant): Promise<Article[]> {
  const found: Article[] = [];
  for (;;) {
    const page = await store.arrivals(from, to, PAGE, found.at(-1)?.id);
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}
