import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { makeDurable, openSqlite } from '../../../adapters/store/sqlite.ts';
import { lockStore, openStore } from '../../../adapters/store/store.ts';
import { delivery, draft, issue, NOON } from '../../contracts/store-samples.ts';

/** The other processes of the tests: what each does, it acknowledges on a line of its own. */
const [job = '', path = '', name = ''] = process.argv.slice(2);
const clock = { now: () => NOON };
const say = (value: unknown) => writeSync(1, `${JSON.stringify(value)}\n`);

const JOBS: Readonly<Record<string, () => Promise<void>>> = {
  /** Writes of every kind, for ever. */
  async write() {
    const store = openStore({ path, clock });
    for (let i = 0; ; i++) {
      const id = `${name}-${i}`;
      const room = `slack:T01/C${id}`;
      await store.saveArticle(draft(id), { deliveries: [delivery(`alert-${id}`, { room })] });
      say({ article: id, room });
      await store.queueDigest(issue({ room }), [delivery(`digest-${id}`, { room, kind: 'digest' })], NOON);
      say({ digest: id, room });
      const [claimed] = await store.claim(1, 60_000, NOON);
      if (claimed) {
        await store.settle(claimed.id, claimed.lease, { state: 'sent', receipt: claimed.key }, NOON);
        say({ sent: claimed.key });
      }
    }
  },
  /** Claims and sends until nothing is left. */
  async claim() {
    const store = openStore({ path, clock });
    for (;;) {
      const claimed = await store.claim(3, 60_000, NOON);
      if (claimed.length === 0) break;
      for (const { id, lease, key } of claimed) {
        say({ claimed: key });
        await store.settle(id, lease, { state: 'sent', receipt: name }, NOON);
      }
    }
    await store.close();
  },
  async plan() {
    const store = openStore({ path, clock });
    for (let slot = 0; slot < 150; slot++) {
      const part = delivery(`${slot}-${name}`, { kind: 'digest' });
      if (await store.queueDigest(issue({ slot }), [part], NOON)) say({ slot });
    }
    await store.close();
  },
  async open() {
    const store = openStore({ path, clock });
    say(await store.count());
    await store.close();
  },
  /** Is at making the store, and takes its time. */
  async make() {
    const db = openSqlite(path);
    makeDurable(db);
    db.exec('BEGIN IMMEDIATE');
    say('making');
    await setTimeout(300);
    db.exec('COMMIT');
    db.close();
  },
  /** Holds the store's lock until it is killed. */
  async lock() {
    lockStore(path);
    say('locked');
    process.stdin.resume();
  },
};

await JOBS[job]!();
