import type { DiscordConfig } from './config.ts';
import { bitsOf, INVITED_WITH } from './permissions.ts';

/** The address where an admin of a server adds the bot, with what it needs and no more. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    permissions: String(bitsOf(INVITED_WITH)),
    integration_type: '0',
    scope: 'bot applications.commands',
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

/** The invite link of the bot that a token belongs to, asked of Discord when the token does not tell. */
export async function findInvite(
  config: DiscordConfig,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<string> {
  const told = applicationIdOf(config.token);
  if (told) return inviteLink(told);
  const answer = await fetch(`${config.apiBase}/v${config.apiVersion}/applications/@me`, {
    headers: { authorization: `Bot ${config.token}` },
    signal: AbortSignal.timeout(10_000),
  });
  const { id } = (await answer.json()) as { readonly id?: string };
  if (!answer.ok || !id) throw new Error(`Discord does not know this token (HTTP ${answer.status})`);
  return inviteLink(id);
}

/** A bot's token begins with its id; undefined for a token of another form. */
export function applicationIdOf(token: string): string | undefined {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('latin1');
  return /^\d{15,21}$/.test(id) ? id : undefined;
}
