import { parentPort } from 'node:worker_threads';
import { createOfflineEnricher } from './offline.ts';
import type { Answer, Job } from './thread.ts';

const enricher = createOfflineEnricher();

parentPort?.on('message', async ({ articles }: Job) => {
  const answer: Answer = await Promise.all(articles.map((article) => enricher.enrich(article))).then(
    (enrichments) => ({ enrichments }),
    (error: unknown) => ({ fault: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(answer);
});
