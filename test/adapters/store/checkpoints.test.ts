import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withCheckpoints } from '../../../adapters/store/checkpoints.ts';
import type { Database } from '../../../adapters/store/sql.ts';
import { run } from '../../../adapters/store/sql.ts';
import { makeDurable, openSqlite, sqliteDatabase } from '../../../adapters/store/sqlite.ts';
import { temporaryFolder } from '../../helpers/folder.ts';

const ANY = { much: 0, tooMuch: 0 };
const HASTE = { replaceable: true };

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let database: Database;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'ainews.db');
  const db = openSqlite(path);
  makeDurable(db);
  db.exec('CREATE TABLE pieces (text TEXT)');
  database = withCheckpoints(sqliteDatabase(db, path), path, ANY);
});
afterEach(() => folder.remove());

const add = () =>
  database.write(() => run('INSERT INTO pieces (text) VALUES (?)', 'x'.repeat(20_000)), HASTE);

describe('the log', () => {
  it('is moved into the file while the program goes on writing', async () => {
    const before = statSync(path).size;
    // What is in no hurry waits for the move, so the file has it when the write is done.
    for (let n = 0; n < 8; n++) await add();
    expect(statSync(path).size).toBeGreaterThan(before + 8 * 20_000);
    for (let n = 0; n < 8; n++) await add();
    expect(statSync(path).size).toBeGreaterThan(before + 16 * 20_000);
    await database.close();
  });

  it('is gone with the program, whatever is being moved', async () => {
    const writes = Array.from({ length: 20 }, add);
    await Promise.all(writes);
    await database.close();
    expect(statSync(`${path}-wal`, { throwIfNoEntry: false })).toBeUndefined();
    expect(statSync(path).size).toBeGreaterThan(20 * 20_000);
  });
});
