import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { runJob } from './job.ts';

// On Linux a thread has a priority of its own: whoever asks something does not wait for what is being read.
if (process.platform === 'linux') setPriority(10);

// The thread in which what came from outside is parsed: it may run out of time or memory, and is then
// replaced. Jobs come one at a time.
parentPort?.on('message', async (job: Parameters<typeof runJob>[0]) => {
  try {
    parentPort?.postMessage({ ok: await runJob(job) });
  } catch (error) {
    parentPort?.postMessage({ fault: error instanceof Error ? error.message : String(error) });
  }
});
