import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeInstalls } from './fake-slack-installs.ts';
import { createFakeSocket, type FakeSocket } from './fake-slack-socket.ts';

/** One request that reached the fake. */
export interface Call {
  /** An API method, or `response_url`. */
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Whose token it came with; none, or one that is no good, is nobody's. */
  readonly team?: string | undefined;
  /** What became of it. */
  readonly outcome: string;
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly text?: string;
  readonly blocks?: readonly { readonly block_id?: string; readonly type: string }[];
  readonly metadata?: unknown;
}

/** How the next call of a method goes wrong. */
export type Fault =
  | { readonly error: string }
  /** An answer that Slack does not give, of this status or 200; `stores`: after the message was taken. */
  | { readonly status: number; readonly body?: string; readonly stores?: true }
  | { readonly retryAfter: number }
  /** The connection breaks before, or after, the message is taken; or in the middle of the answer. */
  | 'drop'
  | 'store and drop'
  | 'store and drop halfway'
  /** Nothing is ever answered. */
  | 'hang'
  | 'store and hang';

export interface Person {
  readonly locale?: string;
  readonly tz?: string;
  readonly is_admin?: boolean;
}

export const TEAM = 'T01TEAM';
export const BOT = 'U0BOT';
export const SECRET = 'a signing secret';
const TOKEN = 'xoxb-good';
const APP_TOKEN = 'xapp-good';

/**
 * Slack on loopback, as far as this bot uses it: the Web API with its failures, response URLs with their
 * limits, Socket Mode, and a hand that signs requests.
 */
export class FakeSlack {
  readonly calls: Call[] = [];
  readonly messages: Message[] = [];
  readonly people = new Map<string, Person>();
  readonly socket: FakeSocket;
  readonly apiUrl: string;
  readonly base: string;
  readonly botToken = TOKEN;
  readonly installs = new FakeInstalls();
  readonly appToken = APP_TOKEN;
  /** Members by channel, and channels that the bot is not in. */
  readonly members = new Map<string, readonly string[]>();
  readonly outside = new Set<string>();
  botChannels: readonly { id: string; name: string }[] = [];
  /** How a call goes wrong by what it says; those of `fail` come first. */
  judge: (call: Omit<Call, 'outcome'>) => Fault | undefined = () => undefined;
  /** What its clock shows; without one each message is a second after the one before. */
  now: (() => number) | undefined;
  readonly #faults = new Map<string, Fault[]>();
  readonly #waiting = new Set<() => void>();
  readonly #uses = new Map<string, number>();
  readonly #server: ReturnType<typeof createServer>;
  #clock = 1_700_000_000;

  private constructor(server: ReturnType<typeof createServer>, socket: FakeSocket) {
    this.#server = server;
    this.socket = socket;
    const { port } = server.address() as AddressInfo;
    this.base = `http://127.0.0.1:${port}`;
    this.apiUrl = `${this.base}/api/`;
  }

  static async start(): Promise<FakeSlack> {
    const server = createServer();
    const socket = createFakeSocket(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const slack = new FakeSlack(server, socket);
    server.on('request', (request, response) => void slack.#handle(request, response));
    return slack;
  }

  async stop(): Promise<void> {
    this.socket.closeAll();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The next calls of `method` go wrong, each in its way. */
  fail(method: string, ...faults: Fault[]): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), ...faults]);
  }

  /** All calls of a method so far. */
  made(method: string): readonly Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Waits until so many calls of a method have been made. */
  async until(method: string, count = 1): Promise<readonly Call[]> {
    await this.settle(() => this.made(method).length >= count, `${count} × ${method}`);
    return this.made(method);
  }

  /** Waits until something is so; looked at whenever the fake was called. */
  async settle(isSo: () => boolean, what: string): Promise<void> {
    const deadline = Date.now() + 8_000;
    while (!isSo()) {
      if (Date.now() > deadline) {
        throw new Error(
          `waited in vain for ${what}; came: ${this.calls.map((call) => call.method).join(' ')}`,
        );
      }
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          this.#waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, 50);
        this.#waiting.add(wake);
      });
    }
  }

  responseUrl(): string {
    return `${this.base}/commands/${randomUUID()}`;
  }

  // ── What Slack sends ───────────────────────────────────────────────────────────────────────────

  command(text: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return {
      token: 'x',
      team_id: TEAM,
      team_domain: 'acme',
      channel_id: 'C01',
      channel_name: 'general',
      user_id: 'U01',
      user_name: 'ada',
      command: '/ainews',
      text,
      api_app_id: 'A01',
      response_url: this.responseUrl(),
      trigger_id: randomUUID(),
      ...more,
    };
  }

  event(event: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) {
    return {
      token: 'x',
      team_id: TEAM,
      api_app_id: 'A01',
      type: 'event_callback',
      event_id: `Ev${randomUUID()}`,
      event_time: this.#clock,
      authorizations: [
        { enterprise_id: null, team_id: TEAM, user_id: BOT, is_bot: true, is_enterprise_install: false },
      ],
      event,
      ...more,
    };
  }

  press(action: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) {
    return {
      type: 'block_actions',
      team: { id: TEAM, domain: 'acme' },
      user: { id: 'U01', username: 'ada', team_id: TEAM },
      api_app_id: 'A01',
      channel: { id: 'C01', name: 'general' },
      container: { type: 'message', message_ts: '1700000000.000001', channel_id: 'C01', is_ephemeral: true },
      response_url: this.responseUrl(),
      trigger_id: randomUUID(),
      actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...action }],
      ...more,
    };
  }

  shortcut(callback: string, message: Readonly<Record<string, unknown>>) {
    return {
      type: 'message_action',
      team: { id: TEAM, domain: 'acme' },
      user: { id: 'U01', name: 'ada', team_id: TEAM },
      channel: { id: 'C01', name: 'general' },
      callback_id: callback,
      response_url: this.responseUrl(),
      trigger_id: randomUUID(),
      message: { type: 'message', user: 'U02', ts: '1700000000.000002', ...message },
    };
  }

  // ── What reaches it ────────────────────────────────────────────────────────────────────────────

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.base).pathname;
    const text = await read(request);
    const json = (request.headers['content-type'] ?? '').includes('json');
    const uploads = path.startsWith('/upload/');
    const args = uploads ? { text } : json ? JSON.parse(text) : fromForm(text);
    const method = uploads ? 'upload' : path.startsWith('/api/') ? path.slice(5) : 'response_url';
    if (method === 'oauth.v2.access') await this.installs.turn();
    const token = request.headers.authorization?.replace('Bearer ', '');
    const team = token === TOKEN ? TEAM : this.installs.whose(token)?.id;
    const fault = this.#faults.get(method)?.shift() ?? this.judge({ method, args, team });
    const done = (outcome: string) => {
      this.calls.push({ method, args, team, outcome });
      for (const wake of [...this.#waiting]) wake();
    };
    const stores =
      typeof fault === 'object' ? 'stores' in fault && fault.stores : fault?.startsWith('store and');
    const stored = stores ? this.#perform(method, args, token) : undefined;
    if (fault === 'hang' || fault === 'store and hang') return done(fault);
    if (fault === 'store and drop halfway') {
      done(fault);
      const text = JSON.stringify(stored);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
      response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
      return;
    }
    if (fault === 'drop') {
      done('drop');
      request.socket.destroy();
      return;
    }
    if (fault === 'store and drop') {
      done('stored, dropped');
      request.socket.destroy();
      return;
    }
    if (typeof fault === 'object' && 'status' in fault) {
      done(String(fault.status));
      response.writeHead(fault.status).end(fault.body ?? 'no');
      return;
    }
    if (typeof fault === 'object' && 'retryAfter' in fault) {
      done('429');
      response.writeHead(429, { 'retry-after': String(fault.retryAfter) }).end();
      return;
    }
    if (uploads) {
      done('ok');
      response.writeHead(200).end('OK');
      return;
    }
    if (method === 'response_url') {
      const uses = (this.#uses.get(path) ?? 0) + 1;
      this.#uses.set(path, uses);
      done(uses > 5 ? 'used_url' : 'ok');
      if (uses > 5) response.writeHead(404).end('used_url');
      else response.writeHead(200).end('ok');
      return;
    }
    const answer =
      typeof fault === 'object'
        ? { ok: false, error: fault.error }
        : method === 'oauth.v2.access'
          ? this.installs.access(args)
          : (method === 'apps.connections.open' ? token === APP_TOKEN : team !== undefined)
            ? this.#perform(method, args, token)
            : { ok: false, error: this.installs.isExpired(token) ? 'token_expired' : 'invalid_auth' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    done(answer.ok ? 'ok' : String(answer.error));
  }

  #perform(
    method: string,
    args: Readonly<Record<string, unknown>>,
    token: string | undefined,
  ): Record<string, unknown> & { ok: boolean } {
    switch (method) {
      case 'conversations.open':
        return { ok: true, channel: { id: `D${String(args.users)}` } };
      case 'files.getUploadURLExternal':
        return { ok: true, upload_url: `${this.base}/upload/v1/${String(args.filename)}`, file_id: 'F01' };
      case 'files.completeUploadExternal':
        return { ok: true, files: [{ id: 'F01' }] };
      case 'auth.test': {
        const by = this.installs.whose(token);
        if (by?.org) return { ok: true, enterprise_id: by.id, user_id: by.bot, bot_id: `B${by.bot}` };
        if (by) return { ok: true, team_id: by.id, user_id: by.bot, bot_id: `B${by.bot}` };
        return { ok: true, team_id: TEAM, user_id: BOT, bot_id: 'B0BOT', team: 'acme', user: 'ainews' };
      }
      case 'apps.connections.open':
        return { ok: true, url: this.socket.url() };
      case 'users.info': {
        const person = this.people.get(String(args.user));
        return person
          ? { ok: true, user: { id: args.user, ...person } }
          : { ok: false, error: 'user_not_found' };
      }
      case 'conversations.members':
        return { ok: true, members: this.members.get(String(args.channel)) ?? [] };
      case 'conversations.info':
        return {
          ok: true,
          channel: { id: args.channel, is_member: !this.outside.has(String(args.channel)) },
        };
      case 'users.conversations':
        return { ok: true, channels: this.botChannels };
      case 'chat.postMessage': {
        const ts = this.#stamp();
        // What is posted to a person stands in their direct messages.
        const channel = String(args.channel).replace(/^([UW])/, 'D$1');
        this.messages.push({ ...(args as unknown as Message), channel, ts });
        return { ok: true, channel, ts };
      }
      case 'chat.getPermalink':
        return {
          ok: true,
          permalink: `https://acme.slack.com/archives/${args.channel}/p${args.message_ts}`,
        };
      case 'chat.postEphemeral':
        return { ok: true, message_ts: `${this.#clock++}.000100` };
      case 'conversations.history':
        return this.#page(
          this.messages.filter((message) => isIn(message, args.channel) && !message.thread_ts).reverse(),
          args,
        );
      case 'conversations.replies':
        return this.#page(
          this.messages.filter((message) => isIn(message, args.channel) && message.thread_ts === args.ts),
          args,
        );
      default:
        return { ok: true };
    }
  }

  /** As Slack does: seconds, and six digits that no other message has. */
  #stamp(): string {
    const count = String(this.#clock++);
    return this.now ? `${Math.floor(this.now() / 1000)}.${count.slice(-6)}` : `${count}.000100`;
  }

  #page(all: readonly Message[], args: Readonly<Record<string, unknown>>) {
    const from = Number(args.cursor ?? 0);
    const size = Math.min(Number(args.limit ?? 100), 200);
    const messages = all
      .slice(from, from + size)
      .filter(({ ts }) => Number(ts) >= Number(args.oldest ?? 0))
      .map((message) => (args.include_all_metadata ? message : { ...message, metadata: undefined }));
    const next = from + size < all.length ? String(from + size) : '';
    return { ok: true, messages, response_metadata: { next_cursor: next } };
  }
}

/** The address of a Slack that is not there. */
export async function nowhere(): Promise<string> {
  const fake = await FakeSlack.start();
  await fake.stop();
  return fake.apiUrl;
}

/** What Slack's signature over a body is. */
export function sign(body: string, seconds: number, secret = SECRET): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`;
}

export interface Sending {
  readonly at?: number;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a body as Slack does: signed, as a form or as JSON. */
export async function send(
  url: string,
  body: string,
  type: 'form' | 'json',
  { at = Math.floor(Date.now() / 1000), secret = SECRET, headers = {} }: Sending = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': type === 'form' ? 'application/x-www-form-urlencoded' : 'application/json',
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': sign(body, at, secret),
      ...headers,
    },
    body,
  });
}

export const form = (fields: Readonly<Record<string, string>>): string =>
  new URLSearchParams(fields).toString();
export const payload = (body: unknown): string => form({ payload: JSON.stringify(body) });

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

/** A person's messages are in their direct channel, whether that or the person was named. */
const isIn = ({ channel }: Message, asked: unknown): boolean => channel === asked || `D${channel}` === asked;

/** Slack's client sends a form in which objects are JSON. */
function fromForm(text: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => [
      name,
      /^(?:blocks|view|metadata)$/.test(name) ? JSON.parse(value) : value,
    ]),
  );
}
