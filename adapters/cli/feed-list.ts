import { open, readFile } from 'node:fs/promises';
import { newSource } from '../../src/commands/sources.ts';
import type { Clock, Store } from '../../src/ports.ts';
import { decode } from '../reader/charset.ts';
import type { FeedLink } from '../reader/feed-links.ts';
import { opmlLinks } from '../reader/opml.ts';
import { openProgress } from './progress.ts';

const HEAD = 1_024;

/** Is this a file of markup? Records and rooms never begin with a bracket. */
export async function isMarkup(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (!file) return false;
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return decode(buffer.subarray(0, bytesRead))
      .replace(/^\uFEFF/, '')
      .trimStart()
      .startsWith('<');
  } finally {
    await file.close();
  }
}

/** The feeds of an OPML file in whatever encoding, each once; undefined when it is none. */
export async function readFeedList(path: string): Promise<readonly FeedLink[] | undefined> {
  return opmlLinks(decode(await readFile(path)));
}

/** Those that are not read yet. */
export async function unknownFeeds(
  store: Pick<Store, 'sources'>,
  feeds: readonly FeedLink[],
): Promise<readonly FeedLink[]> {
  const known = new Set((await store.sources()).map(({ url }) => url));
  return feeds.filter(({ url }) => !known.has(url));
}

/** Adds them, with a bar where somebody watches. */
export async function addFeeds(
  store: Pick<Store, 'addSource'>,
  clock: Clock,
  feeds: readonly FeedLink[],
): Promise<void> {
  const progress = await openProgress(process.stderr, { doing: 'Adding sources', of: 'sources' });
  try {
    for (const [i, feed] of feeds.entries()) {
      await store.addSource(newSource(feed, clock.now()));
      progress.show(i + 1, feeds.length, i + 1);
    }
  } finally {
    progress.end();
  }
}
