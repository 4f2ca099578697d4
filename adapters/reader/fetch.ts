import type { LookupFunction } from 'node:net';
import { request } from 'undici';
import { because } from '../../src/errors.ts';
import type { Clock } from '../../src/ports.ts';
import { type Allowance, judged, Refusal } from './address.ts';
import { createAgent } from './agent.ts';
import { createTurns, readBody } from './body.ts';
import { type Limits, Trouble } from './limits.ts';

export interface Fetched {
  readonly status: number;
  /** Where the body came from. */
  readonly url: string;
  /** Where the first address has moved for good; itself when it has not. */
  readonly movedTo: string;
  readonly contentType: string;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  /** Empty for a 304. */
  readonly bytes: Uint8Array;
}

export interface Fetch {
  /** The body at an address, or `Trouble` that says why not. Never throws anything else for what a server does. */
  get(address: string, options: GetOptions): Promise<Fetched>;
  close(): Promise<void>;
}

export interface GetOptions {
  readonly accept: string;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** Asked before each request; throws to refuse. */
  readonly permit?: ((url: URL) => Promise<void>) | undefined;
  /** Instead of the limits' own. */
  readonly totalMs?: number;
}

export interface FetchOptions {
  /** Names the program and someone to write to. */
  readonly userAgent: string;
  readonly allowance: Allowance;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly resolve?: LookupFunction | undefined;
}

export function createFetch({ userAgent, allowance, limits, clock, resolve }: FetchOptions): Fetch {
  const agent = createAgent({
    allowance,
    connectMs: limits.connectMs,
    silenceMs: limits.silenceMs,
    ...(resolve && { resolve }),
  });

  const turns = createTurns();

  async function get(address: string, options: GetOptions): Promise<Fetched> {
    const ms = options.totalMs ?? limits.totalMs;
    const signal = AbortSignal.timeout(ms);
    try {
      return await follow(address, options, signal);
    } catch (error) {
      throw signal.aborted
        ? new Trouble('unreachable', because('too-slow', { seconds: Math.ceil(ms / 1000) }))
        : troubleOf(error);
    }
  }

  async function follow(address: string, options: GetOptions, signal: AbortSignal): Promise<Fetched> {
    let url = judged(address, allowance);
    let movedTo = url.href;
    let forGood = true;
    const seen = new Set<string>();
    for (let redirects = 0; ; redirects++) {
      if (seen.has(url.href)) throw new Trouble('unreachable', because('circle'));
      seen.add(url.href);
      await options.permit?.(url);
      const response = await request(url.href, {
        method: 'GET',
        dispatcher: agent,
        headers: headersOf(options),
        signal,
      });
      // Without a listener an error of a body that is thrown away would end the process.
      response.body.on('error', () => {});
      const { statusCode: status } = response;
      const header = (name: string) => single(response.headers[name]);
      const location = header('location');
      if (status >= 300 && status < 400 && status !== 304 && location !== undefined) {
        response.body.destroy();
        if (redirects >= limits.redirects) {
          throw new Trouble('unreachable', because('redirects', { max: limits.redirects }));
        }
        forGood &&= status === 301 || status === 308;
        url = next(location, url);
        if (forGood) movedTo = url.href;
        continue;
      }
      const head = {
        status,
        url: url.href,
        movedTo,
        contentType: header('content-type') ?? '',
        etag: header('etag')?.slice(0, 500),
        lastModified: header('last-modified')?.slice(0, 100),
      };
      if (status === 304) {
        response.body.destroy();
        return { ...head, bytes: new Uint8Array() };
      }
      if (status < 200 || status >= 300) {
        response.body.destroy();
        throw refusedBy(status, header('retry-after'));
      }
      const length = Number(header('content-length') ?? 0);
      if (length > limits.bytes) {
        response.body.destroy();
        throw new Trouble('too-big', because('too-big', { mb: Math.round(limits.bytes / 1024 / 1024) }));
      }
      const packing = header('content-encoding') ?? '';
      const bytes = await readBody(response.body, packing, limits, signal, turns);
      return { ...head, bytes };
    }
  }

  function next(location: string, from: URL): URL {
    if (!URL.canParse(location, from.href)) throw new Trouble('unreachable', because('redirects-nowhere'));
    return judged(new URL(location, from.href).href, allowance);
  }

  function headersOf({ accept, etag, lastModified }: GetOptions): Record<string, string> {
    return {
      'user-agent': userAgent,
      accept,
      'accept-encoding': 'gzip, br, deflate',
      'accept-language': 'en,zh;q=0.9,*;q=0.5',
      ...(etag && isHeader(etag) && { 'if-none-match': etag }),
      ...(lastModified && isHeader(lastModified) && { 'if-modified-since': lastModified }),
    };
  }

  function refusedBy(status: number, retryAfter: string | undefined): Trouble {
    const retryAfterMs = retryAfter === undefined ? undefined : waitOf(retryAfter, clock.now());
    const reason =
      REASONS[status] ?? (status >= 500 ? because('fault', { status }) : because('status', { status }));
    return new Trouble('unreachable', reason, { retryAfterMs, gone: status === 410 });
  }

  return { get, close: () => agent.destroy() };
}

const REASONS: Readonly<Record<number, string>> = {
  401: because('wants-login'),
  402: because('wants-payment'),
  403: because('forbidden'),
  404: because('not-found'),
  410: because('gone'),
  429: because('too-often'),
  451: because('withheld'),
  503: because('out-of-service'),
};

const DAY = 86_400_000;

/** Seconds or a date; at most a day. */
export function waitOf(retryAfter: string, now: number): number | undefined {
  const ms = /^\d+$/.test(retryAfter.trim()) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, DAY) : undefined;
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** A validator comes from outside: only what a header can hold goes back. */
function isHeader(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text);
}

const CONNECTION: Readonly<Record<string, string>> = {
  ENOTFOUND: because('no-such-site'),
  EAI_AGAIN: because('no-lookup'),
  ECONNREFUSED: because('refuses'),
  ECONNRESET: because('broke-off'),
  EPIPE: because('broke-off'),
  UND_ERR_SOCKET: because('broke-off'),
  UND_ERR_CONNECT_TIMEOUT: because('silent'),
  UND_ERR_HEADERS_TIMEOUT: because('silent'),
  UND_ERR_BODY_TIMEOUT: because('stopped'),
  UND_ERR_HEADERS_OVERFLOW: because('long-headers'),
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: because('wrong-length'),
  ETIMEDOUT: because('silent'),
  EHOSTUNREACH: because('no-way'),
  ENETUNREACH: because('no-way'),
  CERT_HAS_EXPIRED: because('cert-expired'),
  ERR_TLS_CERT_ALTNAME_INVALID: because('cert-other-site'),
  DEPTH_ZERO_SELF_SIGNED_CERT: because('cert-unknown'),
  SELF_SIGNED_CERT_IN_CHAIN: because('cert-unknown'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: because('cert-unknown'),
};

export function troubleOf(error: unknown): Trouble {
  for (
    let cause: unknown = error, depth = 0;
    cause instanceof Error && depth < 4;
    cause = cause.cause, depth++
  ) {
    if (cause instanceof Trouble) return cause;
    if (cause instanceof Refusal) return new Trouble('refused', cause.message);
    const inner = cause instanceof AggregateError ? cause.errors[0] : cause;
    const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
    const reason = CONNECTION[code] ?? (cause.name === 'HTTPParserError' ? because('not-http') : undefined);
    if (reason) return new Trouble('unreachable', reason);
  }
  return new Trouble('unreachable', because('no-connection'));
}
