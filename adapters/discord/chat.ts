import type { APIMessage, APIThreadChannel } from 'discord.js';
import type { Card } from '../../src/card.ts';
import { ChatError } from '../../src/errors.ts';
import type { Chat, Log } from '../../src/ports.ts';
import type { Room } from '../../src/room.ts';
import { clip } from '../../src/text.ts';
import { type Api, describe, refusalOf } from './api.ts';
import { DIRECT, type DirectMessages } from './dms.ts';
import { chatError, readError } from './failure.ts';
import { createLookout } from './lookout.ts';
import type { Place, Places } from './places.ts';
import { type MessageBody, type RenderOptions, renderMessage } from './render.ts';

export interface ChatOptions {
  readonly api: Api;
  readonly places: Places;
  readonly dms: DirectMessages;
  /** The bot's own user id, once it is known. */
  readonly self: () => string | undefined;
  readonly keepAsk: (ask: string) => Promise<string>;
  readonly crosspost: boolean;
  readonly log: Log;
}

type Keyed = MessageBody & { readonly nonce: string; readonly enforce_nonce: true };
type Send = Parameters<Chat['send']>[2];

const NOT_TEXT = 50008;
const ARCHIVED = 50083;
const MISSING_ACCESS = 50001;
const MISSING_PERMISSIONS = 50013;
const NOT_IN_THIS_TYPE = 50024;
const THREAD_EXISTS = 160004;
const CROSSPOSTED = 40033;

/**
 * Discord, for what is sent without being asked. A repeated `send` with the same key within minutes
 * gives the first message again (`enforce_nonce`); later, `find` tells.
 */
export function createDiscordChat(options: ChatOptions): Chat {
  const { api, places, dms } = options;
  const lookout = createLookout(options);

  async function send(room: Room, card: Card, { key, replyTo, lang, mentions }: Send): Promise<string> {
    const channel = await channelOf(room);
    const called = mentions === undefined ? {} : { mentions };
    const message = await prepare(card, { lang, key, ...called });
    const body: Keyed = { ...message, nonce: key.slice(0, 25), enforce_nonce: true };
    if (replyTo) return reply(channel, replyTo, body, card);
    return post(channel, body, card);
  }

  /** Nothing has left yet: what fails here is only late. */
  async function prepare(card: Card, how: Omit<RenderOptions, 'keepAsk'>): Promise<MessageBody> {
    try {
      return await renderMessage(card, { ...how, keepAsk: options.keepAsk });
    } catch (error) {
      throw new ChatError('later', 'the message could not be prepared', undefined, { cause: error });
    }
  }

  async function channelOf(room: Room): Promise<string> {
    return room.space === DIRECT ? dms.channel(room.channel) : room.channel;
  }

  async function post(channel: string, body: Keyed, card: Card): Promise<string> {
    const place = places.known(channel);
    if (place?.kind === 'forum') return openPost(channel, place, body, card);
    try {
      return await announce(channel, await create(channel, body));
    } catch (error) {
      const code = codeOf(error);
      if (code === ARCHIVED) {
        await api.patch(`/channels/${channel}`, { body: { archived: false } });
        return create(channel, body);
      }
      if (code !== NOT_TEXT || place) throw error;
      const asked = await places.ask(channel);
      if (asked.kind !== 'forum') throw error;
      return openPost(channel, asked, body, card);
    }
  }

  async function create(channel: string, body: object): Promise<string> {
    const message = await api.post<APIMessage>(`/channels/${channel}/messages`, { body });
    if (!message?.id) throw new ChatError('unknown', 'an answer without a message id');
    return message.id;
  }

  /** A forum holds threads only; the first message of each has the thread's own id. */
  async function openPost(channel: string, place: Place, body: Keyed, card: Card): Promise<string> {
    const { nonce: _, enforce_nonce: __, ...message } = body;
    const tags = place.tag ? { applied_tags: [place.tag] } : {};
    const thread = await api.post<APIThreadChannel>(`/channels/${channel}/threads`, {
      body: { name: threadName(card), auto_archive_duration: 10_080, ...tags, message },
    });
    return thread.id;
  }

  /** Into the message's own thread, or as a reply where there can be none. */
  async function reply(channel: string, replyTo: string, body: Keyed, card: Card): Promise<string> {
    const kind = places.known(channel)?.kind;
    const thread =
      kind === 'forum' ? replyTo : kind === 'dm' || kind === 'thread' ? undefined : await openThread();
    if (thread) return post(thread, body, card);
    return create(channel, {
      ...body,
      message_reference: { message_id: replyTo, fail_if_not_exists: false },
    });

    async function openThread(): Promise<string | undefined> {
      try {
        await api.post(`/channels/${channel}/messages/${replyTo}/threads`, {
          body: { name: threadName(card), auto_archive_duration: 1_440 },
        });
        return replyTo;
      } catch (error) {
        const code = codeOf(error);
        if (code === THREAD_EXISTS) return replyTo;
        if ([MISSING_ACCESS, MISSING_PERMISSIONS, NOT_IN_THIS_TYPE, NOT_TEXT].includes(code))
          return undefined;
        // Whether the thread was made or not, nothing was said in it.
        throw readError(error);
      }
    }
  }

  /** Followers of an announcement channel see only what is published. Too often is no failure. */
  async function announce(channel: string, messageId: string): Promise<string> {
    if (!options.crosspost || places.known(channel)?.kind !== 'announcement') return messageId;
    try {
      await api.post(`/channels/${channel}/messages/${messageId}/crosspost`);
    } catch (error) {
      if (codeOf(error) !== CROSSPOSTED) {
        options.log.warn({ channel, why: describe(refusalOf(error)) }, 'discord: not published to followers');
      }
    }
    return messageId;
  }

  return {
    platform: 'discord',
    async send(room, card, sending) {
      try {
        return await send(room, card, sending);
      } catch (error) {
        throw chatError(error);
      }
    },
    async find(room, key, looking) {
      try {
        return await lookout.find(await channelOf(room), room, key, looking);
      } catch (error) {
        throw readError(error);
      }
    },
    async link(room, receipt) {
      try {
        const channel = await channelOf(room);
        // What is posted to a forum is a thread of its own, under the number of its first message.
        const place = places.known(channel)?.kind === 'forum' ? receipt : `${channel}/${receipt}`;
        return `https://discord.com/channels/${room.space}/${place}`;
      } catch (error) {
        throw readError(error);
      }
    },
  };
}

function codeOf(error: unknown): number {
  const refusal = refusalOf(error);
  return refusal.kind === 'refused' ? refusal.code : 0;
}

const threadName = (card: Card): string => clip(card.title?.trim() ?? '', 100) || 'AI news';
