import type { Instant } from '../model.ts';
import type { Term } from './vocabulary.ts';

/**
 * Which stories an article meets by its signals. A common signal has a hundred holders and an article a dozen
 * common signals, so stories are slots here, and what is asked of each are numbers in columns.
 */
export interface Encounters {
  /** A slot for a story that begins now; it may have been another's before. */
  open(at: Instant): number;
  /** The story of this slot has an article of this time too. */
  widen(slot: number, at: Instant): void;
  /** The slot may be another's: nobody holds it any more. */
  close(slot: number): void;
  inReach(slot: number, at: Instant): boolean;
  /** Time of the story's newest article. */
  last(slot: number): Instant;
  /** The slots of the stories in reach that share the most of these terms, by their weights, the most first. */
  most(terms: readonly Term[], at: Instant): readonly number[];
}

export interface Reach {
  /** From a story's nearest article. */
  readonly window: number;
  /** From its first, or last, article. */
  readonly span: number;
}

const CANDIDATES = 10;
const OUT_OF_REACH = Number.NEGATIVE_INFINITY;

export function createEncounters({ window, span }: Reach): Encounters {
  let firsts = new Float64Array(1024);
  let lasts = new Float64Array(1024);
  /** By which question each was met last, and what it shares with that one. */
  let metBy = new Uint32Array(1024);
  let shared = new Float64Array(1024);
  let used = 0;
  const closed: number[] = [];
  let questions = 0;

  function open(at: Instant): number {
    const slot = closed.pop() ?? used++;
    if (slot === firsts.length) grow();
    firsts[slot] = at;
    lasts[slot] = at;
    metBy[slot] = 0;
    return slot;
  }

  function grow(): void {
    const size = firsts.length * 2;
    firsts = copied(firsts, new Float64Array(size));
    lasts = copied(lasts, new Float64Array(size));
    metBy = copied(metBy, new Uint32Array(size));
    shared = copied(shared, new Float64Array(size));
  }

  function inReach(slot: number, at: Instant): boolean {
    const first = firsts[slot]!;
    const last = lasts[slot]!;
    return at - last <= window && first - at <= window && at - first <= span && last - at <= span;
  }

  function most(terms: readonly Term[], at: Instant): readonly number[] {
    questions++;
    const met: number[] = [];
    for (const { holders, weight } of terms) {
      const squared = weight * weight;
      for (let i = 0; i < holders.length; i++) {
        const slot = holders[i]!;
        if (metBy[slot] !== questions) {
          metBy[slot] = questions;
          const reached = inReach(slot, at);
          shared[slot] = reached ? 0 : OUT_OF_REACH;
          if (reached) met.push(slot);
        }
        shared[slot]! += squared;
      }
    }
    return first(met);
  }

  /** Without sorting the rest; the earlier met first where they share the same. */
  function first(met: readonly number[]): readonly number[] {
    const found: number[] = [];
    for (const slot of met) {
      const own = shared[slot]!;
      if (found.length === CANDIDATES && shared[found[CANDIDATES - 1]!]! >= own) continue;
      if (found.length === CANDIDATES) found.pop();
      let at = found.length;
      while (at > 0 && shared[found[at - 1]!]! < own) at--;
      found.splice(at, 0, slot);
    }
    return found;
  }

  return {
    open,
    widen(slot, at) {
      firsts[slot] = Math.min(firsts[slot]!, at);
      lasts[slot] = Math.max(lasts[slot]!, at);
    },
    close: (slot) => void closed.push(slot),
    inReach,
    last: (slot) => lasts[slot]!,
    most,
  };
}

function copied<Column extends Float64Array | Uint32Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
