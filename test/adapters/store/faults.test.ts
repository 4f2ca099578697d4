import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemble } from '../../../adapters/store/assemble.ts';
import { sqliteIndex } from '../../../adapters/store/index.ts';
import { migrate } from '../../../adapters/store/migrations.ts';
import { makeDurable, openSqlite, sqliteDatabase, tryBriefly } from '../../../adapters/store/sqlite.ts';
import { openStore } from '../../../adapters/store/store.ts';
import { delivery, draft, NOON } from '../../contracts/store-samples.ts';
import { temporaryFolder } from '../../helpers/folder.ts';

const clock = { now: () => NOON };
let folder: ReturnType<typeof temporaryFolder>;
let path: string;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'ainews.db');
});
afterEach(() => folder.remove());

function contents(): Record<string, string> {
  const entries = readdirSync(folder.path, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder.path, file), 'base64')]));
}

async function filled(articles = 200): Promise<void> {
  const store = openStore({ path, clock });
  await store.saveArticles(Array.from({ length: articles }, (_, i) => ({ draft: draft(`n${i}`) })));
  await store.close();
}

describe('a store that cannot be opened', () => {
  function refuses(fault: string): void {
    const before = contents();
    let error: unknown;
    try {
      openStore({ path, clock });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ name: 'StoreError', fault });
    expect((error as Error).message).toContain(path);
    expect(contents()).toEqual(before);
  }

  it('is left byte for byte as it was when it is no database at all', () => {
    writeFileSync(path, 'not a database, but someone may want it '.repeat(400));
    refuses('corrupt');
  });

  it('is left byte for byte as it was when its first page is damaged', async () => {
    await filled();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 100, 900);
    writeFileSync(path, bytes);
    refuses('corrupt');
  });

  it('is left byte for byte as it was when half of it is missing', async () => {
    await filled();
    truncateSync(path, 4096 * 9 + 100);
    refuses('corrupt');
  });

  it('is left byte for byte as it was when a newer version wrote it', async () => {
    await filled();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    refuses('newer');
  });

  it('is left byte for byte as it was when it is another program’s', () => {
    const db = new DatabaseSync(path);
    db.exec('CREATE TABLE invoices (id INTEGER PRIMARY KEY)');
    db.close();
    refuses('foreign');
  });

  it('says so when its folder cannot be made or written', () => {
    writeFileSync(join(folder.path, 'file'), '');
    path = join(folder.path, 'file', 'ainews.db');
    refuses('unwritable');
    mkdirSync(join(folder.path, 'taken.db'));
    path = join(folder.path, 'taken.db');
    refuses('unwritable');
  });
});

describe('a store whose inside is damaged', () => {
  it('says so instead of answering wrongly', async () => {
    await filled(2000);
    const bytes = readFileSync(path);
    for (let page = 60; page < bytes.length / 4096; page++) bytes.fill(0x5a, page * 4096, page * 4096 + 64);
    writeFileSync(path, bytes);
    const store = openStore({ path, clock });
    await expect(store.arrivals(0, NOON + 1, 5000)).rejects.toMatchObject({ fault: 'corrupt' });
    await store.close();
  });
});

describe('a full disk', () => {
  it('loses nothing that was acknowledged, and goes on when there is space again', async () => {
    const db = openSqlite(path);
    migrate(db, path, () => makeDurable(db));
    const store = assemble(sqliteDatabase(db, path), sqliteIndex(db), clock);
    const pages = Number(db.prepare('PRAGMA page_count').get()?.page_count);
    db.exec(`PRAGMA max_page_count = ${pages + 40}`);
    const saved: number[] = [];
    const fill = async () => {
      for (let i = 0; i < 1000; i++) {
        const { id } = await store.saveArticle(draft(`n${i}`, { body: 'word '.repeat(800) }), {
          deliveries: [delivery(`k${i}`, { room: `slack:T01/C${i}` })],
        });
        saved.push(id);
      }
    };
    await expect(fill()).rejects.toMatchObject({ fault: 'full' });
    expect(saved.length).toBeGreaterThan(3);
    expect((await store.count()).articles).toBe(saved.length);
    expect((await store.outboxHealth(NOON)).pending).toBe(saved.length);
    db.exec(`PRAGMA max_page_count = ${pages + 4000}`);
    expect((await store.saveArticle(draft(`n${saved.length}`))).new).toBe(true);
    expect(db.prepare('PRAGMA integrity_check').get()?.integrity_check).toBe('ok');
    await store.close();
  });
});

describe('a store that another process is writing', () => {
  it('waits for it without stopping the program, and says so when it takes too long', async () => {
    await filled(1);
    const other = new DatabaseSync(path);
    const db = openSqlite(path);
    makeDurable(db);
    tryBriefly(db);
    const patient = assemble(sqliteDatabase(db, path), sqliteIndex(db), clock);
    const hasty = assemble(sqliteDatabase(db, path, 1), sqliteIndex(db), clock);
    other.exec('BEGIN IMMEDIATE');
    let saved = false;
    const saving = patient.saveArticle(draft('beside')).then(() => {
      saved = true;
    });
    await expect(hasty.keepAsk('search sora', NOON)).rejects.toMatchObject({ fault: 'busy' });
    // Reading goes on beside a writer, and so does everything else in this process.
    expect((await patient.count()).articles).toBe(1);
    expect(saved).toBe(false);
    other.exec('COMMIT');
    await saving;
    expect((await patient.count()).articles).toBe(2);
    other.close();
    await patient.close();
  });
});

describe('a closed store', () => {
  it('says that it is closed', async () => {
    const store = openStore({ path, clock });
    await store.close();
    await store.close();
    await expect(store.rooms()).rejects.toMatchObject({ fault: 'closed' });
  });
});
