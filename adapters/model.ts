import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { reword } from '../src/news/reword.ts';
import type { Clock, Enricher, Log, ModelState, Store } from '../src/ports.ts';
import type { Config } from './config.ts';
import { shortHash } from './hash.ts';

/** A model behind the `Enricher` port. It is loaded with the first article. */
export interface Model {
  readonly enricher: Enricher;
  /** From now on it is asked in the background, and what it says is put into the archive. */
  begin(archive: Pick<Store, 'articleByUrl' | 'saveArticle'>): void;
  state(): Promise<ModelState>;
  close(): Promise<void>;
}

/** A model may think for so long, and say so much. */
const ANSWER = { totalMs: 60_000, silenceMs: 60_000, bytes: 1024 * 1024 } as const;
/** An article is asked about a moment before it is saved: looked for again after so long. */
const UNTIL_SAVED = [0, 250, 1_000, 5_000] as const;

/** The model of the settings; undefined when none is configured, and then nothing of it is loaded. */
export function openModel(
  offline: Enricher,
  {
    config,
    clock,
    log,
  }: {
    readonly config: Pick<Config, 'model' | 'data' | 'allowLoopback'>;
    readonly clock: Clock;
    readonly log: Log;
  },
): Model | undefined {
  const { model } = config;
  if (model === undefined) return undefined;
  let archive: Parameters<Model['begin']>[0] | undefined;
  let opening: ReturnType<typeof open> | undefined;
  const opened = () => {
    opening ??= open(model);
    return opening;
  };

  async function open({ name, daily, ...address }: NonNullable<Config['model']>) {
    const [{ createModelEnricher }, { createModelClient }, { createPoster }, { LIMITS }, { openCache }] =
      await Promise.all([
        import('./enricher/model/enricher.ts'),
        import('./enricher/model/client.ts'),
        import('./reader/post.ts'),
        import('./reader/limits.ts'),
        import('./cache.ts'),
      ]);
    const poster = createPoster({
      userAgent: 'ainews/0.1',
      allowance: { loopback: config.allowLoopback, anyPort: true },
      limits: { ...LIMITS, ...ANSWER },
      clock,
    });
    const memory = openCache(join(config.data, 'cache.db'), clock);
    const enricher = createModelEnricher({
      offline,
      client: createModelClient({ ...address, name }, poster.post),
      memory,
      clock,
      log,
      name,
      daily,
      hash: shortHash,
      wait: (ms, signal) => setTimeout(ms, undefined, { signal, ref: false }).catch(() => {}),
    });
    if (archive) begin(enricher, archive);
    return {
      enricher,
      async close() {
        // A request under way would keep the process: it is broken off.
        await Promise.all([poster.close(), enricher.close()]);
        await memory.close();
      },
    };
  }

  return {
    enricher: { enrich: async (article) => (await opened()).enricher.enrich(article) },
    begin(store) {
      archive = store;
      void opening?.then(({ enricher }) => begin(enricher, store));
    },
    state: async () => (await opened()).enricher.state(),
    async close() {
      await (await opening)?.close();
    },
  };
}

function begin(
  enricher: Awaited<ReturnType<typeof import('./enricher/model/enricher.ts').createModelEnricher>>,
  archive: Parameters<Model['begin']>[0],
): void {
  enricher.begin(async (article, before, after) => {
    for (const ms of UNTIL_SAVED) {
      if (ms > 0) await setTimeout(ms, undefined, { ref: false });
      if (await reword(archive, article, before, after)) return;
    }
  });
}
