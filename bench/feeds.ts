import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../adapters/config.ts';
import { openWorld, type World } from '../adapters/wire.ts';
import { printExpression } from '../src/commands/print.ts';
import type { Expression } from '../src/news/expression.ts';
import { hostOf } from './feed-bodies.ts';
import { naive } from './naive-reader.ts';
import { subscription } from './subscriptions.ts';

/**
 * `npm run bench`: 500 feeds of 50 pieces, served on loopback by another process, are read, decoded, parsed,
 * recognised, enriched, matched against 10,000 subscriptions and stored in a file, all by the program's own
 * path; meanwhile people ask. Beside it rss-parser and a loop, on a share of the same feeds. The desk runs on
 * one core with all its threads, where the system can hold it there.
 */

const FEEDS = 500;
const ITEMS = 50;
const SUBSCRIPTIONS = 10_000;
const ROOM_HAS = 5;
const RIVAL_FEEDS = 20;
const ASK_EVERY_MS = 50;
const WARM_UP = 20;
const QUESTIONS = [
  'sora',
  'openai',
  '视频生成',
  'gemini 价格',
  'deepseek v4',
  'list',
  'open weights licence',
];
const MB = 1024 * 1024;
/** The last core, for the desk alone; undefined where nothing can hold it there. */
const CORE =
  process.platform === 'linux' && spawnSync('taskset', ['--version']).status === 0
    ? availableParallelism() - 1
    : undefined;

export interface FeedTrial {
  readonly articles: number;
  readonly wallMs: number;
  /** Of the whole process, its threads included. */
  readonly cpuMs: number;
}

interface DeskTrial extends FeedTrial {
  readonly alerts: number;
  readonly stories: number;
  readonly asked: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  readonly rss: number;
}

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    trial: { type: 'string' },
    port: { type: 'string', default: '0' },
    feeds: { type: 'string', default: String(FEEDS) },
  },
});
const feeds = Number(values.feeds);

if (values.trial !== undefined) {
  const port = Number(values.port);
  process.send?.(values.trial === 'desk' ? await desk(port) : await rival(port));
  process.disconnect?.();
} else process.exitCode = (await report()) ? 0 : 1;

function feedUrl(n: number, port: number): string {
  return `http://${hostOf(n)}:${port}/feed/${n}`;
}

async function desk(port: number): Promise<DeskTrial> {
  const folder = mkdtempSync(join(tmpdir(), 'ainews-bench-'));
  const env = { AINEWS_DATA: folder, AINEWS_ALLOW_LOOPBACK: 'on', AINEWS_LANG: 'en', TZ: 'UTC' };
  const world = await openWorld(readConfig(env));
  try {
    await follow(world);
    const intake = await world.openIntake();
    await add(world, feeds, WARM_UP, port, false);
    await intake.work();
    // Commands are loaded when they are first asked for.
    for (const question of QUESTIONS) await world.engine.answer(world.consoleAsk(question));
    // As if read before: a source's first reading alerts nobody.
    await add(world, 0, feeds, port, true);
    const before = await world.store.count();
    const asking = askMeanwhile(world);
    const started = performance.now();
    const cpu = process.cpuUsage();
    let queued = 0;
    for (;;) {
      const done = await intake.work();
      queued += done.queued;
      if (done.read === 0) break;
    }
    const wallMs = performance.now() - started;
    const { user, system } = process.cpuUsage(cpu);
    const times = (await asking.stop()).sort((a, b) => a - b);
    const after = await world.store.count();
    const at = (share: number): number =>
      times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
    return {
      articles: after.articles - before.articles,
      stories: after.stories - before.stories,
      alerts: queued,
      wallMs,
      cpuMs: (user + system) / 1000,
      asked: times.length,
      p50: at(0.5),
      p99: at(0.99),
      worst: at(1),
      rss: process.memoryUsage.rss() / MB,
    };
  } finally {
    await world[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Two things at once, so that 25,000 pieces in a day are two or three alerts for each subscription. */
function narrow(id: number): Expression {
  return { kind: 'and', of: [subscription(id), subscription(id + SUBSCRIPTIONS)] };
}

async function follow({ store, clock }: World): Promise<void> {
  const by = { platform: 'slack', space: 'T1', id: 'U1' } as const;
  const at = clock.now();
  for (let id = 0; id < SUBSCRIPTIONS; id += ROOM_HAS) {
    const room = `slack:T${id % 50}/C${id}` as const;
    const subscriptions = Array.from({ length: ROOM_HAS }, (_, k) => ({
      id: 0,
      room,
      expression: printExpression(narrow(id + k)),
      settings: { when: 'instant' as const },
      createdBy: 'U1',
      createdAt: at,
      changedBy: 'U1',
      changedAt: at,
    }));
    await store.changeRoom({ settings: { room }, subscriptions, mutes: [] }, { by, at, did: 'follow' });
  }
}

async function add(
  { store, clock }: World,
  from: number,
  count: number,
  port: number,
  seenOnce: boolean,
): Promise<void> {
  for (let n = from; n < from + count; n++) {
    await store.addSource({
      url: feedUrl(n, port),
      site: hostOf(n),
      title: `Feed ${n}`,
      topics: [],
      intervalMinutes: 60,
      nextAt: clock.now(),
      failures: 0,
      seenOnce,
      paused: false,
    });
  }
}

/** Asks again and again; each answer is timed from when it should have been asked, so that no wait is missed. */
function askMeanwhile({ engine, consoleAsk }: World): { stop(): Promise<number[]> } {
  const times: number[] = [];
  let stopped = false;
  const asking = (async () => {
    let due = performance.now();
    for (let n = 0; !stopped; n++) {
      due += ASK_EVERY_MS;
      await setTimeout(Math.max(0, due - performance.now()));
      await engine.answer(consoleAsk(QUESTIONS[n % QUESTIONS.length]!));
      times.push(performance.now() - due);
      // What a late answer has put off is not counted twice.
      due = Math.max(due, performance.now() - ASK_EVERY_MS);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await asking;
      return times;
    },
  };
}

function rival(port: number): Promise<FeedTrial> {
  const urls = Array.from({ length: RIVAL_FEEDS }, (_, n) => feedUrl(n, port));
  return naive(
    urls,
    Array.from({ length: SUBSCRIPTIONS }, (_, id) => narrow(id)),
  );
}

async function report(): Promise<boolean> {
  const server = fork(join(import.meta.dirname, 'feed-server.ts'), [
    String(feeds + WARM_UP),
    String(ITEMS),
    String(Date.now()),
  ]);
  try {
    const [port] = (await once(server, 'message')) as [number];
    const ours = await run<DeskTrial>('desk', port);
    const theirs = await run<FeedTrial>('rival', port);
    return judge(ours, theirs);
  } finally {
    server.disconnect();
  }
}

function judge(ours: DeskTrial, theirs: FeedTrial): boolean {
  const rate = (ms: number, { articles }: FeedTrial): number => (articles / ms) * 1000;
  const line = (name: string, trial: FeedTrial): void =>
    console.log(
      `${name.padEnd(18)}${String(trial.articles).padStart(8)} articles  ${rate(trial.wallMs, trial).toFixed(0).padStart(6)} a second  ${rate(trial.cpuMs, trial).toFixed(0).padStart(6)} a second of processor  ${(trial.cpuMs / trial.articles).toFixed(2)} ms each`,
    );
  line('ainews', ours);
  line('rss-parser + loop', theirs);
  console.log(
    `${ours.stories} stories opened, ${ours.alerts} alerts queued, ${ours.rss.toFixed(0)} MB; ${ours.asked} questions: p50 ${ours.p50.toFixed(1)} ms, p99 ${ours.p99.toFixed(1)} ms, worst ${ours.worst.toFixed(1)} ms`,
  );
  const bars: boolean[] = [];
  const bar = (ok: boolean, what: string): void => {
    bars.push(ok);
    console.log(`${ok ? 'PASS       ' : 'FALLS SHORT'} ${what}`);
  };
  const pinned = CORE ? 'on one core' : 'with all cores';
  bar(
    rate(ours.wallMs, ours) >= 1_000,
    `${rate(ours.wallMs, ours).toFixed(0)} articles a second ${pinned} (at least 1,000)`,
  );
  bar(ours.p99 < 50, `a command meanwhile: p99 ${ours.p99.toFixed(1)} ms (under 50)`);
  const ratio = theirs.cpuMs / theirs.articles / (ours.cpuMs / ours.articles);
  bar(
    ratio >= 1,
    `processor for an article, against rss-parser and a loop: ${ratio.toFixed(2)} times cheaper (at least 1)`,
  );
  bar(ours.articles === feeds * ITEMS, `${ours.articles} of ${feeds * ITEMS} articles are in the store`);
  return bars.every(Boolean);
}

function run<T>(trial: string, port: number): Promise<T> {
  const args = ['--trial', trial, '--port', String(port), '--feeds', String(feeds)];
  const child: ChildProcess = fork(import.meta.filename, args, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    ...(CORE !== undefined && {
      execPath: 'taskset',
      execArgv: ['-c', String(CORE), process.execPath, '--disable-warning=ExperimentalWarning'],
    }),
  });
  return new Promise<T>((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`${trial} ended with ${code} and no result`)));
  });
}
