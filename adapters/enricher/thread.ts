import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Enricher, Enrichment } from '../../src/ports.ts';

/** An enricher whose work is done in a thread of its own, which `close` ends. */
export type ThreadEnricher = Enricher & { close(): Promise<void> };

export type Asked = Parameters<Enricher['enrich']>[0];
export interface Job {
  readonly articles: readonly Asked[];
}
export type Answer =
  | { readonly enrichments: readonly Enrichment[]; readonly fault?: undefined }
  | { readonly fault: string };

interface Waiting {
  readonly article: Asked;
  resolve(enrichment: Enrichment): void;
  reject(error: Error): void;
}

/** Articles handed over at once: what waits longer waits here, and nothing piles up in the thread. */
const MOST = 32;
/** So long a job may take before the thread is given up; a job takes a few milliseconds an article. */
const JOB_MS = 20_000;

/** The thread's program: built, it stands beside this code; from the sources it is the source. */
function program(): URL {
  const built = new URL('./enricher-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('./worker.ts', import.meta.url);
}

/**
 * The offline enricher in a thread, so that neither its dictionaries nor its work are on the thread that
 * answers people. It starts with the first article; one that dies is replaced, and what it had in hand is
 * rejected. Order is kept.
 */
export function createThreadEnricher(): ThreadEnricher {
  const waiting: Waiting[] = [];
  let inHand: Waiting[] = [];
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function start(): Worker {
    const started = new Worker(program(), { env: {}, execArgv: [] });
    started.on('message', (answer: Answer) => {
      if (answer.fault !== undefined) return end((one) => one.reject(new Error(answer.fault)));
      const { enrichments } = answer;
      end((one, i) => one.resolve(enrichments[i]!));
    });
    started.on('error', (error) => lose(started, error instanceof Error ? error : new Error(String(error))));
    started.on('exit', () => lose(started, new Error('the enriching thread ended')));
    // An idle thread does not keep the program up.
    started.unref();
    return started;
  }

  function end(finish: (one: Waiting, place: number) => void): void {
    clearTimeout(timer);
    const done = inHand;
    inHand = [];
    worker?.unref();
    done.forEach(finish);
    next();
  }

  function lose(lost: Worker, error: Error): void {
    if (worker !== lost) return;
    worker = undefined;
    void lost.terminate();
    end((one) => one.reject(error));
  }

  function next(): void {
    if (inHand.length > 0 || waiting.length === 0) return;
    inHand = waiting.splice(0, MOST);
    worker ??= start();
    const at = worker;
    at.ref();
    timer = setTimeout(() => lose(at, new Error('it takes too long to enrich')), JOB_MS);
    at.postMessage({ articles: inHand.map(({ article }) => article) } satisfies Job);
  }

  return {
    enrich({ title, body, lang, url }) {
      if (closed) return Promise.reject(new Error('the program is stopping'));
      return new Promise<Enrichment>((resolve, reject) => {
        waiting.push({ article: { title, body, lang, url }, resolve, reject });
        // Articles that are asked about in one go travel together.
        if (waiting.length === 1) queueMicrotask(next);
      });
    },
    async close() {
      closed = true;
      const at = worker;
      worker = undefined;
      inHand.push(...waiting.splice(0));
      end((one) => one.reject(new Error('the program is stopping')));
      await at?.terminate();
    },
  };
}
