import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { StoreError } from './errors.ts';
import { type Database, LOCKED, type Result, type Row, type Statement, type Work } from './sql.ts';
import { sqliteError } from './sqlite-errors.ts';

const IN_MEMORY = ':memory:';

/** How long opening waits for another process, and how long a transaction does. */
const PATIENCE_MS = 10_000;
/** How long a try blocks this thread; between tries others have their turn, so a long import beside a
 * running program stops neither. */
const TRY_MS = 20;

/** Opens the file and sets what every connection needs; looks at nothing inside. Throws `StoreError`. */
export function openSqlite(path: string): DatabaseSync {
  try {
    const isNew = path !== IN_MEMORY && !existsSync(path);
    if (isNew) mkdirSync(dirname(path), { recursive: true });
    // The busy timeout comes first: setting WAL itself takes a lock that another opener may hold.
    const db = new DatabaseSync(path, { timeout: PATIENCE_MS, enableForeignKeyConstraints: true });
    // What people ask for and keep is nobody else's; the WAL takes over the file's mode.
    if (isNew) chmodSync(path, 0o600);
    return db;
  } catch (error) {
    throw sqliteError(error, path);
  }
}

/** Acknowledged means on disk: WAL, synced at every commit. */
export function makeDurable(db: DatabaseSync): void {
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec('PRAGMA cache_size = -16000');
  db.exec('PRAGMA journal_size_limit = 16777216');
  // Pages of log (128 MB) at which the writer itself moves them into the file: a thread does it long before.
  db.exec('PRAGMA wal_autocheckpoint = 32000');
}

/** From now on a try that meets another writer comes back soon: the waiting is between tries. */
export function tryBriefly(db: DatabaseSync): void {
  db.exec(`PRAGMA busy_timeout = ${TRY_MS}`);
}

/**
 * Transactions on one connection. Each runs from begin to commit in one go, so none ever sees another
 * half done, and no statement of one can land in another. Begins again, from the first statement, while
 * another process writes; gives up as `busy` after `patienceMs`.
 */
export function sqliteDatabase(db: DatabaseSync, place: string, patienceMs = PATIENCE_MS): Database {
  const prepared = new Map<string, StatementSync>();

  function statement(sql: string): StatementSync {
    const known = prepared.get(sql);
    if (known) return known;
    const fresh = db.prepare(sql.replace(LOCKED, ''));
    prepared.set(sql, fresh);
    return fresh;
  }

  function execute({ sql, values, gives }: Statement): Result {
    if (gives === 'rows') {
      return { rows: statement(sql).all(...values) as unknown as readonly Row[], changes: 0 };
    }
    return { rows: [], changes: Number(statement(sql).run(...values).changes) };
  }

  function drive<T>(work: Work<T>): T {
    let step = work.next();
    while (!step.done) step = work.next(execute(step.value));
    return step.value;
  }

  function transaction<T>(begin: string, body: () => Work<T>): T {
    try {
      statement(begin).run();
      try {
        const result = drive(body());
        statement('COMMIT').run();
        return result;
      } catch (error) {
        // SQLite has rolled back by itself after some errors (a full disk among them).
        if (db.isTransaction) statement('ROLLBACK').run();
        throw error;
      }
    } catch (error) {
      throw sqliteError(error, place);
    }
  }

  /** The log is synced by the next transaction that is: it is one file, written in order. */
  function unsynced<T>(work: () => T): T {
    db.exec('PRAGMA synchronous = NORMAL');
    try {
      return work();
    } finally {
      if (db.isOpen) db.exec('PRAGMA synchronous = FULL');
    }
  }

  async function patiently<T>(begin: string, body: () => Work<T>, replaceable = false): Promise<T> {
    const until = performance.now() + patienceMs;
    for (;;) {
      try {
        return replaceable ? unsynced(() => transaction(begin, body)) : transaction(begin, body);
      } catch (error) {
        const isBusy = error instanceof StoreError && error.fault === 'busy';
        if (!isBusy || performance.now() > until) throw error;
        // Not in step with whoever else waits.
        await setTimeout(Math.random() * TRY_MS);
      }
    }
  }

  return {
    read: (body) => patiently('BEGIN', body),
    // A writer takes the lock at its start: one that upgrades from reading can be refused halfway.
    write: (body, { replaceable } = {}) => patiently('BEGIN IMMEDIATE', body, replaceable),
    async close() {
      prepared.clear();
      if (db.isOpen) db.close();
    },
  };
}
