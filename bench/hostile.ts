import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../adapters/config.ts';
import { openWorld, type World } from '../adapters/wire.ts';
import { HOSTILITIES } from '../test/adapters/reader/hostile-server.ts';
import { hostOf } from './feed-bodies.ts';

/**
 * `node bench/hostile.ts`: 200 good feeds, alone and with forty servers among them that mean harm. Judged is
 * when the last good feed is in the store, and how much memory the process takes at most, its threads
 * included. Each trial is a process of its own, after one small round that loads what is loaded once; the best of three
 * counts, since a busy machine only ever adds.
 */

const GOOD = 200;
const ITEMS = 20;
const TRIALS = 3;
/** Where the feeds of the round before are. */
const WARM_UP = 8;
const MB = 1024 * 1024;

interface Trial {
  /** Good articles that are not in the store at the end. */
  readonly missing: number;
  readonly goodMs: number;
  readonly wholeMs: number;
  readonly peak: number;
  /** Hostile sources that are in order afterwards, or say nothing. */
  readonly unexplained: number;
}

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    hostile: { type: 'boolean', default: false },
    full: { type: 'boolean' },
  },
});

if (values.port !== undefined) {
  process.send?.(await trial(Number(values.port), values.hostile));
  process.disconnect?.();
} else process.exitCode = (await report()) ? 0 : 1;

async function trial(port: number, hostile: boolean): Promise<Trial> {
  const folder = mkdtempSync(join(tmpdir(), 'ainews-bench-'));
  const env = { AINEWS_DATA: folder, AINEWS_ALLOW_LOOPBACK: 'on', AINEWS_SEEDS: 'off', TZ: 'UTC' };
  const world = await openWorld(readConfig(env));
  try {
    const intake = await world.openIntake();
    for (let n = GOOD; n < GOOD + WARM_UP; n++) await add(world, `http://${hostOf(n)}:${port}/feed/${n}`);
    await intake.work();
    const before = (await world.store.count()).articles;
    for (let n = 0; n < GOOD; n++) {
      await add(world, `http://${hostOf(n)}:${port}/feed/${n}`);
      const harm = n / (GOOD / HOSTILITIES.length);
      if (hostile && Number.isInteger(harm))
        await add(world, `http://127.2.0.${harm + 1}:${port}/hostile/${harm}/`);
    }
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 20);
    const started = performance.now();
    let over = false;
    const work = intake.work().finally(() => {
      over = true;
    });
    while (!over && (await world.store.count()).articles - before < GOOD * ITEMS) await setTimeout(20);
    const goodMs = performance.now() - started;
    await work;
    clearInterval(watch);
    const bad = (await world.store.sources()).filter(({ url }) => url.includes('/hostile/'));
    const unexplained = bad.filter(({ url, failures, problem }) => {
      const { reason } = HOSTILITIES[Number(/\/(\d+)\/$/.exec(url)?.[1])] ?? {};
      return reason !== undefined && (failures === 0 || problem === undefined);
    });
    return {
      missing: before + GOOD * ITEMS - (await world.store.count()).articles,
      goodMs,
      wholeMs: performance.now() - started,
      peak: peak / MB,
      unexplained: unexplained.length,
    };
  } finally {
    await world[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function add({ store, clock }: World, url: string): Promise<void> {
  const source = { url, site: 'bench', title: '', topics: [], intervalMinutes: 60, nextAt: clock.now() };
  await store.addSource({ ...source, failures: 0, seenOnce: false, paused: false });
}

async function report(): Promise<boolean> {
  const server = fork(join(import.meta.dirname, 'feed-server.ts'), [
    String(GOOD + WARM_UP),
    String(ITEMS),
    String(Date.now()),
  ]);
  try {
    const [port] = (await once(server, 'message')) as [number];
    const alone: Trial[] = [];
    const beset: Trial[] = [];
    for (let n = 0; n < TRIALS; n++) {
      alone.push(await run(port, false));
      beset.push(await run(port, true));
    }
    return judge(alone, beset);
  } finally {
    server.disconnect();
  }
}

function judge(alone: readonly Trial[], beset: readonly Trial[]): boolean {
  const least = (trials: readonly Trial[], of: 'goodMs' | 'wholeMs' | 'peak'): number =>
    Math.min(...trials.map((trial) => trial[of]));
  for (const [name, trials] of [
    ['alone', alone],
    ['beset', beset],
  ] as const) {
    console.log(
      `${name}: good feeds in ${least(trials, 'goodMs').toFixed(0)} ms, all in ${least(trials, 'wholeMs').toFixed(0)} ms, ${least(trials, 'peak').toFixed(0)} MB`,
    );
  }
  const bars: boolean[] = [];
  const bar = (ok: boolean, what: string): void => {
    bars.push(ok);
    console.log(`${ok ? 'PASS       ' : 'FALLS SHORT'} ${what}`);
  };
  const slower = least(beset, 'goodMs') / least(alone, 'goodMs') - 1;
  const more = least(beset, 'peak') - least(alone, 'peak');
  const silent = Math.max(...beset.map(({ unexplained }) => unexplained));
  bar(slower < 0.1, `the others' cycle is ${(slower * 100).toFixed(1)} % slower (under 10 %)`);
  bar(more <= 64, `${more.toFixed(0)} MB more (at most 64)`);
  bar(silent === 0, `${silent} hostile sources do not back off and say why (none)`);
  return bars.every(Boolean);
}

function run(port: number, hostile: boolean): Promise<Trial> {
  const child = fork(import.meta.filename, ['--port', String(port), ...(hostile ? ['--hostile'] : [])], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return new Promise<Trial>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Trial));
    child.once('exit', (code) => reject(new Error(`the trial ended with ${code} and no result`)));
  });
}
