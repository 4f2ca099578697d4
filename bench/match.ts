import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { Expression } from '../src/news/expression.ts';
import type { Holding } from '../src/news/holds.ts';
import { holds } from '../src/news/holds.ts';
import { createMatcher, type Matcher } from '../src/news/match.ts';
import { NOW } from './corpus.ts';
import { filterTrees, type Loop, wordLists } from './loops.ts';
import { arrival, subscription } from './subscriptions.ts';

/**
 * `npm run bench`: articles of 3 kB against subscriptions, beside the two loops that others use; with
 * `--full` a million of them. Each size runs in a process of its own, so that memory is its own; times
 * are the processor's, and ratios are judged.
 */

interface Result {
  readonly buildMs: number;
  readonly bytes: number;
  /** Milliseconds of processor for an article. */
  readonly ours: number;
  readonly lists: number;
  readonly trees: number;
  readonly found: number;
  readonly addMs: number;
  readonly removeMs: number;
  /** Articles for which a plain evaluation of every subscription gave something else. */
  readonly wrong: number;
}

const MB = 1024 * 1024;
const ARTICLES = 200;
const CHANGES = 2_000;
/** Articles whose words are known before the first rule is filed, as when the desk starts. */
const BEFORE = 500;

const { values } = parseArgs({
  options: { full: { type: 'boolean', default: false }, size: { type: 'string' } },
});

if (values.size !== undefined) {
  process.send?.(trial(Number(values.size)));
  process.disconnect?.();
} else process.exitCode = (await report(values.full)) ? 0 : 1;

function trial(size: number): Result {
  const articles = Array.from({ length: ARTICLES }, (_, i) => arrival(i + 1));
  const before = memory();
  const matcher = createMatcher(20_261_101);
  for (let i = 0; i < BEFORE; i++) matcher.learn(arrival(1_000 + i));
  let buildMs = 0;
  for (let from = 0; from < size; from += 1_000) {
    const some = Array.from({ length: Math.min(1_000, size - from) }, (_, i) => subscription(from + i));
    const started = cpu();
    some.forEach((expression, i) => {
      matcher.add(from + i, expression);
    });
    buildMs += cpu() - started;
  }
  const bytes = memory() - before;
  let found = 0;
  for (const article of articles) found += matcher.match(article, NOW).length;
  const ours = each(articles, (article) => matcher.match(article, NOW));
  const { addMs, removeMs } = changes(matcher, size);
  const wrong = size > 1_000 ? 0 : differing(matcher, size, articles);
  const few = articles.slice(0, size > 100_000 ? 3 : 20);
  return {
    buildMs,
    bytes,
    ours,
    lists: against(wordLists(), size, few),
    trees: against(filterTrees(), size, few),
    found: found / articles.length,
    addMs,
    removeMs,
    wrong,
  };
}

function against(loop: Loop, size: number, articles: readonly Holding[]): number {
  for (let i = 0; i < size; i++) loop.add(subscription(i));
  loop.count(articles[0]!);
  return each(articles, (article) => loop.count(article));
}

function each(articles: readonly Holding[], work: (article: Holding) => unknown): number {
  const started = cpu();
  for (const article of articles) work(article);
  return (cpu() - started) / articles.length;
}

/** Subscriptions that come and go on top of all the others. */
function changes(matcher: Matcher, size: number): { addMs: number; removeMs: number } {
  const fresh: readonly Expression[] = Array.from({ length: CHANGES }, (_, i) => subscription(size + i));
  const started = cpu();
  fresh.forEach((expression, i) => {
    matcher.add(size + i, expression);
  });
  const added = cpu();
  fresh.forEach((_, i) => {
    matcher.remove(size + i);
  });
  return { addMs: (added - started) / CHANGES, removeMs: (cpu() - added) / CHANGES };
}

function differing(matcher: Matcher, size: number, articles: readonly Holding[]): number {
  const rules = Array.from({ length: size }, (_, i) => subscription(i));
  return articles.slice(0, 10).filter((article) => {
    const plain = rules.flatMap((rule, id) => (holds(rule, article, NOW) ? [id] : []));
    return (
      matcher
        .match(article, NOW)
        .sort((a, b) => a - b)
        .join() !== plain.join()
    );
  }).length;
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function run(size: number): Promise<Result> {
  const node = ['--expose-gc', '--max-old-space-size=6000'];
  return new Promise<Result>((resolve, reject) => {
    const child = spawn(process.execPath, [...node, import.meta.filename, '--size', String(size)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('message', (message) => resolve(message as Result));
    child.once('exit', (code) => reject(new Error(`${size} subscriptions ended with ${code} and no result`)));
  });
}

async function report(full: boolean): Promise<boolean> {
  const sizes = [1_000, 10_000, 100_000, ...(full ? [1_000_000] : [])];
  const results: Result[] = [];
  for (const size of sizes) results.push(await run(size));
  table(sizes, results);

  const bars: boolean[] = [];
  const bar = (what: string, value: number, limit: number, atLeast = false): void => {
    const ok = atLeast ? value >= limit : value <= limit;
    bars.push(ok);
    const bound = `${atLeast ? 'at least' : 'at most'} ${limit}`;
    console.log(`${ok ? 'PASS       ' : 'FALLS SHORT'} ${what}: ${value.toFixed(3)} (${bound})`);
  };
  const floors: Readonly<Record<number, readonly [number, number]>> = {
    100000: [70, 180],
    1000000: [150, 400],
  };
  for (const [i, size] of sizes.entries()) {
    const { ours, lists, trees } = results[i]!;
    const [overLists, overTrees] = floors[size] ?? [];
    const at = `at ${size.toLocaleString('en')}`;
    if (overLists) bar(`times as fast as word lists ${at}`, lists / ours, overLists, true);
    if (overTrees) bar(`times as fast as filter trees ${at}`, trees / ours, overTrees, true);
  }
  const [least, most] = [results[0]!, results.at(-1)!];
  const largest = sizes.at(-1)!;
  bar('articles that a plain evaluation judges otherwise', least.wrong, 0);
  bar('bytes a rule', most.bytes / largest, 200);
  if (full) bar('memory, MB', most.bytes / MB, 200);
  bar('ms to add one', most.addMs, 1);
  bar('ms to remove one', most.removeMs, 1);
  bar(
    'growth of the cost of an article',
    Math.log(most.ours / least.ours) / Math.log(largest / sizes[0]!),
    0.65,
  );
  return bars.every(Boolean);
}

function table(sizes: readonly number[], results: readonly Result[]): void {
  const rows = results.map((r, i) => [
    sizes[i]!.toLocaleString('en'),
    `${Math.round(r.buildMs)} ms`,
    `${(r.bytes / MB).toFixed(1)} MB`,
    `${r.ours.toFixed(2)} ms`,
    `${r.lists.toFixed(1)} ms`,
    `${r.trees.toFixed(1)} ms`,
    String(Math.round(r.found)),
  ]);
  const head = ['subscriptions', 'build', 'memory', 'an article', 'word lists', 'filter trees', 'fit'];
  for (const row of [head, ...rows]) console.log(row.map((cell) => cell.padStart(13)).join(' '));
}
