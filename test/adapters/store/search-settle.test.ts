import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createArchive } from '../../../adapters/store/archive.ts';
import { sqliteIndex } from '../../../adapters/store/index.ts';
import { migrate } from '../../../adapters/store/migrations.ts';
import { makeDurable, openSqlite, sqliteDatabase } from '../../../adapters/store/sqlite.ts';
import { temporaryFolder } from '../../helpers/folder.ts';
import { article } from '../../helpers/stories.ts';

const NOW = Date.UTC(2026, 10, 1);
const BATCH = 6;
const BATCHES = 150;
const WORDS = 300;

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Words that no other article has: the most that an index can be given. */
const words = (id: number): string => Array.from({ length: WORDS }, (_, n) => `w${id}x${n}`).join(' ');

it('no batch of articles waits for the index to tidy up after many before it', async () => {
  const path = join(folder.path, 'ainews.db');
  const db = openSqlite(path);
  migrate(db, path, () => makeDurable(db));
  db.exec('PRAGMA wal_autocheckpoint = 0');
  const archive = createArchive(sqliteDatabase(db, path), sqliteIndex(db), { now: () => NOW });
  const written: number[] = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    const before = statSync(`${path}-wal`).size;
    const drafts = Array.from({ length: BATCH }, (_, n) => {
      const id = batch * BATCH + n;
      const url = `https://example.com/${id}`;
      return { draft: { ...article({ title: `Piece ${id}`, body: words(id) }), url, canonicalUrl: url } };
    });
    await archive.saveArticles(drafts, { replaceable: true });
    written.push(statSync(`${path}-wal`).size - before);
  }
  db.close();
  // The log is what a commit waits for.
  const mean = written.reduce((sum, bytes) => sum + bytes, 0) / BATCHES;
  expect(Math.max(...written)).toBeLessThan(3 * mean);
});
