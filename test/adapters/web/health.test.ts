import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { healthPages, serveHealth } from '../../../adapters/web/server.ts';
import type { Store } from '../../../src/ports.ts';
import { memoryStore, stoppedAt, type Time } from '../../helpers/desk-bed.ts';

let clock: Time;
let store: Store;
let state = 'ready';
const parts = () => ({ store, clock, platforms: () => [{ platform: 'slack', state }] });

beforeEach(() => {
  clock = stoppedAt('2026-11-24T09:00:00Z');
  store = memoryStore(clock);
  state = 'ready';
});
afterEach(() => store.close());

describe('health for whoever runs the desk', () => {
  it('says that the process lives, whatever else', async () => {
    await store.close();
    expect((await healthPages(parts()).request('/livez')).status).toBe(200);
  });

  it('is ready when the store can be asked and the platforms are connected', async () => {
    expect((await healthPages(parts()).request('/readyz')).status).toBe(200);
    state = 'refused';
    const refused = await healthPages(parts()).request('/readyz');
    expect([refused.status, await refused.json()]).toEqual([
      503,
      { ready: false, store: 'ready', platforms: [{ platform: 'slack', state: 'refused' }] },
    ]);
    await store.close();
    expect((await healthPages(parts()).request('/readyz')).status).toBe(503);
  });

  it('counts messages by how they stand, for Prometheus', async () => {
    const card = { tone: 'news' as const, title: 'a', blocks: [] };
    const room = 'slack:T1/C1';
    await store.queue(
      [{ key: 'a', room, kind: 'alert', card, storyIds: [], dueAt: clock.at - 5_000 }],
      clock.at,
    );
    await store.pauseRoom(room, 'gone', clock.at);
    const text = await (await healthPages(parts()).request('/metrics')).text();
    expect(text).toContain('ainews_deliveries{state="pending"} 1');
    expect(text).toContain('ainews_oldest_pending_seconds 5');
    expect(text).toContain('ainews_paused_rooms 1');
    expect(text).toContain('ainews_platform_ready{platform="slack"} 1');
  });

  it('answers on loopback alone, and ends', async () => {
    const server = await serveHealth(parts(), 0);
    expect(await (await fetch(`http://127.0.0.1:${server.port}/livez`)).text()).toBe('ok\n');
    await server.stop();
    await expect(fetch(`http://127.0.0.1:${server.port}/livez`)).rejects.toThrow();
  });
});
