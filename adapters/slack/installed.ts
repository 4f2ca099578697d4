import type { Clock, Log } from '../../src/ports.ts';
import { createSlackClient } from './client.ts';
import { createClients } from './clients.ts';
import { chatError } from './failure.ts';
import type { Grant } from './grant.ts';
import type { Grants } from './grants.ts';
import { createRotation } from './rotation.ts';
import { createStanding } from './standing.ts';
import type { Removal, Workspaces } from './workspaces.ts';

/** Slack's clock and ours need not agree. */
const SLACK_CLOCK_MS = 5_000;

export interface InstalledWorkspaces extends Workspaces {
  /** In force at once; rejects when it could not be kept for the next start. */
  install(grant: Grant): Promise<void>;
}

/** All workspaces that installed the app, each with a token of its own. */
export function createInstalledWorkspaces(options: {
  readonly grants: Grants;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly stopped: () => boolean;
  /** A workspace can be spoken to (again). */
  readonly onBack: (space: string) => void;
}): InstalledWorkspaces {
  const { grants, clientId, clientSecret, apiUrl, clock, log, onBack } = options;
  const anonymous = createSlackClient(undefined, { apiUrl, log });
  const rotation = createRotation({
    grants,
    clock,
    log,
    refused: (owner, detail) => doubt(owner, detail),
    renew: (refreshToken) =>
      anonymous.oauth.v2.access({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      }),
  });
  const { web, quick, forget } = createClients({ grants, rotation, apiUrl, log });
  const standing = createStanding({ ...options, web });
  /** What organisations served whose tokens were revoked: the event that the app was removed may come after. */
  const left = new Map<string, readonly string[]>();

  /** What could not be kept is in force all the same, and is kept with the next change. */
  function keepSoon(grant: Grant): void {
    grants.keep(grant, grants.problem(grant.owner)).catch((err) => {
      log.error({ platform: 'slack', owner: grant.owner, err }, 'an installation could not be kept');
    });
  }

  function doubt(space: string, detail: string): void {
    const grant = grants.of(space);
    if (!grant) return;
    // It lasts less long than it was said to: it is renewed before it is used again.
    if (detail === 'token_expired' && grant.refreshToken) keepSoon({ ...grant, refreshAt: 0 });
    standing.doubt(grant.owner, detail);
  }

  /** Which workspaces an organisation's installation serves is learned from whoever asks there. */
  function learn(grant: Grant, space: string): void {
    if (grant.owner === space || grant.spaces.includes(space)) return;
    keepSoon({ ...grant, spaces: [...grant.spaces, space] });
    onBack(space);
  }

  /** An event that comes late, or tells of a token that another took the place of, is about nothing. */
  async function isOver({ owner, at }: Grant, removal: Removal, reason: string): Promise<boolean> {
    if (removal.at !== undefined && removal.at < at - SLACK_CLOCK_MS) return false;
    if (reason !== 'revoked') return true;
    try {
      await (await web(owner)).auth.test();
      return false;
    } catch (error) {
      log.info({ platform: 'slack', owner, detail: chatError(error).detail }, 'a token is revoked');
      return grants.by(owner)?.at === at;
    }
  }

  return {
    web,
    quick,
    identity(space) {
      const grant = grants.of(space);
      if (!grant) return undefined;
      return { space, userId: grant.userId, ...(grant.botId ? { botId: grant.botId } : {}) };
    },
    async authorize({ teamId, enterpriseId, isEnterpriseInstall }) {
      const organisation = enterpriseId === undefined ? undefined : grants.by(enterpriseId);
      if (isEnterpriseInstall && organisation && teamId) learn(organisation, teamId);
      const grant = teamId === undefined ? organisation : grants.of(teamId);
      return {
        ...(teamId ? { teamId } : {}),
        ...(enterpriseId ? { enterpriseId } : {}),
        ...(grant ? { botUserId: grant.userId } : {}),
      };
    },
    start: standing.start,
    doubt,
    async removed(removal, reason) {
      const { team, enterprise, fromOrganisation } = removal;
      const owner = fromOrganisation || !team ? enterprise : team;
      if (owner === undefined) return [];
      const grant = grants.by(owner);
      if (grant && !(await isOver(grant, removal, reason))) {
        log.info(
          { platform: 'slack', owner, reason },
          'what an event says is lost is there, or is there again',
        );
        return [];
      }
      standing.clear(owner);
      await grants.drop(owner).catch((err) => {
        log.error({ platform: 'slack', owner, err }, 'an installation could not be deleted');
      });
      const spaces = grant?.spaces ?? left.get(owner) ?? (team ? [team] : []);
      if (fromOrganisation) left.set(owner, spaces);
      for (const space of spaces) forget(space);
      return spaces;
    },
    async install(grant) {
      const before = grants.by(grant.owner);
      standing.clear(grant.owner);
      const spaces = new Set([...grant.spaces, ...(before?.spaces ?? [])]);
      await grants.keep({ ...grant, spaces: [...spaces] });
      log.info({ platform: 'slack', owner: grant.owner }, 'installed');
      for (const space of spaces) onBack(space);
    },
    problem: standing.problem,
    only() {
      const [one, ...others] = grants.all();
      return one && others.length === 0 ? one.owner : undefined;
    },
    installed: standing.installed,
  };
}
