import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/model.ts';
import type { StorePlace } from './store.ts';
import { useStore } from './store-bed.ts';
import { MINUTE, NOON } from './store-samples.ts';

export function sourcesContract(place: () => Promise<StorePlace>): void {
  describe('sources', () => {
    const bed = useStore(place);
    const feed = (name: string, over: Partial<Source> = {}): Omit<Source, 'id'> => ({
      url: `https://${name}.example/feed`,
      site: name,
      title: `${name} news`,
      topics: ['video'],
      intervalMinutes: 30,
      nextAt: NOON,
      failures: 0,
      seenOnce: false,
      paused: false,
      ...over,
    });

    it('gives back a source as it was added, and as it was updated', async () => {
      const added = await bed.store.addSource(feed('a'));
      expect(added).toEqual({ ...feed('a'), id: added.id });
      const read: Source = {
        ...added,
        lang: 'zh',
        lastReadAt: NOON,
        lastOkAt: NOON,
        failures: 2,
        problem: 'no answer',
        seenOnce: true,
        etag: '"1"',
        lastModified: 'Fri',
        nextAt: NOON + 30 * MINUTE,
      };
      await bed.store.updateSource(read);
      expect(await bed.store.sources()).toEqual([read]);
      await bed.store.updateSource(added);
      expect(await bed.store.sources()).toEqual([added]);
    });

    it('has an address once: adding it again gives the source that is there', async () => {
      const first = await bed.store.addSource(feed('a'));
      expect(await bed.store.addSource(feed('a', { title: 'Other' }))).toEqual(first);
      expect(await bed.store.sources()).toHaveLength(1);
    });

    it('gives those that are due, longest first, and never a paused one', async () => {
      await bed.store.addSource(feed('now'));
      await bed.store.addSource(feed('late', { nextAt: NOON - MINUTE }));
      await bed.store.addSource(feed('soon', { nextAt: NOON + 1 }));
      await bed.store.addSource(feed('paused', { nextAt: NOON - MINUTE, paused: true }));
      const due = async (limit: number) => (await bed.store.dueSources(NOON, limit)).map(({ site }) => site);
      expect(await due(9)).toEqual(['late', 'now']);
      expect(await due(1)).toEqual(['late']);
    });

    it('never gives the number of a removed source to another', async () => {
      const { id } = await bed.store.addSource(feed('a'));
      expect(await bed.store.removeSource(id)).toBe(true);
      expect(await bed.store.removeSource(id)).toBe(false);
      expect((await bed.store.addSource(feed('b'))).id).not.toBe(id);
    });
  });
}
