import type { DigestPlan, Instant } from '../model.ts';
import type { DigestIssue } from '../ports.ts';
import { addDays, instantAt, localDate, weekday } from '../zone.ts';

/** One briefing of a plan: when it is due, and what the room's clocks show then by the plan. */
export interface Slot {
  readonly at: Instant;
  /** `2026-11-24T09:00`: a room never gets two briefings for one of these, whatever its zone becomes. */
  readonly local: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A briefing that could not be sent at its hour is still wanted so long after it. */
const LATEST = 12 * HOUR;
/** From here on it says that it is late. */
const PUNCTUAL = 10 * 60_000;
/** Did the issue come after its hour, to catch up? */
export function caughtUp({ outcome, slot, to }: DigestIssue): boolean {
  return (outcome === 'sent' || outcome === 'empty') && to - slot > PUNCTUAL;
}

/** Misses further back are not counted. */
const HORIZON = 35 * DAY;
/** A briefing never reaches further back than this. */
export const LONGEST_LOOK_BACK = 8 * DAY;
/** No schedule lets more days pass between two slots, even where the calendar skips one. */
const LONGEST_PAUSE = 14;

/** The plan's slots in (after, upTo], oldest first, one an instant. */
export function slots(plan: DigestPlan, after: Instant, upTo: Instant): readonly Slot[] {
  if (!(after < upTo)) return [];
  const found = new Map<Instant, Slot>();
  const last = localDate(upTo, plan.zone);
  for (let date = localDate(after, plan.zone); date <= last; date = addDays(date, 1)) {
    for (const slot of slotsOn(plan, date)) {
      if (slot.at > after && slot.at <= upTo) found.set(slot.at, slot);
    }
  }
  return [...found.values()].sort((a, b) => a.at - b.at);
}

/** The first slot after an instant that is not to be passed over; undefined for a plan without days or times. */
export function nextSlot(plan: DigestPlan, after: Instant): Slot | undefined {
  const from = Math.max(after, plan.skipUntil ?? after);
  const first = localDate(from, plan.zone);
  for (let days = 0; days <= LONGEST_PAUSE; days++) {
    const next = slotsOn(plan, addDays(first, days)).find(({ at }) => at > from);
    if (next) return next;
  }
  return undefined;
}

/** From where a room's first issue tells: its slot before, or a day. */
export function firstFrom(plan: DigestPlan, slot: Instant): Instant {
  return slots(plan, slot - LONGEST_LOOK_BACK, slot - 1).at(-1)?.at ?? slot - DAY;
}

function slotsOn(plan: DigestPlan, date: string): Slot[] {
  if (!plan.days.includes(weekday(date))) return [];
  return plan.times.flatMap((time) => {
    const at = instantAt(date, time, plan.zone);
    return at === undefined ? [] : [{ at, local: `${date}T${time}` }];
  });
}

/** What a room is owed: an issue, or the entry that it missed some. */
export interface Owed {
  readonly slot: Slot;
  /** Past its latest hour: nothing is sent, and the next issue covers it. */
  readonly tooLate: boolean;
  /** Not punctual any more; an issue says so. */
  readonly late: boolean;
  /** Slots that passed without an issue, this one not counted. */
  readonly missed: number;
}

/** What the ledger says of a room: its newest entry that is not after now. */
export type LastIssue = Pick<DigestIssue, 'slot' | 'local' | 'outcome' | 'counts'>;

/**
 * The newest slot that has come and is not in the ledger, if any. Asked any number of times, at any
 * moment, by any process, in any order of moments, it owes each slot at most once, as long as what is
 * owed goes into the ledger.
 */
export function owed(plan: DigestPlan, last: LastIssue | undefined, now: Instant): Owed | undefined {
  const known = Math.max(last?.slot ?? -Infinity, plan.since ?? -Infinity);
  const after = known === -Infinity ? now - LATEST : Math.max(known, now - HORIZON);
  const open = slots(plan, after, now).filter(({ local }) => !last || local > last.local);
  const slot = open.at(-1);
  if (!slot) return undefined;
  const before = last?.outcome === 'missed' ? last.counts.missedIssues : 0;
  return {
    slot,
    tooLate: now - slot.at > LATEST,
    late: now - slot.at > PUNCTUAL,
    missed: before + open.length - 1,
  };
}
