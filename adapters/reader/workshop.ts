import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { because } from '../../src/errors.ts';
import type { Job, JobResult } from './job.ts';
import { type Limits, Trouble } from './limits.ts';

/** A thread that parses, one job after another, and is killed when a job goes beyond its limits. */
export interface Workshop {
  /** The result, or `Trouble` when the job took too much. The job's bytes may be gone afterwards. */
  run(job: Job, ms?: number): Promise<JobResult>;
  close(): Promise<void>;
}

/** The thread's program: built, it stands beside this code; from the sources it is the source. */
function program(): URL {
  const built = new URL('./reader-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./worker.ts', import.meta.url);
}

type Answer = { readonly ok: JobResult } | { readonly fault: string };

export interface WorkshopOptions extends Pick<Limits, 'parseMs' | 'parseMegabytes'> {
  /** Ends the thread when there was nothing to parse for so long: what it took goes back to the system. */
  readonly forgetMs?: number;
}

export function createWorkshop({ parseMs, parseMegabytes, forgetMs }: WorkshopOptions): Workshop {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  let unfinished = 0;
  let forgetting: NodeJS.Timeout | undefined;

  function start(): Worker {
    const started = new Worker(program(), {
      resourceLimits: {
        maxOldGenerationSizeMb: parseMegabytes,
        // A feed makes a few megabytes of strings: with less room they are swept up twice as often.
        maxYoungGenerationSizeMb: 8,
        stackSizeMb: 4,
      },
      // Nothing of the program's settings is known to the thread that reads strangers' text.
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    // An idle thread does not keep the program up.
    started.unref();
    return started;
  }

  function attempt(job: Job, ms: number): Promise<JobResult> {
    if (closed) return Promise.reject(new Trouble('unreadable', because('stopping')));
    worker ??= start();
    const at = worker;
    return new Promise<JobResult>((resolve, reject) => {
      const end = (finish: () => void) => {
        clearTimeout(timer);
        at.removeAllListeners('message');
        at.removeAllListeners('error');
        at.removeAllListeners('exit');
        at.unref();
        finish();
      };
      const drop = (reason: string) =>
        end(() => {
          if (worker === at) worker = undefined;
          // A thread that is being killed may still report how it ended.
          at.on('error', () => {});
          void at.terminate();
          reject(new Trouble('unreadable', reason));
        });
      const timer = setTimeout(() => drop(because('too-long-to-parse')), ms);
      at.ref();
      at.on('message', (answer: Answer) => {
        if ('fault' in answer) end(() => reject(new Trouble('unreadable', because('malformed'))));
        else end(() => resolve(answer.ok));
      });
      at.on('error', (error) =>
        drop(
          /memory/i.test(`${error.message} ${(error as { code?: string }).code}`)
            ? because('too-much-memory')
            : because('no-sense'),
        ),
      );
      at.on('exit', () => drop(because('no-sense')));
      at.postMessage(job, owned(job.bytes));
    });
  }

  function rest(): void {
    unfinished--;
    if (forgetMs === undefined || unfinished > 0) return;
    forgetting = setTimeout(() => {
      void worker?.terminate();
      worker = undefined;
    }, forgetMs).unref();
  }

  return {
    run(job, ms = parseMs) {
      unfinished++;
      clearTimeout(forgetting);
      const result = last.then(() => attempt(job, ms));
      last = result.catch(() => {}).then(rest);
      return result;
    },
    async close() {
      closed = true;
      clearTimeout(forgetting);
      await worker?.terminate();
      worker = undefined;
    },
  };
}

/** Memory that is all theirs goes to the thread with the bytes; of what they share a copy is made. */
function owned({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
