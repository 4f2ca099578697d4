import { expect, it } from 'vitest';
import { shortHash } from '../../adapters/hash.ts';
import { createEngine } from '../../src/engine.ts';
import type { FeedItem } from '../../src/ports.ts';
import { deskOn, furnish, intakeOf, memoryStore, SILENT, stoppedAt } from '../helpers/desk-bed.ts';
import { createFakeChat } from '../helpers/fake-chat.ts';

const ROOM = 'slack:T1/C1';

it('alerts who follows a source by its name, whatever site a piece is on, and why says so', async () => {
  const clock = stoppedAt('2026-11-24T09:00:00Z');
  const store = memoryStore(clock);
  const chat = createFakeChat();
  const item: FeedItem = {
    title: 'A kiln that thinks',
    url: 'https://clay.example/kiln',
    text: '',
    tags: [],
  };
  const intake = intakeOf([item], 'The Potters’ Weekly', store, clock);
  const source = { site: 'potters.example', title: 'The Potters’ Weekly', topics: [], intervalMinutes: 30 };
  const at = { nextAt: clock.now(), failures: 0, seenOnce: true, paused: false };
  await store.addSource({ ...source, ...at, url: 'https://potters.example/feed' });
  await furnish(store, { room: ROOM }, { 'source:potters': { when: 'instant' } });
  await furnish(store, { room: 'slack:T1/C2' }, { 'source:clay.example': { when: 'instant' } });

  await intake.work();
  await deskOn(store, clock, chat).deliver();
  expect(chat.shown().map(({ room, card }) => [room, card.title])).toEqual([[ROOM, 'A kiln that thinks']]);

  const engine = createEngine({ store, clock, log: SILENT, reader: undefined, hash: shortHash });
  const { data } = await engine.answer({
    room: { platform: 'slack', space: 'T1', channel: 'C1' },
    person: { platform: 'slack', space: 'T1', id: 'ada' },
    manager: false,
    locale: 'en',
    text: `why ${item.url}`,
  });
  expect(data).toMatchObject({ verdict: { stage: 'sent' }, matched: [{ term: 'source:potters' }] });
  await store.close();
});
