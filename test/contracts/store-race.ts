import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports.ts';
import type { StorePlace } from './store.ts';
import { useStore } from './store-bed.ts';
import { delivery, draft, issue, MINUTE, NOON } from './store-samples.ts';

/** Several connections to one store, at once. Processes race in each implementation's own tests. */
export function raceContract(place: () => Promise<StorePlace>): void {
  describe('several at once', () => {
    const bed = useStore(place);
    const four = async (): Promise<Store[]> => [
      bed.store,
      await bed.open(),
      await bed.open(),
      await bed.open(),
    ];

    it('gives each delivery to one of four workers', async () => {
      const many = Array.from({ length: 60 }, (_, i) => delivery(`k${i}`, { room: `slack:T01/C${i}` }));
      await bed.store.queue(many, NOON);
      const workers = await four();
      const rounds = await Promise.all(
        workers.flatMap((worker) => [0, 1, 2, 3].map(() => worker.claim(5, MINUTE, NOON))),
      );
      const claimed = rounds.flat().map(({ key }) => key);
      expect(new Set(claimed).size).toBe(claimed.length);
      const rest = await bed.store.claim(60, MINUTE, NOON);
      expect(claimed.length + rest.length).toBe(60);
    });

    it('lets one of four plan a briefing, with its own messages only', async () => {
      const workers = await four();
      for (let i = 0; i < 10; i++) {
        const won = await Promise.all(
          workers.map((worker, w) =>
            worker.queueDigest(issue({ slot: NOON + i }), [delivery(`slot${i}-worker${w}`)], NOON),
          ),
        );
        expect(won.filter(Boolean)).toHaveLength(1);
      }
      expect((await bed.store.outboxHealth(NOON)).pending).toBe(10);
    });

    it('queues a key once though four queue it', async () => {
      const workers = await four();
      const counts = await Promise.all(
        workers.map((worker) => worker.queue([delivery('k1'), delivery('k2')], NOON)),
      );
      expect(counts.reduce((sum, n) => sum + n)).toBe(2);
    });

    it('has one article for an address that four save', async () => {
      const workers = await four();
      const saved = await Promise.all(
        workers.map((worker, w) =>
          worker.saveArticle(draft('sora'), { deliveries: [delivery(`alert-${w}`)] }),
        ),
      );
      expect(new Set(saved.map(({ id }) => id)).size).toBe(1);
      expect(saved.filter((each) => each.new)).toHaveLength(1);
      expect((await bed.store.outboxHealth(NOON)).pending).toBe(1);
    });
  });
}
