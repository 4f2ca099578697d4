import { setTimeout as delay } from 'node:timers/promises';
import type { Engine } from '../../src/engine.ts';
import type { Chat, Clock, Log, Rooms, Shelf } from '../../src/ports.ts';
import { createPending } from '../pending.ts';
import { createApi } from './api.ts';
import { createDiscordChat } from './chat.ts';
import type { DiscordConfig } from './config.ts';
import { createDirectory, type Directory } from './directory.ts';
import { createDirectMessages, DIRECT } from './dms.ts';
import { backOff, type GatewayState, openGateway } from './gateway.ts';
import { createGuilds, type Lifecycle } from './guilds.ts';
import { createInteractions } from './interactions.ts';
import { applicationIdOf, inviteLink } from './invite.ts';
import { createPlaces } from './places.ts';
import { type Cache, register } from './register.ts';

export interface DiscordOptions extends Lifecycle {
  readonly config: DiscordConfig;
  readonly engine: Engine;
  readonly log: Log;
  readonly clock: Clock;
  readonly cache: Cache;
  /** Lines that are too long for a button. */
  readonly asks: Pick<Shelf, 'keepAsk' | 'keptAsk'>;
  /** Known rooms, who changed them, and how to delete all of a server. */
  readonly rooms: Pick<Rooms, 'rooms'>;
}

/** How Discord stands, for `status` and readiness. */
export interface DiscordHealth {
  readonly platform: 'discord';
  readonly state: GatewayState;
  readonly shards: number;
  readonly guilds: number;
  /** Discord's own word for what is wrong. */
  readonly problem?: string;
  /** Where an admin adds the bot to a server; once the bot's id is known. */
  readonly invite?: string;
}

export interface Discord {
  readonly chat: Chat;
  health(): DiscordHealth;
  /** Which channels are whose to name. */
  readonly directory: Directory;
  /** The language of a server's own (BCP 47), for what is posted there; undefined when it is not known. */
  localeOf(space: string): string | undefined;
  /** Takes nothing more; resolves when what was taken is answered. */
  stop(): Promise<void>;
}

const DAY = 86_400_000;

/**
 * Connects to Discord in the background and keeps at it. Resolves at once and never throws for what
 * Discord does: a wrong token or an outage shows in `health()`, and nothing else stops.
 */
export async function startDiscord(options: DiscordOptions): Promise<Discord> {
  const { config, engine, log, clock, cache, asks, rooms } = options;
  const stopping = new AbortController();
  const pending = createPending();
  const pause = (ms: number) =>
    delay(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);

  let self: string | undefined;
  let applicationId = applicationIdOf(config.token);
  let registering = false;

  const api = createApi(config);
  const places = createPlaces(api);
  const dms = createDirectMessages(api);
  const keepAsk = (ask: string) => asks.keepAsk(ask, clock.now());
  const guilds = createGuilds({ ...options, api, places, rooms: () => rooms.rooms() });
  const interactions = createInteractions({
    engine,
    self: () => self,
    api,
    dms,
    clock,
    log,
    keepAsk,
    keptAsk: (token) => asks.keptAsk(token),
    pause,
  });

  /** Once a connection; a second shard's READY finds it done or being done. */
  async function keepRegistered(id: string): Promise<void> {
    if (registering) return;
    registering = true;
    for (let failures = 1; !stopping.signal.aborted; failures++) {
      const failed = await register(id, { api, cache, log });
      if (!failed) break;
      await pause(Math.max(failed.retryAfterMs, backOff(failures)));
    }
    registering = false;
  }

  /** The first completion may be typed a second from now; what it needs is read before. */
  async function warmUp(id: string): Promise<void> {
    const nobody = { platform: 'discord', space: DIRECT } as const;
    const person = { ...nobody, id };
    const ask = { room: { ...nobody, channel: id }, person, manager: false, locale: 'en-US', text: '' };
    await engine.suggest(ask, 1).catch(() => undefined);
  }

  const gateway = openGateway({
    config,
    api,
    log,
    pause,
    onDispatch(payload, shard) {
      if (payload.t === 'INTERACTION_CREATE') {
        void pending.during(() => interactions.handle(payload.d));
        return;
      }
      if (payload.t === 'READY') {
        self = payload.d.user.id;
        applicationId = payload.d.application?.id ?? self;
        log.info({ invite: inviteLink(applicationId) }, 'discord: add the bot to a server with this link');
        void keepRegistered(applicationId);
        void warmUp(self);
      }
      void guilds.follow(payload, shard);
    },
  });
  const sweeper = setInterval(() => void guilds.sweep().catch(() => undefined), DAY).unref();

  return {
    chat: createDiscordChat({
      api,
      places,
      dms,
      self: () => self,
      keepAsk,
      crosspost: config.crosspost,
      log,
    }),
    health() {
      return {
        platform: 'discord',
        ...gateway.state(),
        guilds: guilds.count(),
        ...(applicationId ? { invite: inviteLink(applicationId) } : {}),
      };
    },
    directory: createDirectory(api, () => self),
    localeOf: (space) => guilds.localeOf(space),
    async stop() {
      clearInterval(sweeper);
      await gateway.stop();
      await pending.over();
      stopping.abort();
    },
  };
}
