import type { Installation } from '@slack/bolt';
import { z } from 'zod';
import type { Instant } from '../../src/model.ts';

/** A token, and how it is renewed where it does not last. */
export interface Token {
  readonly token: string;
  /** Used up by renewing. */
  readonly refreshToken?: string | undefined;
  /** From then on it is renewed before it is used. */
  readonly refreshAt?: Instant | undefined;
  readonly expiresAt?: Instant | undefined;
}

/** What an installation gave us. Kept sealed. */
export interface Grant extends Token {
  /** The workspace, or the organisation where it serves all workspaces that it was approved for. */
  readonly owner: string;
  /** Those that it serves, as far as they were heard of; a workspace's own serves that one. */
  readonly spaces: readonly string[];
  readonly userId: string;
  readonly botId?: string | undefined;
  /** When the app was put in. */
  readonly at: Instant;
}

const id = z.string().regex(/^[A-Z0-9]+$/);
const grant = z.object({
  owner: id,
  spaces: z.array(id),
  token: z.string(),
  refreshToken: z.string().optional(),
  refreshAt: z.number().optional(),
  expiresAt: z.number().optional(),
  userId: id,
  botId: id.optional(),
  at: z.number(),
});

/** Undefined for what is no grant. */
export function readGrant(text: string): Grant | undefined {
  try {
    return grant.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Of a life of twelve hours the last two. */
const FRESH = 5 / 6;

/** A token that lasts so many seconds from now; for ever without a number. */
export function tokenFor(
  token: string,
  refreshToken: string | undefined,
  seconds: number | undefined,
  now: Instant,
): Token {
  if (refreshToken === undefined || seconds === undefined) return { token };
  const ms = seconds * 1000;
  return { token, refreshToken, refreshAt: now + ms * FRESH, expiresAt: now + ms };
}

/**
 * What Slack's own library made of an install. Undefined where no bot came with it. `now` is ours,
 * `wallNow` the time by which the library counted.
 */
export function grantOf(installation: Installation, now: Instant, wallNow: Instant): Grant | undefined {
  const { bot, team, enterprise, isEnterpriseInstall } = installation;
  const owner = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (!bot || !owner) return undefined;
  const seconds = bot.expiresAt === undefined ? undefined : bot.expiresAt - Math.floor(wallNow / 1000);
  const made = {
    owner,
    spaces: isEnterpriseInstall ? [] : [owner],
    ...tokenFor(bot.token, bot.refreshToken, seconds, now),
    userId: bot.userId,
    botId: bot.id,
    at: now,
  };
  return grant.safeParse(made).data;
}
