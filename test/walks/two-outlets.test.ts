import { expect, it } from 'vitest';
import type { FeedItem } from '../../src/ports.ts';
import { deskOn, furnish, intakeOf, memoryStore, stoppedAt } from '../helpers/desk-bed.ts';
import { createFakeChat } from '../helpers/fake-chat.ts';

const ROOM = 'slack:T1/C1';
const TITLES = [
  'Mistral raises 600 million euros led by General Catalyst',
  'Mistral raises 600 million euros in round led by General Catalyst',
];

it('alerts who waits for two outlets once both have told a story, though they were read in one go', async () => {
  const clock = stoppedAt('2026-11-24T09:00:00Z');
  const store = memoryStore(clock);
  const chat = createFakeChat();
  const items = TITLES.map((title, n): FeedItem => {
    return { title, url: `https://outlet${n}.example/a`, text: '', tags: [] };
  });
  const intake = intakeOf(items, 'All news', store, clock);
  const source = { url: 'https://all.example/feed', site: 'all.example', title: 'All news', topics: [] };
  const at = { intervalMinutes: 30, nextAt: clock.now(), failures: 0, seenOnce: true, paused: false };
  await store.addSource({ ...source, ...at });
  await furnish(store, { room: ROOM }, { 'mistral sources:2': { when: 'instant' } });

  await intake.work();
  await deskOn(store, clock, chat).deliver();
  expect(chat.shown().map(({ room }) => room)).toEqual([ROOM]);
  await store.close();
});
