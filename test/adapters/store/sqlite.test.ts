import { join } from 'node:path';
import { openStore } from '../../../adapters/store/store.ts';
import type { Store } from '../../../src/ports.ts';
import { storeContract } from '../../contracts/store.ts';
import { temporaryFolder } from '../../helpers/folder.ts';

storeContract('SQLite', async () => {
  const folder = temporaryFolder();
  const opened: Store[] = [];
  return {
    async open(clock) {
      const store = openStore({ path: join(folder.path, 'ainews.db'), clock });
      opened.push(store);
      return store;
    },
    async end() {
      for (const store of opened) await store.close();
      folder.remove();
    },
  };
});
