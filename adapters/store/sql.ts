import type { Haste } from '../../src/ports.ts';

/**
 * SQL is written once, for SQLite and Postgres: `?` for values, no dialect outside the drivers. An
 * operation is a generator that yields its statements; a driver runs it as one transaction, in one go on
 * SQLite, over the wire on Postgres. So a transaction body can await nothing but its own queries.
 */
export type Value = string | number | null;

export interface Statement {
  readonly sql: string;
  readonly values: readonly Value[];
  /** `rows` gives what it reads or returns, `changes` only how many rows it wrote. */
  readonly gives: 'rows' | 'changes';
}

export type Row = Readonly<Record<string, Value>>;

export interface Result {
  readonly rows: readonly Row[];
  readonly changes: number;
}

/** The body of a transaction. It may run twice, so it keeps nothing between runs. */
export type Work<T> = Generator<Statement, T, Result>;

/** Runs transactions; each sees one snapshot. Throws `StoreError`. */
export interface Database {
  read<T>(body: () => Work<T>): Promise<T>;
  /** All or nothing, and on disk when it resolves; the latter not where `Haste` says so. */
  write<T>(body: () => Work<T>, haste?: Haste): Promise<T>;
  close(): Promise<void>;
}

export function* all<R extends object = Row>(sql: string, ...values: readonly Value[]): Work<readonly R[]> {
  const { rows } = yield { sql, values, gives: 'rows' };
  return rows as unknown as readonly R[];
}

export function* one<R extends object = Row>(sql: string, ...values: readonly Value[]): Work<R | undefined> {
  const [row] = yield* all<R>(sql, ...values);
  return row;
}

/** Gives the number of rows written. */
export function* run(sql: string, ...values: readonly Value[]): Work<number> {
  const { changes } = yield { sql, values, gives: 'changes' };
  return changes;
}

/** For `IN`: the numbers of a JSON array that is given as one value. */
export const NUMBERS = '(SELECT CAST(value AS BIGINT) FROM json_each(?))';
/** The same for texts. */
export const TEXTS = '(SELECT value FROM json_each(?))';

/**
 * Ends a query whose rows this transaction will change: rows that another one holds are passed over.
 * SQLite has one writer at a time and nothing to pass over.
 */
export const LOCKED = 'FOR UPDATE SKIP LOCKED';
