import type { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import { MIGRATIONS, migrate } from '../../../adapters/store/migrations.ts';
import type { Store } from '../../../src/ports.ts';
import { NOON, ROOM } from '../../contracts/store-samples.ts';

/** How a store of an earlier version was, and what must still be there after it was brought up. */
export interface Version {
  readonly version: number;
  build(db: DatabaseSync): void;
  check(store: Store): Promise<void>;
}

export const VERSIONS: readonly Version[] = [
  {
    version: 1,
    build(db) {
      migrate(db, 'version 1', () => {}, MIGRATIONS.slice(0, 1));
      db.exec(`
        INSERT INTO stories (id, opened_at) VALUES (7, ${NOON});
        INSERT INTO articles (id, story_id, title, url, canonical_url, body, keywords, technologies, industries,
          companies, people, event, lang, site, arrived_at)
        VALUES (11, 7, 'Sora', 'https://a.example/sora', 'https://a.example/sora', 'Text.', '["video"]', '[]',
          '[]', '[]', '[]', '', 'en', 'A', ${NOON});
        INSERT INTO rooms (room, settings) VALUES ('${ROOM}', '{"room":"${ROOM}","lang":"zh"}');
        INSERT INTO subscriptions (id, room, expression, settings, created_by, created_at, changed_by, changed_at)
        VALUES (3, '${ROOM}', 'sora', '{"when":"instant"}', 'U1', ${NOON}, 'U1', ${NOON});
        INSERT INTO deliveries (id, key, room, kind, card, story_ids, due_at, queued_at, next_at, state)
        VALUES (5, 'k1', '${ROOM}', 'alert', '{"tone":"news","blocks":[]}', '[7]', ${NOON}, ${NOON}, ${NOON}, 'pending');
        INSERT INTO delivery_stories (room, story_id, delivery_id) VALUES ('${ROOM}', 7, 5);
        INSERT INTO lanes (room, next_at, urgent) VALUES ('${ROOM}', ${NOON}, 1);`);
    },
    async check(store) {
      expect(await store.article(11)).toMatchObject({ storyId: 7, title: 'Sora', keywords: ['video'] });
      const { settings, subscriptions } = await store.room(ROOM);
      expect(settings).toEqual({ room: ROOM, lang: 'zh' });
      expect(subscriptions).toMatchObject([{ id: 3, expression: 'sora' }]);
      expect(await store.seen(ROOM, [7])).toEqual(new Set([7]));
      expect(await store.claim(1, 1000, NOON)).toMatchObject([{ key: 'k1', storyIds: [7] }]);
    },
  },
  {
    version: 2,
    build(db) {
      migrate(db, 'version 2', () => {}, MIGRATIONS.slice(0, 2));
      db.exec(`
        INSERT INTO deliveries (id, key, room, kind, card, story_ids, mentions, due_at, queued_at, next_at, state)
        VALUES (5, 'k1', '${ROOM}', 'alert', '{"tone":"news","blocks":[]}', '[7]', '["@U1"]', ${NOON}, ${NOON},
          ${NOON}, 'pending');
        INSERT INTO delivery_subscriptions (subscription_id, queued_at, delivery_id) VALUES (3, ${NOON}, 5);
        INSERT INTO stops (room, story_id, subscription_id, stage, detail, at)
        VALUES ('${ROOM}', 7, 3, 'budget', '5', ${NOON});
        INSERT INTO lanes (room, next_at, urgent) VALUES ('${ROOM}', ${NOON}, 1);`);
    },
    async check(store) {
      expect(await store.alertCounts([3], NOON)).toEqual(new Map([[3, 1]]));
      expect(await store.stopsOf(ROOM, [7])).toMatchObject([{ subscriptionId: 3, stage: 'budget' }]);
      expect(await store.claim(1, 1000, NOON)).toMatchObject([{ key: 'k1', mentions: ['@U1'] }]);
    },
  },
  {
    version: 3,
    build(db) {
      migrate(db, 'version 3', () => {}, MIGRATIONS.slice(0, 3));
      db.exec(`INSERT INTO asks (token, ask, at) VALUES ('t', 'search sora', ${NOON})`);
    },
    async check(store) {
      expect(await store.keptAsk('t')).toBe('search sora');
    },
  },
  {
    version: 4,
    build(db) {
      migrate(db, 'version 4', () => {}, MIGRATIONS.slice(0, 4));
      db.exec(`
        INSERT INTO cards (id, hash, card, at) VALUES (2, 'h', '{"tone":"news","title":"Page","blocks":[]}', ${NOON});
        INSERT INTO deliveries (id, key, room, kind, card, card_id, story_ids, due_at, queued_at, next_at, state)
        VALUES (5, 'k1', '${ROOM}', 'digest', '', 2, '[7]', ${NOON}, ${NOON}, ${NOON}, 'pending');
        INSERT INTO lanes (room, next_at, urgent) VALUES ('${ROOM}', ${NOON}, 0);`);
    },
    async check(store) {
      expect(await store.claim(1, 1000, NOON)).toMatchObject([{ key: 'k1', card: { title: 'Page' } }]);
    },
  },
  {
    version: 5,
    build(db) {
      migrate(db, 'version 5', () => {}, MIGRATIONS.slice(0, 5));
      db.exec(`
        INSERT INTO installations (platform, owner, sealed, at, problem)
        VALUES ('slack', 'T1', 'sealed', ${NOON}, 'token_revoked')`);
    },
    async check(store) {
      expect(await store.installations('slack')).toEqual([
        { platform: 'slack', owner: 'T1', sealed: 'sealed', at: NOON, problem: 'token_revoked' },
      ]);
    },
  },
];
