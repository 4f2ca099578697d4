import type { Clock, Store } from '../../src/ports.ts';
import { createArchive } from './archive.ts';
import { type ArticleIndex, sqliteIndex } from './index.ts';
import { migrate } from './migrations.ts';
import { createOutbox } from './outbox.ts';
import { createRooms } from './rooms.ts';
import { createShelf } from './shelf.ts';
import { createSources } from './sources.ts';
import type { Database } from './sql.ts';
import { makeDurable, openSqlite, sqliteDatabase } from './sqlite.ts';

export { StoreError, type StoreFault } from './errors.ts';
export { lockStore } from './lock.ts';

/**
 * Opens the store at `path` (`:memory:` for one that is gone when closed), and makes it if there is none.
 * Throws `StoreError`, and then has changed nothing.
 */
export function openStore({ path, clock }: { readonly path: string; readonly clock: Clock }): Store {
  const db = openSqlite(path);
  try {
    migrate(db, path, () => makeDurable(db));
    return assemble(sqliteDatabase(db, path), sqliteIndex(db), clock);
  } catch (error) {
    db.close();
    throw error;
  }
}

function assemble(database: Database, index: ArticleIndex, clock: Clock): Store {
  return {
    ...createArchive(database, index, clock),
    ...createShelf(database),
    ...createRooms(database, clock),
    ...createOutbox(database),
    ...createSources(database),
    close: () => database.close(),
  };
}
