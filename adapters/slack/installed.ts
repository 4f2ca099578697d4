import type { webApi } from '@slack/bolt';
import { ChatError } from '../../src/errors.ts';
import type { Clock, Log } from '../../src/ports.ts';
import { createSlackClient } from './client.ts';
import { REFUSED } from './failure.ts';
import type { Grant } from './grant.ts';
import type { Grants } from './grants.ts';
import { findIdentity } from './identity.ts';
import { createRotation } from './rotation.ts';
import { QUICK_MS, type Removal, type Workspaces } from './workspaces.ts';

/** A secret that is given back is noticed at the next start; until then nobody is asked again for so long. */
const UNREADABLE_MS = 5 * 60_000;
/** Slack's clock and ours need not agree. */
const SLACK_CLOCK_MS = 5_000;
/** At a start workspaces are asked one after another. */
const APART_MS = 50;

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
  const { grants, clientId, clientSecret, apiUrl, clock, log, sleep, stopped, onBack } = options;
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
  const clients = new Map<string, Clients>();
  /** By owner: why its token is not known to work; one that works is not in here. */
  const problems = new Map<string, string>(grants.all().map(({ owner }) => [owner, '']));
  const asking = new Set<string>();
  /** What organisations served whose tokens were revoked: the event that the app was removed may come after. */
  const left = new Map<string, readonly string[]>();

  function grantFor(space: string): Grant {
    const grant = grants.of(space);
    if (grant) return grant;
    if (grants.unreadable.has(space)) {
      throw new ChatError('later', 'wrong_state_secret', UNREADABLE_MS, { scope: 'space' });
    }
    throw new ChatError('gone', 'not_installed', undefined, { scope: 'space' });
  }

  async function clientsOf(space: string): Promise<Clients> {
    const grant = grantFor(space);
    const token = await rotation.fresh(grant);
    const known = clients.get(space);
    if (known?.token === token) return known;
    // A token of an organisation does not say which of its workspaces is meant.
    const more = { apiUrl, log, ...(grant.owner === space ? {} : { teamId: space }) };
    const made = {
      token,
      web: createSlackClient(token, more),
      quick: createSlackClient(token, { ...more, timeoutMs: QUICK_MS }),
    };
    clients.set(space, made);
    return made;
  }

  /** Asks until Slack knows us there, or the app is taken out. */
  async function introduce(owner: string): Promise<void> {
    if (asking.has(owner)) return;
    asking.add(owner);
    const identity = await findIdentity({
      log,
      sleep,
      web: async () => (await clientsOf(owner)).web,
      stopped: () => stopped() || grants.by(owner) === undefined,
      failed: (detail) => note(owner, detail),
    });
    asking.delete(owner);
    if (identity) note(owner, undefined);
  }

  /** A refusal is kept too, for whoever asks how things stand. */
  function note(owner: string, problem: string | undefined): void {
    const grant = grants.by(owner);
    if (!grant) return;
    if (problem === undefined) problems.delete(owner);
    else problems.set(owner, problem);
    const refusal = problem !== undefined && REFUSED.test(problem) ? problem : undefined;
    if (refusal !== grants.problem(owner)) void keep(grant, refusal).catch(() => undefined);
  }

  async function keep(grant: Grant, problem?: string): Promise<void> {
    try {
      await grants.keep(grant, problem);
    } catch (err) {
      log.error({ platform: 'slack', owner: grant.owner, err }, 'an installation could not be kept');
      throw err;
    }
  }

  function doubt(space: string, detail: string): void {
    const grant = grants.of(space);
    if (!grant) return;
    const { owner } = grant;
    // It lasts less long than it was said to: it is renewed before it is used again.
    const isOver = detail === 'token_expired' && grant.refreshToken !== undefined;
    if (isOver) void keep({ ...grant, refreshAt: 0 }, grants.problem(owner)).catch(() => undefined);
    if (problems.has(owner)) return;
    note(owner, detail);
    void introduce(owner);
  }

  /** Which workspaces an organisation's installation serves is learned from whoever asks there. */
  function learn(grant: Grant, space: string): void {
    if (grant.owner === space || grant.spaces.includes(space)) return;
    void keep({ ...grant, spaces: [...grant.spaces, space] }, grants.problem(grant.owner)).catch(
      () => undefined,
    );
    onBack(space);
  }

  async function start(): Promise<void> {
    for (const { owner } of grants.all()) {
      void introduce(owner);
      await sleep(APART_MS);
    }
  }

  /** What an event of removal is about; nothing when it is older than what is there now. */
  function lost({ team, enterprise, fromOrganisation, at }: Removal) {
    const owner = fromOrganisation || !team ? enterprise : team;
    const grant = owner === undefined ? undefined : grants.by(owner);
    if (grant && at !== undefined && at < grant.at - SLACK_CLOCK_MS) return undefined;
    return { owner, grant };
  }

  return {
    web: async (space) => (await clientsOf(space)).web,
    quick: async (space) => (await clientsOf(space)).quick,
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
    start: () => void start(),
    doubt,
    async removed(removal, reason) {
      const found = lost(removal);
      if (!found) {
        log.info({ platform: 'slack', reason }, 'what an event says was taken out was put in again since');
        return [];
      }
      const { owner, grant } = found;
      if (owner !== undefined) {
        problems.delete(owner);
        await grants.drop(owner).catch((err) => {
          log.error({ platform: 'slack', owner, err }, 'an installation could not be deleted');
        });
      }
      const spaces = grant?.spaces ?? left.get(owner ?? '') ?? (removal.team ? [removal.team] : []);
      if (owner !== undefined && removal.fromOrganisation) left.set(owner, spaces);
      for (const space of spaces) clients.delete(space);
      return spaces;
    },
    async install(grant) {
      const before = grants.by(grant.owner);
      problems.delete(grant.owner);
      const spaces = new Set([...grant.spaces, ...(before?.spaces ?? [])]);
      await keep({ ...grant, spaces: [...spaces] });
      log.info({ platform: 'slack', owner: grant.owner }, 'installed');
      for (const space of spaces) onBack(space);
    },
    problem() {
      const all = grants.all();
      if (all.length === 0) return grants.unreadable.size > 0 ? 'wrong_state_secret' : undefined;
      const found = all.map(({ owner }) => problems.get(owner));
      if (found.includes(undefined)) return undefined;
      return found.includes('') ? '' : found[0];
    },
    only() {
      const [one, ...others] = grants.all();
      return one && others.length === 0 ? one.owner : undefined;
    },
    installed: () => ({
      count: grants.all().length + grants.unreadable.size,
      refused: [
        ...[...grants.unreadable].map((owner) => ({ owner, problem: 'wrong_state_secret' })),
        ...[...problems].flatMap(([owner, problem]) => (problem ? [{ owner, problem }] : [])),
      ],
    }),
  };
}

interface Clients {
  readonly token: string;
  readonly web: webApi.WebClient;
  readonly quick: webApi.WebClient;
}
