import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, readConfig } from '../config.ts';
import { createConsoleChat } from '../console/chat.ts';
import { renderCard } from '../console/render.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openWorld, type World } from '../wire.ts';
import { showAnswer, terminalOf } from './output.ts';

/** The main job from nothing to an answer, in a folder that is gone afterwards. */
export async function runDemo(env: Environment): Promise<ExitCode> {
  const data = await mkdtemp(join(tmpdir(), 'ainews-demo-'));
  try {
    const config = readConfig({
      ...env,
      NODE_ENV: undefined,
      AINEWS_DATA: data,
      AINEWS_SEEDS: 'on',
      AINEWS_FAKE_NOW: new Date(NINE - BEFORE_NINE_MS).toISOString(),
    });
    say(`A new desk in ${data}`);
    await using world = await openWorld(config);
    const { articles, stories } = await world.store.count();
    say(`${articles} shipped records imported, ${stories} stories`);
    for (const line of ['sora', '文生视频 -可灵', 'save 1', 'subscribe deepseek']) {
      say(`\n> /ainews ${line}\n`);
      const answer = await world.engine.answer(world.consoleAsk(line));
      process.stdout.write(showAnswer(answer, world.view));
      if (!answer.ok) return EXIT.failed;
    }
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

/** A briefing is planned, comes at nine, and does not come again. */
async function showBriefing(world: World): Promise<void> {
  const line = 'digest daily 9:00 tz:Asia/Shanghai';
  say(`\n> /ainews ${line}\n`);
  process.stdout.write(await showAnswer(await world.engine.answer(world.consoleAsk(line)), world.view));
  const view = { ...world.view, zone: 'Asia/Shanghai', now: NINE };
  let shown = 0;
  const chat = createConsoleChat((card) => {
    shown += 1;
    say(`${renderCard(card, view, terminalOf(process.stdout))}\n`);
  });
  const desk = world.openDesk([chat], { now: () => NINE });
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
