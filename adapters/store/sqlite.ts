import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type Database, LOCKED, type Result, type Row, type Statement, type Work } from './sql.ts';
import { sqliteError } from './sqlite-errors.ts';

export const IN_MEMORY = ':memory:';

/** How long a writer waits for another process's transaction. An import's longest is some 60 ms. */
const BUSY_MS = 10_000;

/** Opens the file and sets what every connection needs; looks at nothing inside. Throws `StoreError`. */
export function openSqlite(path: string): DatabaseSync {
  try {
    const isNew = path !== IN_MEMORY && !existsSync(path);
    if (isNew) mkdirSync(dirname(path), { recursive: true });
    // The busy timeout comes first: setting WAL itself takes a lock that another opener may hold.
    const db = new DatabaseSync(path, { timeout: BUSY_MS, enableForeignKeyConstraints: true });
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
  db.exec('PRAGMA journal_size_limit = 67108864');
}

/**
 * Transactions on one connection. Each runs from begin to commit in one go, so none ever sees another
 * half done, and no statement of one can land in another.
 */
export function sqliteDatabase(db: DatabaseSync, place: string): Database {
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

  return {
    async read(body) {
      return transaction('BEGIN', body);
    },
    // A writer takes the lock at its start: one that upgrades from reading can be refused halfway.
    async write(body) {
      return transaction('BEGIN IMMEDIATE', body);
    },
    async close() {
      prepared.clear();
      if (db.isOpen) db.close();
    },
  };
}
