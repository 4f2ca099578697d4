import { request } from 'undici';
import { because } from '../../src/errors.ts';
import type { Clock } from '../../src/ports.ts';
import { type Allowance, judged } from './address.ts';
import { createAgent } from './agent.ts';
import { readBody } from './body.ts';
import { troubleOf, waitOf } from './fetch.ts';
import { type Limits, Trouble } from './limits.ts';

export interface Posted {
  readonly status: number;
  readonly retryAfterMs?: number;
  /** Empty unless the status is of the two hundreds. */
  readonly bytes: Uint8Array;
}

export interface Poster {
  /**
   * What a server answers to a body. Its address is judged like any other; redirects are not followed, for
   * what is sent, and a key with it, is meant for nobody else. Throws `Trouble`.
   */
  post(
    address: string,
    request: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  ): Promise<Posted>;
  close(): Promise<void>;
}

export interface PosterOptions {
  readonly userAgent: string;
  readonly allowance: Allowance;
  readonly limits: Limits;
  readonly clock: Clock;
}

export function createPoster({ userAgent, allowance, limits, clock }: PosterOptions): Poster {
  const agent = createAgent({ allowance, connectMs: limits.connectMs, silenceMs: limits.silenceMs });

  async function send(url: URL, { headers, body }: Parameters<Poster['post']>[1], signal: AbortSignal) {
    const response = await request(url.href, {
      method: 'POST',
      dispatcher: agent,
      headers: { 'user-agent': userAgent, 'accept-encoding': 'gzip, br, deflate', ...headers },
      body,
      signal,
    });
    // Without a listener an error of a body that is thrown away would end the process.
    response.body.on('error', () => {});
    const { statusCode: status } = response;
    const header = (name: string) => [response.headers[name] ?? ''].flat()[0]!;
    if (status < 200 || status >= 300) {
      response.body.destroy();
      const retryAfterMs = waitOf(header('retry-after'), clock.now());
      return { status, bytes: new Uint8Array(), ...(retryAfterMs !== undefined && { retryAfterMs }) };
    }
    return { status, bytes: await readBody(response.body, header('content-encoding'), limits, signal) };
  }

  return {
    async post(address, request) {
      const signal = AbortSignal.timeout(limits.totalMs);
      try {
        return await send(judged(address, allowance), request, signal);
      } catch (error) {
        throw signal.aborted
          ? new Trouble('unreachable', because('too-slow', { seconds: Math.ceil(limits.totalMs / 1000) }))
          : troubleOf(error);
      }
    },
    close: () => agent.destroy(),
  };
}
