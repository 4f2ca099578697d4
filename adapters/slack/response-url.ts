import type { Clock, Log } from '../../src/ports.ts';
import { RESPONSE_URL } from './limits.ts';

/** What became of a message given to a response URL. */
type Response = 'taken' | 'unusable' | 'unsure';

export interface ResponseUrl {
  /**
   * Posts there. `unusable`: it was not taken, so another way must be found. `unsure`: it may have been
   * (only with `once`; without it the message is repeated, which does no harm to a private answer).
   */
  post(body: object, options: { readonly once: boolean }): Promise<Response>;
}

export interface ResponseUrlOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly log: Log;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly timeoutMs?: number;
}

const TRIES = 3;
const WAIT_MS = 300;
/** Longer than this a person is not left waiting: the answer goes another way. */
const PATIENCE_MS = 5_000;

/**
 * One interaction's response URL, with the care that Bolt's `respond()` does not take: a timeout, tries of
 * its own, Slack's `Retry-After`, and never more uses than Slack allows.
 */
export function createResponseUrl(url: string, options: ResponseUrlOptions): ResponseUrl {
  const { fetch, clock, log, sleep, timeoutMs = 5_000 } = options;
  const endsAt = clock.now() + RESPONSE_URL.lifeMs;
  let uses = 0;

  async function attempt(body: object): Promise<Response | { readonly waitMs: number }> {
    uses += 1;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const words = (await response.text().catch(() => '')).slice(0, 500);
      if (response.ok) return /"ok"\s*:\s*false/.test(words) ? 'unusable' : 'taken';
      if (response.status === 429) return { waitMs: retryAfter(response.headers.get('retry-after')) };
      log.warn({ platform: 'slack', status: response.status }, 'a response URL refused an answer');
      return response.status >= 500 ? 'unsure' : 'unusable';
    } catch (error) {
      const code =
        error instanceof Error && error.cause instanceof Error && 'code' in error.cause
          ? error.cause.code
          : '';
      return code === 'ECONNREFUSED' || code === 'ENOTFOUND' ? 'unusable' : 'unsure';
    }
  }

  return {
    async post(body, { once }) {
      let wait = WAIT_MS;
      for (let tries = 0; tries < TRIES; tries++) {
        if (uses >= RESPONSE_URL.uses || clock.now() > endsAt) return 'unusable';
        const result = await attempt(body);
        if (result === 'taken' || result === 'unusable') return result;
        if (result === 'unsure' && once) return 'unsure';
        if (typeof result === 'object') wait = result.waitMs;
        if (wait > PATIENCE_MS) return 'unusable';
        if (tries < TRIES - 1) await sleep(wait);
        wait *= 2;
      }
      return 'unusable';
    },
  };
}

function retryAfter(header: string | null): number {
  const seconds = Number(header);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 1000;
}

/** Slack's own address, or the place that stands in for Slack: nothing else is ever posted to. */
export function isResponseUrl(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const api = new URL(apiUrl);
  if (hostname === api.hostname) return protocol === api.protocol || protocol === 'https:';
  if (isLoopback(api.hostname) && isLoopback(hostname)) return true;
  return protocol === 'https:' && /(?:^|\.)slack(?:-gov)?\.com$/.test(hostname);
}

const isLoopback = (host: string): boolean => /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(host);
