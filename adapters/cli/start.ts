import { once } from 'node:events';
import { join } from 'node:path';
import { langOf } from '../../src/i18n/index.ts';
import { SUGGESTED_SOURCES } from '../../src/news/suggested-sources.ts';
import type { Log } from '../../src/ports.ts';
import { openCache } from '../cache.ts';
import { type Config, type Environment, readConfig } from '../config.ts';
import { createConsoleChat } from '../console/chat.ts';
import { runPrompt } from '../console/prompt.ts';
import { renderCard } from '../console/render.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { startHeartbeat } from '../heartbeat.ts';
import { createLog } from '../log.ts';
import { hasPlatforms, startPlatforms } from '../platforms.ts';
import { lockStore } from '../store/store.ts';
import { serveHealth } from '../web/server.ts';
import { openWorld, type World } from '../wire.ts';
import { type Greeting, greeting } from './greeting.ts';
import { showAnswer, terminalOf } from './output.ts';

/**
 * What is under way when the desk is asked to stop may take so long. Whoever asked kills after ten seconds,
 * and closing what is left takes its part of them.
 */
const GRACE_MS = 8_000;
/** From then on nothing matters that still keeps the process alive. */
const LAST_MS = 250;

/** `ainews start`: the desk. Without a platform's settings the terminal is the room. */
export async function runStart(env: Environment): Promise<ExitCode> {
  const config = readConfig(env);
  const serving = hasPlatforms(env);
  const log = serving ? createLog(env.AINEWS_LOG) : undefined;
  const words = greeting(langOf(config.locale));
  await using world = await openWorld(config, {
    onSeeding: () => tell(words.seeding),
    ...(log ? { log } : {}),
  });
  const release = lockStore(config.storePath);
  const ending = endSignal();
  const { articles } = await world.store.count();
  tell(words.archive(articles, config.data));
  if ((await world.store.sources()).length === 0) {
    tell(words.offer(serving ? '/ainews add suggested' : 'add suggested', SUGGESTED_SOURCES.length));
  }
  try {
    if (log) await serve(env, config, world, log, ending, words);
    else await talk(world, ending, words);
  } finally {
    release();
  }
  if (ending.aborted) endSoon();
  return EXIT.ok;
}

/** What is no answer does not go where answers go. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A connection that was being made or closed may outlive everything; it is not waited for. */
function endSoon(): void {
  setTimeout(() => process.exit(EXIT.ok), LAST_MS).unref();
}

/** Slack and Discord, until the process is told to end. */
async function serve(
  env: Environment,
  config: Config,
  world: World,
  log: Log,
  ending: AbortSignal,
  words: Greeting,
): Promise<void> {
  const cache = openCache(join(config.data, 'cache.db'), world.clock);
  const { engine, store, clock, directories, states, modelState } = world;
  const platforms = await startPlatforms(env, { engine, store, clock, log, cache, directories, states });
  const desk = await world.openDesk(platforms.chats);
  const intake = await world.openIntake(undefined, desk);
  const heartbeat = startHeartbeat(desk, intake);
  const health =
    config.healthPort === undefined
      ? undefined
      : await serveHealth(
          { store, clock, platforms: platforms.health, ...(modelState && { modelState }) },
          config.healthPort,
        );
  if (health) tell(words.health(`http://127.0.0.1:${health.port}/readyz`));
  tell(words.serving(platforms.health().map(({ platform }) => platform)));
  try {
    if (!ending.aborted) await once(ending, 'abort');
  } finally {
    const stopping = [heartbeat.stop(), health?.stop(), intake.stop(), desk.stop(), platforms.stop()];
    await within(GRACE_MS, Promise.all(stopping));
    await cache.close();
  }
}

/** The console room: lines are read until the input ends. */
async function talk(world: World, ending: AbortSignal, words: Greeting): Promise<void> {
  tell(words.connect);
  if (process.stdin.isTTY) tell(words.keys);
  const desk = await world.openDesk([
    createConsoleChat(async (card) => {
      process.stdout.write(`${renderCard(card, await world.viewNow(), terminalOf(process.stdout))}\n\n`);
    }),
  ]);
  const intake = await world.openIntake(undefined, desk);
  const heartbeat = startHeartbeat(desk, intake);
  try {
    await runPrompt({
      input: process.stdin,
      output: process.stdout,
      answer: async (line) => {
        const answer = await world.engine.answer(world.consoleAsk(line));
        return `${showAnswer(answer, await world.viewNow())}\n`;
      },
      complete: async (line) =>
        (await world.engine.suggest(world.consoleAsk(line), 20)).map(({ text }) => text),
      signal: ending,
    });
    // The input has ended by itself: what is due by now is still shown.
    if (!ending.aborted) await desk.tick();
  } finally {
    await heartbeat.stop();
    await within(GRACE_MS, Promise.all([intake.stop(), desk.stop()]));
  }
}

/** Aborts at the first SIGTERM or SIGINT; a second one ends the process at once. */
function endSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => controller.abort());
  }
  return controller.signal;
}

/** What has not ended by then is safe in the store: the next start looks whether it got through. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, over]);
  clearTimeout(timer);
}
