import type { webApi } from '@slack/bolt';
import { ChatError } from '../../src/errors.ts';
import type { Log } from '../../src/ports.ts';
import { createSlackClient } from './client.ts';
import type { Grant } from './grant.ts';
import type { Grants } from './grants.ts';
import type { Rotation } from './rotation.ts';
import { QUICK_MS, type WebOf } from './workspaces.ts';

/** A client for each workspace, made anew when its token was. */
export interface Clients {
  readonly web: WebOf;
  readonly quick: WebOf;
  forget(space: string): void;
}

interface Pair {
  readonly token: string;
  readonly web: webApi.WebClient;
  readonly quick: webApi.WebClient;
}

/** A secret that is given back is noticed at the next start; until then nobody is asked again for so long. */
const UNREADABLE_MS = 5 * 60_000;

export function createClients(options: {
  readonly grants: Grants;
  readonly rotation: Rotation;
  readonly apiUrl: string;
  readonly log: Log;
}): Clients {
  const { grants, rotation, apiUrl, log } = options;
  const pairs = new Map<string, Pair>();

  function grantFor(space: string): Grant {
    const grant = grants.of(space);
    if (grant) return grant;
    if (grants.unreadable.has(space)) {
      throw new ChatError('later', 'wrong_state_secret', UNREADABLE_MS, { scope: 'space' });
    }
    throw new ChatError('gone', 'not_installed', undefined, { scope: 'space' });
  }

  async function pairOf(space: string): Promise<Pair> {
    const grant = grantFor(space);
    const token = await rotation.fresh(grant);
    const known = pairs.get(space);
    if (known?.token === token) return known;
    // A token of an organisation does not say which of its workspaces is meant.
    const more = { apiUrl, log, ...(grant.owner === space ? {} : { teamId: space }) };
    const made = {
      token,
      web: createSlackClient(token, more),
      quick: createSlackClient(token, { ...more, timeoutMs: QUICK_MS }),
    };
    pairs.set(space, made);
    return made;
  }

  return {
    web: async (space) => (await pairOf(space)).web,
    quick: async (space) => (await pairOf(space)).quick,
    forget: (space) => void pairs.delete(space),
  };
}
