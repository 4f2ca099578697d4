import { z } from 'zod';
import { ConfigError, type Environment } from '../config.ts';
import { SETS_UP } from './set-up.ts';

/** How this install talks to Slack. */
export interface SlackConfig {
  readonly access: SlackAccess;
  readonly connection: SlackConnection;
  /** Who may change what a channel gets: everyone in it, or admins of the workspace alone. */
  readonly subscriptions: 'members' | 'admins';
  /** Ends with a slash. */
  readonly apiUrl: string;
}

/** Whose token is used: one workspace's out of the settings, or that of each workspace that installs the app. */
type SlackAccess =
  | { readonly kind: 'token'; readonly botToken: string }
  | {
      readonly kind: 'install';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      /** Where the pages of an install are shown, in either mode. */
      readonly host: string;
      readonly port: number;
    };

type SlackConnection =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number };

const text = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional();

const isPort = (port: string): boolean => /^\d{1,5}$/.test(port) && Number(port) < 65_536;

const settings = z.object({
  SLACK_BOT_TOKEN: text,
  SLACK_APP_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_STATE_SECRET: text,
  SLACK_SOCKET_MODE: text.pipe(z.enum(['true', 'false'], 'takes true or false').optional()),
  SLACK_SUBSCRIPTIONS: text.pipe(z.enum(['members', 'admins'], 'takes members or admins').optional()),
  SLACK_API_URL: text.pipe(z.url({ protocol: /^https?$/, error: 'takes a web address' }).optional()),
  HOST: text,
  PORT: text.pipe(z.string().refine(isPort, 'takes a port').optional()),
});

/**
 * The Slack settings of the environment, under the names that Bolt's users know. Undefined when there are
 * none: Slack is then not even loaded. Throws `ConfigError` when there are some, but not enough.
 */
export function readSlackConfig(env: Environment): SlackConfig | undefined {
  const read = settings.safeParse(env);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new ConfigError(`${issue?.path.join('.')}: ${issue?.message}.`);
  }
  const given = read.data;
  if (!isSetUp(given)) return undefined;
  const apiUrl = given.SLACK_API_URL ?? 'https://slack.com/api/';
  return {
    access: readAccess(given),
    connection: readConnection(given),
    subscriptions: given.SLACK_SUBSCRIPTIONS ?? 'members',
    apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
  };
}

/** Is Slack set up at all, be it in part? */
function isSetUp(given: z.output<typeof settings>): boolean {
  return SETS_UP.some((name) => given[name] !== undefined);
}

function readAccess(given: z.output<typeof settings>): SlackAccess {
  const { SLACK_BOT_TOKEN, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET } = given;
  if (SLACK_CLIENT_ID || SLACK_CLIENT_SECRET || SLACK_STATE_SECRET) {
    if (SLACK_BOT_TOKEN) {
      throw new ConfigError(
        'SLACK_BOT_TOKEN serves one workspace, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET all that install the app: set the one or the others.',
      );
    }
    const missing = (name: string) =>
      `${name} is missing: several workspaces need SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET.`;
    const stateSecret = need(SLACK_STATE_SECRET, missing('SLACK_STATE_SECRET'));
    if (stateSecret.length < SECRET_LENGTH) {
      throw new ConfigError(
        `SLACK_STATE_SECRET is too short: take ${SECRET_LENGTH} characters or more that nobody can guess, and keep them.`,
      );
    }
    return {
      kind: 'install',
      clientId: need(SLACK_CLIENT_ID, missing('SLACK_CLIENT_ID')),
      clientSecret: need(SLACK_CLIENT_SECRET, missing('SLACK_CLIENT_SECRET')),
      stateSecret,
      ...readAddress(given),
    };
  }
  const botToken = need(SLACK_BOT_TOKEN, 'SLACK_BOT_TOKEN is missing: it starts with xoxb-.');
  if (botToken.startsWith('xapp-'))
    throw new ConfigError('SLACK_BOT_TOKEN has the app token: it starts with xoxb-.');
  return { kind: 'token', botToken };
}

/** Tokens are encrypted with what is made of it. */
const SECRET_LENGTH = 16;

function readAddress({ HOST, PORT }: z.output<typeof settings>) {
  return { host: HOST ?? '127.0.0.1', port: Number(PORT ?? 3000) };
}

function readConnection(given: z.output<typeof settings>): SlackConnection {
  const socket =
    given.SLACK_SOCKET_MODE === undefined
      ? given.SLACK_APP_TOKEN !== undefined
      : given.SLACK_SOCKET_MODE === 'true';
  if (socket) {
    const appToken = need(given.SLACK_APP_TOKEN, 'Socket Mode needs SLACK_APP_TOKEN: it starts with xapp-.');
    if (appToken.startsWith('xoxb-'))
      throw new ConfigError('SLACK_APP_TOKEN has the bot token: it starts with xapp-.');
    return { mode: 'socket', appToken };
  }
  const signingSecret = need(
    given.SLACK_SIGNING_SECRET,
    'Slack needs either SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).',
  );
  return { mode: 'http', signingSecret, ...readAddress(given) };
}

function need(value: string | undefined, complaint: string): string {
  if (value === undefined) throw new ConfigError(complaint);
  return value;
}
