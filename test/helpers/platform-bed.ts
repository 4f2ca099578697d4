import { createApi } from '../../adapters/discord/api.ts';
import { createDiscordChat } from '../../adapters/discord/chat.ts';
import { createDirectMessages } from '../../adapters/discord/dms.ts';
import { createPlaces } from '../../adapters/discord/places.ts';
import { createSlackChat } from '../../adapters/slack/chat.ts';
import { createSlackClient } from '../../adapters/slack/client.ts';
import { createPace } from '../../adapters/slack/pace.ts';
import type { Chat, Clock } from '../../src/ports.ts';
import type { Platform, RoomKey } from '../../src/room.ts';
import { SILENT } from './desk-bed.ts';
import { BOT, startFakeDiscord, TOKEN, type Trouble } from './fake-discord.ts';
import { FakeSlack, type Fault, TEAM } from './fake-slack.ts';

/** One way in which a platform treats the first request that brings a message. */
export interface PlatformFault {
  readonly name: string;
  /** The message may be there, so it is looked for. */
  readonly doubt: boolean;
  /** It is there. */
  readonly stored: boolean;
}

export interface Posted {
  readonly key: string;
  readonly receipt: string;
  /** The receipt of the message in whose thread it stands. */
  readonly parent: string | undefined;
}

/** A platform on loopback that adapters talk to over HTTP; it outlives the processes that do. */
export interface PlatformBed {
  readonly platform: Platform;
  /** Where its interface is. */
  readonly address: string;
  /** A room that nothing was said in yet. */
  newRoom(): RoomKey;
  /** The adapter as a new process has it. */
  connect(clock: Clock): Chat;
  /** The first request for each message, or of each room for those that never answer, goes wrong so. */
  play(fault: PlatformFault | undefined): void;
  /** What people see in the room, in order. */
  posted(room: RoomKey): readonly Posted[];
  /** Who looks for a message is told no. */
  blind(word: 'for now' | 'for good'): void;
  stop(): Promise<void>;
}

/** A client that waits no longer than this for an answer that never comes. */
const TIMEOUT_MS = 300;

const refusal = (name: string) => ({ name, doubt: false, stored: false });
const doubt = (name: string) => ({ name, doubt: true, stored: false });
const stored = (name: string) => ({ name, doubt: true, stored: true });

interface Played<F> extends PlatformFault {
  readonly fault: F;
}

/** Counts requests by message, so that each one's first goes wrong. */
function firstOnly() {
  const met = new Set<string>();
  return (what: string): boolean => !met.has(what) && Boolean(met.add(what));
}

const keptBack = (fault: PlatformFault | undefined) => fault?.name.includes('no answer') ?? false;

export const SLACK: readonly Played<Fault>[] = [
  { ...refusal('limited'), fault: { retryAfter: 30 } },
  { ...refusal('limited, in words'), fault: { error: 'ratelimited' } },
  { ...refusal('refused: invalid_blocks'), fault: { error: 'invalid_blocks' } },
  { ...refusal('gone: channel_not_found'), fault: { error: 'channel_not_found' } },
  { ...refusal('gone: is_archived'), fault: { error: 'is_archived' } },
  { ...refusal('gone: not_in_channel'), fault: { error: 'not_in_channel' } },
  { ...refusal('gone: restricted_action'), fault: { error: 'restricted_action' } },
  { ...refusal('auth: invalid_auth'), fault: { error: 'invalid_auth' } },
  { ...refusal('auth: missing_scope'), fault: { error: 'missing_scope' } },
  { ...refusal('proxy: 403'), fault: { status: 403 } },
  { ...doubt('503 before'), fault: { status: 503 } },
  { ...stored('503 after'), fault: { status: 503, stores: true } },
  { ...doubt('internal_error'), fault: { error: 'internal_error' } },
  { ...doubt('cut before'), fault: 'drop' },
  { ...stored('cut after'), fault: 'store and drop' },
  { ...stored('cut halfway'), fault: 'store and drop halfway' },
  { ...doubt('no answer, before'), fault: 'hang' },
  { ...stored('no answer, after'), fault: 'store and hang' },
  { ...doubt('a page instead'), fault: { status: 200, body: '<html>Please sign in' } },
  { ...stored('a page after'), fault: { status: 200, body: '<html>Please sign in', stores: true } },
  { ...stored('an empty answer'), fault: { status: 200, body: '{}', stores: true } },
];

export async function slackBed(): Promise<PlatformBed> {
  const fake = await FakeSlack.start();
  fake.now = () => Date.parse('2026-11-24T01:00:00Z');
  let rooms = 0;
  return {
    platform: 'slack',
    address: fake.apiUrl,
    newRoom: () => `slack:${TEAM}/C${++rooms}`,
    connect(clock) {
      fake.now = () => clock.now();
      const sleep = async () => {};
      const web = createSlackClient(fake.botToken, {
        apiUrl: fake.apiUrl,
        log: SILENT,
        timeoutMs: TIMEOUT_MS,
      });
      return createSlackChat({ web: async () => web, clock, sleep, asks, pace: createPace(clock, sleep, 0) });
    },
    play(fault) {
      const found = SLACK.find((one) => one.name === fault?.name)?.fault;
      const isFirst = firstOnly();
      fake.judge = ({ method, args }) => {
        const { channel, metadata } = args as { channel: string; metadata?: Metadata };
        if (!found || method !== 'chat.postMessage') return undefined;
        return isFirst(keptBack(fault) ? channel : keyOf(metadata)) ? found : undefined;
      };
    },
    posted: (room) =>
      fake.messages
        .filter(({ channel }) => room.endsWith(`/${channel.replace(/^D(?=[UW])/, '')}`))
        .map(({ metadata, ts, thread_ts: parent }) => ({
          key: keyOf(metadata as Metadata),
          receipt: ts,
          parent,
        })),
    blind(word) {
      const told = fake.judge;
      const error = word === 'for now' ? 'missing_scope' : 'method_not_supported_for_channel_type';
      fake.judge = (call) => (call.method.startsWith('conversations.') ? { error } : told(call));
    },
    stop: () => fake.stop(),
  };
}

interface Metadata {
  readonly event_payload: { readonly key: string };
}
const keyOf = (metadata: Metadata | undefined): string => metadata?.event_payload.key ?? '';

const word = (status: number, code: number) => ({ status, body: { message: 'no', code } });
const limit = (scope: string) => ({
  status: 429,
  headers: { 'retry-after': '0.01', 'x-ratelimit-scope': scope },
  body: { message: 'You are being rate limited.', retry_after: 0.01, global: scope === 'global' },
});

export const DISCORD: readonly Played<Omit<Trouble, 'path'>>[] = [
  { ...refusal('limited: user'), fault: limit('user') },
  { ...refusal('limited: shared'), fault: limit('shared') },
  { ...refusal('refused: 50035'), fault: word(400, 50035) },
  { ...refusal('gone: 10003 no channel'), fault: word(404, 10003) },
  { ...refusal('gone: 10004 no server'), fault: word(404, 10004) },
  { ...refusal('gone: 50001 no access'), fault: word(403, 50001) },
  { ...refusal('gone: 50013 no permission'), fault: word(403, 50013) },
  { ...refusal('auth: 401'), fault: word(401, 0) },
  { ...refusal('proxy: 403'), fault: { status: 403, body: '<html>' } },
  { ...refusal('overload: 40062'), fault: word(429, 40062) },
  { ...doubt('500 before'), fault: word(500, 0) },
  { ...stored('500 after'), fault: { ...word(500, 0), stores: true } },
  { ...doubt('502 before'), fault: { status: 502, body: '<html>' } },
  { ...stored('502 after'), fault: { status: 502, body: '<html>', stores: true } },
  { ...doubt('cut before'), fault: { hangsUp: true } },
  { ...stored('cut after'), fault: { hangsUp: true, stores: true } },
  { ...doubt('no answer, before'), fault: { hangs: true } },
  { ...stored('no answer, after'), fault: { hangs: true, stores: true } },
  { ...doubt('a page instead'), fault: { status: 200, body: '<html>Please sign in' } },
  { ...stored('half an answer'), fault: { status: 200, body: '{"id":"12', stores: true } },
  { ...stored('an empty answer'), fault: { status: 200, body: '{}', stores: true } },
];

export async function discordBed(): Promise<PlatformBed> {
  // Nothing but the looking saves us from a second message here.
  const fake = await startFakeDiscord({ forgetsNonces: true });
  const guild = fake.addGuild();
  return {
    platform: 'discord',
    address: fake.base,
    newRoom: () => `discord:${guild}/${fake.addChannel({ type: 0, guild_id: guild }).id}`,
    connect() {
      const config = { token: TOKEN, apiBase: fake.base, apiVersion: '10', crosspost: false };
      const api = createApi(config, { answerMs: TIMEOUT_MS, bodyMs: TIMEOUT_MS });
      return createDiscordChat({
        api,
        places: createPlaces(api),
        dms: createDirectMessages(api),
        self: () => BOT,
        keepAsk: asks.keepAsk,
        crosspost: false,
        log: SILENT,
      });
    },
    play(fault) {
      fake.calm();
      const found = DISCORD.find((one) => one.name === fault?.name)?.fault;
      const isFirst = firstOnly();
      if (!found) return;
      fake.trouble({
        ...found,
        method: 'POST',
        path: /^\/channels\/\d+\/messages$/,
        when: ({ path, body }) => isFirst(keptBack(fault) ? path : String(body.nonce)),
        times: Number.POSITIVE_INFINITY,
      });
    },
    posted(room) {
      const [, channel = ''] = room.split('/');
      return fake.messagesIn(channel).flatMap((page) => [
        { key: String(page.nonce), receipt: page.id, parent: undefined },
        ...fake.messagesIn(page.id).map(({ id, nonce }) => ({
          key: String(nonce),
          receipt: id,
          parent: page.id,
        })),
      ]);
    },
    blind(how) {
      fake.trouble({
        method: 'GET',
        path: /messages$/,
        ...(how === 'for now' ? word(500, 0) : word(400, 50035)),
        times: Number.POSITIVE_INFINITY,
      });
    },
    stop: () => fake.stop(),
  };
}

/** No line of these cards is too long for a button. */
const asks = { keepAsk: async () => 'token', keptAsk: async () => undefined };
