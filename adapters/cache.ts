import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Keyv, type KeyvStorageAdapter, type KeyvStorageEntry } from 'keyv';
import type { Clock } from '../src/ports.ts';

/** What may be lost: people's locales, validators, answers of a model. Never a promise. */
export interface Cache {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs?: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Keyv over a small database of its own, so that losing it loses nothing else. */
export function openCache(path: string, clock: Clock): Cache {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const db = new DatabaseSync(path, { timeout: 2_000 });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
  db.exec('CREATE TABLE IF NOT EXISTS cache (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER)');
  const keyv = new Keyv({ store: storage(db, clock) });
  return {
    get: (key) => keyv.get(key),
    set: (key, value, ttlMs) => keyv.set(key, value, ttlMs),
    delete: (key) => keyv.delete(key),
    async close() {
      db.close();
    },
  };
}

/** Keyv's storage on one table; every entry ends at an absolute time, and is swept when it is met. */
function storage(db: DatabaseSync, clock: Clock): KeyvStorageAdapter {
  const read = db.prepare('SELECT value FROM cache WHERE key = ? AND (expires IS NULL OR expires > ?)');
  const write = db.prepare('INSERT OR REPLACE INTO cache (key, value, expires) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM cache WHERE key = ?');
  const sweep = db.prepare('DELETE FROM cache WHERE expires <= ?');

  async function get<Value>(key: string): Promise<Value | undefined> {
    const row = read.get(key, clock.now());
    return row === undefined ? undefined : (JSON.parse(String(row.value)) as Value);
  }
  async function set(key: string, value: unknown, expires?: number): Promise<boolean> {
    sweep.run(clock.now());
    write.run(key, JSON.stringify(value), expires ?? null);
    return true;
  }
  const has = async (key: string) => read.get(key, clock.now()) !== undefined;
  const drop = async (key: string) => Number(remove.run(key).changes) > 0;

  return Object.assign(new EventEmitter(), {
    capabilities: { expires: true },
    get,
    set,
    has,
    delete: drop,
    setMany: <Value>(entries: KeyvStorageEntry<Value>[]) =>
      Promise.all(entries.map(({ key, value, expires }) => set(key, value, expires))),
    getMany: <Value>(keys: string[]) => Promise.all(keys.map((key) => get<Value>(key))),
    hasMany: (keys: string[]) => Promise.all(keys.map(has)),
    deleteMany: (keys: string[]) => Promise.all(keys.map(drop)),
    async clear() {
      db.exec('DELETE FROM cache');
    },
  }) as unknown as KeyvStorageAdapter;
}
