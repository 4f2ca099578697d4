import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '../../../adapters/store/migrations.ts';
import { openStore } from '../../../adapters/store/store.ts';
import { NOON } from '../../contracts/store-samples.ts';
import { temporaryFolder } from '../../helpers/folder.ts';
import { VERSIONS } from './versions.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'ainews.db');
});
afterEach(() => folder.remove());

function schemaOf(db: DatabaseSync): unknown[] {
  return db
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
    .all();
}

function newest(): unknown[] {
  const db = new DatabaseSync(':memory:');
  migrate(db, ':memory:', () => {});
  const schema = schemaOf(db);
  db.close();
  return schema;
}

describe('migrations', () => {
  it('has a builder for each version, so that none is left untested', () => {
    expect(VERSIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  it.each(VERSIONS)(
    'brings version $version to the newest with all that was in it',
    async ({ build, check }) => {
      const old = new DatabaseSync(path);
      build(old);
      old.close();
      const store = openStore({ path, clock: { now: () => NOON } });
      await check(store);
      await store.close();
      const db = new DatabaseSync(path);
      expect(schemaOf(db)).toEqual(newest());
      expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: MIGRATIONS.length });
      db.close();
    },
  );

  it('changes nothing when a step fails halfway', () => {
    const db = new DatabaseSync(path);
    migrate(db, path, () => {});
    const before = schemaOf(db);
    const steps = [...MIGRATIONS, 'CREATE TABLE later (id INTEGER); SELECT broken FROM nowhere'];
    expect(() => migrate(db, path, () => {}, steps)).toThrow(/nowhere/);
    expect(schemaOf(db)).toEqual(before);
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: MIGRATIONS.length });
    migrate(db, path, () => {}, [...MIGRATIONS, 'CREATE TABLE later (id INTEGER)']);
    expect(schemaOf(db)).toHaveLength(before.length + 1);
    expect(() => migrate(db, path, () => {})).toThrow(/newer version/);
    db.close();
  });
});
