import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockStore, openStore } from '../../../adapters/store/store.ts';
import { delivery, draft, NOON } from '../../contracts/store-samples.ts';
import { type Child, startChild } from '../../helpers/child.ts';
import { temporaryFolder } from '../../helpers/folder.ts';

const SCRIPT = join(import.meta.dirname, 'child.ts');
const clock = { now: () => NOON };
let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let children: Child[];
const start = (job: string, name = '') => {
  const child = startChild(SCRIPT, job, path, name);
  children.push(child);
  return child;
};

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'ainews.db');
  children = [];
});
afterEach(async () => {
  for (const child of children) child.process.kill('SIGKILL');
  await Promise.all(children.map(({ ended }) => ended));
  folder.remove();
});

describe('several processes on one store', () => {
  it('may all be the first to open it', async () => {
    for (let i = 0; i < 5; i++) start('open');
    expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0, 0, 0, 0]);
    expect(children.flatMap(({ said }) => said)).toEqual(Array(5).fill({ articles: 0, stories: 0 }));
  });

  it('wait for the one that is making it', async () => {
    const maker = start('make');
    await maker.saidAtLeast(1);
    const store = openStore({ path, clock });
    expect(await store.count()).toEqual({ articles: 0, stories: 0 });
    await store.close();
  });

  it('deliver everything, each message by one of them', async () => {
    const store = openStore({ path, clock });
    const keys = Array.from({ length: 300 }, (_, i) => `k${i}`);
    await store.queue(
      keys.map((key, i) => delivery(key, { room: `slack:T01/C${i % 40}` })),
      NOON,
    );
    for (const name of ['a', 'b', 'c']) start('claim', name);
    await Promise.all(children.map(({ ended }) => ended));
    const claimed = children.flatMap(({ said }) => said as { claimed: string }[]).map((each) => each.claimed);
    // One that finds every room in another's hand stops early; what is left is still there.
    for (;;) {
      const rest = await store.claim(9, 60_000, NOON);
      if (rest.length === 0) break;
      for (const { id, lease, key } of rest) {
        claimed.push(key);
        await store.settle(id, lease, { state: 'sent', receipt: 'r' }, NOON);
      }
    }
    expect(claimed.sort()).toEqual(keys.sort());
    await store.close();
  });

  it('plan each briefing once', async () => {
    for (const name of ['a', 'b', 'c']) start('plan', name);
    await Promise.all(children.map(({ ended }) => ended));
    const slots = children.flatMap(({ said }) => said as { slot: number }[]).map(({ slot }) => slot);
    expect(slots.sort((a, b) => a - b)).toEqual(Array.from({ length: 150 }, (_, i) => i));
    const store = openStore({ path, clock });
    expect((await store.outboxHealth(NOON)).pending).toBe(150);
    await store.close();
  });
});

describe('a process that is killed', () => {
  it('loses nothing that it acknowledged and leaves nothing half done', { timeout: 60_000 }, async () => {
    const sent = new Set<string>();
    const articles: string[] = [];
    const digests: string[] = [];
    for (let round = 0; round < 6; round++) {
      const child = start('write', `r${round}`);
      await child.saidAtLeast(1 + Math.floor(Math.random() * 120));
      child.process.kill('SIGKILL');
      expect(await child.ended).toBe('SIGKILL');
      for (const line of child.said as { article?: string; digest?: string; sent?: string }[]) {
        if (line.article) articles.push(line.article);
        if (line.digest) digests.push(line.digest);
        if (line.sent) sent.add(line.sent);
      }
    }
    const store = openStore({ path, clock });
    for (const id of articles) {
      expect(await store.articleByUrl(draft(id).canonicalUrl)).toBeDefined();
      expect(await store.alertsSince(`slack:T01/C${id}`, 0)).toBe(1);
    }
    for (const id of digests) expect(await store.lastIssue(`slack:T01/C${id}`)).toBeDefined();
    expect(articles.length).toBeGreaterThan(10);
    await store.close();
    const db = new DatabaseSync(path);
    const keys = db.prepare("SELECT key FROM deliveries WHERE state = 'sent'").all();
    expect([...sent].filter((key) => !keys.some((row) => row.key === key))).toEqual([]);
    const count = (sql: string) => db.prepare(`SELECT count(*) AS n FROM ${sql}`).get()?.n;
    // An article and its alert, an issue and its message: both or neither, acknowledged or not.
    expect(count('articles')).toBe(count("deliveries WHERE kind = 'alert'"));
    expect(count('issues')).toBe(count("deliveries WHERE kind = 'digest'"));
    expect(db.prepare('PRAGMA integrity_check').get()?.integrity_check).toBe('ok');
    db.close();
  });
});

describe('the lock of a store', () => {
  it('is one process’s at a time, and free again when that one is killed', async () => {
    const child = start('lock');
    await child.saidAtLeast(1);
    expect(() => lockStore(path)).toThrow(/Another "ainews start"/);
    const store = openStore({ path, clock });
    expect((await store.saveArticle(draft('beside'))).new).toBe(true);
    await store.close();
    child.process.kill('SIGKILL');
    await child.ended;
    lockStore(path)();
  });

  it('is free again when it is released, and is no one else’s business', () => {
    const release = lockStore(path);
    expect(() => lockStore(path)).toThrow(/already runs/);
    const other = lockStore(join(folder.path, 'other.db'));
    release();
    release();
    lockStore(path)();
    other();
  });

  it('says so when its folder cannot be written', () => {
    expect(() => lockStore(join(folder.path, 'none', 'ainews.db'))).toThrow(/cannot be written/);
  });
});
