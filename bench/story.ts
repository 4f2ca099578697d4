import { parseArgs } from 'node:util';
import { createStories } from '../src/news/story.ts';
import { createCopies } from '../src/news/winnow.ts';
import { article } from './corpus.ts';

/**
 * `node bench/story.ts [--size 1000000]`: what it costs to find an article's story as more and more
 * articles have been seen, at a thousand a day, and to find near-copies in a window of 100,000 texts.
 * The cost per article is printed at each size, as a ratio to the first: flat is 1.
 */

const DAY = 86_400_000;
const A_DAY = 1_000;
const SAMPLE = 2_000;
const VARIETY = 20_000;
const MB = 1024 * 1024;

const { values } = parseArgs({ options: { size: { type: 'string', default: '1000000' } } });
stories(Number(values.size));
copies(100_000);

/** Generated records in turn; later rounds get a word of their own so that no headline comes back. */
function piece(n: number): { title: string; site: string; body: string; arrivedAt: number } {
  const { title, site, body } = article((n % VARIETY) + 1);
  return {
    title: `${title} ${Math.floor(n / 7).toString(36)}`,
    site,
    body,
    arrivedAt: (n / A_DAY) * DAY,
  };
}

function stories(size: number): void {
  const engine = createStories();
  let next = 1;
  let first: number | undefined;
  console.log('stories   articles   ms an article   ratio   stories in memory   MB');
  for (let n = 0; n < size; ) {
    const target = first === undefined ? Math.min(10_000, size) : Math.min(n * 10, size);
    for (; n < target - SAMPLE; n++) place(n);
    const sample = Array.from({ length: SAMPLE }, (_, i) => piece(n + i));
    const start = performance.now();
    for (const one of sample) engine.add(one, engine.place(one) ?? next++);
    const each = (performance.now() - start) / SAMPLE;
    n += SAMPLE;
    first ??= each;
    const memory = process.memoryUsage().heapUsed / MB;
    console.log(
      `${String(n).padStart(18)}${each.toFixed(3).padStart(16)}${(each / first).toFixed(2).padStart(8)}` +
        `${String(engine.size).padStart(20)}${memory.toFixed(0).padStart(5)}`,
    );
  }

  function place(n: number): void {
    const one = piece(n);
    engine.add(one, engine.place(one) ?? next++);
  }
}

function copies(size: number): void {
  const engine = createCopies();
  const texts = Array.from({ length: VARIETY }, (_, i) => article(i + 1).body);
  // Rotated, a text is another one for the fingerprints at its seam only, so each round adds words of its own.
  const text = (n: number): string => {
    const body = texts[n % VARIETY]!;
    const round = Math.floor(n / VARIETY);
    return round === 0 ? body : body.replaceAll(/(?<=[ 。，])/g, () => round.toString(36));
  };
  for (let n = 0; n < size; n++) engine.add(n, text(n), (n / size) * 13 * DAY);
  const sample = Array.from({ length: SAMPLE }, (_, i) => text(i * 7));
  const start = performance.now();
  const found = sample.filter((one) => engine.find(one) !== undefined).length;
  const each = (performance.now() - start) / SAMPLE;
  console.log(`copies  window ${size}   ms an article ${each.toFixed(3)}   found ${found}/${SAMPLE}`);
}
