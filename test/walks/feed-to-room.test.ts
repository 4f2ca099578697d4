import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createOfflineEnricher } from '../../adapters/enricher/offline.ts';
import { shortHash } from '../../adapters/hash.ts';
import { createReader } from '../../adapters/reader/reader.ts';
import { createAlerts } from '../../src/news/alerts.ts';
import { openFollowing } from '../../src/news/following.ts';
import { createIntake } from '../../src/news/intake.ts';
import { deskOn, furnish, memoryStore, stoppedAt } from '../helpers/desk-bed.ts';
import { createFakeChat } from '../helpers/fake-chat.ts';

const ROOM = 'slack:T1/C1';
const log = { info() {}, warn() {}, error() {} };

it('brings what a feed publishes to the room that follows it, and nothing that was there before', async () => {
  const titles = ['OpenAI shows Sora to a few'];
  const server = createServer((_, response) => {
    const items = titles.map(
      (title) =>
        `<item><title>${title}</title><link>https://a.example/${title.replaceAll(' ', '-')}</link><description>${`What ${title} means for film makers. `.repeat(20)}</description></item>`,
    );
    response.end(`<rss version="2.0"><channel><title>A</title>${items.join('')}</channel></rss>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;

  const clock = stoppedAt('2026-11-24T09:00:00Z');
  const { store, following } = openFollowing(memoryStore(clock), clock);
  const chat = createFakeChat();
  const desk = deskOn(store, clock, chat);
  const reader = createReader({ clock, log, userAgent: 'ainews/test', allowLoopback: true });
  const alertsFor = createAlerts({ store, following, clock, hash: shortHash });
  const enricher = createOfflineEnricher();
  const intake = createIntake({ store, reader, enricher, clock, log, alertsFor, breathe: async () => {} });

  await furnish(store, { room: ROOM, zone: 'UTC' }, { sora: { when: 'instant' } });
  const source = { url, site: 'a.example', title: 'A', topics: [], intervalMinutes: 30 };
  await store.addSource({ ...source, nextAt: clock.now(), failures: 0, seenOnce: false, paused: false });
  await intake.work();
  await desk.deliver();
  expect(chat.shown(ROOM)).toEqual([]);
  expect((await store.count()).articles).toBe(1);

  titles.unshift('Kling answers with a price cut', 'OpenAI opens Sora to every country');
  clock.at += 24 * 3_600_000;
  await intake.work();
  await desk.deliver();
  expect(chat.shown(ROOM).map(({ card }) => card.title)).toEqual(['OpenAI opens Sora to every country']);

  await reader.close();
  await store.close();
  await new Promise((resolve) => server.close(resolve));
}, 20_000);
