import { parentPort } from 'node:worker_threads';
import { runJob } from './job.ts';

// The thread in which what came from outside is parsed: it may run out of time or memory, and is then
// replaced. Jobs come one at a time.
parentPort?.on('message', async (job: Parameters<typeof runJob>[0]) => {
  try {
    parentPort?.postMessage({ ok: await runJob(job) });
  } catch (error) {
    parentPort?.postMessage({ fault: error instanceof Error ? error.message : String(error) });
  }
});
