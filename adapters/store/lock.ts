import { DatabaseSync } from 'node:sqlite';
import { storeError } from './errors.ts';
import { sqliteError } from './sqlite-errors.ts';

/**
 * Makes this process the one that delivers from a store, until `release` or its end, however it ends:
 * the lock is the operating system's own, on a file beside the store. Readers and other writers are not
 * kept out. Throws `StoreError` `taken` when another process has it.
 */
export function lockStore(path: string): () => void {
  const place = `${path}.lock`;
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(place, { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
    const held = db;
    return () => {
      if (held.isOpen) held.close();
    };
  } catch (error) {
    db?.close();
    const fault = sqliteError(error, place);
    if (isBusy(fault)) throw storeError('taken', path, error);
    throw fault;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'fault' in error && error.fault === 'busy';
}
