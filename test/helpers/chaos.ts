import { join } from 'node:path';
import { openStore } from '../../adapters/store/store.ts';
import type { NewDelivery, Store } from '../../src/ports.ts';
import { startChild } from './child.ts';
import { furnish, news, weekdaysAtNine } from './desk-bed.ts';
import { fileWall } from './fake-chat.ts';
import { temporaryFolder } from './folder.ts';

const SCRIPT = join(import.meta.dirname, 'desk-child.ts');
const ROOMS = 8;
/** A lease of a minute is then over in a second. */
const PACE = 60;
const START = Date.parse('2026-11-24T00:59:30Z');

export interface Outcome {
  readonly kills: number;
  readonly queued: number;
  readonly sent: number;
  /** Queued, and neither on the platform nor held. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Nobody can know; held and told. */
  readonly held: number;
}

/**
 * One store, one platform, and a desk that is killed again and again while it plans a morning's briefings
 * and delivers them and a stream of alerts over a platform of which a share of the requests fails.
 */
export async function chaos(kills: number, faults: number): Promise<Outcome> {
  const folder = temporaryFolder();
  const path = join(folder.path, 'ainews.db');
  const wall = fileWall(join(folder.path, 'wall.jsonl'));
  const began = Date.now();
  const clock = { now: () => START + (Date.now() - began) * PACE };
  const store = openStore({ path, clock });
  const start = (share: number) =>
    startChild(
      SCRIPT,
      path,
      join(folder.path, 'wall.jsonl'),
      String(began),
      String(START),
      String(PACE),
      String(share),
    );
  try {
    await prepare(store);
    for (let kill = 0; kill < kills; kill++) {
      await store.queue(alerts(kill, clock.now()), clock.now());
      const child = start(faults);
      await child.saidAtLeast(1);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      child.process.kill('SIGKILL');
      await child.ended;
    }
    const last = start(0);
    while (!(await isQuiet(store, clock.now()))) await new Promise((resolve) => setTimeout(resolve, 50));
    last.process.kill('SIGTERM');
    await last.ended;
    return await judge(
      store,
      kills,
      clock.now(),
      wall.messages().map(({ key }) => key),
    );
  } finally {
    await store.close();
    folder.remove();
  }
}

async function prepare(store: Store): Promise<void> {
  for (const title of ['Sora sings', 'Sora walks in snow', 'Sora buys a cinema', 'Sora meets Kling']) {
    await store.saveArticle(news(title, START - 3_600_000));
  }
  for (let n = 0; n < ROOMS; n++) {
    await furnish(store, weekdaysAtNine('Asia/Shanghai', `slack:T1/C${n}`), { sora: {} });
  }
}

function alerts(round: number, now: number): NewDelivery[] {
  return Array.from({ length: 6 }, (_, i) => ({
    key: `alert-${round}-${i}`,
    room: `slack:T1/C${(round + i) % ROOMS}`,
    kind: 'alert',
    card: { tone: 'news', title: `Alert ${round}.${i}`, blocks: [] },
    storyIds: [],
    dueAt: now,
  }));
}

async function isQuiet(store: Store, now: number): Promise<boolean> {
  const planned = await store.plannedRooms(now);
  const { byState } = await store.outboxHealth(now);
  return planned.every(({ last }) => last !== undefined) && byState.pending + byState.sending === 0;
}

async function judge(store: Store, kills: number, now: number, keys: readonly string[]): Promise<Outcome> {
  const { byState } = await store.outboxHealth(now);
  const shown = new Set(keys);
  const queued = Object.values(byState).reduce((sum, n) => sum + n, 0);
  const mine = Array.from({ length: kills }, (_, round) => alerts(round, now)).flat();
  const states = await store.deliveryStates(mine.map(({ key }) => key));
  const lost = mine
    .map(({ key }) => key)
    .filter((key) => !shown.has(key) && states.get(key)?.state !== 'uncertain');
  const pages = keys.filter((key) => !key.startsWith('alert-'));
  // Each room has a page and two replies.
  if (new Set(pages).size < ROOMS * 3 - byState.uncertain) lost.push('a briefing');
  return {
    kills,
    queued,
    sent: byState.sent,
    lost,
    doubled: [...shown].filter((key) => keys.indexOf(key) !== keys.lastIndexOf(key)),
    held: byState.uncertain,
  };
}
