import { describe, expect, it } from 'vitest';
import type { StorePlace } from './store.ts';
import { useStore } from './store-bed.ts';
import { delivery, issue, MINUTE, NOON, OTHER_ROOM, ROOM } from './store-samples.ts';

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

    it('writes the ledger and the messages together or not at all', async () => {
      const broken = delivery('bad', { storyIds: [Number.NaN] });
      await expect(bed.store.queueDigest(issue(), [delivery('good'), broken], NOON)).rejects.toThrow();
      expect(await bed.store.lastIssue(ROOM)).toBeUndefined();
      expect((await bed.store.outboxHealth(NOON)).pending).toBe(0);
    });
  });
}
