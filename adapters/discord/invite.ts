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

/** A bot's token begins with its id; undefined for a token of another form. */
export function applicationIdOf(token: string): string | undefined {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('latin1');
  return /^\d{15,21}$/.test(id) ? id : undefined;
}
