import type { WebOf } from './workspaces.ts';

/** What an answer needs to know of the person who asks. */
export interface Profile {
  /** BCP 47. */
  readonly locale: string;
  /** IANA. */
  readonly zone?: string;
  /** An admin or owner of the workspace. */
  readonly admin: boolean;
}

/** What may be lost at any time; `Keyv` fits. */
export interface Cache {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs?: number): Promise<unknown>;
}

export interface People {
  /** Never fails: of someone who cannot be looked up, the least is assumed. */
  profile(space: string, user: string): Promise<Profile>;
}

const TTL_MS = 60 * 60_000;
const STRANGER: Profile = { locale: 'en', admin: false };

/** Profiles out of users.info, kept for an hour; many asks at once make one call. */
export function createPeople(web: WebOf, cache: Cache): People {
  const asking = new Map<string, Promise<Profile>>();

  async function look(key: string, space: string, user: string): Promise<Profile> {
    const kept = await read(cache, key);
    if (kept) return kept;
    try {
      const { user: found } = await (await web(space)).users.info({ user, include_locale: true });
      if (!found) return STRANGER;
      const profile: Profile = {
        locale: found.locale ?? STRANGER.locale,
        ...(found.tz ? { zone: found.tz } : {}),
        admin: Boolean(found.is_admin || found.is_owner || found.is_primary_owner),
      };
      await cache.set(key, profile, TTL_MS).catch(() => undefined);
      return profile;
    } catch {
      return STRANGER;
    }
  }

  return {
    profile(space, user) {
      const key = `slack:profile:${space}:${user}`;
      const running = asking.get(key);
      if (running) return running;
      const looking = look(key, space, user).finally(() => asking.delete(key));
      asking.set(key, looking);
      return looking;
    },
  };
}

async function read(cache: Cache, key: string): Promise<Profile | undefined> {
  const kept = await cache.get(key).catch(() => undefined);
  const whole = typeof kept === 'object' && kept !== null && 'locale' in kept && 'admin' in kept;
  return whole ? (kept as Profile) : undefined;
}
