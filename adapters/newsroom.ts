import type { Clock, Enricher, Log, Reader } from '../src/ports.ts';
import type { Config } from './config.ts';

/** What reads the web and what makes sense of it. Each is loaded when it is first asked for. */
export interface Newsroom {
  readonly reader: Reader;
  readonly enricher: Enricher;
  close(): Promise<void>;
}

export function openNewsroom({
  config,
  clock,
  log,
}: {
  readonly config: Pick<Config, 'contact' | 'allowLoopback'>;
  readonly clock: Clock;
  readonly log: Log;
}): Newsroom {
  const { contact, allowLoopback } = config;
  const userAgent = contact ? `ainews/0.1 (+${contact})` : 'ainews/0.1 (a news desk for team chat)';
  const reader = once(async () => {
    const { createReader } = await import('./reader/reader.ts');
    return createReader({ clock, log, userAgent, allowLoopback });
  });
  const enricher = once(async () => {
    const { createThreadEnricher } = await import('./enricher/thread.ts');
    return createThreadEnricher();
  });
  return {
    reader: {
      read: async (source) => (await reader.get()).read(source),
      page: async (url) => (await reader.get()).page(url),
      discover: async (url) => (await reader.get()).discover(url),
    },
    enricher: { enrich: async (article) => (await enricher.get()).enrich(article) },
    async close() {
      await Promise.all([(await reader.made())?.close(), (await enricher.made())?.close()]);
    },
  };
}

/** Something that is made once, when it is wanted. */
function once<T>(make: () => Promise<T>): { get(): Promise<T>; made(): Promise<T> | undefined } {
  let made: Promise<T> | undefined;
  return {
    get() {
      made ??= make();
      return made;
    },
    made: () => made,
  };
}
