import { ChatError } from '../../src/errors.ts';
import type { Clock, Log } from '../../src/ports.ts';
import { chatError } from './failure.ts';
import { type Grant, type Token, tokenFor } from './grant.ts';
import type { Grants } from './grants.ts';

/** What Slack gives for a token that renews another. */
interface Renewed {
  readonly access_token?: string;
  readonly refresh_token?: string;
  readonly expires_in?: number;
}

export interface Rotation {
  /** A token that is good for a while, of the grant as it is now. Throws `ChatError` when there is none. */
  fresh(grant: Grant): Promise<string>;
}

/** How long a renewal that failed is not tried again, and one that Slack refused. */
const AGAIN_MS = 30_000;
const REFUSED_MS = 5 * 60_000;

/**
 * Tokens that do not last, renewed before they are used. Whatever many ask for at once is one renewal:
 * each uses up the token that it is made with, and only the last two stay good. While the old one still
 * is, a renewal that fails disturbs nobody.
 */
export function createRotation(options: {
  readonly grants: Grants;
  readonly renew: (refreshToken: string) => Promise<Renewed>;
  /** Slack renews it no more, and the old one is over. */
  readonly refused: (owner: string, detail: string) => void;
  readonly clock: Clock;
  readonly log: Log;
}): Rotation {
  const { grants, renew, refused, clock, log } = options;
  /** By the token that each uses up. */
  const running = new Map<string, Promise<string>>();
  const failed = new Map<string, Failed>();

  async function renewed(owner: string, refreshToken: string): Promise<string> {
    try {
      const { access_token, refresh_token, expires_in } = await renew(refreshToken);
      if (!access_token) throw new ChatError('later', 'oauth.v2.access gave no token');
      await keep(owner, refreshToken, tokenFor(access_token, refresh_token, expires_in, clock.now()));
      failed.delete(owner);
      return access_token;
    } catch (error) {
      const why = asFailure(error);
      failed.set(owner, { refreshToken, why, until: clock.now() + (why.retryAfterMs ?? AGAIN_MS) });
      log.warn({ platform: 'slack', owner, detail: why.detail }, 'a token was not renewed');
      throw why;
    }
  }

  /** Installed anew meanwhile, or taken out: then that is what counts. */
  async function keep(owner: string, refreshToken: string, token: Token): Promise<void> {
    const grant = grants.by(owner);
    if (grant?.refreshToken !== refreshToken) return;
    const forever = { refreshToken: undefined, refreshAt: undefined, expiresAt: undefined };
    try {
      await grants.keep({ ...grant, ...forever, ...token });
    } catch (err) {
      log.error({ platform: 'slack', owner, err }, 'a renewed token could not be kept');
    }
  }

  function renewing(owner: string, refreshToken: string): Promise<string> {
    const before = failed.get(owner);
    if (before?.refreshToken === refreshToken && before.until > clock.now())
      return Promise.reject(before.why);
    const mine =
      running.get(refreshToken) ?? renewed(owner, refreshToken).finally(() => running.delete(refreshToken));
    running.set(refreshToken, mine);
    return mine;
  }

  return {
    async fresh({ owner, token, refreshToken, refreshAt = 0, expiresAt = 0 }) {
      if (refreshToken === undefined || clock.now() < refreshAt) return token;
      try {
        return await renewing(owner, refreshToken);
      } catch (error) {
        if (clock.now() < expiresAt) return token;
        if (error instanceof ChatError && error.scope) refused(owner, error.detail);
        throw error;
      }
    },
  };
}

interface Failed {
  readonly refreshToken: string;
  readonly why: ChatError;
  readonly until: number;
}

/** Nothing of a message has left yet, so none of it is in doubt. */
function asFailure(error: unknown): ChatError {
  const { detail, failure, scope, retryAfterMs } = chatError(error);
  return failure === 'refused' || failure === 'gone' || scope === 'space'
    ? new ChatError('later', detail, REFUSED_MS, { cause: error, scope: 'space' })
    : new ChatError('later', detail, retryAfterMs, { cause: error });
}
