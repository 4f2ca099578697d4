import { type Logger, LogLevel, webApi } from '@slack/bolt';
import type { Log } from '../../src/ports.ts';

interface ClientSettings {
  readonly apiUrl: string;
  readonly log: Log;
  readonly timeoutMs?: number;
  /** The workspace that is meant, where the token is an organisation's. */
  readonly teamId?: string;
}

/**
 * A client for Slack's API that asks once and says what happened. Its own defaults would repeat a message
 * that Slack had already taken, wait without end, and stall every other call behind one that is limited.
 */
export function createSlackClient(token: string | undefined, options: ClientSettings): webApi.WebClient {
  return new webApi.WebClient(token, clientOptions(options));
}

export function clientOptions({
  apiUrl,
  log,
  timeoutMs = 10_000,
  teamId,
}: ClientSettings): webApi.WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    ...(teamId === undefined ? {} : { teamId }),
    retryConfig: { retries: 0 },
    timeout: timeoutMs,
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: slackLogger(log),
  };
}

/** Slack's libraries write their log into ours, without the tokens that they like to quote. */
function slackLogger(log: Log): Logger {
  const line = (words: unknown[]) =>
    words
      .map((word) => (word instanceof Error ? word.message : String(word)))
      .join(' ')
      .replace(/\bx(?:ox[a-z]|app)-[\w-]+/g, 'token');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words) => log.warn({ platform: 'slack' }, line(words)),
    // What fails is told by whoever called; the library's own line would say it a second time.
    error: (...words) => log.warn({ platform: 'slack' }, line(words)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
