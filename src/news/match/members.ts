import { createCells, grow, ints } from './ints.ts';
import { createTable } from './table.ts';

/** Who follows which rule: subscriptions' numbers (whole, not negative), and the rule that each of them shares with its equals. */
export interface Members {
  readonly size: number;
  /** The rule of a subscription, or -1. */
  ruleOf(id: number): number;
  join(id: number, rule: number): void;
  /** True when that was the rule's last one. */
  leave(id: number): boolean;
  /** Adds the subscriptions of a rule to `out`. */
  collect(rule: number, out: number[]): void;
}

const RULE = 0;
const NEXT = 1;
const BEFORE = 2;
/** The number itself, in two halves: it may be larger than a cell. */
const LOW = 3;
const HIGH = 4;
const MEMBER = 5;
const HALF = 0x100000000;

export function createMembers(): Members {
  const rows = createCells(MEMBER, NEXT);
  const byId = createTable((row) => hashOf(idOf(row)));
  /** One more than the first member's row of each rule; 0 where there is none. */
  const first = ints();
  let size = 0;

  const idOf = (row: number): number => {
    const { at } = rows;
    return (at[row * MEMBER + LOW]! >>> 0) + at[row * MEMBER + HIGH]! * HALF;
  };
  const rowOf = (id: number): number => byId.find(hashOf(id), (row) => idOf(row) === id);

  return {
    get size() {
      return size;
    },
    ruleOf(id) {
      const row = rowOf(id);
      return row < 0 ? -1 : rows.at[row * MEMBER + RULE]!;
    },
    join(id, rule) {
      const row = rows.take();
      grow([first], rule + 1);
      const after = first.at[rule]! - 1;
      if (after >= 0) rows.at[after * MEMBER + BEFORE] = row;
      rows.at.set([rule, after, -1, id % HALF, Math.floor(id / HALF)], row * MEMBER);
      first.at[rule] = row + 1;
      byId.add(hashOf(id), row);
      size++;
    },
    leave(id) {
      const row = rowOf(id);
      const { at } = rows;
      const after = at[row * MEMBER + NEXT]!;
      const ahead = at[row * MEMBER + BEFORE]!;
      const rule = at[row * MEMBER + RULE]!;
      byId.remove(hashOf(id), row);
      if (after >= 0) at[after * MEMBER + BEFORE] = ahead;
      if (ahead >= 0) at[ahead * MEMBER + NEXT] = after;
      else first.at[rule] = after + 1;
      rows.free(row);
      size--;
      return first.at[rule] === 0;
    },
    collect(rule, out) {
      const { at } = rows;
      for (let row = first.at[rule]! - 1; row >= 0; row = at[row * MEMBER + NEXT]!) out.push(idOf(row));
    },
  };
}

function hashOf(id: number): number {
  return (id ^ Math.floor(id / 0x100000000)) | 0;
}
