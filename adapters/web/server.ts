import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Gauge, Registry } from 'prom-client';
import type { Clock, ModelState, Store } from '../../src/ports.ts';

export interface HealthParts {
  readonly store: Pick<Store, 'outboxHealth' | 'count' | 'sources'>;
  readonly clock: Clock;
  /** The platforms that are set up and how each stands. */
  readonly platforms: () => readonly { readonly platform: string; readonly state: string }[];
  /** Absent where no model is set up. */
  readonly modelState?: () => Promise<ModelState>;
}

/**
 * For whoever runs the desk, on loopback only: `/livez` (the process answers), `/readyz` (the store can be
 * asked and no platform refuses us) and `/metrics` for Prometheus.
 */
export function healthPages(parts: HealthParts): Hono {
  const pages = new Hono();
  pages.get('/livez', (context) => context.text('ok\n'));
  pages.get('/readyz', async (context) => {
    try {
      await parts.store.outboxHealth(parts.clock.now());
    } catch {
      return context.json({ ready: false, store: 'unusable' }, 503);
    }
    const platforms = parts.platforms();
    const ready = platforms.every(({ state }) => state === 'ready');
    return context.json({ ready, store: 'ready', platforms }, ready ? 200 : 503);
  });
  const metrics = createMetrics(parts);
  pages.get('/metrics', async (context) => {
    context.header('content-type', metrics.contentType);
    return context.body(await metrics.metrics());
  });
  return pages;
}

function createMetrics({ store, clock, platforms, modelState }: HealthParts): Registry {
  const registry = new Registry();
  const gauge = (
    name: string,
    help: string,
    collect: (gauge: Gauge<string>) => Promise<void>,
    label?: string,
  ) =>
    new Gauge({
      name: `ainews_${name}`,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [registry],
      async collect() {
        await collect(this);
      },
    });
  gauge(
    'deliveries',
    'Messages by how they stand.',
    async (deliveries) => {
      const { byState } = await store.outboxHealth(clock.now());
      for (const [state, n] of Object.entries(byState)) deliveries.set({ state }, n);
    },
    'state',
  );
  gauge('oldest_pending_seconds', 'Age of the oldest message that waits.', async (oldest) => {
    oldest.set((await store.outboxHealth(clock.now())).oldestPendingMs / 1000);
  });
  gauge('paused_rooms', 'Rooms that cannot be reached.', async (paused) => {
    paused.set((await store.outboxHealth(clock.now())).paused.length);
  });
  gauge('articles', 'Articles in the archive.', async (articles) => {
    articles.set((await store.count()).articles);
  });
  gauge('sources_failing', 'Sources whose last reading failed.', async (failing) => {
    failing.set((await store.sources()).filter(({ failures }) => failures > 0).length);
  });
  gauge(
    'platform_ready',
    '1 for a platform that is connected.',
    async (ready) => {
      for (const { platform, state } of platforms()) ready.set({ platform }, state === 'ready' ? 1 : 0);
    },
    'platform',
  );
  if (modelState) {
    gauge('model_requests_today', 'Requests to the model of this day (UTC).', async (spent) => {
      spent.set((await modelState()).spentToday);
    });
    gauge('model_failing', '1 when the last request to the model failed.', async (failing) => {
      failing.set((await modelState()).trouble ? 1 : 0);
    });
  }
  return registry;
}

export interface HealthServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Port 0 takes any that is free. Rejects when the port cannot be had. */
export function serveHealth(parts: HealthParts, port: number): Promise<HealthServer> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve(
      { fetch: healthPages(parts).fetch, hostname: '127.0.0.1', port },
      (info) =>
        resolve({
          port: info.port,
          stop: () => new Promise((done) => server.close(() => done())),
        }),
    );
    server.once('error', reject);
  });
}
