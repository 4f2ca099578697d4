/** The chat platforms that a room can be on. `console` is the terminal, `web` the playground. */
export type Platform = 'slack' | 'discord' | 'console' | 'web';

/**
 * A place where people talk: a channel, a thread's channel, or a direct message.
 * `space` is the Slack workspace, the Discord guild (or `@me` for direct messages).
 * Always passed explicitly; never ambient.
 */
export interface Room {
  readonly platform: Platform;
  readonly space: string;
  readonly channel: string;
}

/** A room as one string, `slack:T01/C02`: the form that the store and logs use. */
export type RoomKey = string;

export const roomKey = (room: Room): RoomKey => `${room.platform}:${room.space}/${room.channel}`;

const SHAPE = /^(slack|discord|console|web):([^/]+)\/(.+)$/u;

/** Reads `slack:T01/C02`; undefined when the text is not a room. */
export function parseRoom(key: RoomKey): Room | undefined {
  const [, platform, space, channel] = SHAPE.exec(key) ?? [];
  return platform && space && channel ? { platform: platform as Platform, space, channel } : undefined;
}

/** Discord's own name for the space of direct messages; elsewhere they are of the person's workspace. */
const DIRECT = '@me';

/** Where a person is written to alone: their direct messages, under their own id. */
export function personalRoom({ platform, space, id }: Omit<Room, 'channel'> & { readonly id: string }): Room {
  return { platform, space: platform === 'discord' ? DIRECT : space, channel: id };
}
