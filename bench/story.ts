import { parseArgs } from 'node:util';
import { createStories } from '../src/news/story.ts';
import { createCopies, fingerprints } from '../src/news/winnow.ts';
import { article, type Random, seeded } from './corpus.ts';

/**
 * `node bench/story.ts [--size 1000000]`: what it costs to find an article's story as more and more
 * articles have been seen, at a thousand a day, and to find near-copies in a window of 100,000 texts.
 * The cost per article is printed at each size, as a ratio to the first: flat is 1. Copies are edited as outlets
 * edit them, and must still be found.
 */

const DAY = 86_400_000;
const A_DAY = 1_000;
const SAMPLE = 2_000;
const VARIETY = 20_000;
const MB = 1024 * 1024;

const { values } = parseArgs({ options: { size: { type: 'string', default: '1000000' } } });
const bars: boolean[] = [];

/** Milliseconds of processor. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function bar(ok: boolean, what: string): void {
  bars.push(ok);
  console.log(`${ok ? 'PASS       ' : 'FALLS SHORT'} ${what}`);
}

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
  let last: number | undefined;
  console.log('stories   articles   ms an article   ratio   stories in memory   MB');
  for (let n = 0; n < size; ) {
    const target = first === undefined ? Math.min(10_000, size) : Math.min(n * 10, size);
    for (; n < target - SAMPLE; n++) place(n);
    const sample = Array.from({ length: SAMPLE }, (_, i) => piece(n + i));
    const start = cpu();
    for (const one of sample) engine.add(one, engine.place(one) ?? next++);
    const each = (cpu() - start) / SAMPLE;
    n += SAMPLE;
    first ??= each;
    last = each;
    const memory = process.memoryUsage().heapUsed / MB;
    console.log(
      `${String(n).padStart(18)}${each.toFixed(3).padStart(16)}${(each / first).toFixed(2).padStart(8)}` +
        `${String(engine.size).padStart(20)}${memory.toFixed(0).padStart(5)}`,
    );
  }

  // Twice as much is no growth that a busy machine could not make.
  if (last !== undefined && first !== undefined)
    bar(
      last <= first * 2,
      `an article costs ${(last / first).toFixed(2)} times what it cost at first (at most 2)`,
    );

  function place(n: number): void {
    const one = piece(n);
    engine.add(one, engine.place(one) ?? next++);
  }
}

function copies(size: number): void {
  const engine = createCopies();
  for (let n = 0; n < size; n++) engine.add(n, fingerprints(report(n)), (n / size) * 13 * DAY);
  // One more than a whole share, so that every kind of edit has its turn.
  const sample = Array.from({ length: SAMPLE }, (_, i) => (i * (Math.floor(size / SAMPLE) + 1)) % size);
  const edited = sample.map((n) => EDITS[n % EDITS.length]!(report(n), seeded(n + 1)));
  const start = cpu();
  const answers = edited.map((text) => engine.find(fingerprints(text))?.id);
  const each = (cpu() - start) / SAMPLE;
  const found = answers.filter((id, i) => id === sample[i]).length;
  const mistaken = sample.filter((n) => engine.find(fingerprints(report(size + n))) !== undefined).length;
  console.log(`copies  window ${size}`);
  bar(each <= 0.1, `${each.toFixed(3)} ms to look for a text's original (at most 0.1)`);
  bar(
    found / SAMPLE >= 0.94,
    `${((found / SAMPLE) * 100).toFixed(1)} % of edited copies found (at least 94)`,
  );
  bar(
    mistaken / SAMPLE <= 0.005,
    `${((mistaken / SAMPLE) * 100).toFixed(2)} % of others taken for copies (at most 0.5)`,
  );
}

/** The n-th report: a generated record's text and, so that none is too short to tell, another's of its language. */
function report(n: number): string {
  const { body, lang } = article(n + 1);
  for (let more = n + 1_000_000; ; more++) {
    const other = article(more);
    if (other.lang === lang) return `${body} ${other.body}`;
  }
}

/** What happens to a text on its way to other outlets. */
type Edit = (text: string, random: Random) => string;

const EDITS: readonly Edit[] = [
  (text) => `From our own desk, with thanks. ${text} All rights reserved, ask before you print this.`,
  (text) => text.slice(0, text.length * 0.6),
  (text) => text.slice(text.length * 0.4),
  (text) => `${text.slice(text.length / 2)} ${text.slice(0, text.length / 2)}`,
  (text, random) =>
    text
      .split(/(?<=[.。])/)
      .map((sentence) => (random() < 0.3 ? [...sentence].reverse().join('') : sentence))
      .join(''),
];

stories(Number(values.size));
copies(100_000);
process.exitCode = bars.every(Boolean) ? 0 : 1;
