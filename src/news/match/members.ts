import { createRows, grow, ints } from './ints.ts';
import { createTable } from './table.ts';

/** Who follows which rule: subscriptions' numbers, and the rule that each of them shares with its equals. */
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

export function createMembers(): Members {
  let ids = new Float64Array(16);
  const rules = ints();
  const next = ints();
  const before = ints();
  const rows = createRows(next);
  const byId = createTable((row) => hashOf(ids[row]!));
  /** One more than the first member's row of each rule; 0 where there is none. */
  const first = ints();
  let size = 0;

  const rowOf = (id: number): number => byId.find(hashOf(id), (row) => ids[row] === id);

  return {
    get size() {
      return size;
    },
    ruleOf(id) {
      const row = rowOf(id);
      return row < 0 ? -1 : rules.at[row]!;
    },
    join(id, rule) {
      const row = rows.take();
      grow([rules, next, before], rows.end);
      if (ids.length < rows.end) {
        const larger = new Float64Array(Math.ceil(ids.length * 1.5));
        larger.set(ids);
        ids = larger;
      }
      grow([first], rule + 1);
      ids[row] = id;
      rules.at[row] = rule;
      before.at[row] = -1;
      const old = first.at[rule]! - 1;
      next.at[row] = old;
      if (old >= 0) before.at[old] = row;
      first.at[rule] = row + 1;
      byId.add(hashOf(id), row);
      size++;
    },
    leave(id) {
      const row = rowOf(id);
      const after = next.at[row]!;
      const ahead = before.at[row]!;
      const rule = rules.at[row]!;
      byId.remove(hashOf(id), row);
      if (after >= 0) before.at[after] = ahead;
      if (ahead >= 0) next.at[ahead] = after;
      else first.at[rule] = after + 1;
      rows.free(row);
      size--;
      return first.at[rule] === 0;
    },
    collect(rule, out) {
      for (let row = first.at[rule]! - 1; row >= 0; row = next.at[row]!) out.push(ids[row]!);
    },
  };
}

function hashOf(id: number): number {
  return (id ^ Math.floor(id / 0x100000000)) | 0;
}
