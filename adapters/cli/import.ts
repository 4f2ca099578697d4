import { recallStories, saveInStories } from '../../src/news/shelve.ts';
import { createStories } from '../../src/news/story.ts';
import { DAY } from '../../src/time.ts';
import type { Config } from '../config.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { type ImportResult, importRecords } from '../records/import.ts';
import { openWorld, type World } from '../wire.ts';
import { envelope } from './envelope.ts';
import { addFeeds, isMarkup, readFeedList, unknownFeeds } from './feed-list.ts';
import { openProgress } from './progress.ts';

/** Imported records join the stories of so many days. */
const STORY_DAYS = 14;

/**
 * `ainews import FILE…`: the good records are kept, each bad one is named with its file and line. The feeds of
 * an OPML file become sources.
 */
export async function runImport(paths: readonly string[], json: boolean, config: Config): Promise<ExitCode> {
  await using world = await openWorld({ ...config, seeds: false });
  const { files, sources } = await withoutLists(paths, world);
  if (files.length === 0 && sources !== undefined) {
    const data = { imported: 0, known: 0, bad: [], moreBad: 0, sources };
    if (json) process.stdout.write(`${JSON.stringify(envelope({ ok: true, data }))}\n`);
    return EXIT.ok;
  }
  const stories = createStories();
  const now = world.clock.now();
  await recallStories(world.store, stories, now - STORY_DAYS * DAY, now + DAY);
  const progress = await openProgress(process.stderr);
  const result = await importRecords(files, {
    save: (drafts) => saveInStories(world.store, stories, drafts),
    clock: world.clock,
    lang: world.view.lang,
    onProgress: ({ bytesRead, bytesTotal, imported }) => progress.show(bytesRead, bytesTotal, imported),
  }).finally(() => progress.end());
  if (json) {
    process.stdout.write(
      `${JSON.stringify(envelope({ ok: true, data: { ...result, ...(sources !== undefined && { sources }) } }))}\n`,
    );
  } else {
    report(result);
  }
  return result.bad.length > 0 ? EXIT.partial : EXIT.ok;
}

/** Takes in the lists of feeds among the files: what is left, and how many sources came; undefined when none was a list. */
async function withoutLists(paths: readonly string[], { store, clock }: World) {
  const files: string[] = [];
  let sources: number | undefined;
  for (const path of paths) {
    const feeds = (await isMarkup(path)) ? await readFeedList(path) : undefined;
    if (!feeds) {
      files.push(path);
      continue;
    }
    const fresh = await unknownFeeds(store, feeds);
    await addFeeds(store, clock, fresh);
    sources = (sources ?? 0) + fresh.length;
    process.stderr.write(
      `${path}: ${fresh.length} ${fresh.length === 1 ? 'source' : 'sources'} added, ${feeds.length - fresh.length} known already\n`,
    );
  }
  return { files, sources };
}

function report({ imported, known, bad, moreBad }: ImportResult): void {
  for (const { file, line, message } of bad) {
    process.stderr.write(`${file}${line === undefined ? '' : `:${line}`}: ${message}\n`);
  }
  if (moreBad > 0) process.stderr.write(`… and ${moreBad} more\n`);
  const already = known > 0 ? `, ${known} known already` : '';
  const failed = bad.length > 0 ? `, ${bad.length + moreBad} could not be used` : '';
  process.stdout.write(`${imported} ${imported === 1 ? 'record' : 'records'} imported${already}${failed}\n`);
}
