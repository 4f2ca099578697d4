import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

type Row = readonly unknown[];

/** Statements of one connection, prepared once each; rows come as arrays. */
export interface Statements {
  all(sql: string, ...values: readonly SQLInputValue[]): readonly Row[];
  /** Rows as they are found: what is not asked for is not looked for. The statement is not to be used meanwhile. */
  each(sql: string, ...values: readonly SQLInputValue[]): Iterable<Row>;
  get(sql: string, ...values: readonly SQLInputValue[]): Row | undefined;
  run(sql: string, ...values: readonly SQLInputValue[]): void;
}

export function statements(db: DatabaseSync): Statements {
  const known = new Map<string, StatementSync>();
  function prepared(sql: string): StatementSync {
    let statement = known.get(sql);
    if (statement === undefined) {
      statement = db.prepare(sql);
      statement.setReturnArrays(true);
      known.set(sql, statement);
    }
    return statement;
  }
  return {
    all: (sql, ...values) => prepared(sql).all(...values) as unknown as readonly Row[],
    each: (sql, ...values) => prepared(sql).iterate(...values) as unknown as Iterable<Row>,
    get: (sql, ...values) => prepared(sql).get(...values) as unknown as Row | undefined,
    run: (sql, ...values) => {
      prepared(sql).run(...values);
    },
  };
}

/**
 * A bound on the row of an FTS5 query. It stops the walk only where it is an integer, and numbers are bound as
 * floating: those it compares with each find, and walks to the archive's end.
 */
export const ROWID = 'CAST(? AS INTEGER)';

/** The first column of each row, as numbers. */
export function numbers(rows: readonly Row[]): number[] {
  return rows.map((row) => row[0] as number);
}

/** The same of rows as they are found. */
export function* firsts(rows: Iterable<Row>): Iterable<number> {
  for (const row of rows) yield row[0] as number;
}
