/** A column of 32-bit integers that grows; a million of them take four megabytes, not forty. */
export interface Ints {
  at: Int32Array;
}

/** Makes room for `length` entries in each column. By half: what is never filled is paid for too. */
export function grow(columns: readonly Ints[], length: number): void {
  for (const column of columns) {
    if (column.at.length >= length) continue;
    const larger = new Int32Array(Math.max(length, Math.ceil(column.at.length * 1.5), 16));
    larger.set(column.at);
    column.at = larger;
  }
}

export function ints(): Ints {
  return { at: new Int32Array(16) };
}

/** Numbers of rows: those given back are given out again first. */
export interface Rows {
  take(): number;
  free(row: number): void;
  /** One more than the highest number ever given out. */
  readonly end: number;
}

/** Freed rows are chained through `link`, a column that a free row has no other use for. */
export function createRows(link: Ints): Rows {
  let end = 0;
  let free = -1;
  return {
    take() {
      if (free < 0) return end++;
      const row = free;
      free = link.at[row]!;
      return row;
    },
    free(row) {
      link.at[row] = free;
      free = row;
    },
    get end() {
      return end;
    },
  };
}

/** Rows of so many cells side by side; those given back are given out again first. */
export interface Cells {
  readonly at: Int32Array;
  take(): number;
  free(row: number): void;
}

/** Freed rows are chained through the cell `link` of each, of which a free row has no other use. */
export function createCells(width: number, link: number): Cells {
  const cells = { at: new Int32Array(16 * width) };
  let end = 0;
  let free = -1;
  return {
    get at() {
      return cells.at;
    },
    take() {
      if (free < 0) {
        grow([cells], (end + 1) * width);
        return end++;
      }
      const row = free;
      free = cells.at[row * width + link]!;
      return row;
    },
    free(row) {
      cells.at[row * width + link] = free;
      free = row;
    },
  };
}
