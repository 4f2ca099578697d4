import { createHash } from 'node:crypto';
import type { Clock } from '../../src/ports.ts';
import { field } from './payload.ts';
import type { Cache } from './people.ts';

/** Slack repeats an event for an hour at most; a request signed once is taken for five minutes. */
const TTL_MS = 2 * 60 * 60_000;
const MOST = 50_000;

export interface Seen {
  /** True when this key was met before. The first to ask is told false, once. */
  met(key: string): Promise<boolean>;
  /** What came of it was nothing: the key may be met anew. */
  forget(key: string): Promise<void>;
}

/**
 * Which requests were handled. In memory it is exact; the cache carries it over a restart as well as a
 * cache can, and the engine's own changes are idempotent besides.
 */
export function createSeen(cache: Cache, clock: Clock): Seen {
  const keys = new Map<string, number>();

  function shed(now: number): void {
    for (const [key, at] of keys) {
      if (keys.size <= MOST && now - at < TTL_MS) return;
      keys.delete(key);
    }
  }

  return {
    async met(key) {
      if (keys.has(key)) return true;
      const now = clock.now();
      keys.set(key, now);
      shed(now);
      const name = `slack:seen:${key}`;
      const before = await cache.get(name).catch(() => undefined);
      if (before) return true;
      await cache.set(name, 1, TTL_MS).catch(() => undefined);
      return false;
    },
    async forget(key) {
      keys.delete(key);
      // A cache that only gets and sets: false stands for nothing.
      await cache.set(`slack:seen:${key}`, false, TTL_MS).catch(() => undefined);
    },
  };
}

/**
 * What tells one request from the next: an event's id, or everything in an interaction, which carries a
 * `trigger_id` or a `response_url` of its own. Undefined when the body has none of them.
 */
export function requestKey(body: unknown): string | undefined {
  const event = field(body, 'event_id');
  if (event) return `event:${event}`;
  if (!field(body, 'trigger_id') && !field(body, 'response_url')) return undefined;
  return `interaction:${createHash('sha256').update(JSON.stringify(body)).digest('base64url')}`;
}
