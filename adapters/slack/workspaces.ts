import type { AuthorizeResult, AuthorizeSourceData, webApi } from '@slack/bolt';
import type { Instant } from '../../src/model.ts';
import type { Log } from '../../src/ports.ts';
import { createSlackClient } from './client.ts';
import { findIdentity, type Identity } from './identity.ts';

/** A client that speaks to a workspace with its own token. Throws `ChatError` where there is no good one. */
export type WebOf = (space: string) => Promise<webApi.WebClient>;

/** For what nobody should wait long for. */
export const QUICK_MS = 3_000;

/** The app was taken out of a workspace or an organisation, as Slack's event has it. */
export interface Removal {
  readonly team?: string;
  readonly enterprise?: string;
  readonly fromOrganisation: boolean;
  readonly at?: Instant;
}

/** How many installations there are, and those whose token is no good. */
export interface Installed {
  readonly count: number;
  readonly refused: readonly { readonly owner: string; readonly problem: string }[];
}

/** The workspaces that this app speaks in, each with its token. */
export interface Workspaces {
  readonly web: WebOf;
  readonly quick: WebOf;
  /** Who we are there, once that is known. */
  identity(space: string): Identity | undefined;
  /** What Bolt wants to know of a request's workspace. Never throws and waits for nobody. */
  authorize(source: AuthorizeSourceData<boolean>): Promise<AuthorizeResult>;
  /** Asks Slack who we are, in the background, until it answers. */
  start(): void;
  /** Slack refused the workspace's token: it is asked again until it takes it. */
  doubt(space: string, detail: string): void;
  /** Forgets what the app was given there; gives the workspaces that are lost with it. */
  removed(removal: Removal, reason: string): Promise<readonly string[]>;
  /** Why no token is known to work; empty while that is not known, undefined when all is well. */
  problem(): string | undefined;
  /** The workspace, where it is only one and Slack has told. */
  only(): string | undefined;
  readonly installed?: () => Installed;
}

/** One workspace, whose token stands in the settings. */
export function createSoleWorkspace(options: {
  readonly botToken: string;
  readonly apiUrl: string;
  readonly log: Log;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly stopped: () => boolean;
}): Workspaces {
  const { botToken, apiUrl, log } = options;
  const web = createSlackClient(botToken, { apiUrl, log });
  const quick = createSlackClient(botToken, { apiUrl, log, timeoutMs: QUICK_MS });
  let identity: Identity | undefined;
  let problem: string | undefined = '';

  async function introduce(): Promise<void> {
    identity = await findIdentity({
      ...options,
      web: async () => web,
      failed: (detail) => {
        problem = detail;
      },
    });
    if (identity) problem = undefined;
  }

  function doubt(detail: string): void {
    if (problem !== undefined) return;
    problem = detail;
    void introduce();
  }

  return {
    web: async () => web,
    quick: async () => quick,
    identity: () => identity,
    authorize: async () => ({
      botToken,
      ...(identity ? { botUserId: identity.userId } : {}),
      ...(identity?.botId ? { botId: identity.botId } : {}),
    }),
    start: () => void introduce(),
    doubt: (_space, detail) => doubt(detail),
    async removed({ team }, reason) {
      // Without the app the token is no good: from here on it is asked for again, in case it comes back.
      if (team) doubt(reason);
      return team ? [team] : [];
    },
    problem: () => problem,
    only: () => identity?.space,
  };
}
