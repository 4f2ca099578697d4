import { StoreError, type StoreFault, storeError } from './errors.ts';

/** SQLite's primary result codes (https://sqlite.org/rescode.html) that mean something to an operator. */
const FAULTS: Readonly<Record<number, StoreFault>> = {
  3: 'unwritable', // PERM
  5: 'busy', // BUSY
  6: 'busy', // LOCKED
  8: 'unwritable', // READONLY
  10: 'failed', // IOERR
  11: 'corrupt', // CORRUPT
  13: 'full', // FULL
  14: 'unwritable', // CANTOPEN
  26: 'corrupt', // NOTADB
};
/** IOERR_SHMSIZE: the file that WAL readers share could not grow. */
const NO_ROOM_TO_SHARE = 4874;

const SYSTEM: Readonly<Record<string, StoreFault>> = {
  EACCES: 'unwritable',
  EPERM: 'unwritable',
  EROFS: 'unwritable',
  ENOTDIR: 'unwritable',
  EEXIST: 'unwritable',
  ENOENT: 'unwritable',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EIO: 'failed',
};

/** What went wrong at `place`, as a `StoreError`; anything that is a bug of ours stays what it is. */
export function sqliteError(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const { code, errcode } = error as NodeJS.ErrnoException & { readonly errcode?: number };
  if (code === 'ERR_SQLITE_ERROR' && errcode !== undefined) {
    const fault = errcode === NO_ROOM_TO_SHARE ? 'full' : FAULTS[errcode & 0xff];
    return fault ? storeError(fault, place, error) : error;
  }
  if (code === 'ERR_INVALID_STATE') return storeError('closed', place, error);
  const fault = code === undefined ? undefined : SYSTEM[code];
  return fault ? storeError(fault, place, error) : error;
}
