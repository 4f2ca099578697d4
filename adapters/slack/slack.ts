import { setTimeout as delay } from 'node:timers/promises';
import type { Card } from '../../src/card.ts';
import type { Engine } from '../../src/engine.ts';
import { ChatError } from '../../src/errors.ts';
import type { Lang, Person } from '../../src/model.ts';
import type { Chat, Clock, Directory, Installations, Log, PlatformState, Shelf } from '../../src/ports.ts';
import type { Room } from '../../src/room.ts';
import { createPending } from '../pending.ts';
import { openAccess } from './access.ts';
import { createSlackApp } from './app.ts';
import { createSlackChat } from './chat.ts';
import type { SlackConfig } from './config.ts';
import { createDesk } from './desk.ts';
import { createEntrance } from './entrance.ts';
import { REFUSED } from './failure.ts';
import type { Asks } from './kept.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Timing } from './lull.ts';
import { createPace } from './pace.ts';
import { type Cache, createPeople } from './people.ts';
import { mentionOf } from './render.ts';
import { createReplies } from './reply.ts';
import { createRooms } from './rooms.ts';
import { createSeen } from './seen.ts';
import type { Installed } from './workspaces.ts';

export interface SlackOptions extends Lifecycle {
  readonly config: SlackConfig;
  readonly engine: Engine;
  readonly log: Log;
  readonly clock: Clock;
  readonly cache: Cache;
  /** Keeps lines that are too long for an option of a menu. */
  readonly asks: Pick<Shelf, 'keepAsk' | 'keptAsk'>;
  /** Where installations are kept; needed only where several workspaces may install. */
  readonly installations?: Installations;
  /** Of rooms that cannot be reached and are this person's to mend: shown on App Home. */
  readonly lost?: (person: Person, lang: Lang) => Promise<readonly Card[]>;
  readonly fetch?: typeof globalThis.fetch;
  /** Between two messages in one channel; Slack takes one a second. */
  readonly gapMs?: number;
  /** By what the lull between requests is told. */
  readonly timing?: Timing;
}

/** How Slack stands, for `status` and readiness. */
export interface SlackHealth extends PlatformState {
  readonly platform: 'slack';
  readonly mode: 'socket' | 'http';
  /** The workspace, where it is one and Slack has told. */
  readonly space?: string;
  /** Where several workspaces may install. */
  readonly installed?: Installed;
  /** Where HTTP requests are taken. */
  readonly listening?: { readonly host: string; readonly port: number };
}

export interface Slack {
  readonly chat: Chat;
  /** Which channel a name or id is to someone: `to:#general`, `list #general`. */
  readonly directory: Required<Directory>;
  health(): SlackHealth;
  /** Takes nothing more; resolves when what was taken is answered. */
  stop(): Promise<void>;
}

/**
 * Connects to Slack in the background and keeps at it. Resolves at once and never throws for what Slack
 * does: a wrong token or a Slack that cannot be reached shows in `health()`, and nothing else stops.
 */
export async function startSlack(options: SlackOptions): Promise<Slack> {
  const { config, engine, log, clock, cache, onGone, onBack, fetch = globalThis.fetch } = options;
  const { lost = async () => [] } = options;
  const { apiUrl, connection } = config;
  const onlyAdmins = config.subscriptions === 'admins';
  const stopping = new AbortController();
  const sleep = (ms: number) => delay(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  /** Whoever waits for an answer gets it, also while we are stopping. */
  const patience = (ms: number) => delay(ms);
  const pending = createPending();

  const asks: Asks = {
    keepAsk: (ask) => options.asks.keepAsk(ask, clock.now()),
    keptAsk: (token) => options.asks.keptAsk(token),
  };
  const stopped = () => stopping.signal.aborted;
  const { workspaces, pages } = await openAccess({
    config,
    installations: options.installations,
    clock,
    log,
    sleep,
    stopped,
    onBack: (space) => void comeBack(space),
  });
  const { web } = workspaces;
  const pace = createPace(clock, sleep, options.gapMs);
  const people = createPeople(workspaces.quick, cache);
  const deliveries = createSlackChat({ web, clock, sleep, pace, asks });
  const replies = createReplies({
    web,
    clock,
    log,
    sleep: patience,
    pace,
    asks,
    find: deliveries.find,
    noticed,
  });
  const rooms = createRooms(web, cache);
  const desk = createDesk({
    engine,
    web,
    people,
    rooms,
    replies,
    asks,
    clock,
    log,
    fetch,
    sleep: patience,
    apiUrl,
    onlyAdmins,
    lost,
  });

  const entrance = createEntrance({
    config,
    pages,
    pending,
    log,
    sleep,
    stopped,
    ...(options.timing && { timing: options.timing }),
  });
  createSlackApp({
    apiUrl,
    receiver: entrance.receiver,
    lull: entrance.lull,
    desk,
    seen: createSeen(cache, clock),
    pending,
    log,
    workspaces,
    lifecycle: { onGone, ...(onBack ? { onBack } : {}) },
  });

  async function comeBack(space: string): Promise<void> {
    try {
      await onBack?.({ space });
    } catch (err) {
      log.error({ platform: 'slack', space, err }, 'a workspace that came back is still paused');
    }
  }

  workspaces.start();
  // A port that is free is taken before this resolves; one that is not is waited for in the background.
  await Promise.race([entrance.open(), sleep(1_000)]);

  const chat: Chat = {
    platform: 'slack',
    send: (room, ...message) => watched(room, deliveries.send(room, ...message)),
    find: (room, ...what) => watched(room, deliveries.find(room, ...what)),
    link: async (...message) => deliveries.link?.(...message),
  };

  /** What is sent is often the first to learn that the token is no good. */
  function noticed(space: string, { detail }: ChatError): void {
    if (REFUSED.test(detail)) workspaces.doubt(space, detail);
  }

  async function watched<T>({ space }: Room, call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      if (error instanceof ChatError) noticed(space, error);
      throw error;
    }
  }

  return {
    chat,
    directory: {
      channel: rooms.channel,
      mayChange: async ({ space, id }) => !onlyAdmins || (await people.profile(space, id)).admin,
      calls: (mention) => mentionOf(mention).length > 0,
    },
    health() {
      const tokenProblem = workspaces.problem();
      const problem = tokenProblem || entrance.problem();
      const ready = tokenProblem === undefined && entrance.problem() === undefined;
      const space = workspaces.only();
      const installed = workspaces.installed?.();
      const listening = entrance.listening();
      const state = stopping.signal.aborted
        ? 'stopped'
        : ready
          ? 'ready'
          : !problem
            ? 'connecting'
            : REFUSED.test(problem)
              ? 'refused'
              : 'unreachable';
      return {
        platform: 'slack',
        mode: connection.mode,
        state,
        ...(space ? { space } : {}),
        ...(problem ? { problem } : {}),
        ...(installed ? { installed } : {}),
        ...(listening ? { listening } : {}),
      };
    },
    async stop() {
      stopping.abort();
      await entrance.close();
      await pending.over();
    },
  };
}
