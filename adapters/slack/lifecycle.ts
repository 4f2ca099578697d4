import type { App } from '@slack/bolt';
import type { Desk } from './desk.ts';
import { at, field, list } from './payload.ts';
import type { Removal, Workspaces } from './workspaces.ts';

/** A channel that cannot be reached any more, or a whole workspace when no channel is named. */
export interface Gone {
  readonly space: string;
  readonly channel?: string;
}

type GoneReason = 'uninstalled' | 'revoked' | 'archived' | 'deleted' | 'removed';

export interface Lifecycle {
  /** Deliveries there must pause; what is known of a workspace that removed the app may be deleted. */
  readonly onGone: (gone: Gone, reason: GoneReason) => void | Promise<void>;
  /** The bot is in the channel (again), or the app in the workspace. */
  readonly onBack?: (back: Gone) => void | Promise<void>;
}

const LOST = {
  channel_archive: 'archived',
  group_archive: 'archived',
  channel_deleted: 'deleted',
  group_deleted: 'deleted',
  channel_left: 'removed',
  group_left: 'removed',
} as const satisfies Readonly<Record<string, GoneReason>>;

/** Events of the app's own life. Of uninstalling and revoking either may come first, or alone. */
export function listenToLifecycle(
  app: App,
  desk: Desk,
  workspaces: Pick<Workspaces, 'identity' | 'removed'>,
  { onGone, onBack }: Lifecycle,
): void {
  async function gone(body: unknown, reason: GoneReason): Promise<void> {
    for (const space of await workspaces.removed(removalOf(body), reason)) await onGone({ space }, reason);
  }

  app.event('app_uninstalled', ({ body }) => gone(body, 'uninstalled'));

  app.event('tokens_revoked', async ({ body }) => {
    // Tokens of people are revoked too, which does not concern us.
    if (list(body, 'event', 'tokens', 'bot').length > 0) await gone(body, 'revoked');
  });

  for (const [type, reason] of Object.entries(LOST)) {
    app.event(type, async ({ body }) => {
      const space = field(body, 'team_id');
      const channel = field(body, 'event', 'channel') ?? field(body, 'event', 'channel', 'id');
      if (space && channel) await onGone({ space, channel }, reason);
    });
  }

  for (const type of ['channel_unarchive', 'group_unarchive']) {
    app.event(type, async ({ body }) => {
      const space = field(body, 'team_id');
      const channel = field(body, 'event', 'channel');
      if (space && channel) await onBack?.({ space, channel });
    });
  }

  app.event('member_joined_channel', async ({ body }) => {
    const space = field(body, 'team_id');
    const channel = field(body, 'event', 'channel');
    const user = field(body, 'event', 'user');
    if (!space || !channel || !user || user !== workspaces.identity(space)?.userId) return;
    await onBack?.({ space, channel });
    const inviter = field(body, 'event', 'inviter');
    // Whoever invited us is told what can be done here; the channel itself is left in peace.
    if (inviter) await desk.serve({ space, channel, user: inviter }, '');
  });
}

function removalOf(body: unknown): Removal {
  const team = field(body, 'team_id');
  const [authorization] = list(body, 'authorizations');
  const enterprise = field(body, 'enterprise_id') ?? field(authorization, 'enterprise_id');
  const seconds = at(body, 'event_time');
  return {
    ...(team ? { team } : {}),
    ...(enterprise ? { enterprise } : {}),
    fromOrganisation: at(authorization, 'is_enterprise_install') === true,
    ...(typeof seconds === 'number' ? { at: seconds * 1000 } : {}),
  };
}
