import { describe, expect, it } from 'vitest';
import type { StorePlace } from './store.ts';
import { useStore } from './store-bed.ts';
import { ADA, delivery, issue, MINUTE, NOON, OTHER_ROOM, ROOM } from './store-samples.ts';

export function digestContract(place: () => Promise<StorePlace>): void {
  describe('briefings', () => {
    const bed = useStore(place);

    it('plans a room and slot once, with its messages and what they tell', async () => {
      const parts = [
        delivery('head', { kind: 'digest', storyIds: [1, 2] }),
        delivery('part', { kind: 'digest', replyTo: 'head', storyIds: [3] }),
      ];
      expect(await bed.store.queueDigest(issue(), parts, NOON)).toBe(true);
      expect(await bed.store.queueDigest(issue(), [delivery('other')], NOON)).toBe(false);
      expect((await bed.store.outboxHealth(NOON)).pending).toBe(2);
      expect(await bed.store.seen(ROOM, [1, 2, 3, 4])).toEqual(new Set([1, 2, 3]));
    });

    it('plans each room and each slot by itself', async () => {
      expect(await bed.store.queueDigest(issue(), [], NOON)).toBe(true);
      expect(await bed.store.queueDigest(issue({ room: OTHER_ROOM }), [], NOON)).toBe(true);
      expect(await bed.store.queueDigest(issue({ slot: NOON + MINUTE }), [], NOON)).toBe(true);
    });

    it('remembers the last issue whole, a missed or empty one too', async () => {
      expect(await bed.store.lastIssue(ROOM)).toBeUndefined();
      const first = issue({ outcome: 'empty' });
      const last = issue({ slot: NOON + MINUTE, outcome: 'missed' });
      await bed.store.queueDigest(last, [], NOON);
      await bed.store.queueDigest(first, [], NOON);
      expect(await bed.store.lastIssue(ROOM)).toEqual(last);
      expect(await bed.store.lastIssue(OTHER_ROOM)).toBeUndefined();
    });

    it('plans many rooms at once, and leaves alone what is planned already', async () => {
      await bed.store.queueDigest(issue(), [delivery('mine', { kind: 'digest' })], NOON);
      const many = [
        { issue: issue(), deliveries: [delivery('again', { kind: 'digest' })] },
        { issue: issue({ room: OTHER_ROOM }), deliveries: [delivery('theirs', { room: OTHER_ROOM })] },
      ];
      expect(await bed.store.queueDigests(many, NOON)).toEqual([false, true]);
      expect(await bed.store.deliveryStates(['mine', 'again', 'theirs'])).toEqual(
        new Map([
          ['mine', { state: 'pending' }],
          ['theirs', { state: 'pending' }],
        ]),
      );
    });

    it('knows which rooms have a plan and how far each one is', async () => {
      const plan = {
        days: ['mon' as const],
        times: ['09:00'],
        zone: 'UTC',
        top: 8,
        whenEmpty: 'say' as const,
      };
      const change = { by: ADA, at: NOON, did: 'digest' };
      const state = { subscriptions: [], mutes: [] };
      const planned = { room: ROOM, digest: plan };
      const other = { room: OTHER_ROOM, digest: plan };
      for (const settings of [planned, other, { room: 'slack:T01/C09', zone: 'UTC' }]) {
        await bed.store.changeRoom({ settings, ...state }, change);
      }
      for (const slot of [NOON, NOON + MINUTE, NOON + 3 * MINUTE]) {
        await bed.store.queueDigest(issue({ slot }), [], NOON);
      }
      const rooms = await bed.store.plannedRooms(NOON + 2 * MINUTE);
      expect([...rooms].sort((a, b) => (a.settings.room < b.settings.room ? 1 : -1))).toEqual([
        { settings: planned, plan, last: issue({ slot: NOON + MINUTE }) },
        { settings: other, plan },
      ]);
      await bed.store.pauseRoom(OTHER_ROOM, 'gone', NOON);
      expect((await bed.store.plannedRooms(NOON)).map(({ settings }) => settings.room)).toEqual([ROOM]);
      expect(await bed.store.lastIssue(ROOM, NOON)).toEqual(issue());
    });

    it('tells what a room saw in briefings from what it saw at once', async () => {
      const parts = [delivery('b', { kind: 'digest', storyIds: [1] }), delivery('a', { storyIds: [2] })];
      await bed.store.queue(parts, NOON);
      expect(await bed.store.seen(ROOM, [1, 2], 'digest')).toEqual(new Set([1]));
    });

    it('writes the ledger and the messages together or not at all', async () => {
      const broken = delivery('bad', { storyIds: [Number.NaN] });
      await expect(bed.store.queueDigest(issue(), [delivery('good'), broken], NOON)).rejects.toThrow();
      expect(await bed.store.lastIssue(ROOM)).toBeUndefined();
      expect((await bed.store.outboxHealth(NOON)).pending).toBe(0);
    });
  });
}
