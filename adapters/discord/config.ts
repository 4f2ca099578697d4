import { z } from 'zod';
import { ConfigError } from '../config.ts';

const DEFAULT_BASE = 'https://discord.com/api';

/** What an operator sets for Discord. */
export interface DiscordConfig {
  readonly token: string;
  /** Root of the REST interface without its version, `https://discord.com/api`. */
  readonly apiBase: string;
  readonly apiVersion: string;
  /** Publish what is posted to announcement channels to their followers. */
  readonly crosspost: boolean;
}

const shape = z.object({
  DISCORD_TOKEN: z
    .string()
    .transform((token) => token.trim().replace(/^Bot\s+/i, ''))
    .pipe(z.string().regex(/^\S+$/, 'DISCORD_TOKEN holds spaces')),
  DISCORD_API_BASE: z
    .url({ protocol: /^https?$/, message: 'DISCORD_API_BASE is not an http address' })
    .default(DEFAULT_BASE),
  DISCORD_CROSSPOST: z.enum(['on', 'off'], 'DISCORD_CROSSPOST is on or off').default('off'),
});

/** Undefined without a token: Discord is then not started, nor its library loaded. Throws `ConfigError`. */
export function readDiscordConfig(
  env: Readonly<Record<string, string | undefined>>,
): DiscordConfig | undefined {
  if (!env.DISCORD_TOKEN?.trim()) return undefined;
  const read = shape.safeParse({
    DISCORD_TOKEN: env.DISCORD_TOKEN,
    DISCORD_API_BASE: env.DISCORD_API_BASE?.trim() || undefined,
    DISCORD_CROSSPOST: env.DISCORD_CROSSPOST?.trim() || undefined,
  });
  if (!read.success) throw new ConfigError(read.error.issues.map((issue) => issue.message).join('; '));
  const [, base, version] = /^(.*?)(?:\/v(\d+))?\/*$/.exec(read.data.DISCORD_API_BASE) ?? [];
  return {
    token: read.data.DISCORD_TOKEN,
    apiBase: base || DEFAULT_BASE,
    apiVersion: version ?? '10',
    crosspost: read.data.DISCORD_CROSSPOST === 'on',
  };
}
