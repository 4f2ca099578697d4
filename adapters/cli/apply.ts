import { readFile } from 'node:fs/promises';
import { printExpression } from '../../src/commands/print.ts';
import { readRoomText, roomDifference, roomText } from '../../src/commands/room-text.ts';
import { lineOf, muteLine } from '../../src/commands/rules.ts';
import { regexProblem } from '../../src/commands/values.ts';
import type { Ask } from '../../src/engine.ts';
import { readWordList } from '../../src/news/trendradar.ts';
import type { RoomState } from '../../src/ports.ts';
import { roomKey } from '../../src/room.ts';
import { type Config, ConfigError } from '../config.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openWorld, type World } from '../wire.ts';
import { addFeeds, isMarkup, readFeedList, unknownFeeds } from './feed-list.ts';
import { inRoom } from './room.ts';

interface ApplyOptions {
  readonly room?: string;
  readonly yes?: boolean;
}

interface Streams {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
}

/** `ainews apply FILE`: shows what would change; with `--yes` it changes that. */
export async function runApply(
  path: string,
  options: ApplyOptions,
  config: Config,
  streams: Streams = { out: process.stdout, err: process.stderr },
): Promise<ExitCode> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(`${path} cannot be read: ${error.code ?? error.message}.`);
  });
  await using world = await openWorld({ ...config, seeds: false });
  if (await isMarkup(path)) return await applySources(path, options, world, streams);
  return await applyRoom(text, path, options, world, streams);
}

async function applyRoom(
  text: string,
  path: string,
  { room: key, yes }: ApplyOptions,
  world: World,
  { out, err }: Streams,
): Promise<ExitCode> {
  const ask = inRoom(world.consoleAsk(''), key);
  const room = roomKey(ask.room);
  const read = readerOf(text.replace(/^\uFEFF/, ''), ask, world);
  const before = await world.store.room(room);
  const { state, bad } = read(before);
  for (const { line, text: what } of bad) err.write(`${path}:${line}: cannot be used: ${what}\n`);
  const { removed, added } = roomDifference(before, state, world.view);
  for (const line of removed) out.write(`- ${line}\n`);
  for (const line of added) out.write(`+ ${line}\n`);
  const outcome = bad.length > 0 ? EXIT.partial : EXIT.ok;
  if (removed.length + added.length === 0) out.write(`${room} is set up like this already.\n`);
  else if (yes) {
    const change = { by: ask.person, at: world.clock.now(), did: 'apply' };
    await world.store.reviseRoom(room, (now) => read(now).state, change);
    out.write(`Done: ${room}\n`);
  } else out.write('Nothing is changed yet. To change it, run this again with --yes.\n');
  return outcome;
}

/** What the file makes of a room: its own lines replace all, a word list adds to what is there. */
function readerOf(text: string, ask: Ask, { view }: World) {
  const by = ask.person.id;
  if (!isWordList(text)) return (before: RoomState) => readRoomText(text, before, by, view);
  const { groups, mutes, bad } = readWordList(text, regexProblem);
  const lines = [
    ...groups.map(({ expression, name, limit }) => {
      const as = name?.replaceAll('"', '');
      const settings = { when: 'both' as const, ...(as && { as }), ...(limit && { maxPerDay: limit }) };
      return lineOf({ expression: printExpression(expression), settings }, view);
    }),
    ...mutes.map((expression) => muteLine({ expression: printExpression(expression) }, view.now)),
  ];
  return (before: RoomState) => {
    const known = roomText(before, view).trimEnd().split('\n');
    const fresh = lines.filter((line) => !known.includes(line));
    const { state } = readRoomText([...known, ...fresh].join('\n'), before, by, view);
    return { state, bad };
  };
}

/** A word list has none of the lines that set a room up. */
function isWordList(text: string): boolean {
  if (/^\s*\[(?:WORD_GROUPS|GLOBAL_FILTER)\]\s*$/im.test(text)) return true;
  return !/^\s*(?:[-*]\s+)?(?:lang|tz|digest|quiet|subscribe|mute|语言|时区|早报|订阅|屏蔽)\s/im.test(text);
}

async function applySources(
  path: string,
  { yes }: ApplyOptions,
  { store, clock }: World,
  { out, err }: Streams,
): Promise<ExitCode> {
  const feeds = await readFeedList(path);
  if (feeds === undefined) {
    err.write(`ainews: ${path} is not an OPML file.\n`);
    return EXIT.usage;
  }
  const fresh = await unknownFeeds(store, feeds);
  for (const { url, title } of fresh) out.write(`+ add ${url}${title === '' ? '' : `  (${title})`}\n`);
  if (fresh.length === 0) out.write('Every source of this file is known already.\n');
  else if (yes) {
    await addFeeds(store, clock, fresh);
    out.write(`Done: ${fresh.length} added\n`);
  } else out.write('Nothing is changed yet. To change it, run this again with --yes.\n');
  return EXIT.ok;
}
