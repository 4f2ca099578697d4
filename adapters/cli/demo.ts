import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSource } from '../../src/commands/sources.ts';
import { parseRecords } from '../../src/news/record-reader.ts';
import type { FeedItem } from '../../src/ports.ts';
import { type Environment, readConfig } from '../config.ts';
import { createConsoleChat } from '../console/chat.ts';
import { renderCard } from '../console/render.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openWorld, type World } from '../wire.ts';
import { showAnswer, terminalOf } from './output.ts';
import { importSeeds, seedFiles } from './seeds.ts';

/** The main job from nothing to an answer, in a folder that is gone afterwards. */
export async function runDemo(env: Environment): Promise<ExitCode> {
  const data = await mkdtemp(join(tmpdir(), 'ainews-demo-'));
  try {
    const config = readConfig({
      ...env,
      NODE_ENV: undefined,
      AINEWS_DATA: data,
      AINEWS_SEEDS: 'off',
      AINEWS_FAKE_NOW: new Date(NINE - BEFORE_NINE_MS).toISOString(),
    });
    say(`A new desk in ${data}`);
    await using world = await openWorld(config);
    const files = await seedFiles();
    const [newest = ''] = files.slice(-1);
    await importSeeds(world.store, world.clock, files.slice(0, -1));
    const { articles, stories } = await world.store.count();
    say(`${articles} shipped records imported, ${stories} stories`);
    for (const line of ['sora', '文生视频 -可灵', 'save 1', 'subscribe deepseek']) {
      if (!(await show(world, line))) return EXIT.failed;
    }
    await showAlert(world, newest);
    await showBriefing(world);
    say('\nThat is the main job. Next: npm start, and type /ainews sora yourself.');
    return EXIT.ok;
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

/** The demo's clock stands at the morning after the newest shipped record. */
const NINE = Date.parse('2026-04-25T01:00:00Z');
const BEFORE_NINE_MS = 30_000;

async function show(world: World, line: string): Promise<boolean> {
  say(`\n> /ainews ${line}\n`);
  const answer = await world.engine.answer(world.consoleAsk(line));
  process.stdout.write(showAnswer(answer, world.view));
  return answer.ok;
}

/** A source's first reading alerts nobody; what it publishes then comes at once to whoever follows it. */
async function showAlert(world: World, file: string): Promise<void> {
  const [record] = parseRecords(await readFile(file, 'utf8'));
  if (record === undefined) throw new Error(`No record in ${file}`);
  const { store } = world;
  const url = 'https://api-docs.deepseek.com/feed';
  const source = await store.addSource(newSource({ url, title: 'DeepSeek' }, world.clock.now()));
  const feed: FeedItem[] = [];
  const intake = await world.openIntake({
    read: async () => ({ kind: 'items', items: feed, title: 'DeepSeek', url }),
    page: () => Promise.reject(new Error('The demo stays offline')),
    discover: async () => [],
  });
  await intake.work();
  feed.push({
    title: record.title,
    url: record.link,
    text: record.summary,
    publishedAt: world.clock.now(),
    tags: [],
  });
  await store.updateSource({ ...source, seenOnce: true, nextAt: world.clock.now() });
  say('\nA source publishes something new (a shipped record that was held back), and an alert comes:\n');
  await intake.work();
  const chat = createConsoleChat((card) => say(renderCard(card, world.view, terminalOf(process.stdout))));
  const desk = await world.openDesk([chat]);
  await desk.tick();
}

/** A briefing is planned, comes at nine, and does not come again. */
async function showBriefing(world: World): Promise<void> {
  await show(world, 'digest daily 9:00 tz:Asia/Shanghai');
  const view = { ...world.view, zone: 'Asia/Shanghai', now: NINE };
  let shown = 0;
  const chat = createConsoleChat((card) => {
    shown += 1;
    say(`${renderCard(card, view, terminalOf(process.stdout))}\n`);
  });
  const desk = await world.openDesk([chat], { now: () => NINE });
  say('\nNine o’clock in Shanghai on 25 April 2026:\n');
  await desk.tick();
  const first = shown;
  await desk.tick();
  say(
    `A second attempt sent ${shown - first} messages: the ledger has this room’s 09:00 of that day, and one entry is one briefing, whatever restarts or runs beside it.`,
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
