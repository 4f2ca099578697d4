import {
  type SessionInfo,
  SimpleIdentifyThrottler,
  WebSocketManager,
  WebSocketShardEvents,
} from '@discordjs/ws';
import {
  type APIGatewayBotInfo,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  type REST,
} from 'discord.js';
import type { Log } from '../../src/ports.ts';
import { type Api, describe, refusalOf, traceOf } from './api.ts';
import type { DiscordConfig } from './config.ts';

/** `refused`: Discord says no to the token or the settings; it is asked again, in case that is mended. */
export type GatewayState = 'connecting' | 'ready' | 'refused' | 'unreachable' | 'stopped';

export interface Gateway {
  readonly state: () => { readonly state: GatewayState; readonly problem?: string; readonly shards: number };
  stop(): Promise<void>;
}

export interface GatewayOptions {
  readonly config: DiscordConfig;
  readonly api: Api;
  readonly log: Log;
  readonly onDispatch: (payload: GatewayDispatchPayload, shard: ShardOf) => void;
  /** Waits; ends at once when we stop. */
  readonly pause: (ms: number) => Promise<void>;
}

/** Which of how many connections. A guild belongs to shard `(id >> 22) % count`. */
export interface ShardOf {
  readonly id: number;
  readonly count: number;
}

/** Close codes after which discord.js does not connect again. */
const REFUSED = /Authentication failed|Invalid shard|Sharding is required|invalid API version|intents/i;

/** Closed this often in a row without being ready, the connection is built anew, and more slowly. */
const MAX_CLOSES = 4;

/**
 * Keeps the connection to Discord: one process, as many shards as Discord wants. Works from discord.js's
 * own connections but without its client, which keeps every guild in memory and waits 15 seconds for a
 * guild in an outage before it is ready. Never throws; whatever fails is tried again, ever more slowly.
 */
export function openGateway(options: GatewayOptions): Gateway {
  const { config, api, log, onDispatch, pause } = options;
  const sessions = new Map<number, SessionInfo>();
  const throttlers = new Map<number, SimpleIdentifyThrottler>();
  let state: GatewayState = 'connecting';
  let problem: string | undefined;
  let shards = 0;
  let stopped = false;
  let current: { readonly close: () => Promise<void> } | undefined;

  function fail(how: 'refused' | 'unreachable', why: string): void {
    state = how;
    problem = why;
    log.warn({ why, state: how }, 'discord: not connected');
  }

  async function keepConnected(): Promise<void> {
    for (let failures = 0; !stopped; failures++) {
      if (failures > 0) await pause(backOff(failures));
      if (stopped) return;
      try {
        const info = gatewayOf(await api.get<Partial<APIGatewayBotInfo>>('/gateway/bot'));
        const wasReady = await connectOnce(info);
        if (wasReady) failures = 0;
        // What could not be resumed is begun anew, at the address that Discord gives to everyone.
        else sessions.clear();
      } catch (error) {
        const refusal = refusalOf(error);
        fail(
          refusal.kind === 'refused' && refusal.status === 401 ? 'refused' : 'unreachable',
          describe(refusal),
        );
      }
    }
  }

  /** Runs until the connection has failed for good; true when it had been ready. */
  async function connectOnce(info: APIGatewayBotInfo): Promise<boolean> {
    const ended = Promise.withResolvers<void>();
    const ready = new Set<number>();
    let wasReady = false;
    let closes = 0;
    let dead = false;

    const concurrency = info.session_start_limit.max_concurrency;
    shards = info.shards;
    const manager = new WebSocketManager({
      token: config.token,
      intents: GatewayIntentBits.Guilds,
      // It asks for nothing but what was just asked for.
      rest: { get: async () => info } as unknown as REST,
      version: config.apiVersion,
      shardCount: info.shards,
      buildIdentifyThrottler: async () => throttler(concurrency),
      // A connection that was given up may still be waiting to try again: it waits for ever.
      retrieveSessionInfo: (id) => (dead ? new Promise(() => {}) : (sessions.get(id) ?? null)),
      updateSessionInfo(id, session) {
        if (dead) return;
        // An address that cannot be opened would throw where nobody catches it.
        if (session)
          sessions.set(id, isSocket(session.resumeURL) ? session : { ...session, resumeURL: info.url });
        else sessions.delete(id);
      },
    });

    const up = (id: number) => {
      closes = 0;
      wasReady = true;
      ready.add(id);
      if (ready.size === info.shards && state !== 'ready') {
        state = 'ready';
        problem = undefined;
        log.info({ shards: info.shards }, 'discord: connected');
      }
    };
    manager.on(WebSocketShardEvents.Ready, ({ shardId }) => up(shardId));
    manager.on(WebSocketShardEvents.Resumed, ({ shardId }) => up(shardId));
    manager.on(WebSocketShardEvents.Dispatch, ({ data, shardId }) => {
      if (dead) return;
      try {
        onDispatch(data, { id: shardId, count: info.shards });
      } catch (error) {
        log.error({ error: traceOf(error), event: data.t }, 'discord: an event could not be read');
      }
    });
    manager.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
      ready.delete(shardId);
      if (stopped || dead) return;
      closes++;
      if (state === 'ready') state = 'connecting';
      log.info({ code, shard: shardId }, 'discord: connection closed');
      if (closes >= MAX_CLOSES * info.shards) {
        fail('unreachable', `closed with ${code}`);
        ended.resolve();
      }
    });
    manager.on(WebSocketShardEvents.Error, ({ error }) => {
      if (stopped || dead) return;
      const why = error.message;
      fail(REFUSED.test(why) ? 'refused' : 'unreachable', why);
      ended.resolve();
    });

    const close = async () => {
      dead = true;
      await Promise.race([Promise.resolve(manager.destroy()).catch(() => undefined), pause(2_000)]);
      ended.resolve();
    };
    current = { close };
    Promise.resolve(manager.connect()).catch((error: unknown) => {
      if (!dead && !stopped) fail('unreachable', describe(refusalOf(error)));
      ended.resolve();
    });
    await ended.promise;
    if (!dead) await close();
    return wasReady;
  }

  function throttler(concurrency: number): SimpleIdentifyThrottler {
    const kept = throttlers.get(concurrency) ?? new SimpleIdentifyThrottler(concurrency);
    throttlers.set(concurrency, kept);
    return kept;
  }

  void keepConnected();

  return {
    state: () => ({ state: stopped ? 'stopped' : state, shards, ...(problem ? { problem } : {}) }),
    async stop() {
      stopped = true;
      await current?.close();
    },
  };
}

/** Where to connect, and how often one may. */
function gatewayOf(info: Partial<APIGatewayBotInfo>): APIGatewayBotInfo {
  if (!isSocket(info.url)) throw new Error('Discord gave no address to connect to');
  const limit = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 };
  return {
    url: info.url,
    shards: Math.max(1, info.shards ?? 1),
    session_start_limit: { ...limit, ...info.session_start_limit },
  };
}

function isSocket(url: string | undefined): url is string {
  return url !== undefined && URL.canParse(url) && /^wss?:$/.test(new URL(url).protocol);
}

/** From one second to a minute, and a little apart from other bots that lost the same server. */
export function backOff(failures: number): number {
  return Math.min(60_000, 1_000 * 2 ** Math.min(failures - 1, 6)) * (0.8 + 0.4 * Math.random());
}
