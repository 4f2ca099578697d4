import { createCells, grow, ints } from './ints.ts';
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
}

/** What lies together is fetched together: the cells of an entry, and of a list, stand side by side. */
const RULE = 0;
const NEXT = 1;
const BEFORE = 2;
const LIST = 3;
const MORE = 4;
const ENTRY = 5;
const HASH = 0;
const FIRST = 1;
const LIST_CELLS = 2;

const BITS = 20;
const bitOf = (hash: number): number => Math.imul(hash, 0x2c1b3c6d) >>> (32 - BITS);

export function createPostings(): Postings {
  // A list: its hash, and its first entry.
  const lists = createCells(LIST_CELLS, FIRST);
  const byHash = createTable((list) => lists.at[list * LIST_CELLS + HASH]!);
  // An entry: its rule, its neighbours in its list, and the rule's next entry.
  const entries = createCells(ENTRY, NEXT);
  /** The first entry of each rule. */
  const first = ints();
  /** A bit for each hash that was ever filed under: most of an article's words need no look at the table. */
  const filed = new Int32Array(1 << (BITS - 5));

  function open(hash: number): number {
    const list = lists.take();
    lists.at[list * LIST_CELLS + HASH] = hash;
    lists.at[list * LIST_CELLS + FIRST] = -1;
    byHash.add(hash, list);
    return list;
  }

  function unlink(entry: number): void {
    const { at } = entries;
    const list = at[entry * ENTRY + LIST]!;
    const after = at[entry * ENTRY + NEXT]!;
    const ahead = at[entry * ENTRY + BEFORE]!;
    if (after >= 0) at[after * ENTRY + BEFORE] = ahead;
    if (ahead >= 0) at[ahead * ENTRY + NEXT] = after;
    else lists.at[list * LIST_CELLS + FIRST] = after;
    entries.free(entry);
    if (lists.at[list * LIST_CELLS + FIRST]! >= 0) return;
    byHash.remove(lists.at[list * LIST_CELLS + HASH]!, list);
    lists.free(list);
  }

  return {
    file(rule, under) {
      grow([first], rule + 1);
      let more = -1;
      for (const hash of under) {
        const bit = bitOf(hash);
        filed[bit >>> 5]! |= 1 << (bit & 31);
        const known = byHash.only(hash);
        const list = known < 0 ? open(hash) : known;
        const entry = entries.take();
        const after = lists.at[list * LIST_CELLS + FIRST]!;
        if (after >= 0) entries.at[after * ENTRY + BEFORE] = entry;
        entries.at.set([rule, after, -1, list, more], entry * ENTRY);
        lists.at[list * LIST_CELLS + FIRST] = entry;
        more = entry;
      }
      first.at[rule] = more;
    },
    drop(rule) {
      for (let entry = first.at[rule]!; entry >= 0; ) {
        const more = entries.at[entry * ENTRY + MORE]!;
        unlink(entry);
        entry = more;
      }
      first.at[rule] = -1;
    },
    under(hash, visit) {
      const bit = bitOf(hash);
      if (((filed[bit >>> 5]! >>> (bit & 31)) & 1) === 0) return;
      const list = byHash.only(hash);
      if (list < 0) return;
      const { at } = entries;
      for (let entry = lists.at[list * LIST_CELLS + FIRST]!; entry >= 0; entry = at[entry * ENTRY + NEXT]!) {
        visit(at[entry * ENTRY + RULE]!);
      }
    },
  };
}
