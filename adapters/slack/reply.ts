import { randomUUID } from 'node:crypto';
import type { Card } from '../../src/card.ts';
import type { ChatError } from '../../src/errors.ts';
import type { Lang } from '../../src/model.ts';
import type { Chat, Clock, Log } from '../../src/ports.ts';
import { QUIET } from './chat.ts';
import { chatError } from './failure.ts';
import { type Asks, withKeptAsks } from './kept.ts';
import type { Pace } from './pace.ts';
import { createPatience, isLater, isPassing } from './patience.ts';
import { renderCard, type SlackMessage } from './render.ts';
import type { ResponseUrl } from './response-url.ts';
import type { WebOf } from './workspaces.ts';

/** Where an answer goes. */
export interface Address {
  readonly space: string;
  readonly channel: string;
  readonly user: string;
  readonly thread?: string;
  /** Carries the answer even where the bot may not post. */
  readonly responseUrl?: ResponseUrl;
  readonly lang: Lang;
  readonly zone?: string;
}

interface ReplyOptions {
  /** Only the person who asked sees it, or the whole room. */
  readonly to: 'person' | 'room';
  /** Puts it in the place of the private message whose button was pressed. */
  readonly replace?: boolean;
}

/** Posted, or not; `unsure` when Slack broke off in the middle, and did not show what is there. Never fails. */
export type Replied = 'posted' | 'lost' | 'unsure';

export interface Replies {
  reply(address: Address, card: Card, options: ReplyOptions): Promise<Replied>;
}

/** Until what Slack may have taken is looked for. */
const LOOK_AFTER_MS = 1_000;

/**
 * Answers to people who wait. First by the response URL; where that cannot be used any more, by posting;
 * and where the bot may not post, to the person alone.
 */
export function createReplies({
  web,
  clock,
  log,
  sleep,
  pace,
  asks,
  find,
  noticed,
}: {
  readonly web: WebOf;
  readonly clock: Clock;
  readonly log: Log;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly pace: Pace;
  readonly asks: Asks;
  readonly find: Chat['find'];
  /** Told of every failure that lost an answer. */
  readonly noticed: (space: string, failed: ChatError) => void;
}): Replies {
  const patiently = createPatience(sleep);

  async function byUrl(address: Address, message: SlackMessage, options: ReplyOptions) {
    if (!address.responseUrl) return 'unusable';
    const body = {
      response_type: options.to === 'room' ? 'in_channel' : 'ephemeral',
      replace_original: options.replace === true,
      ...message,
      ...QUIET,
      ...(address.thread && !options.replace ? { thread_ts: address.thread } : {}),
    };
    return address.responseUrl.post(body, { once: options.to === 'room' });
  }

  async function posting(address: Address, message: SlackMessage): Promise<void> {
    const { space, channel } = address;
    await pace.run(`${space}/${channel}`, () =>
      call(async () => (await web(space)).chat.postMessage({ channel, ...bodyOf(message, address.thread) })),
    );
  }

  async function whispering({ space, channel, user, thread }: Address, message: SlackMessage): Promise<void> {
    const body = { channel, user, ...bodyOf(message, thread) };
    await call(async () => (await web(space)).chat.postEphemeral(body));
  }

  async function toPersonAlone({ space, user }: Address, message: SlackMessage): Promise<void> {
    await call(async () => (await web(space)).chat.postMessage({ channel: user, ...bodyOf(message) }));
  }

  /** Where more than one could see it twice, what may be there is looked for before it is sent again. */
  async function openly(address: Address, message: SlackMessage, key: string): Promise<Replied> {
    const since = clock.now();
    const post = () => patiently(() => posting(address, message), isLater);
    try {
      await post();
      return 'posted';
    } catch (error) {
      if (chatError(error).failure !== 'unknown') throw error;
    }
    try {
      await sleep(LOOK_AFTER_MS);
      const { space, channel, thread } = address;
      const room = { platform: 'slack', space, channel } as const;
      const there = await find(room, key, { since, ...(thread ? { replyTo: thread } : {}) });
      if (there === undefined) await post();
      return 'posted';
    } catch {
      return 'unsure';
    }
  }

  /** A second copy does no harm where only this person sees it. */
  async function privately(address: Address, message: SlackMessage): Promise<Replied> {
    try {
      await patiently(() => whispering(address, message), isPassing);
    } catch {
      await patiently(() => toPersonAlone(address, message), isPassing);
    }
    return 'posted';
  }

  async function attempt(address: Address, card: Card, options: ReplyOptions, withoutImages: boolean) {
    const alone = /^[DUW]/.test(address.channel);
    const { lang, zone } = address;
    const key = randomUUID();
    const view = { lang, now: clock.now(), key, alone, withoutImages, ...(zone ? { zone } : {}) };
    const message = renderCard(await withKeptAsks(card, asks), view);
    const response = await byUrl(address, message, options);
    if (response === 'taken') return 'posted';
    if (response === 'unsure') return 'unsure';
    return options.to === 'room' || alone ? openly(address, message, key) : privately(address, message);
  }

  return {
    async reply(address, card, options) {
      const pictured = card.blocks.some((block) => block.kind === 'image');
      try {
        return await attempt(address, card, options, false);
      } catch (error) {
        const failed = chatError(error);
        noticed(address.space, failed);
        if (failed.failure === 'refused' && pictured) {
          return attempt(address, card, options, true).catch(() => 'lost' as const);
        }
        log.warn(
          { platform: 'slack', channel: address.channel, detail: failed.detail },
          'an answer was lost',
        );
        return 'lost';
      }
    },
  };
}

function bodyOf({ text, blocks }: SlackMessage, thread?: string) {
  return { text, blocks: [...blocks], ...QUIET, ...(thread ? { thread_ts: thread } : {}) };
}

async function call(send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch (error) {
    throw chatError(error);
  }
}
