import type { APIMessage, APITextChannel, APIThreadChannel } from 'discord.js';
import { ChatError } from '../../src/errors.ts';
import type { Chat } from '../../src/ports.ts';
import type { Room } from '../../src/room.ts';
import { type Api, refusalOf } from './api.ts';
import { keyIn } from './custom-id.ts';
import { isGone, type Places } from './places.ts';
import { snowflakeTime } from './snowflake.ts';

type Looking = Parameters<Chat['find']>[2];

/** Discord gives at most this many messages at once. */
const PAGE = 100;
/** Further back than this nobody can say. */
const MAX_PAGES = 50;
/** Discord's clock and ours. */
const SKEW_MS = 60_000;
/** "A message that cannot be read because of its type": asked of a forum. */
const NOT_TEXT = [50008, 50024];

/** Looks whether a message is there already, by its nonce or by the key in its buttons. */
export interface Lookout {
  find(channel: string, room: Room, key: string, looking: Looking): Promise<string | undefined>;
}

export function createLookout(options: {
  readonly api: Api;
  readonly places: Places;
  readonly self: () => string | undefined;
}): Lookout {
  const { api, places } = options;

  async function inChannel(channel: string, key: string, since: number): Promise<string | undefined> {
    let before: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = { limit: String(PAGE), ...(before ? { before } : {}) };
      const messages = await api.get<APIMessage[]>(`/channels/${channel}/messages`, { query });
      const found = messages.find((message) => isOurs(message) && holds(message, key));
      if (found) return found.id;
      const oldest = messages.at(-1);
      if (!oldest && page === 0) await mayRead(channel, since);
      if (!oldest || messages.length < PAGE || oldest.id === before) return undefined;
      if ((snowflakeTime(oldest.id) ?? 0) < since - SKEW_MS) return undefined;
      before = oldest.id;
    }
    throw new ChatError('unknown', `not found among the last ${PAGE * MAX_PAGES} messages`);
  }

  /** To a bot that may not read the history Discord shows an empty channel, and says nothing of it. */
  async function mayRead(channel: string, since: number): Promise<void> {
    const { last_message_id: last } = await api.get<APITextChannel>(`/channels/${channel}`);
    if (last && (snowflakeTime(last) ?? 0) >= since - SKEW_MS)
      throw new ChatError('refused', 'Read Message History is missing');
  }

  function isOurs(message: APIMessage): boolean {
    const self = options.self();
    return self === undefined || message.author?.id === undefined || message.author.id === self;
  }

  /** The first messages of a forum's threads, the open ones and those that went to sleep. */
  async function inForum(
    forum: string,
    guild: string,
    key: string,
    since: number,
  ): Promise<string | undefined> {
    const open = await api.get<{ threads: APIThreadChannel[] }>(`/guilds/${guild}/threads/active`);
    const asleep = await api.get<{ threads: APIThreadChannel[] }>(
      `/channels/${forum}/threads/archived/public`,
      { query: { limit: String(PAGE) } },
    );
    const mine = [...open.threads.filter((thread) => thread.parent_id === forum), ...asleep.threads].filter(
      (thread) =>
        (snowflakeTime(thread.id) ?? 0) >= since - SKEW_MS &&
        (options.self() === undefined || thread.owner_id === options.self()),
    );
    for (const thread of mine) {
      if (await inChannel(thread.id, key, since)) return thread.id;
    }
    return undefined;
  }

  async function inThread(thread: string, key: string, since: number): Promise<string | undefined> {
    try {
      return await inChannel(thread, key, since);
    } catch (error) {
      // Its thread was never opened: then nothing was said in it.
      if (isGone(error)) return undefined;
      throw error;
    }
  }

  return {
    async find(channel, room, key, { since, replyTo }) {
      if (replyTo) {
        const found = await inThread(replyTo, key, since);
        if (found) return found;
      }
      if (places.known(channel)?.kind === 'forum') return inForum(channel, room.space, key, since);
      try {
        return await inChannel(channel, key, since);
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal.kind !== 'refused' || !NOT_TEXT.includes(refusal.code)) throw error;
        return inForum(channel, room.space, key, since);
      }
    },
  };
}

function holds(message: APIMessage, key: string): boolean {
  return String(message.nonce ?? '') === key.slice(0, 25) || hasButton(message.components, key);
}

function hasButton(components: unknown, key: string): boolean {
  if (!Array.isArray(components)) return false;
  return components.some((component: { custom_id?: unknown; components?: unknown }) => {
    const id = component?.custom_id;
    if (typeof id === 'string' && keyIn(id) === key) return true;
    return hasButton(component?.components, key);
  });
}
