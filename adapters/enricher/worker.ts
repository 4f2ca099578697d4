import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { createOfflineEnricher } from './offline.ts';
import type { Answer, Job } from './thread.ts';

// On Linux a thread has a priority of its own: whoever asks something does not wait for what is being read.
if (process.platform === 'linux') setPriority(10);

const enricher = createOfflineEnricher();

parentPort?.on('message', async ({ articles }: Job) => {
  const answer: Answer = await Promise.all(articles.map((article) => enricher.enrich(article))).then(
    (enrichments) => ({ enrichments }),
    (error: unknown) => ({ fault: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(answer);
});
