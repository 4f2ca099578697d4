import type { App } from '@slack/bolt';
import type { Desk, Place } from './desk.ts';
import type { Identity } from './identity.ts';
import { field } from './payload.ts';
import type { Workspaces } from './workspaces.ts';

/** Mentions in channels and threads, and direct messages: the same line without the command's name. */
export function listenToMessages(app: App, desk: Desk, identity: Workspaces['identity']): void {
  app.event('app_mention', async ({ body }) => {
    const place = placeOf(body);
    if (!place || isOwn(body, identity(place.space))) return;
    const thread = field(body, 'event', 'thread_ts') ?? field(body, 'event', 'ts');
    const line = withoutMention(field(body, 'event', 'text') ?? '', identity(place.space)?.userId);
    await desk.serve({ ...place, open: true, ...(thread ? { thread } : {}) }, line);
  });

  app.message(async ({ body }) => {
    const place = placeOf(body);
    if (!place || field(body, 'event', 'channel_type') !== 'im' || isOwn(body, identity(place.space))) return;
    const thread = field(body, 'event', 'thread_ts');
    const line = withoutMention(field(body, 'event', 'text') ?? '', identity(place.space)?.userId);
    await desk.serve({ ...place, ...(thread ? { thread } : {}) }, line);
  });
}

function placeOf(body: unknown): Place | undefined {
  const space = field(body, 'team_id') ?? field(body, 'event', 'team');
  const channel = field(body, 'event', 'channel');
  const user = field(body, 'event', 'user');
  return space && channel && user ? { space, channel, user } : undefined;
}

/** What a bot wrote (we too), and what is no new message: edits, deletions, joins. */
function isOwn(body: unknown, identity: Identity | undefined): boolean {
  if (field(body, 'event', 'bot_id') || field(body, 'event', 'user') === identity?.userId) return true;
  const subtype = field(body, 'event', 'subtype');
  return subtype !== undefined && subtype !== 'thread_broadcast' && subtype !== 'file_share';
}

/** Our own name goes; before we know it, the first name on the line must be ours. */
function withoutMention(text: string, self: string | undefined): string {
  const ours = self ? new RegExp(`<@${self}(?:\\|[^>]*)?>`, 'g') : /^\s*<@[UW][A-Z0-9]+(?:\|[^>]*)?>/;
  return text
    .replace(ours, ' ')
    .replace(/^\s*[:,，：]?\s*/, '')
    .trim();
}
