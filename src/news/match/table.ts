/**
 * A hash table of row numbers: the rows themselves lie elsewhere, so an entry costs four bytes. The
 * owner hashes and compares. Open addressing; a removal closes its gap, so nothing has to be swept.
 */
export interface Table {
  /** The row with this hash that `same` accepts, or -1. */
  find(hash: number, same: (row: number) => boolean): number;
  /** The row with this hash where no two rows share one, or -1. */
  only(hash: number): number;
  /** Adds a row that is not in it. */
  add(hash: number, row: number): void;
  remove(hash: number, row: number): void;
}

const FULLEST = 0.75;

export function createTable(hashOf: (row: number) => number): Table {
  // Row numbers are kept one higher: 0 is an empty slot.
  let slots = new Int32Array(64);
  let used = 0;

  const home = (hash: number): number => spread(hash) & (slots.length - 1);
  const next = (slot: number): number => (slot + 1) & (slots.length - 1);

  function put(hash: number, row: number): void {
    let slot = home(hash);
    while (slots[slot] !== 0) slot = next(slot);
    slots[slot] = row + 1;
  }

  return {
    find(hash, same) {
      for (let slot = home(hash); slots[slot] !== 0; slot = next(slot)) {
        const row = slots[slot]! - 1;
        if (same(row)) return row;
      }
      return -1;
    },
    only(hash) {
      for (let slot = home(hash); slots[slot] !== 0; slot = next(slot)) {
        if (hashOf(slots[slot]! - 1) === hash) return slots[slot]! - 1;
      }
      return -1;
    },
    add(hash, row) {
      if (++used > slots.length * FULLEST) {
        const old = slots;
        slots = new Int32Array(old.length * 2);
        for (const entry of old) if (entry !== 0) put(hashOf(entry - 1), entry - 1);
      }
      put(hash, row);
    },
    remove(hash, row) {
      let gap = home(hash);
      while (slots[gap] !== row + 1) {
        if (slots[gap] === 0) return;
        gap = next(gap);
      }
      used--;
      // What follows moves back unless that would put it before its home.
      for (let slot = next(gap); slots[slot] !== 0; slot = next(slot)) {
        const from = home(hashOf(slots[slot]! - 1));
        const distance = (slot - from) & (slots.length - 1);
        if (distance < ((slot - gap) & (slots.length - 1))) continue;
        slots[gap] = slots[slot]!;
        gap = slot;
      }
      slots[gap] = 0;
    },
  };
}

/** Neighbouring hashes go far apart. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
