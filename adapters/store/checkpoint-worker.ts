import { setPriority } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Order } from './checkpoints.ts';

// On Linux a thread has a priority of its own: whoever asks something does not wait for this.
if (process.platform === 'linux') setPriority(10);

const db = new DatabaseSync(workerData as string, { timeout: 0 });

parentPort?.on('message', (order: Order) => {
  if (order === 'end') {
    db.close();
    parentPort?.close();
    return;
  }
  try {
    // Passive: it waits for nobody, and nobody waits for it.
    db.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } catch {
    // What cannot be moved now is in the log, safe, and is tried again with what comes next.
  }
  parentPort?.postMessage('moved');
});
