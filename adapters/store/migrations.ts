import type { DatabaseSync } from 'node:sqlite';
import { storeError } from './errors.ts';
import { fifthSchema, firstSchema, fourthSchema, secondSchema, THIRD_SCHEMA } from './schema.ts';
import { SEARCH_SCHEMA } from './search.ts';
import { sqliteError } from './sqlite-errors.ts';

/** Says that a SQLite file is ours: "ainw". */
const APPLICATION_ID = 0x61696e77;

const TYPES = { id: 'INTEGER PRIMARY KEY AUTOINCREMENT', int: 'INTEGER', text: 'TEXT', end: ' STRICT' };

/**
 * In order; the place in the list is the version it leads to. What has been released never changes: a
 * change of the schema is a new entry, and a builder of the version before it joins the tests.
 */
export const MIGRATIONS: readonly string[] = [
  firstSchema(TYPES) + SEARCH_SCHEMA,
  secondSchema(TYPES),
  THIRD_SCHEMA,
  fourthSchema(TYPES),
  fifthSchema(TYPES),
];

/** Brings the store to the newest version, all or nothing; refuses what it does not know, untouched. */
export function migrate(
  db: DatabaseSync,
  place: string,
  prepare: () => void,
  migrations: readonly string[] = MIGRATIONS,
): void {
  try {
    const isNewest = checked(db, place, migrations) === migrations.length;
    prepare();
    if (isNewest) return;
    db.exec('BEGIN IMMEDIATE');
    try {
      // Another process may have done it while this one waited for the lock.
      for (const migration of migrations.slice(checked(db, place, migrations))) db.exec(migration);
      db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      db.exec(`PRAGMA user_version = ${migrations.length}`);
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  } catch (error) {
    throw sqliteError(error, place);
  }
}

/** The version of the store, when it is one that this program may open. */
function checked(db: DatabaseSync, place: string, migrations: readonly string[]): number {
  // Another process may be making it right now: tables and owner come in one transaction, so whoever sees
  // tables first sees their owner after.
  const empty = db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n === 0;
  const version = pragma(db, 'user_version');
  const owner = pragma(db, 'application_id');
  if (!empty && owner !== APPLICATION_ID) throw storeError('foreign', place);
  if (version > migrations.length) throw storeError('newer', place);
  return empty ? 0 : version;
}

function pragma(db: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}
