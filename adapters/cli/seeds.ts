import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { saveInStories } from '../../src/news/shelve.ts';
import { createStories } from '../../src/news/story.ts';
import type { Clock, Store } from '../../src/ports.ts';
import { importRecords } from '../records/import.ts';

/** The shipped records, oldest first. */
export async function seedFiles(): Promise<readonly string[]> {
  const folder = seedsFolder();
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt'));
  return names.sort().map((name) => join(folder, name));
}

/** Takes the shipped records into a new store, so that the first question has an answer. */
export async function importSeeds(store: Store, clock: Clock, files?: readonly string[]): Promise<void> {
  const stories = createStories();
  await importRecords(files ?? (await seedFiles()), {
    save: (drafts) => saveInStories(store, stories, drafts),
    clock,
  });
}

/** Beside the sources, or beside `dist/` in the published package. */
function seedsFolder(): string {
  const beside = fileURLToPath(new URL('../../seeds', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../../seeds', import.meta.url));
}
