/**
 * Why the store cannot do its work. `corrupt` damaged, `foreign` not a store of this program, `newer` of a
 * newer version, `unwritable` the folder or file cannot be written, `full` no space left, `busy` another
 * process writes for too long, `taken` another `ainews start` has it, `failed` the disk or server fails.
 */
export type StoreFault =
  | 'corrupt'
  | 'foreign'
  | 'newer'
  | 'unwritable'
  | 'full'
  | 'busy'
  | 'taken'
  | 'failed'
  | 'closed';

/** The message is one sentence or two for the operator: what happened, and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly fault: StoreFault;

  constructor(fault: StoreFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

/** What to say of a store at `place`. Nothing is ever changed on the way to these. */
export function storeError(fault: StoreFault, place: string, cause?: unknown): StoreError {
  const options = cause === undefined ? {} : { cause };
  return new StoreError(fault, SAYS[fault](place), options);
}

const SAYS: Readonly<Record<StoreFault, (place: string) => string>> = {
  corrupt: (place) =>
    `The store ${place} is damaged. It was left as it is; restore a copy of it, or move it away to start anew.`,
  foreign: (place) =>
    `${place} is a database of another program. It was left as it is; set AINEWS_DATA to another folder.`,
  newer: (place) =>
    `The store ${place} was written by a newer version of ainews. It was left as it is; update ainews.`,
  unwritable: (place) =>
    `The store ${place} cannot be written. Make its folder writable, or set AINEWS_DATA to one that is.`,
  full: (place) =>
    `There is no space left for the store ${place}. Nothing was lost; free some space and do it again.`,
  busy: (place) => `The store ${place} is being written by another process. Try again in a moment.`,
  taken: (place) => `Another "ainews start" already runs on the store ${place}. Stop that one first.`,
  failed: (place) => `The store ${place} cannot be read or written: its disk or server fails.`,
  closed: (place) => `The store ${place} is closed.`,
};
