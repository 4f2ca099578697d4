import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Database } from './sql.ts';

/** Transactions between two looks at the log. */
const EVERY = 8;
const MB = 1024 * 1024;
/**
 * Bytes of log that are worth moving, and so many that they would grow for ever if nobody waited: a log begins
 * anew only when all of it has been moved.
 */
const LIMITS = { much: 4 * MB, tooMuch: 48 * MB };

/** What the thread is told. */
export type Order = 'move' | 'end';

/** The thread's program: built, it stands beside this code; from the sources it is the source. */
function program(): URL {
  const built = new URL('./checkpoint-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./checkpoint-worker.ts', import.meta.url);
}

/**
 * The same database, whose log is moved into its file by a thread: that waits for the disk, which the thread
 * that answers people should not. The thread starts when there is much to move, so not for a single command.
 * Where it falls behind, what is in no hurry waits for it; where it fails, the writer moves the log itself.
 */
export function withCheckpoints(database: Database, path: string, limits = LIMITS): Database {
  const log = `${path}-wal`;
  let written = 0;
  let worker: Worker | undefined;
  /** What was asked of the thread, until it is done. */
  let moving: Promise<void> | undefined;
  let moved = (): void => {};

  function start(): Worker {
    const started = new Worker(program(), { workerData: path, env: {}, execArgv: [] });
    started.on('message', () => moved());
    // Whatever it is, the log stays as it is, and the next order starts another thread.
    started.on('error', () => {});
    started.on('exit', () => {
      if (worker === started) worker = undefined;
      moved();
    });
    return started;
  }

  async function move(): Promise<void> {
    worker ??= start();
    const mover = worker;
    // Only while it works does it keep the program up.
    mover.ref();
    mover.postMessage('move' satisfies Order);
    await new Promise<void>((resolve) => {
      moved = resolve;
    });
    mover.unref();
    moving = undefined;
  }

  return {
    read: (body) => database.read(body),
    async write(body, haste) {
      const result = await database.write(body, haste);
      if (++written % EVERY !== 0) return result;
      const bytes = size(log);
      if (bytes > limits.much) moving ??= move();
      if (bytes > limits.tooMuch && haste?.replaceable) await moving;
      return result;
    },
    async close() {
      await moving;
      const ending = worker;
      if (ending) {
        ending.ref();
        ending.postMessage('end' satisfies Order);
        await once(ending, 'exit');
      }
      await database.close();
    },
  };
}

function size(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
