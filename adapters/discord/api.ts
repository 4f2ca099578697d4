import { DiscordAPIError, HTTPError, RateLimitError, REST, type RouteLike } from 'discord.js';
import type { DiscordConfig } from './config.ts';

export interface Call {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly files?: readonly { readonly name: string; readonly data: string }[];
  /** False for answers to interactions, whose address is their secret. */
  readonly auth?: boolean;
}

/** Discord's REST interface: one request, one try. Throws what discord.js throws. */
export interface Api {
  get<T>(route: RouteLike, call?: Call): Promise<T>;
  post<T>(route: RouteLike, call?: Call): Promise<T>;
  put<T>(route: RouteLike, call?: Call): Promise<T>;
  patch<T>(route: RouteLike, call?: Call): Promise<T>;
}

/** A slow answer is a lost one; the outbox asks again. */
const TIMEOUT_MS = 10_000;
const WITH_BODY_MS = 15_000;

/**
 * discord.js retries a failed request at once, up to four times, and waits for rate limits in silence
 * and without a cap. Both are turned off: who calls decides what a second try costs.
 */
export function createApi(
  config: DiscordConfig,
  timeouts = { answerMs: TIMEOUT_MS, bodyMs: WITH_BODY_MS },
): Api {
  const rest = new REST({
    api: config.apiBase,
    version: config.apiVersion,
    retries: 0,
    timeout: timeouts.answerMs,
    rejectOnRateLimit: () => true,
    userAgentAppendix: 'ainews',
  });
  const request = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH', fullRoute: RouteLike, call: Call) => {
    // After one 401 discord.js forgets its token and fails every later request without sending it.
    rest.setToken(config.token);
    const answer = await rest.queueRequest({
      method: method as never,
      fullRoute,
      auth: call.auth ?? true,
      // The library's own timeout ends with the headers; a body may still never come.
      signal: AbortSignal.timeout(timeouts.bodyMs),
      ...(call.body === undefined ? {} : { body: call.body }),
      ...(call.files ? { files: [...call.files] } : {}),
      ...(call.query ? { query: new URLSearchParams(call.query) } : {}),
    });
    // An empty answer is whole, whatever type its header names: taking it for a broken one would ask twice.
    return answer.status === 204 ? undefined : answer.json();
  };
  return {
    get: <T>(route: RouteLike, call: Call = {}) => request('GET', route, call) as Promise<T>,
    post: <T>(route: RouteLike, call: Call = {}) => request('POST', route, call) as Promise<T>,
    put: <T>(route: RouteLike, call: Call = {}) => request('PUT', route, call) as Promise<T>,
    patch: <T>(route: RouteLike, call: Call = {}) => request('PATCH', route, call) as Promise<T>,
  };
}

/** What Discord, or the way to it, said of a request that failed. */
export type Refusal =
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'refused'; readonly status: number; readonly code: number; readonly message: string }
  | { readonly kind: 'broken'; readonly status: number }
  /** The request never left, since nobody took the connection. */
  | { readonly kind: 'unsent'; readonly message: string }
  | { readonly kind: 'silent'; readonly message: string };

const UNSENT = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

export function refusalOf(error: unknown): Refusal {
  if (error instanceof RateLimitError) {
    const ms = Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout);
    return { kind: 'limited', retryAfterMs: Number.isFinite(ms) ? Math.max(0, ms) : 0 };
  }
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code);
    const { status, message } = error;
    return { kind: 'refused', status, code: Number.isFinite(code) ? code : 0, message };
  }
  if (error instanceof HTTPError) return { kind: 'broken', status: error.status };
  const message = error instanceof Error ? error.message || error.name : String(error);
  return UNSENT.test(systemCode(error)) ? { kind: 'unsent', message } : { kind: 'silent', message };
}

function systemCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if (error instanceof AggregateError && error.errors.length > 0) return systemCode(error.errors[0]);
  if ('code' in error && typeof error.code === 'string') return error.code;
  return systemCode(error.cause);
}

/** An error for the log: where it came from, without the address of a request, which may be a secret. */
export function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** One line of a failure for logs and receipts: never an address, since those may hold tokens. */
export function describe(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'limited':
      return `rate limited for ${refusal.retryAfterMs} ms`;
    case 'refused':
      return `${refusal.status} ${refusal.code}: ${refusal.message.split('\n')[0]}`;
    case 'broken':
      return `HTTP ${refusal.status}`;
    default:
      return refusal.message;
  }
}
