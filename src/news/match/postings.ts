import { createRows, grow, type Ints, ints } from './ints.ts';
import { createTable } from './table.ts';

/**
 * Which rules are filed under a key's hash: lists linked through columns of numbers, so that adding and
 * removing touch a handful of cells whatever the size. Keys whose hashes fall together share a list.
 */
export interface Postings {
  /** Files a rule under these hashes. */
  file(rule: number, hashes: Iterable<number>): void;
  /** Takes a rule out of all its lists. */
  drop(rule: number): void;
  /** Calls `visit` for each rule that is filed under the hash. */
  under(hash: number, visit: (rule: number) => void): void;
  readonly bytes: number;
}

export function createPostings(): Postings {
  // A list is a row of its own: its hash, and its first entry.
  const hashes = ints();
  const firsts = ints();
  const lists = createRows(firsts);
  const byHash = createTable((list) => hashes.at[list]!);
  // An entry: its rule, its list, its neighbours there, and the rule's next entry.
  const rule = ints();
  const list = ints();
  const next = ints();
  const before = ints();
  const more = ints();
  const entries = createRows(next);
  /** The first entry of each rule. */
  const first = ints();
  const columns: readonly Ints[] = [rule, list, next, before, more];

  const find = (hash: number): number => byHash.find(hash, (row) => hashes.at[row] === hash);

  function open(hash: number): number {
    const row = lists.take();
    grow([hashes, firsts], lists.end);
    hashes.at[row] = hash;
    firsts.at[row] = -1;
    byHash.add(hash, row);
    return row;
  }

  function unlink(entry: number): void {
    const from = list.at[entry]!;
    const after = next.at[entry]!;
    const ahead = before.at[entry]!;
    if (after >= 0) before.at[after] = ahead;
    if (ahead >= 0) next.at[ahead] = after;
    else firsts.at[from] = after;
    entries.free(entry);
    if (firsts.at[from]! >= 0) return;
    byHash.remove(hashes.at[from]!, from);
    lists.free(from);
  }

  return {
    file(filed, under) {
      grow([first], filed + 1);
      first.at[filed] = -1;
      for (const hash of under) {
        const known = find(hash);
        const to = known < 0 ? open(hash) : known;
        const entry = entries.take();
        grow(columns, entries.end);
        const old = firsts.at[to]!;
        rule.at[entry] = filed;
        list.at[entry] = to;
        next.at[entry] = old;
        before.at[entry] = -1;
        more.at[entry] = first.at[filed]!;
        if (old >= 0) before.at[old] = entry;
        firsts.at[to] = entry;
        first.at[filed] = entry;
      }
    },
    drop(filed) {
      for (let entry = first.at[filed]!; entry >= 0; ) {
        const following = more.at[entry]!;
        unlink(entry);
        entry = following;
      }
      first.at[filed] = -1;
    },
    under(hash, visit) {
      const from = find(hash);
      if (from < 0) return;
      for (let entry = firsts.at[from]!; entry >= 0; entry = next.at[entry]!) visit(rule.at[entry]!);
    },
    get bytes() {
      return columns.reduce((sum, column) => sum + column.at.byteLength, 0);
    },
  };
}
