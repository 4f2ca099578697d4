import type { Engine } from '../src/engine.ts';
import { lostRooms, pauseRooms, resumeRoom } from '../src/pausing.ts';
import type { Chat, Clock, Directory, Log, PlatformState, Store } from '../src/ports.ts';
import { type Platform, parseRoom, roomKey } from '../src/room.ts';
import type { Cache } from './cache.ts';
import { ConfigError, type Environment } from './config.ts';
import { shortHash } from './hash.ts';
import { SETS_UP } from './slack/set-up.ts';

/** The chat platforms that are set up, each connecting by itself in the background. */
export interface Platforms {
  readonly chats: readonly Chat[];
  /** For `status` and readiness. */
  health(): readonly PlatformState[];
  stop(): Promise<void>;
}

export interface PlatformParts {
  readonly engine: Engine;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly cache: Cache;
  /** Each platform that is started adds its own. */
  readonly directories: Map<Platform, Directory>;
  /** Likewise how it stands. */
  readonly states: Map<Platform, () => PlatformState>;
}

interface Running {
  readonly chat: Chat;
  readonly directory: Directory;
  health(): PlatformState;
  stop(): Promise<void>;
}

/** Is any platform set up? */
export function hasPlatforms(env: Environment): boolean {
  return hasSlack(env) || hasDiscord(env);
}

const hasSlack = (env: Environment) => SETS_UP.some((name) => Boolean(env[name]));
const hasDiscord = (env: Environment) => Boolean(env.DISCORD_TOKEN?.trim());

/**
 * Starts what the environment has settings for; the libraries of the others are not even loaded. Settings
 * that cannot be used throw `ConfigError`; nothing that a platform does throws or stops another.
 */
export async function startPlatforms(env: Environment, parts: PlatformParts): Promise<Platforms> {
  const running: Running[] = [];
  if (hasSlack(env)) running.push(await openSlack(env, parts));
  if (hasDiscord(env)) running.push(await openDiscord(env, parts));
  for (const { chat, directory, health } of running) {
    parts.directories.set(chat.platform, directory);
    parts.states.set(chat.platform, health);
  }
  return {
    chats: running.map(({ chat }) => chat),
    health: () => running.map((platform) => platform.health()),
    async stop() {
      await Promise.all(running.map((platform) => platform.stop()));
    },
  };
}

async function openSlack(env: Environment, parts: PlatformParts): Promise<Running> {
  const { readSlackConfig } = await import('./slack/config.ts');
  const config = readSlackConfig(env);
  if (!config) throw new ConfigError('Slack needs SLACK_BOT_TOKEN.');
  const { startSlack } = await import('./slack/slack.ts');
  const { UNTIL_INSTALLED } = await import('./slack/failure.ts');
  return startSlack({
    ...parts,
    config,
    asks: parts.store,
    installations: parts.store,
    lost: (person, lang) => lostRooms(parts, person, lang),
    async onGone({ space, channel }, reason) {
      if (channel === undefined && reason === 'uninstalled') await parts.store.purge('slack', space);
      // A workspace without the app's token has no way to be told anything.
      else await pause(parts, { platform: 'slack', space, channel }, reason, channel !== undefined);
    },
    onBack: ({ space, channel }) =>
      channel === undefined
        ? comeBack(parts, { platform: 'slack', space }, UNTIL_INSTALLED)
        : resume(parts, { platform: 'slack', space, channel }),
  });
}

async function openDiscord(env: Environment, parts: PlatformParts): Promise<Running> {
  const { readDiscordConfig } = await import('./discord/config.ts');
  const config = readDiscordConfig(env);
  if (!config) throw new ConfigError('Discord needs DISCORD_TOKEN.');
  const { startDiscord } = await import('./discord/app.ts');
  return startDiscord({
    ...parts,
    config,
    asks: parts.store,
    rooms: parts.store,
    onGone: ({ space, channel }, reason) =>
      pause(parts, { platform: 'discord', space, channel }, reason, true),
    onBack: ({ space, channel }) => resume(parts, { platform: 'discord', space, channel }),
    onForget: async (space) => {
      await parts.store.purge('discord', space);
    },
  });
}

interface Place {
  readonly platform: Platform;
  readonly space: string;
  readonly channel: string | undefined;
}

/** One channel, or every known room of a space when none is named. */
async function roomsOf({ store }: PlatformParts, { platform, space, channel }: Place) {
  if (channel !== undefined) return [roomKey({ platform, space, channel })];
  return (await store.rooms()).filter((key) => {
    const room = parseRoom(key);
    return room?.platform === platform && room.space === space;
  });
}

async function pause(parts: PlatformParts, place: Place, reason: string, tell: boolean): Promise<void> {
  await pauseRooms({ ...parts, hash: shortHash }, await roomsOf(parts, place), reason, { tell });
}

async function resume(parts: PlatformParts, place: Place): Promise<void> {
  for (const room of await roomsOf(parts, place)) await resumeRoom({ ...parts, hash: shortHash }, room);
}

/** The whole space is there again: of its rooms those go on that were lost with it. */
async function comeBack(
  parts: PlatformParts,
  { platform, space }: Omit<Place, 'channel'>,
  reasons: ReadonlySet<string>,
): Promise<void> {
  const { paused } = await parts.store.outboxHealth(parts.clock.now());
  for (const { room: key, reason } of paused) {
    const room = parseRoom(key);
    if (room?.platform !== platform || room.space !== space || !reasons.has(reason)) continue;
    await resumeRoom({ ...parts, hash: shortHash }, key);
  }
}
