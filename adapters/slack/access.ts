import type { Clock, Installations, Log } from '../../src/ports.ts';
import type { SlackConfig } from './config.ts';
import type { Routes } from './listener.ts';
import { createSoleWorkspace, type Workspaces } from './workspaces.ts';

/** How workspaces are reached, and the pages on which more of them install the app. */
export interface Access {
  readonly workspaces: Workspaces;
  readonly pages?: Routes;
}

/** By what the settings say; what only installs need is not loaded for one token. */
export async function openAccess(options: {
  readonly config: SlackConfig;
  readonly installations: Installations | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly stopped: () => boolean;
  readonly onBack: (space: string) => void;
}): Promise<Access> {
  const { config, installations, clock, log } = options;
  const { access, apiUrl } = config;
  if (access.kind === 'token') return { workspaces: createSoleWorkspace({ ...options, ...access, apiUrl }) };
  if (!installations) throw new Error('there is no place to keep installations in');
  const [{ keysOf }, { openGrants }, { createInstalledWorkspaces }, { createInstallPages }] =
    await Promise.all([
      import('./seal.ts'),
      import('./grants.ts'),
      import('./installed.ts'),
      import('./install.ts'),
    ]);
  const { seal, state } = await keysOf(access.stateSecret, access.clientId);
  const grants = await openGrants(installations, seal, log);
  const workspaces = createInstalledWorkspaces({ ...options, ...access, apiUrl, grants });
  const pages = createInstallPages({
    ...access,
    stateSecret: state,
    apiUrl,
    clock,
    wallClock: Date.now,
    log,
    install: workspaces.install,
  });
  return { workspaces, pages };
}
