import { describe, expect, it } from 'vitest';
import type { Installation } from '../../src/ports.ts';
import { DAY } from '../../src/time.ts';
import type { StorePlace } from './store.ts';
import { useStore } from './store-bed.ts';
import { NOON } from './store-samples.ts';

const acme: Installation = { platform: 'slack', owner: 'T1', sealed: 'sealed-1', at: NOON };
const other: Installation = { platform: 'slack', owner: 'E2', sealed: 'sealed-2', at: NOON };

export function installationsContract(place: () => Promise<StorePlace>): void {
  describe('installations', () => {
    const bed = useStore(place);

    it('keeps one of each owner, the newest, for whoever opens the store next', async () => {
      await bed.store.keepInstallation(acme);
      await bed.store.keepInstallation(other);
      await bed.store.keepInstallation({ ...acme, sealed: 'renewed', problem: 'token_revoked' });
      const next = await bed.open();
      expect(await next.installations('slack')).toEqual([
        other,
        { ...acme, sealed: 'renewed', problem: 'token_revoked' },
      ]);
      expect(await next.installations('discord')).toEqual([]);
      await next.keepInstallation(acme);
      expect((await bed.store.installations('slack'))[1]).toEqual(acme);
    });

    it('drops one and no other', async () => {
      await bed.store.keepInstallation(acme);
      await bed.store.keepInstallation(other);
      expect(await bed.store.dropInstallation('slack', 'T1')).toBe(true);
      expect(await bed.store.dropInstallation('slack', 'T1')).toBe(false);
      expect(await bed.store.installations('slack')).toEqual([other]);
    });

    it('takes none out with what is old, nor with what a workspace wants deleted of its rooms', async () => {
      await bed.store.keepInstallation(acme);
      const late = NOON + 4_000 * DAY;
      const before = { cards: late, states: late, stops: late, asks: late, lists: late, texts: late };
      await bed.store.prune(before, 200);
      await bed.store.purge('slack', 'T1');
      expect(await bed.store.installations('slack')).toEqual([acme]);
    });
  });
}
