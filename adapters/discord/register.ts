import { createHash } from 'node:crypto';
import type { Log } from '../../src/ports.ts';
import { type Api, describe, refusalOf } from './api.ts';
import { COMMANDS } from './commands.ts';

/** What may be lost: then something is asked or said once more. */
export interface Cache {
  get(key: string): Promise<unknown>;
  set(key: string, value: string): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

/** Changes with every word of the definitions. */
export const DEFINITION = createHash('sha256').update(JSON.stringify(COMMANDS)).digest('base64url');

/**
 * Tells Discord of the commands, all in one request, and only when they changed since the last time:
 * 200 creations a day are allowed. Gives how long to wait before another try when it failed.
 */
export async function register(
  applicationId: string,
  { api, cache, log }: { readonly api: Api; readonly cache: Cache; readonly log: Log },
): Promise<{ readonly retryAfterMs: number } | undefined> {
  const key = `discord:commands:${applicationId}`;
  if ((await cache.get(key).catch(() => undefined)) === DEFINITION) return undefined;
  try {
    await api.put(`/applications/${applicationId}/commands`, { body: COMMANDS });
  } catch (error) {
    const refusal = refusalOf(error);
    log.warn({ why: describe(refusal) }, 'discord: the commands could not be registered');
    return { retryAfterMs: refusal.kind === 'limited' ? refusal.retryAfterMs : 0 };
  }
  await cache.set(key, DEFINITION).catch(() => undefined);
  log.info({ commands: COMMANDS.length }, 'discord: commands registered');
  return undefined;
}
