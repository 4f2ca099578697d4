import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { commandFaults, messageFaults } from './fake-discord-rules.ts';

/**
 * A small Discord on loopback: REST and gateway, with what makes the real one hard. Every body is held
 * against its documented shape and limits; what it would refuse is refused and noted in `faults`.
 */

export const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAx.G.fake';
export const BOT = '100000000000000001';
export const APPLICATION = '100000000000000001';

type Json = Record<string, unknown>;

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly auth: string | undefined;
}

export interface Message extends Json {
  readonly id: string;
  readonly channel_id: string;
  nonce?: string;
}

/** How one coming request fails: with an answer, before or after its work was done, or without one. */
export interface Trouble {
  readonly method?: string;
  readonly path: RegExp;
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly stores?: boolean;
  /** Closes the connection without a word, or never answers. */
  readonly hangsUp?: boolean;
  readonly hangs?: boolean;
  /** Only requests like this. */
  readonly when?: (seen: Seen) => boolean;
  times?: number;
}

export interface Channel {
  readonly id: string;
  readonly type: number;
  readonly guild_id?: string;
  readonly name?: string;
  parent_id?: string;
  last_message_id?: string;
  thread_metadata?: { archived: boolean; locked: boolean };
  readonly flags?: number;
  readonly available_tags?: readonly { readonly id: string; readonly moderated: boolean }[];
  readonly owner_id?: string;
  readonly permission_overwrites?: readonly {
    readonly id: string;
    readonly allow: string;
    readonly deny: string;
  }[];
}

/** What everyone may do in a guild: see, speak, embed, in threads too. */
const EVERYONE = String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 38n));

interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly sentAt: number;
  acknowledged?: { readonly type: number; readonly data?: Json };
  readonly acknowledgedAfterMs?: number;
  readonly messages: Json[];
  expired: boolean;
}

const ACK_MS = 3_000;

let lastId = BigInt(Date.now() - 1_420_070_400_000) << 22n;
export function snowflake(): string {
  const now = BigInt(Date.now() - 1_420_070_400_000) << 22n;
  lastId = now > lastId ? now : lastId + 1n;
  return String(lastId);
}

/** A body with files is a form that has the message in one field. */
function bodyOf(text: string, type: string): Json {
  if (!type.startsWith('multipart/')) return text ? JSON.parse(text) : {};
  const files = [...text.matchAll(/filename="([^"]*)"\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--/gs)].map(
    ([, name, content]) => ({ name, content }),
  );
  const [, message = '{}'] = /name="payload_json"\r\n(?:[^\r\n]+\r\n)*\r\n([^\r\n]*)/.exec(text) ?? [];
  return { ...JSON.parse(message), files };
}

export type FakeDiscord = Awaited<ReturnType<typeof startFakeDiscord>>;

export async function startFakeDiscord(
  given: {
    readonly shards?: number;
    /** The real one remembers a nonce for minutes only; this one then never does. */
    readonly forgetsNonces?: boolean;
  } = {},
) {
  const shards = given.shards ?? 1;
  const seen: Seen[] = [];
  const faults: string[] = [];
  const troubles: Trouble[] = [];
  const channels = new Map<string, Channel>();
  const guilds = new Map<string, { readonly id: string; name: string; unavailable?: boolean }>();
  const messages = new Map<string, Message[]>();
  const hidden = new Set<string>();
  const interactions = new Map<string, Interaction>();
  const waiting: (() => void)[] = [];
  const identified: {
    readonly intents: number;
    readonly shard: readonly number[];
    readonly token: string;
  }[] = [];
  const resumed: Json[] = [];
  const sockets = new Map<WebSocket, { shard: number; seq: number; session: string }>();
  const sessions = new Set<string>();
  const unsent: { t: string; d: unknown }[] = [];
  let commands: Json[] = [];
  let heartbeatMs = 40_000;
  let isDeaf = false;
  let tokenIsGood = true;
  let closesWith: number | undefined;
  let crossposts = 0;

  const changed = (): void => {
    for (const wake of waiting.splice(0)) wake();
  };

  // ── REST ─────────────────────────────────────────────────────────────────────────────────────

  const server = createServer((request, response) => void serve(request, response));
  const open = new Set<import('node:net').Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += chunk;
    const url = new URL(request.url ?? '/', 'http://fake');
    const path = url.pathname.replace(/^\/api\/v10/, '');
    const one: Seen = {
      method: request.method ?? 'GET',
      path,
      query: url.searchParams,
      body: bodyOf(text, request.headers['content-type'] ?? ''),
      auth: request.headers.authorization,
    };
    seen.push(one);
    const trouble = troubles.find(
      (each) =>
        each.path.test(path) &&
        (!each.method || each.method === one.method) &&
        (each.times ?? 1) > 0 &&
        (each.when?.(one) ?? true),
    );
    if (trouble) {
      trouble.times = (trouble.times ?? 1) - 1;
      if (trouble.stores) route(one);
      changed();
      if (trouble.hangs) return;
      if (trouble.hangsUp) return void request.socket.destroy();
      return send(
        response,
        trouble.status ?? 500,
        trouble.body ?? { message: 'trouble', code: 0 },
        trouble.headers,
      );
    }
    const [status, body] = route(one);
    send(response, status, body);
    changed();
  }

  function send(
    response: ServerResponse,
    status: number,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): void {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(status === 204 ? '' : typeof body === 'string' ? body : JSON.stringify(body));
  }

  const refuse = (status: number, code: number, message: string): [number, unknown] => [
    status,
    { message, code },
  ];

  function judged(found: string[], where: string): [number, unknown] | undefined {
    if (found.length === 0) return undefined;
    faults.push(...found.map((fault) => `${where}: ${fault}`));
    return [400, { message: 'Invalid Form Body', code: 50035, errors: { components: { _errors: [] } } }];
  }

  function route({ method, path, query, body, auth }: Seen): [number, unknown] {
    const at = (shape: RegExp, how: string) => (how === method ? shape.exec(path) : null);
    let found: RegExpExecArray | null;

    found = at(/^\/interactions\/(\d+)\/([^/]+)\/callback$/, 'POST');
    if (found) return acknowledge(found[2]!, body);
    found = at(/^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/, 'PATCH');
    if (found) return answer(found[1]!, body, 'edit');
    found = at(/^\/webhooks\/\d+\/([^/]+)$/, 'POST');
    if (found) return answer(found[1]!, body, 'followup');

    if (auth !== `Bot ${TOKEN}` || !tokenIsGood) return refuse(401, 0, '401: Unauthorized');
    if (at(/^\/gateway\/bot$/, 'GET')) {
      const limits = { total: 1_000, remaining: 999, reset_after: 14_400_000, max_concurrency: shards };
      return [200, { url: `ws://127.0.0.1:${port}`, shards, session_start_limit: limits }];
    }
    if (at(/^\/applications\/@me$/, 'GET')) return [200, { id: APPLICATION }];
    found = at(/^\/applications\/(\d+)\/commands$/, 'PUT');
    if (found) {
      const bad = judged(commandFaults(body as never), 'commands');
      if (bad) return bad;
      commands = body as never;
      return [200, commands];
    }
    found = at(/^\/guilds\/(\d+)\/threads\/active$/, 'GET');
    if (found) {
      const threads = [...channels.values()].filter(
        (one) => one.guild_id === found?.[1] && one.thread_metadata && !one.thread_metadata.archived,
      );
      return [200, { threads, members: [] }];
    }
    found = at(/^\/channels\/(\d+)\/threads\/archived\/public$/, 'GET');
    if (found) {
      const threads = [...channels.values()].filter(
        (one) => one.parent_id === found?.[1] && one.thread_metadata?.archived,
      );
      return [200, { threads, members: [], has_more: false }];
    }
    found = at(/^\/guilds\/(\d+)$/, 'GET');
    if (found) {
      const guild = guilds.get(found[1]!);
      if (guild?.unavailable) return refuse(500, 0, 'Internal Server Error');
      return guild ? [200, guild] : refuse(404, 10004, 'Unknown Guild');
    }
    found = at(/^\/guilds\/(\d+)\/roles$/, 'GET');
    if (found) return [200, [{ id: found[1], name: '@everyone', permissions: EVERYONE }]];
    found = at(/^\/guilds\/(\d+)\/members\/(\d+)$/, 'GET');
    if (found) return [200, { user: { id: found[2] }, roles: [] }];
    if (at(/^\/users\/@me\/channels$/, 'POST')) return openDirect(String(body.recipient_id));
    found = at(/^\/channels\/(\d+)$/, 'GET');
    if (found)
      return channels.has(found[1]!) ? [200, channels.get(found[1]!)] : refuse(404, 10003, 'Unknown Channel');
    found = at(/^\/channels\/(\d+)$/, 'PATCH');
    if (found) {
      const channel = channels.get(found[1]!);
      if (!channel) return refuse(404, 10003, 'Unknown Channel');
      if (channel.thread_metadata && body.archived === false) channel.thread_metadata.archived = false;
      return [200, channel];
    }
    found = at(/^\/channels\/(\d+)\/messages$/, 'GET');
    if (found) {
      const all = messages.get(found[1]!);
      if (!all) return refuse(404, 10003, 'Unknown Channel');
      if (hidden.has(found[1]!)) return [200, []];
      const before = query.get('before');
      const older = before ? all.filter((one) => BigInt(one.id) < BigInt(before)) : all;
      return [200, older.toReversed().slice(0, Number(query.get('limit') ?? 50))];
    }
    found = at(/^\/channels\/(\d+)\/messages$/, 'POST');
    if (found) return create(found[1]!, body);
    found = at(/^\/channels\/(\d+)\/messages\/(\d+)\/crosspost$/, 'POST');
    if (found) {
      crossposts++;
      return [200, messages.get(found[1]!)?.find((one) => one.id === found?.[2])];
    }
    found = at(/^\/channels\/(\d+)\/messages\/(\d+)\/threads$/, 'POST');
    if (found) return openThread(found[1]!, found[2]!, body);
    found = at(/^\/channels\/(\d+)\/threads$/, 'POST');
    if (found) return openForumPost(found[1]!, body);
    faults.push(`no such route: ${method} ${path}`);
    return refuse(404, 0, '404: Not Found');
  }

  function create(channelId: string, body: Json): [number, unknown] {
    const channel = channels.get(channelId);
    if (!channel) return refuse(404, 10003, 'Unknown Channel');
    if ([4, 15, 16].includes(channel.type))
      return refuse(400, 50008, 'Cannot send messages in a non-text channel');
    if (channel.thread_metadata?.archived && channel.thread_metadata.locked)
      return refuse(400, 50083, 'Archived');
    const bad = judged(messageFaults(body, 'create'), 'create');
    if (bad) return bad;
    const all = messages.get(channelId) ?? [];
    const same = body.enforce_nonce && !given.forgetsNonces && all.find((one) => one.nonce === body.nonce);
    return [200, same || store(channelId, body)];
  }

  function store(channelId: string, body: Json, id = snowflake()): Message {
    const message: Message = { ...body, id, channel_id: channelId, author: { id: BOT, bot: true } };
    messages.set(channelId, [...(messages.get(channelId) ?? []), message]);
    const channel = channels.get(channelId);
    if (channel) channel.last_message_id = id;
    return message;
  }

  function openThread(parent: string, messageId: string, body: Json): [number, unknown] {
    const channel = channels.get(parent);
    if (!channel) return refuse(404, 10003, 'Unknown Channel');
    if (![0, 5].includes(channel.type))
      return refuse(400, 50024, 'Cannot execute action on this channel type');
    if (!messages.get(parent)?.some((one) => one.id === messageId))
      return refuse(404, 10008, 'Unknown Message');
    if (channels.has(messageId))
      return refuse(400, 160004, 'A thread has already been created for this message');
    const name = String(body.name ?? '');
    if (name.length < 1 || name.length > 100) faults.push('thread name');
    const thread = add({ id: messageId, type: 11, guild_id: channel.guild_id!, parent_id: parent });
    thread.thread_metadata = { archived: false, locked: false };
    return [201, thread];
  }

  function openForumPost(forum: string, body: Json): [number, unknown] {
    const channel = channels.get(forum);
    if (!channel) return refuse(404, 10003, 'Unknown Channel');
    const tags = (body.applied_tags as string[] | undefined) ?? [];
    if ((channel.flags ?? 0) & 16 && tags.length === 0) return refuse(400, 40067, 'A tag is required');
    const bad = judged(messageFaults(body.message, 'thread'), 'forum post');
    if (bad) return bad;
    const id = snowflake();
    const thread = add({ id, type: 11, guild_id: channel.guild_id!, parent_id: forum, owner_id: BOT });
    thread.thread_metadata = { archived: false, locked: false };
    return [201, { ...thread, message: store(id, body.message as Json, id) }];
  }

  function openDirect(user: string): [number, unknown] {
    const existing = [...channels.values()].find((one) => one.type === 1 && one.name === user);
    return [200, existing ?? add({ id: snowflake(), type: 1, name: user })];
  }

  // ── Interactions ─────────────────────────────────────────────────────────────────────────────

  function acknowledge(token: string, body: Json): [number, unknown] {
    const interaction = interactions.get(token);
    const late = interaction && Date.now() - interaction.sentAt > ACK_MS;
    if (!interaction || interaction.expired || late) return refuse(404, 10062, 'Unknown interaction');
    if (interaction.acknowledged) return refuse(400, 40060, 'Interaction has already been acknowledged.');
    const { type, data } = body as { type: number; data?: Json };
    if (![4, 5, 6, 7, 8, 9].includes(type)) faults.push(`callback type ${type}`);
    if (type === 5 && Number(data?.flags ?? 0) & ~64) faults.push(`flags ${data?.flags} on a defer`);
    if (type === 8) {
      const choices = data?.choices as { name: string; value: string }[];
      if (!Array.isArray(choices) || choices.length > 25) faults.push('choices');
      for (const { name, value } of choices ?? []) {
        if (!name || name.length > 100 || !value || value.length > 100)
          faults.push(`choice ${name}: ${value}`);
      }
    }
    interaction.acknowledged = { type, ...(data ? { data } : {}) };
    Object.assign(interaction, { acknowledgedAfterMs: Date.now() - interaction.sentAt });
    return [204, ''];
  }

  function answer(token: string, body: Json, where: 'edit' | 'followup'): [number, unknown] {
    const interaction = interactions.get(token);
    if (!interaction || interaction.expired) return refuse(401, 50027, 'Invalid Webhook Token');
    if (!interaction.acknowledged) return refuse(404, 10015, 'Unknown Webhook');
    const bad = judged(messageFaults(body, where), where);
    if (bad) return bad;
    const message = { ...body, id: snowflake(), where };
    interaction.messages.push(message);
    return [200, message];
  }

  // ── Gateway ──────────────────────────────────────────────────────────────────────────────────

  const gateway = new WebSocketServer({ server });
  gateway.on('connection', (socket, request) => {
    if (!/[?&]v=10\b/.test(request.url ?? '')) faults.push(`gateway version: ${request.url}`);
    if (closesWith !== undefined && closesWith < 0) return socket.terminate();
    const say = (payload: unknown) => socket.send(JSON.stringify(payload));
    say({ op: 10, d: { heartbeat_interval: heartbeatMs } });
    socket.on('message', (data) => {
      const { op, d } = JSON.parse(String(data)) as { op: number; d: Json };
      if (op === 1 && !isDeaf) say({ op: 11 });
      if (op === 2) identify(socket, d);
      if (op === 6) resume(socket, d);
      changed();
    });
    socket.on('close', () => sockets.delete(socket));
  });

  function identify(socket: WebSocket, d: Json): void {
    const { token, intents, shard } = d as { token: string; intents: number; shard: number[] };
    identified.push({ token, intents, shard });
    const refusal = token === TOKEN && tokenIsGood ? closesWith : 4004;
    if (refusal !== undefined) {
      socket.close(refusal);
      return;
    }
    const session = `s${sessions.size}`;
    sessions.add(session);
    sockets.set(socket, { shard: shard[0]!, seq: 0, session });
    const mine = [...guilds.values()].filter((guild) => shardOf(guild.id) === shard[0]);
    dispatchTo(socket, 'READY', {
      v: 10,
      user: { id: BOT, username: 'ainews', bot: true },
      application: { id: APPLICATION, flags: 0 },
      guilds: mine.map(({ id }) => ({ id, unavailable: true })),
      session_id: session,
      resume_gateway_url: `ws://127.0.0.1:${port}`,
      shard,
    });
    for (const guild of mine)
      if (!guild.unavailable) dispatchTo(socket, 'GUILD_CREATE', guildCreate(guild.id));
  }

  function resume(socket: WebSocket, d: Json): void {
    resumed.push(d);
    if (!sessions.has(String(d.session_id))) {
      socket.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    sockets.set(socket, { shard: 0, seq: Number(d.seq), session: String(d.session_id) });
    for (const { t, d: data } of unsent.splice(0)) dispatchTo(socket, t, data);
    dispatchTo(socket, 'RESUMED', {});
  }

  function guildCreate(id: string) {
    const all = [...channels.values()].filter((channel) => channel.guild_id === id);
    return {
      ...guilds.get(id),
      channels: all.filter((channel) => !channel.thread_metadata),
      threads: all.filter((channel) => channel.thread_metadata && !channel.thread_metadata.archived),
    };
  }

  const shardOf = (guild: string): number => Number((BigInt(guild) >> 22n) % BigInt(shards));

  function dispatchTo(socket: WebSocket, t: string, d: unknown): void {
    const state = sockets.get(socket);
    if (!state) return;
    state.seq++;
    socket.send(JSON.stringify({ op: 0, s: state.seq, t, d }));
  }

  function dispatch(t: string, d: unknown): void {
    if (sockets.size === 0) unsent.push({ t, d });
    for (const socket of sockets.keys()) dispatchTo(socket, t, d);
  }

  function add(channel: Channel): Channel {
    channels.set(channel.id, channel);
    messages.set(channel.id, []);
    return channel;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as AddressInfo).port;

  return {
    base: `http://127.0.0.1:${port}/api`,
    seen,
    faults,
    identified,
    resumed,
    interactions,
    commands: () => commands,
    crossposts: () => crossposts,
    connections: () => sockets.size,
    /** The channel of direct messages with this person, once it was opened. */
    direct: (user: string) => [...channels.values()].find((one) => one.type === 1 && one.name === user)?.id,
    messagesIn: (channel: string): readonly Message[] => messages.get(channel) ?? [],
    post: (channel: string, body: Json) => store(channel, body),
    addChannel: (channel: Omit<Channel, 'id'> & { readonly id?: string }) =>
      add({ id: snowflake(), ...channel }),
    /** The bot may post there, and not read what was said before. */
    hideHistory: (id: string) => void hidden.add(id),
    removeChannel: (id: string) => channels.delete(id) && messages.delete(id),
    addGuild(name = 'guild') {
      const id = snowflake();
      guilds.set(id, { id, name });
      return id;
    },
    setOwner(id: string, owner_id: string) {
      Object.assign(guilds.get(id)!, { owner_id });
    },
    removeGuild: (id: string) => guilds.delete(id),
    setUnavailable(id: string, unavailable: boolean) {
      guilds.get(id)!.unavailable = unavailable;
    },
    guildCreate,
    dispatch,
    trouble: (trouble: Trouble) => troubles.push(trouble),
    /** All goes well from here on. */
    calm: () => troubles.splice(0),
    setToken(good: boolean) {
      tokenIsGood = good;
    },
    setHeartbeat(ms: number) {
      heartbeatMs = ms;
    },
    /** Heartbeats are not answered. */
    setDeaf(deaf: boolean) {
      isDeaf = deaf;
    },
    /** New connections are closed with this code after they identified; below zero at once. */
    closeNew(code: number | undefined) {
      closesWith = code;
    },
    closeAll(code: number) {
      for (const socket of sockets.keys()) code < 0 ? socket.terminate() : socket.close(code);
    },
    forgetSessions: () => sessions.clear(),
    invalidate: (resumable: boolean) => {
      for (const socket of sockets.keys()) socket.send(JSON.stringify({ op: 9, d: resumable }));
    },

    /** Lets a person do something; gives what became of it. */
    interact(interaction: Json): Interaction {
      const id = String(interaction.id ?? snowflake());
      const token = String(interaction.token ?? `token-${id}`);
      const one: Interaction = { id, token, sentAt: Date.now(), messages: [], expired: false };
      if (!interactions.has(token)) interactions.set(token, one);
      dispatch('INTERACTION_CREATE', { version: 1, application_id: APPLICATION, ...interaction, id, token });
      return interactions.get(token)!;
    },

    /** Waits until something holds, looking again at each event; fails after `ms`. */
    async until<T>(look: () => T | undefined | false, ms = 8_000): Promise<T> {
      const end = Date.now() + ms;
      for (;;) {
        const found = look();
        if (found) return found;
        const left = end - Date.now();
        if (left <= 0) throw new Error(`did not happen within ${ms} ms: ${look}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Math.min(left, 50));
          waiting.push(() => {
            clearTimeout(timer);
            resolve();
          });
        });
      }
    },

    async stop(): Promise<void> {
      for (const socket of gateway.clients) socket.terminate();
      gateway.close();
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
