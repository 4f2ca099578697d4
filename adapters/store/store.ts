import type { Clock, Store } from '../../src/ports.ts';
import { assemble } from './assemble.ts';
import { withCheckpoints } from './checkpoints.ts';
import { sqliteIndex } from './index.ts';
import { migrate } from './migrations.ts';
import { makeDurable, openSqlite, sqliteDatabase, tryBriefly } from './sqlite.ts';

export { StoreError } from './errors.ts';
export { lockStore } from './lock.ts';

/**
 * Opens the store at `path` (`:memory:` for one that is gone when closed), and makes it if there is none.
 * Throws `StoreError`; a store that it refuses is left exactly as it was.
 */
export function openStore({ path, clock }: { readonly path: string; readonly clock: Clock }): Store {
  const db = openSqlite(path);
  try {
    // Whoever else makes or changes the store right now is waited for.
    migrate(db, path, () => makeDurable(db));
    tryBriefly(db);
    return assemble(withCheckpoints(sqliteDatabase(db, path), path), sqliteIndex(db), clock);
  } catch (error) {
    db.close();
    throw error;
  }
}
