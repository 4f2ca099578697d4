import type { APIMessage } from 'discord.js';
import type { Card } from '../../src/card.ts';
import type { Lang } from '../../src/model.ts';
import type { Clock, Log } from '../../src/ports.ts';
import { type Api, describe, type Refusal, refusalOf } from './api.ts';
import type { DirectMessages } from './dms.ts';
import { type MessageBody, renderMessage } from './render.ts';
import { snowflakeTime } from './snowflake.ts';

/** How the answer comes: for the person alone, for everyone, or in the place of the message pressed on. */
export type Manner = 'private' | 'public' | 'replace';

export interface ReplyOptions {
  readonly api: Api;
  readonly dms: DirectMessages;
  readonly clock: Clock;
  readonly log: Log;
  readonly keepAsk: (ask: string) => Promise<string>;
  /** Waits; given, so that tests need not. */
  readonly pause: (ms: number) => Promise<void>;
}

export interface Asked {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  readonly userId: string;
  readonly channelId: string;
  readonly lang: Lang;
}

const EPHEMERAL = 1 << 6;

/** `type` of a first response. */
const DEFERRED_MESSAGE = 5;
const DEFERRED_UPDATE = 6;
const CHOICES = 8;

const ACKNOWLEDGED = 40060;
/** The token ran out, or Discord does not know the interaction any more. */
const EXPIRED = [10015, 10062, 50027];

/** A token lasts 15 minutes; the last seconds are not relied on. */
const TOKEN_MS = 14.5 * 60_000;
const TRIES = 4;
/** Nobody waits longer than this for an answer that a rate limit holds up. */
const MAX_WAIT_MS = 30_000;

/** Answers one interaction: first that it was heard, then what there is to say. Never throws. */
export interface Reply {
  /** False when it cannot be answered: too late, or somebody else did. Nothing should be done then. */
  defer(manner: Manner): Promise<boolean>;
  /** The cards for the person; `shared` for everyone in the room. */
  say(cards: readonly Card[], shared?: Card): Promise<void>;
  /** A whole text as a file, for the person alone. */
  sayFile(file: { readonly name: string; readonly text: string }): Promise<void>;
  suggest(choices: readonly { readonly name: string; readonly value: string }[]): Promise<void>;
}

export function createReply(asked: Asked, options: ReplyOptions): Reply {
  const { api, dms, clock, log, pause } = options;
  const started = clock.now();
  const callback = `/interactions/${asked.id}/${asked.token}/callback` as const;
  const webhook = `/webhooks/${asked.applicationId}/${asked.token}` as const;
  const original = `${webhook}/messages/@original` as const;
  let manner: Manner = 'private';

  async function respond(body: object): Promise<boolean> {
    for (let tries = 1; ; tries++) {
      const failed = await attempt(() => api.post(callback, { auth: false, body }));
      if (!failed) return true;
      const code = failed.kind === 'refused' ? failed.code : 0;
      // Our own first try may have arrived although its answer did not.
      if (code === ACKNOWLEDGED && tries > 1) return true;
      const again = failed.kind !== 'refused' && !(failed.kind === 'limited' && failed.retryAfterMs > 1_000);
      if (again && tries < 3) {
        await pause(failed.kind === 'limited' ? failed.retryAfterMs : 100 * tries);
        continue;
      }
      log.warn(
        { why: describe(failed), lateMs: lateness() },
        'discord: an interaction was not answered in time',
      );
      return false;
    }
  }

  function lateness(): number | undefined {
    const made = snowflakeTime(asked.id);
    return made === undefined ? undefined : clock.now() - made;
  }

  /** Several tries with growing pauses; gives why the last one failed. */
  async function persist(request: () => Promise<unknown>, repeatable: boolean): Promise<Refusal | undefined> {
    for (let tries = 1; ; tries++) {
      const failed = await attempt(request);
      if (!failed || tries >= TRIES || !isPassing(failed, repeatable)) return failed;
      await pause(failed.kind === 'limited' ? failed.retryAfterMs : 250 * 2 ** tries);
    }
  }

  async function body(card: Card): Promise<MessageBody> {
    return renderMessage(card, { lang: asked.lang, keepAsk: options.keepAsk });
  }

  /** One card for the person; the first one goes where "thinking…" stands. */
  async function sayTo(card: Card, first: boolean): Promise<void> {
    const message = await body(card);
    if (clock.now() - started < TOKEN_MS) {
      const flags = manner === 'public' ? message.flags : message.flags | EPHEMERAL;
      const failed = first
        ? await persist(() => api.patch(original, { auth: false, body: message }), true)
        : await persist(() => api.post(webhook, { auth: false, body: { ...message, flags } }), false);
      if (!failed) return;
      if (failed.kind !== 'refused' || !EXPIRED.includes(failed.code)) {
        log.error({ why: describe(failed) }, 'discord: an answer could not be shown');
        return;
      }
    }
    await sayLate(message);
  }

  /** After the token's fifteen minutes an answer for everyone goes to the channel, another to its reader. */
  async function sayLate(message: MessageBody): Promise<void> {
    const failed = await persist(async () => {
      const channel = manner === 'public' ? asked.channelId : await dms.channel(asked.userId);
      await api.post<APIMessage>(`/channels/${channel}/messages`, { body: message });
    }, false);
    if (failed) log.warn({ why: describe(failed) }, 'discord: a late answer could not be delivered');
  }

  async function share(card: Card): Promise<void> {
    const message = await body(card);
    const failed =
      clock.now() - started < TOKEN_MS
        ? await persist(() => api.post(webhook, { auth: false, body: message }), false)
        : await persist(() => api.post(`/channels/${asked.channelId}/messages`, { body: message }), false);
    if (failed) log.warn({ why: describe(failed) }, 'discord: a change could not be told to the channel');
  }

  return {
    async defer(how) {
      manner = how;
      if (how === 'replace') return respond({ type: DEFERRED_UPDATE });
      return respond({ type: DEFERRED_MESSAGE, data: { flags: how === 'private' ? EPHEMERAL : 0 } });
    },
    async say(cards, shared) {
      // Something must stand where "thinking…" stands.
      const own = cards.length > 0 || !shared ? cards : [shared];
      for (const [i, card] of own.entries()) await sayTo(card, i === 0);
      if (shared) await share(shared);
    },
    async sayFile({ name, text }) {
      const files = [{ name, data: text }];
      const body = { flags: EPHEMERAL, allowed_mentions: { parse: [] } };
      const failed = await persist(() => api.post(webhook, { auth: false, body, files }), false);
      if (failed) log.warn({ why: describe(failed) }, 'discord: a file could not be shown');
    },
    async suggest(choices) {
      await attempt(() => api.post(callback, { auth: false, body: { type: CHOICES, data: { choices } } }));
    },
  };
}

async function attempt(request: () => Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await request();
    return undefined;
  } catch (error) {
    return refusalOf(error);
  }
}

/** What was not stored may be said again; what may have been, only where saying it twice is saying it once. */
function isPassing(refusal: Refusal, repeatable: boolean): boolean {
  if (refusal.kind === 'limited') return refusal.retryAfterMs <= MAX_WAIT_MS;
  if (refusal.kind === 'unsent') return true;
  if (refusal.kind === 'refused') return refusal.status === 404 && refusal.code === 10008;
  return repeatable;
}
