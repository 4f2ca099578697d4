import { z } from 'zod';
import { ConfigError, type Environment } from '../config.ts';

/** How this install talks to Slack. */
export interface SlackConfig {
  readonly botToken: string;
  readonly connection: SlackConnection;
  /** Who may change what a channel gets: everyone in it, or admins of the workspace alone. */
  readonly subscriptions: 'members' | 'admins';
  /** Ends with a slash. */
  readonly apiUrl: string;
}

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
  if (!given.SLACK_BOT_TOKEN && !given.SLACK_APP_TOKEN && !given.SLACK_SIGNING_SECRET) return undefined;
  const botToken = need(given.SLACK_BOT_TOKEN, 'SLACK_BOT_TOKEN is missing: it starts with xoxb-.');
  if (botToken.startsWith('xapp-'))
    throw new ConfigError('SLACK_BOT_TOKEN has the app token: it starts with xoxb-.');
  const apiUrl = given.SLACK_API_URL ?? 'https://slack.com/api/';
  return {
    botToken,
    connection: readConnection(given),
    subscriptions: given.SLACK_SUBSCRIPTIONS ?? 'members',
    apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
  };
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
  return { mode: 'http', signingSecret, host: given.HOST ?? '127.0.0.1', port: Number(given.PORT ?? 3000) };
}

function need(value: string | undefined, complaint: string): string {
  if (value === undefined) throw new ConfigError(complaint);
  return value;
}
