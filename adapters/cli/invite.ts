import { ConfigError, type Environment } from '../config.ts';
import { readDiscordConfig } from '../discord/config.ts';
import { EXIT, type ExitCode } from '../exit.ts';

/** `ainews invite`: where an admin of a Discord server adds the bot. */
export async function runInvite(env: Environment): Promise<ExitCode> {
  const config = readDiscordConfig(env);
  if (!config) throw new ConfigError('Set DISCORD_TOKEN first: the link holds the id of your bot.');
  const { findInvite } = await import('../discord/invite.ts');
  process.stdout.write(`${await findInvite(config)}\n`);
  return EXIT.ok;
}
