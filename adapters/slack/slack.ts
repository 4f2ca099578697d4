import { setTimeout as delay } from 'node:timers/promises';
import type { Card } from '../../src/card.ts';
import type { Engine } from '../../src/engine.ts';
import { ChatError } from '../../src/errors.ts';
import type { Lang, Person } from '../../src/model.ts';
import type { Chat, Clock, Directory, Log, Shelf } from '../../src/ports.ts';
import type { Room } from '../../src/room.ts';
import { createSlackApp } from './app.ts';
import { createSlackChat } from './chat.ts';
import type { SlackConfig } from './config.ts';
import { createDesk } from './desk.ts';
import { createHttpReceiver } from './http.ts';
import { backOff } from './identity.ts';
import type { Asks } from './kept.ts';
import type { Lifecycle } from './lifecycle.ts';
import { createLull, type Timing } from './lull.ts';
import { createPace } from './pace.ts';
import { type Cache, createPeople } from './people.ts';
import { mentionOf } from './render.ts';
import { createReplies } from './reply.ts';
import { createRooms } from './rooms.ts';
import { createSeen } from './seen.ts';
import { createSocketReceiver } from './socket.ts';
import { createSoleWorkspace } from './workspaces.ts';

const TIMING: Timing = {
  now: () => performance.now(),
  setTimer: (then, ms) => void (ms > 0 ? setTimeout(then, ms) : setImmediate(then)),
};

export interface SlackOptions extends Lifecycle {
  readonly config: SlackConfig;
  readonly engine: Engine;
  readonly log: Log;
  readonly clock: Clock;
  readonly cache: Cache;
  /** Keeps lines that are too long for an option of a menu. */
  readonly asks: Pick<Shelf, 'keepAsk' | 'keptAsk'>;
  /** Of rooms that cannot be reached and are this person's to mend: shown on App Home. */
  readonly lost?: (person: Person, lang: Lang) => Promise<readonly Card[]>;
  readonly fetch?: typeof globalThis.fetch;
  /** Between two messages in one channel; Slack takes one a second. */
  readonly gapMs?: number;
}

/** How Slack stands, for `status` and readiness. */
export interface SlackHealth {
  readonly platform: 'slack';
  readonly mode: 'socket' | 'http';
  /** `refused`: Slack says no to the settings; it is asked again, in case they are mended there. */
  readonly state: 'connecting' | 'ready' | 'refused' | 'unreachable' | 'stopped';
  /** The workspace, once Slack has told. */
  readonly space?: string;
  /** Slack's own word for what is wrong. */
  readonly problem?: string;
  /** Where HTTP requests are taken. */
  readonly listening?: { readonly host: string; readonly port: number };
}

export interface Slack {
  readonly chat: Chat;
  /** Which channel a name or id is to someone: `to:#general`, `list #general`. */
  readonly directory: Required<Directory>;
  health(): SlackHealth;
  stop(): Promise<void>;
}

const REFUSED =
  /^(?:uninstalled|revoked|invalid_auth|not_authed|account_inactive|token_|missing_scope|not_allowed_token_type|link_disabled)/;

/**
 * Connects to Slack in the background and keeps at it. Resolves at once and never throws for what Slack
 * does: a wrong token or a Slack that cannot be reached shows in `health()`, and nothing else stops.
 */
export async function startSlack(options: SlackOptions): Promise<Slack> {
  const { config, engine, log, clock, cache, onGone, onBack, fetch = globalThis.fetch } = options;
  const { lost = async () => [] } = options;
  const { botToken, apiUrl, connection } = config;
  const onlyAdmins = config.subscriptions === 'admins';
  const stopping = new AbortController();
  const sleep = (ms: number) => delay(ms, undefined, { signal: stopping.signal }).catch(() => undefined);

  /** Why no requests come in; undefined when they do. */
  let linkProblem: string | undefined = '';
  let listening: SlackHealth['listening'];

  const asks: Asks = {
    keepAsk: (ask) => options.asks.keepAsk(ask, clock.now()),
    keptAsk: (token) => options.asks.keptAsk(token),
  };
  const stopped = () => stopping.signal.aborted;
  const workspaces = createSoleWorkspace({ botToken, apiUrl, log, sleep, stopped });
  const { web } = workspaces;
  const pace = createPace(clock, sleep, options.gapMs);
  const people = createPeople(workspaces.quick, cache);
  const replies = createReplies({ web, clock, log, sleep, pace, asks });
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
    sleep,
    apiUrl,
    onlyAdmins,
    lost,
  });

  const receiver =
    connection.mode === 'socket'
      ? createSocketReceiver({
          appToken: connection.appToken,
          apiUrl,
          log,
          sleep,
          told: (problem) => {
            linkProblem = problem;
          },
        })
      : createHttpReceiver({ ...connection, log, wallClock: Date.now, lull: createLull(TIMING) });

  createSlackApp({
    apiUrl,
    receiver,
    desk,
    seen: createSeen(cache, clock),
    log,
    workspaces,
    lifecycle: { onGone, ...(onBack ? { onBack } : {}) },
  });

  /** Another program may hold the port for a moment (our own predecessor, at an update). */
  async function listen(): Promise<void> {
    for (let failures = 1; !stopping.signal.aborted; failures++) {
      try {
        const address = await receiver.start();
        if (address) listening = { host: address.address, port: address.port };
        if (connection.mode === 'http') linkProblem = undefined;
        return;
      } catch (error) {
        linkProblem = error instanceof Error && 'code' in error ? String(error.code) : 'cannot listen';
        log.warn({ platform: 'slack', detail: linkProblem }, 'the HTTP port cannot be used');
        await sleep(backOff(failures));
      }
    }
  }

  workspaces.start();
  const opening = listen();
  // A port that is free is taken before this resolves; one that is not is waited for in the background.
  await Promise.race([opening, sleep(1_000)]);

  const deliveries = createSlackChat({ web, clock, sleep, pace, asks });
  const chat: Chat = {
    platform: 'slack',
    send: (room, ...message) => watched(room, deliveries.send(room, ...message)),
    find: (room, ...what) => watched(room, deliveries.find(room, ...what)),
    link: async (...message) => deliveries.link?.(...message),
  };

  /** A delivery is often the first to learn that the token is no good. */
  async function watched<T>({ space }: Room, call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      if (error instanceof ChatError && REFUSED.test(error.detail)) workspaces.doubt(space, error.detail);
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
      const problem = tokenProblem || linkProblem;
      const ready = tokenProblem === undefined && linkProblem === undefined;
      const space = workspaces.only();
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
        ...(listening ? { listening } : {}),
      };
    },
    async stop() {
      stopping.abort();
      await receiver.stop();
    },
  };
}
