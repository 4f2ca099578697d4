import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AckFn, type App, verifySlackRequest } from '@slack/bolt';
import type { Log } from '../../src/ports.ts';
import type { Pending } from '../pending.ts';
import { REQUEST_AGE_S } from './limits.ts';
import { BadRequest, createListener, type Listener, type Route, type Routes } from './listener.ts';
import type { Lull } from './lull.ts';
import { EVENTS_PATH } from './paths.ts';

/** Slack's own requests stay far below. */
const BODY_LIMIT = 1_000_000;

export interface HttpReceiver extends Listener {
  init(app: App): void;
}

/**
 * Takes Slack's signed requests on one path of one address. Bolt's own receiver listens on every
 * interface, takes requests from the future, and ends the process on a signed body that is not an object.
 * Every request gets a response here: 401 unless signed within five minutes of now, 400 when it cannot be
 * read, 200 once it is acknowledged, even when nothing listens for it. A command is acknowledged as soon as
 * it is known to be Slack's; Bolt itself takes longer over fifty of them than Slack should wait.
 */
export function createHttpReceiver(options: {
  readonly signingSecret: string;
  readonly host: string;
  readonly port: number;
  /** What else is answered on this address. */
  readonly pages?: Routes;
  readonly log: Log;
  readonly wallClock: () => number;
  readonly lull: Lull;
  readonly pending: Pending;
}): HttpReceiver {
  const { signingSecret, host, port, pages, log, wallClock, lull, pending } = options;
  let app: App | undefined;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(request);
    const type = request.headers['content-type'] ?? '';
    if (isSslCheck(type, text)) return end(response, 200);
    verify(request, text);
    lull.stirred();
    const body = parse(type, text);
    if (body.ssl_check === '1') return end(response, 200);
    if (body.type === 'url_verification')
      return end(response, 200, { challenge: String(body.challenge ?? '') });
    await pending.during(() => handOn(request, response, body));
  }

  function verify(request: IncomingMessage, body: string): void {
    const signature = request.headers['x-slack-signature'];
    const stamp = request.headers['x-slack-request-timestamp'];
    if (typeof signature !== 'string' || typeof stamp !== 'string' || !/^\d{1,12}$/.test(stamp)) {
      throw new BadRequest(401, 'not signed');
    }
    const seconds = Number(stamp);
    const now = wallClock();
    if (Math.abs(now / 1000 - seconds) > REQUEST_AGE_S) throw new BadRequest(401, 'signed at another time');
    try {
      verifySlackRequest({
        signingSecret,
        body,
        headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds },
        nowMilliseconds: now,
      });
    } catch {
      throw new BadRequest(401, 'signed by someone else');
    }
  }

  async function handOn(
    request: IncomingMessage,
    response: ServerResponse,
    body: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const retry = Number(request.headers['x-slack-retry-num']);
    const ack: AckFn<unknown> = async (answer?: unknown) => {
      if (!response.headersSent) end(response, 200, answer);
    };
    if (isCommand(body)) {
      end(response, 200);
      await lull.wait();
    }
    try {
      await app?.processEvent({ body, ack, ...(Number.isInteger(retry) ? { retryNum: retry } : {}) });
    } catch (error) {
      // Bolt reads parts of the body before anything listens: one that lacks them is nobody's.
      if (response.headersSent) throw error;
      throw new BadRequest(400, error instanceof Error ? error.message : 'unreadable');
    }
    if (!response.headersSent) end(response, 200);
  }

  const events: Route = { method: 'POST', handle };
  const listener = createListener({ host, port, log, routes: { ...pages, [EVENTS_PATH]: events } });
  return {
    ...listener,
    init(bolt) {
      app = bolt;
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size > BODY_LIMIT) throw new BadRequest(413, 'too long');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof BadRequest ? error : new BadRequest(400, 'broken off');
  }
  return Buffer.concat(chunks).toString('utf8');
}

const isForm = (type: string): boolean => /^application\/x-www-form-urlencoded\b/i.test(type);

/** Slack's check of the certificate is not signed; nothing else of such a body is looked at. */
function isSslCheck(type: string, text: string): boolean {
  return isForm(type) && text.includes('ssl_check') && new URLSearchParams(text).get('ssl_check') === '1';
}

/** One that Bolt can read; all else may still turn out to be nobody's. */
function isCommand({ command, team_id, channel_id, user_id }: Readonly<Record<string, unknown>>): boolean {
  return [command, team_id, channel_id, user_id].every((part) => typeof part === 'string' && part !== '');
}

function parse(type: string, text: string): Readonly<Record<string, unknown>> {
  const form = isForm(type) ? new URLSearchParams(text) : undefined;
  const payload = form?.get('payload');
  if (form && payload == null) return Object.fromEntries(form);
  let body: unknown;
  try {
    body = JSON.parse(payload ?? text);
  } catch {
    throw new BadRequest(400, 'not JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new BadRequest(400, 'not an object');
  return body as Readonly<Record<string, unknown>>;
}

function end(response: ServerResponse, status: number, body?: unknown): void {
  if (body === undefined || body === '') {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
