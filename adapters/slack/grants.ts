import type { Installations, Log } from '../../src/ports.ts';
import { type Grant, readGrant } from './grant.ts';
import type { Seal } from './seal.ts';

/** All grants, in memory and kept sealed. */
export interface Grants {
  all(): readonly Grant[];
  by(owner: string): Grant | undefined;
  /** The one that serves a workspace: its own, else its organisation's. */
  of(space: string): Grant | undefined;
  /** Those that are kept but were sealed with another secret. */
  readonly unreadable: ReadonlySet<string>;
  problem(owner: string): string | undefined;
  /** In force at once; resolves when it outlives the process. */
  keep(grant: Grant, problem?: string): Promise<void>;
  drop(owner: string): Promise<void>;
}

/** What cannot be opened is left as it is, for when the right secret is there. */
export async function openGrants(store: Installations, seal: Seal, log: Log): Promise<Grants> {
  const grants = new Map<string, Grant>();
  const problems = new Map<string, string>();
  const unreadable = new Set<string>();
  for (const { owner, sealed, problem } of await store.installations('slack')) {
    const text = seal.open(owner, sealed);
    const grant = text === undefined ? undefined : readGrant(text);
    if (!grant) unreadable.add(owner);
    else grants.set(owner, grant);
    if (problem) problems.set(owner, problem);
  }
  if (unreadable.size > 0) {
    log.error(
      { platform: 'slack', installations: unreadable.size },
      'SLACK_STATE_SECRET is not the one that installations were kept with: give it back, or let those workspaces install again',
    );
  }

  /** One after another, each with what is so by then: of two at once the later stays. */
  let writing: Promise<unknown> = Promise.resolve();
  function write(owner: string): Promise<void> {
    const mine = writing.then(async () => {
      const grant = grants.get(owner);
      if (!grant) return void (await store.dropInstallation('slack', owner));
      const sealed = seal.close(owner, JSON.stringify(grant));
      const problem = problems.get(owner);
      await store.keepInstallation({
        platform: 'slack',
        owner,
        sealed,
        at: grant.at,
        ...(problem ? { problem } : {}),
      });
    });
    writing = mine.catch(() => undefined);
    return mine;
  }

  return {
    unreadable,
    all: () => [...grants.values()],
    by: (owner) => grants.get(owner),
    of: (space) => grants.get(space) ?? [...grants.values()].find((grant) => grant.spaces.includes(space)),
    problem: (owner) => problems.get(owner),
    keep(grant, problem) {
      grants.set(grant.owner, grant);
      unreadable.delete(grant.owner);
      if (problem === undefined) problems.delete(grant.owner);
      else problems.set(grant.owner, problem);
      return write(grant.owner);
    },
    drop(owner) {
      grants.delete(owner);
      unreadable.delete(owner);
      problems.delete(owner);
      return write(owner);
    },
  };
}
