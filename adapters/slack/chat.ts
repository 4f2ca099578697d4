import type { Card } from '../../src/card.ts';
import { ChatError } from '../../src/errors.ts';
import type { Chat, Clock } from '../../src/ports.ts';
import type { Room } from '../../src/room.ts';
import { chatError } from './failure.ts';
import { type Asks, withKeptAsks } from './kept.ts';
import { createPace, type Pace } from './pace.ts';
import { type RenderOptions, renderCard } from './render.ts';
import type { WebOf } from './workspaces.ts';

/** The kind of metadata under which a message carries its key. */
const DELIVERY = 'ainews_delivery';

const PAGES = 20;
const PAGE = 200;
/** Slack's clock and ours need not agree; a message may be stamped before we asked for it. */
const SLACK_CLOCK_MS = 60_000;

export interface SlackChatOptions {
  readonly web: WebOf;
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly pace?: Pace;
  readonly asks: Asks;
}

/**
 * Deliveries to Slack. A message is sent at most once a call, whatever happens on the way; its receipt is
 * the message's `ts`. A direct message's room may name the person instead of the channel.
 */
export function createSlackChat({
  web,
  clock,
  sleep,
  pace = createPace(clock, sleep),
  asks,
}: SlackChatOptions): Chat {
  /** Channels of direct messages, by the workspace and the person that a room names. */
  const direct = new Map<string, string>();

  async function post(room: Room, message: Message): Promise<string> {
    const { space } = room;
    const sent = await pace.run(`${space}/${room.channel}`, async () => {
      try {
        const client = await web(space);
        return await client.chat.postMessage({ channel: room.channel, ...message });
      } catch (error) {
        throw chatError(error);
      }
    });
    if (!sent.ts) throw new ChatError('unknown', 'no receipt');
    if (sent.channel && sent.channel !== room.channel) direct.set(`${space}/${room.channel}`, sent.channel);
    return sent.ts;
  }

  /** Nothing has left yet: what fails here is only late. */
  async function prepared(card: Card): Promise<Card> {
    try {
      return await withKeptAsks(card, asks);
    } catch (error) {
      throw new ChatError('later', 'the message could not be prepared', undefined, { cause: error });
    }
  }

  async function channelOf({ space, channel }: Room): Promise<string> {
    if (!/^[UW]/.test(channel)) return channel;
    const known = direct.get(`${space}/${channel}`);
    if (known) return known;
    const opened = await (await web(space)).conversations.open({ users: channel });
    return opened.channel?.id ?? channel;
  }

  async function page(
    space: string,
    channel: string,
    since: number,
    replyTo: string | undefined,
    cursor: string | undefined,
  ) {
    const oldest = Math.max(0, (since - SLACK_CLOCK_MS) / 1000).toFixed(6);
    const query = { channel, oldest, limit: PAGE, include_all_metadata: true, ...(cursor ? { cursor } : {}) };
    const client = await web(space);
    return replyTo === undefined
      ? client.conversations.history(query)
      : client.conversations.replies({ ...query, ts: replyTo });
  }

  return {
    platform: 'slack',

    async send(room, given, { key, replyTo, lang, mentions }) {
      const card = await prepared(given);
      const options: RenderOptions = {
        lang,
        now: clock.now(),
        key,
        alone: /^[DUW]/.test(room.channel),
        ...(mentions ? { mentions } : {}),
      };
      try {
        return await post(room, messageOf(card, key, replyTo, options));
      } catch (error) {
        if (!isAboutImages(error, card)) throw error;
        return await post(room, messageOf(card, key, replyTo, { ...options, withoutImages: true }));
      }
    },

    async find(room, key, { since, replyTo }) {
      try {
        const channel = await channelOf(room);
        let cursor: string | undefined;
        for (let pages = 0; pages < PAGES; pages++) {
          const read = await page(room.space, channel, since, replyTo, cursor);
          const found = (read.messages ?? []).find((message) => keyOf(message) === key);
          if (found?.ts) return found.ts;
          cursor = read.response_metadata?.next_cursor || undefined;
          if (!cursor) return undefined;
        }
      } catch (error) {
        const failed = chatError(error);
        // Looking was refused, which tells nothing about the message that was looked for.
        if (failed.failure === 'refused')
          throw new ChatError('unknown', failed.detail, undefined, { cause: error });
        throw failed;
      }
      throw new ChatError('unknown', 'too many messages to look through');
    },

    async link(room, receipt) {
      try {
        const query = { channel: await channelOf(room), message_ts: receipt };
        return (await (await web(room.space)).chat.getPermalink(query)).permalink || undefined;
      } catch (error) {
        throw chatError(error);
      }
    },
  };
}

type Message = ReturnType<typeof messageOf>;

function messageOf(card: Card, key: string, replyTo: string | undefined, options: RenderOptions) {
  const { text, blocks } = renderCard(card, options);
  return {
    text,
    blocks: [...blocks],
    metadata: { event_type: DELIVERY, event_payload: { key } },
    ...QUIET,
    ...(replyTo === undefined ? {} : { thread_ts: replyTo }),
  };
}

/** Nothing in a message is looked up, expanded or turned into a call. */
export const QUIET = { unfurl_links: false, unfurl_media: false, link_names: false } as const;

function isAboutImages(error: unknown, card: Card): boolean {
  if (!(error instanceof ChatError) || error.failure !== 'refused') return false;
  return /block|image|attachment/.test(error.detail) && card.blocks.some((block) => block.kind === 'image');
}

function keyOf(message: {
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
  readonly blocks?: readonly { readonly block_id?: string }[];
}): unknown {
  const payload = message.metadata?.event_payload;
  if (message.metadata?.event_type === DELIVERY && payload && 'key' in payload) return payload.key;
  return message.blocks?.[0]?.block_id;
}
