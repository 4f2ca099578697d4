import type { Card } from '../../src/card.ts';
import type { Lang } from '../../src/model.ts';
import type { Clock, Log } from '../../src/ports.ts';
import { QUIET } from './chat.ts';
import { chatError } from './failure.ts';
import { type Asks, withKeptAsks } from './kept.ts';
import type { Pace } from './pace.ts';
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

/** Posted, or not; `unsure` when Slack broke off in the middle. Never fails. */
export type Replied = 'posted' | 'lost' | 'unsure';

export interface Replies {
  reply(address: Address, card: Card, options: ReplyOptions): Promise<Replied>;
}

const WAIT_AT_MOST_MS = 10_000;

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
}: {
  readonly web: WebOf;
  readonly clock: Clock;
  readonly log: Log;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly pace: Pace;
  readonly asks: Asks;
}): Replies {
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

  async function posting(address: Address, message: SlackMessage, { to }: ReplyOptions): Promise<void> {
    const body = {
      text: message.text,
      blocks: [...message.blocks],
      ...QUIET,
      ...(address.thread ? { thread_ts: address.thread } : {}),
    };
    const { space, channel, user } = address;
    if (to === 'room' || /^[DUW]/.test(channel)) {
      await pace.run(`${space}/${channel}`, () =>
        call(async () => (await web(space)).chat.postMessage({ channel, ...body })),
      );
      return;
    }
    await call(async () => (await web(space)).chat.postEphemeral({ channel, user, ...body }));
  }

  async function toPersonAlone(address: Address, message: SlackMessage): Promise<void> {
    await call(async () =>
      (await web(address.space)).chat.postMessage({
        channel: address.user,
        text: message.text,
        blocks: [...message.blocks],
        ...QUIET,
      }),
    );
  }

  /** The call again after as long as Slack asks, if that is not long. */
  async function patiently(send: () => Promise<void>): Promise<void> {
    try {
      await send();
    } catch (error) {
      const { failure, retryAfterMs } = chatError(error);
      if (failure !== 'later' || retryAfterMs === undefined || retryAfterMs > WAIT_AT_MOST_MS) throw error;
      await sleep(retryAfterMs);
      await send();
    }
  }

  async function otherwise(address: Address, message: SlackMessage, options: ReplyOptions): Promise<Replied> {
    try {
      await patiently(() => posting(address, message, options));
      return 'posted';
    } catch (error) {
      const failed = chatError(error);
      if (failed.failure === 'unknown') return 'unsure';
      if (options.to === 'room' || /^[DUW]/.test(address.channel)) throw failed;
      await patiently(() => toPersonAlone(address, message));
      return 'posted';
    }
  }

  async function attempt(address: Address, card: Card, options: ReplyOptions, withoutImages: boolean) {
    const alone = /^[DUW]/.test(address.channel);
    const { lang, zone } = address;
    const view = { lang, now: clock.now(), alone, withoutImages, ...(zone ? { zone } : {}) };
    const message = renderCard(await withKeptAsks(card, asks), view);
    const response = await byUrl(address, message, options);
    if (response === 'taken') return 'posted';
    if (response === 'unsure') return 'unsure';
    return otherwise(address, message, options);
  }

  return {
    async reply(address, card, options) {
      const pictured = card.blocks.some((block) => block.kind === 'image');
      try {
        return await attempt(address, card, options, false);
      } catch (error) {
        const failed = chatError(error);
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

async function call(send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch (error) {
    throw chatError(error);
  }
}
