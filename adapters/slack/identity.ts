import type { webApi } from '@slack/bolt';
import type { Log } from '../../src/ports.ts';
import { chatError } from './failure.ts';

/** Who the bot is, as Slack tells it. */
export interface Identity {
  readonly space: string;
  readonly userId: string;
  readonly botId?: string;
}

const FIRST_MS = 1_000;
const LAST_MS = 5 * 60_000;

/** How long to wait before try number `failures`, doubling up to five minutes. */
export function backOff(failures: number): number {
  return Math.min(LAST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 12));
}

/**
 * Asks Slack who we are until it answers. A wrong token or an unreachable Slack is told through
 * `failed` and asked again later: it never ends anything.
 */
export async function findIdentity(options: {
  readonly web: () => Promise<webApi.WebClient>;
  readonly log: Log;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly stopped: () => boolean;
  readonly failed: (detail: string) => void;
}): Promise<Identity | undefined> {
  const { web, log, sleep, stopped, failed } = options;
  for (let failures = 1; !stopped(); failures++) {
    try {
      const { team_id, enterprise_id, user_id, bot_id } = await (await web()).auth.test();
      const space = team_id ?? enterprise_id;
      if (space && user_id) return { space, userId: user_id, ...(bot_id ? { botId: bot_id } : {}) };
      failed('auth.test named no workspace');
    } catch (error) {
      const { detail, retryAfterMs } = chatError(error);
      failed(detail);
      const again = Math.max(backOff(failures), detail === 'rate_limited' ? (retryAfterMs ?? 0) : 0);
      log.warn({ platform: 'slack', detail, againInMs: again }, 'Slack does not know us yet');
      await sleep(again);
      continue;
    }
    await sleep(backOff(failures));
  }
  return undefined;
}
