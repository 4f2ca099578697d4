import type { App } from '@slack/bolt';
import type { Desk } from './desk.ts';
import type { Identity } from './identity.ts';
import { field, list } from './payload.ts';

/** A channel that cannot be reached any more, or a whole workspace when no channel is named. */
export interface Gone {
  readonly space: string;
  readonly channel?: string;
}

type GoneReason = 'uninstalled' | 'revoked' | 'archived' | 'deleted' | 'removed';

export interface Lifecycle {
  /** Deliveries there must pause; what is known of a workspace that removed the app may be deleted. */
  readonly onGone: (gone: Gone, reason: GoneReason) => void | Promise<void>;
  /** The bot is in the channel (again). */
  readonly onBack?: (room: Required<Gone>) => void | Promise<void>;
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
  identity: () => Identity | undefined,
  { onGone, onBack }: Lifecycle,
): void {
  app.event('app_uninstalled', async ({ body }) => {
    const space = field(body, 'team_id');
    if (space) await onGone({ space }, 'uninstalled');
  });

  app.event('tokens_revoked', async ({ body }) => {
    const space = field(body, 'team_id');
    // Tokens of people are revoked too, which does not concern us.
    if (space && list(body, 'event', 'tokens', 'bot').length > 0) await onGone({ space }, 'revoked');
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
    if (!space || !channel || !user || user !== identity()?.userId) return;
    await onBack?.({ space, channel });
    const inviter = field(body, 'event', 'inviter');
    // Whoever invited us is told what can be done here; the channel itself is left in peace.
    if (inviter) await desk.serve({ space, channel, user: inviter }, '');
  });
}
