import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS as DEFAULTS } from '../../../adapters/reader/limits.ts';
import { createWorkshop } from '../../../adapters/reader/workshop.ts';

const LIMITS = { parseMs: 20_000, parseMegabytes: 64 };

function job(title: string) {
  const xml = `<rss version="2.0"><channel><title>${title}</title><item><title>Sora</title><link>https://example.com/</link></item></channel></rss>`;
  const bytes = new TextEncoder().encode(xml);
  return {
    want: 'feed' as const,
    bytes,
    contentType: 'application/rss+xml',
    url: 'https://example.com/feed',
  };
}

describe('a thread that parses', () => {
  let threads: Worker[];
  const count = (thread: Worker): void => void threads.push(thread);

  beforeEach(() => {
    threads = [];
    process.on('worker', count);
  });
  afterEach(() => {
    process.off('worker', count);
  });

  it('takes the memory of what it is given with it, and no other', async () => {
    const workshop = createWorkshop(LIMITS);
    const shared = new Uint8Array(4_096);
    const { bytes } = job('shared');
    shared.set(bytes, 8);
    const results = [
      await workshop.run({ ...job('shared'), bytes: shared.subarray(8, 8 + bytes.length) }),
      await workshop.run({ ...job('shared'), bytes }),
    ];
    expect(results.map(({ feed }) => feed?.title)).toEqual(['shared', 'shared']);
    expect([shared.length, bytes.length]).toEqual([4_096, 0]);
    await workshop.close();
  });

  it('stays for the next job', async () => {
    const workshop = createWorkshop(LIMITS);
    for (const title of ['one', 'two'])
      expect((await workshop.run(job(title))).feed?.title, title).toBe(title);
    expect(threads).toHaveLength(1);
    await workshop.close();
  });

  it('ends when there is nothing more to parse, where memory is dear', async () => {
    const workshop = createWorkshop({ ...LIMITS, forgetMs: 1 });
    const titles = ['one', 'two', 'three'];
    const results = await Promise.all(titles.map((title) => workshop.run(job(title))));
    expect(results.map(({ feed }) => feed?.title)).toEqual(titles);
    expect(threads).toHaveLength(1);
    await once(threads[0]!, 'exit');
    expect((await workshop.run(job('four'))).feed?.title).toBe('four');
    expect(threads).toHaveLength(2);
    await workshop.close();
  });

  it('has more memory than a feed of two megabytes takes, however crowded it is', async () => {
    const workshop = createWorkshop({ ...LIMITS, parseMegabytes: DEFAULTS.parseMegabytes * 0.9 });
    for (const piece of ['<a/>', '<a><b>x</b></a>', '<a xmlns:q="r"/>', '<p>模型 <b>x</b></p>']) {
      const start = '<rss><channel><item><title>Sora</title><link>https://example.com/</link></item><item>';
      const bytes = Buffer.alloc(2 * 1024 * 1024, piece);
      bytes.write(start);
      const { feed } = await workshop.run({ ...job(''), bytes });
      expect(feed?.items[0]?.title, piece).toBe('Sora');
    }
    expect(threads).toHaveLength(1);
    await workshop.close();
  }, 20_000);

  it('stays for those that follow soon, where memory is dear', async () => {
    const workshop = createWorkshop({ ...LIMITS, forgetMs: 60_000 });
    for (const title of ['one', 'two'])
      expect((await workshop.run(job(title))).feed?.title, title).toBe(title);
    expect(threads).toHaveLength(1);
    await workshop.close();
  });
});
