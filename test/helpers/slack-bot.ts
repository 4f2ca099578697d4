import { readSlackConfig } from '../../adapters/slack/config.ts';
import type { Gone } from '../../adapters/slack/lifecycle.ts';
import type { Timing } from '../../adapters/slack/lull.ts';
import { type Slack, startSlack } from '../../adapters/slack/slack.ts';
import type { Engine } from '../../src/engine.ts';
import type { Clock, Installations, Log } from '../../src/ports.ts';
import { EchoEngine } from './echo-engine.ts';
import { type FakeSlack, form, payload, SECRET, type Sending, send } from './fake-slack.ts';
import { keptAsks } from './kept-asks.ts';

export interface Bot {
  readonly slack: Slack;
  /** The engine behind it, unless another was given. */
  readonly engine: EchoEngine;
  readonly gone: { readonly gone: Gone; readonly reason: string }[];
  readonly back: Gone[];
  readonly logged: { readonly level: string; readonly fields: unknown; readonly message: string }[];
  /** Where it takes HTTP requests. */
  readonly url: string;
  command(text: string, more?: Readonly<Record<string, string>>): Promise<Response>;
  event(
    event: Readonly<Record<string, unknown>>,
    more?: Readonly<Record<string, unknown>>,
  ): Promise<Response>;
  interact(body: unknown): Promise<Response>;
  post(body: string, type: 'form' | 'json', sending?: Sending): Promise<Response>;
}

export type Cached = Map<string, unknown>;

/** The whole adapter, started against a fake Slack, over an engine that echoes. */
export async function startBot(
  fake: FakeSlack,
  options: {
    readonly mode?: 'http' | 'socket';
    readonly env?: Readonly<Record<string, string>>;
    readonly cached?: Cached;
    readonly engine?: Engine;
    /** Lines that were too long for a menu, by token. */
    readonly kept?: Map<string, string>;
    readonly installations?: Installations;
    readonly clock?: Clock;
    readonly timing?: Timing;
  } = {},
): Promise<Bot> {
  const { mode = 'http', cached = new Map() } = options;
  const echo = new EchoEngine();
  const engine = options.engine ?? echo;
  const config = readSlackConfig({
    SLACK_BOT_TOKEN: fake.botToken,
    SLACK_APP_TOKEN: fake.appToken,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_SOCKET_MODE: String(mode === 'socket'),
    SLACK_API_URL: fake.apiUrl,
    PORT: '0',
    ...options.env,
  });
  const gone: Bot['gone'] = [];
  const back: Gone[] = [];
  const logged: Bot['logged'] = [];
  const line = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    logged.push({ level, fields, message });
  };
  const log: Log = { info: line('info'), warn: line('warn'), error: line('error') };
  const slack = await startSlack({
    config: config!,
    engine,
    log,
    clock: options.clock ?? { now: Date.now },
    ...(options.installations ? { installations: options.installations } : {}),
    cache: {
      get: async (key) => cached.get(key),
      set: async (key, value) => cached.set(key, value),
    },
    asks: keptAsks(options.kept),
    onGone: (place, reason) => void gone.push({ gone: place, reason }),
    onBack: (place) => void back.push(place),
    gapMs: 1,
    ...(options.timing && { timing: options.timing }),
  });
  const listening = slack.health().listening;
  const url = `http://127.0.0.1:${listening?.port}/slack/events`;
  const post: Bot['post'] = (body, type, sending) => send(url, body, type, sending);
  return {
    slack,
    engine: echo,
    gone,
    back,
    logged,
    url,
    post,
    command: (text, more) => post(form(fake.command(text, more)), 'form'),
    event: (event, more) => post(JSON.stringify(fake.event(event, more)), 'json'),
    interact: (body) => post(payload(body), 'form'),
  };
}
