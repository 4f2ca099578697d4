import type { APIChannel, GatewayDispatchPayload } from 'discord.js';
import type { Clock, Log } from '../../src/ports.ts';
import { parseRoom, type RoomKey } from '../../src/room.ts';
import { type Api, traceOf } from './api.ts';
import { DIRECT } from './dms.ts';
import type { ShardOf } from './gateway.ts';
import { isGone, type Places } from './places.ts';
import type { Cache } from './register.ts';

/** A channel that is no more, or a whole server when no channel is named. */
export interface Gone {
  readonly space: string;
  readonly channel?: string;
}

export type GoneReason = 'removed' | 'deleted';

export interface Lifecycle {
  /** Deliveries there must pause. Called again at each start for what is still gone. */
  readonly onGone: (gone: Gone, reason: GoneReason) => void | Promise<void>;
  /** The bot is in the server (again). */
  readonly onBack?: (back: Gone) => void | Promise<void>;
  /** A server removed the bot `FORGET_AFTER_DAYS` ago: everything stored of it may be deleted. */
  readonly onForget?: (space: string) => void | Promise<void>;
}

/** Stated in PRIVACY.md: who removed the bot by mistake has this long to bring it back. */
export const FORGET_AFTER_DAYS = 30;
const DAY = 86_400_000;

export interface GuildsOptions extends Lifecycle {
  readonly api: Api;
  readonly places: Places;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly log: Log;
  /** The rooms that the store knows of, on all platforms. */
  readonly rooms: () => Promise<readonly RoomKey[]>;
}

/**
 * Follows which servers and channels there are. What was removed while we were away sends nothing, so the
 * known rooms are held against each `READY`; an outage looks alike, so Discord is asked before anyone is
 * paused; and only its "there is no such thing" counts as an answer.
 */
export function createGuilds(options: GuildsOptions) {
  const { api, places, cache, clock, log } = options;
  /** Servers that we are in, in an outage or not, with their own language once it is known. */
  const present = new Map<string, string | undefined>();

  async function knownRooms(): Promise<ReadonlyMap<string, readonly string[]>> {
    const bySpace = new Map<string, string[]>();
    for (const key of await options.rooms()) {
      const room = parseRoom(key);
      if (room?.platform !== 'discord' || room.space === DIRECT) continue;
      bySpace.set(room.space, [...(bySpace.get(room.space) ?? []), room.channel]);
    }
    return bySpace;
  }

  /** At `READY` Discord names every server of the shard, those in an outage too. */
  async function reconcile(listed: readonly string[], shard: ShardOf): Promise<void> {
    for (const id of listed) present.set(id, present.get(id));
    for (const space of (await knownRooms()).keys()) {
      if (shardOf(space, shard.count) !== shard.id || listed.includes(space)) continue;
      await confirmGuild(space);
    }
  }

  async function confirmGuild(space: string): Promise<void> {
    if (!(await isMissing(`/guilds/${space}`))) return;
    present.delete(space);
    const since = await goneSince(space);
    const days = (clock.now() - since) / DAY;
    if (options.onForget && days >= FORGET_AFTER_DAYS) {
      log.info({ space, days: Math.floor(days) }, 'discord: deleting what is stored of a server that left');
      await options.onForget(space);
      await cache.delete(goneKey(space));
      return;
    }
    log.info({ space }, 'discord: removed from a server; its deliveries pause');
    await options.onGone({ space }, 'removed');
  }

  /** When the server was first found gone. A lost note means a longer wait, never a shorter one. */
  async function goneSince(space: string): Promise<number> {
    const noted = Number(await cache.get(goneKey(space)));
    if (noted > 0) return noted;
    await cache.set(goneKey(space), String(clock.now()));
    return clock.now();
  }

  async function welcome(guild: {
    readonly id: string;
    readonly preferred_locale?: string;
    readonly channels?: readonly APIChannel[];
    readonly threads?: readonly APIChannel[];
  }): Promise<void> {
    present.set(guild.id, guild.preferred_locale);
    const channels = [...(guild.channels ?? []), ...(guild.threads ?? [])];
    for (const channel of channels) places.learn(channel);
    if (await cache.get(goneKey(guild.id))) {
      await cache.delete(goneKey(guild.id));
      await options.onBack?.({ space: guild.id });
    }
    const ids = new Set(channels.map((channel) => channel.id));
    for (const channel of (await knownRooms()).get(guild.id) ?? []) {
      // Threads that went to sleep are not in the list.
      if (!ids.has(channel)) await confirmChannel(guild.id, channel);
    }
  }

  async function confirmChannel(space: string, channel: string): Promise<void> {
    if (!(await isMissing(`/channels/${channel}`))) return;
    places.forget(channel);
    await options.onGone({ space, channel }, 'deleted');
  }

  async function isMissing(route: `/${string}`): Promise<boolean> {
    try {
      await api.get(route);
      return false;
    } catch (error) {
      return isGone(error);
    }
  }

  async function react(payload: GatewayDispatchPayload, shard: ShardOf): Promise<void> {
    const { t, d } = payload;
    switch (t) {
      case 'READY':
        return reconcile(
          d.guilds.map((guild) => guild.id),
          shard,
        );
      case 'GUILD_CREATE':
        if (!d.unavailable) await welcome(d);
        return;
      case 'GUILD_DELETE':
        // With `unavailable` it is an outage: the server is still ours.
        if (!d.unavailable) await confirmGuild(d.id);
        return;
      case 'CHANNEL_CREATE':
      case 'CHANNEL_UPDATE':
      case 'THREAD_CREATE':
      case 'THREAD_UPDATE':
        places.learn(d as APIChannel);
        return;
      case 'CHANNEL_DELETE':
      case 'THREAD_DELETE': {
        const { id, guild_id: space } = d as { readonly id: string; readonly guild_id?: string };
        places.forget(id);
        if (space && (await knownRooms()).get(space)?.includes(id)) await confirmChannel(space, id);
        return;
      }
    }
  }

  /** Once a day: servers that have been gone for long enough. */
  async function sweep(): Promise<void> {
    for (const space of (await knownRooms()).keys()) {
      if (!present.has(space) && (await cache.get(goneKey(space)))) await confirmGuild(space);
    }
  }

  return {
    count: () => present.size,
    localeOf: (space: string) => present.get(space),
    sweep,
    async follow(payload: GatewayDispatchPayload, shard: ShardOf): Promise<void> {
      try {
        await react(payload, shard);
      } catch (error) {
        log.error({ error: traceOf(error), event: payload.t }, 'discord: an event could not be followed');
      }
    },
  };
}

const goneKey = (space: string): string => `discord:gone:${space}`;

function shardOf(guild: string, count: number): number {
  return /^\d{1,20}$/.test(guild) ? Number((BigInt(guild) >> 22n) % BigInt(count)) : 0;
}
