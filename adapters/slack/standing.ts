import type { Log } from '../../src/ports.ts';
import { REFUSED } from './failure.ts';
import type { Grants } from './grants.ts';
import { findIdentity } from './identity.ts';
import type { Installed, WebOf } from './workspaces.ts';

/** Which installations are known to work, and what is wrong with the others. */
export interface Standing {
  /** Asks Slack about all of them, in the background, each until it answers. */
  start(): void;
  /** One that worked does not any more: it is asked about until it does again. */
  doubt(owner: string, detail: string): void;
  /** It was just given, or is no more. */
  clear(owner: string): void;
  /** Why none works; empty while that is not known, undefined when one does or there is none. */
  problem(): string | undefined;
  installed(): Installed;
}

/** At a start they are asked about one after another. */
const APART_MS = 50;

export function createStanding(options: {
  readonly grants: Grants;
  readonly web: WebOf;
  readonly log: Log;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly stopped: () => boolean;
}): Standing {
  const { grants, web, log, sleep, stopped } = options;
  /** By owner: why its token is not known to work; one that works is not in here. */
  const problems = new Map<string, string>(grants.all().map(({ owner }) => [owner, '']));
  const asking = new Set<string>();

  /** A refusal is kept too, for whoever asks how things stand. */
  function note(owner: string, problem: string | undefined): void {
    const grant = grants.by(owner);
    if (!grant) return;
    if (problem === undefined) problems.delete(owner);
    else problems.set(owner, problem);
    const refusal = problem !== undefined && REFUSED.test(problem) ? problem : undefined;
    if (refusal !== grants.problem(owner)) void grants.keep(grant, refusal).catch(() => undefined);
  }

  async function introduce(owner: string): Promise<void> {
    if (asking.has(owner)) return;
    asking.add(owner);
    const identity = await findIdentity({
      log,
      sleep,
      web: () => web(owner),
      stopped: () => stopped() || grants.by(owner) === undefined,
      failed: (detail) => note(owner, detail),
    });
    asking.delete(owner);
    if (identity) note(owner, undefined);
  }

  return {
    async start() {
      for (const { owner } of grants.all()) {
        void introduce(owner);
        await sleep(APART_MS);
      }
    },
    doubt(owner, detail) {
      if (problems.has(owner)) return;
      note(owner, detail);
      void introduce(owner);
    },
    clear: (owner) => void problems.delete(owner),
    problem() {
      const all = grants.all();
      if (all.length === 0) return grants.unreadable.size > 0 ? 'wrong_state_secret' : undefined;
      const found = all.map(({ owner }) => problems.get(owner));
      if (found.includes(undefined)) return undefined;
      return found.includes('') ? '' : found[0];
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
