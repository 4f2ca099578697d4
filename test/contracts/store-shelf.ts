import { describe, expect, it } from 'vitest';
import type { ShownList } from '../../src/ports.ts';
import type { StorePlace } from './store.ts';
import { useStore } from './store-bed.ts';
import { ADA, BO, draft, MINUTE, NOON, OTHER_ROOM, ROOM } from './store-samples.ts';

export function shelfContract(place: () => Promise<StorePlace>): void {
  describe('shelf', () => {
    const bed = useStore(place);

    it('remembers the last list that each person saw in each room', async () => {
      const first: ShownList = { items: [{ kind: 'story', id: 3 }], next: 'search sora page:2', one: true };
      const second: ShownList = {
        items: [
          { kind: 'subscription', id: 8 },
          { kind: 'mute', id: 2 },
        ],
      };
      await bed.store.showList(ROOM, ADA, first, NOON);
      await bed.store.showList(ROOM, ADA, second, NOON + MINUTE);
      await bed.store.showList(OTHER_ROOM, ADA, first, NOON);
      expect(await bed.store.shownList(ROOM, ADA, NOON)).toEqual({ ...second, at: NOON + MINUTE });
      expect(await bed.store.shownList(OTHER_ROOM, ADA, NOON)).toEqual({ ...first, at: NOON });
      expect(await bed.store.shownList(ROOM, BO, NOON)).toEqual({ items: [] });
      expect(await bed.store.shownList(ROOM, ADA, NOON + 2 * MINUTE)).toEqual({ items: [] });
    });

    it('saves a story once for a person and shows a room what its people saved', async () => {
      const { storyId: sora } = await bed.store.saveArticle(draft('sora'));
      const { storyId: kling } = await bed.store.saveArticle(draft('kling'));
      expect(await bed.store.save(ADA, ROOM, sora, NOON)).toBe(true);
      expect(await bed.store.save(ADA, ROOM, sora, NOON + MINUTE)).toBe(false);
      expect(await bed.store.save(BO, ROOM, sora, NOON + 2 * MINUTE)).toBe(true);
      expect(await bed.store.save(BO, ROOM, kling, NOON + 3 * MINUTE)).toBe(true);
      const ids = async (who: Parameters<typeof bed.store.saved>[0]) =>
        (await bed.store.saved(who)).map(({ id }) => id);
      expect(await ids({ person: ADA })).toEqual([sora]);
      expect(await ids({ room: ROOM })).toEqual([kling, sora]);
      expect(await ids({ room: OTHER_ROOM })).toEqual([]);
      expect(await bed.store.unsave(ADA, sora)).toBe(true);
      expect(await bed.store.unsave(ADA, sora)).toBe(false);
      expect(await ids({ person: ADA })).toEqual([]);
      expect(await ids({ room: ROOM })).toEqual([kling, sora]);
    });

    it('keeps a long line under a short token, the same for the same line', async () => {
      const line = `search ${'文生视频 OR '.repeat(80)}sora`;
      const token = await bed.store.keepAsk(line, NOON);
      expect(token).toMatch(/^[\w-]{10,12}$/);
      expect(await bed.store.keepAsk(line, NOON + MINUTE)).toBe(token);
      expect(await bed.store.keepAsk(`${line} `, NOON)).not.toBe(token);
      expect(await bed.store.keptAsk(token)).toBe(line);
      expect(await bed.store.keptAsk('nosuchtoken')).toBeUndefined();
    });
  });
}
