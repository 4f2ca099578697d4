import type { APIChannel } from 'discord.js';
import { type Api, refusalOf } from './api.ts';

/** The space of rooms that are direct messages; their channel is the person's id. */
export const DIRECT = '@me';

/** Direct message channels by person. A person has the same one for ever. */
export interface DirectMessages {
  /** Remembers the channel that a person wrote from. */
  learn(userId: string, channelId: string): void;
  /** The channel to write to. Throws what the API throws. */
  channel(userId: string): Promise<string>;
}

/** Not the id of a person: it may be that of a direct message channel itself. */
const NOBODY = [10013, 50033, 50035];

export function createDirectMessages(api: Api): DirectMessages {
  const channels = new Map<string, string>();
  return {
    learn: (userId, channelId) => void channels.set(userId, channelId),
    async channel(userId) {
      const known = channels.get(userId);
      if (known) return known;
      const opened = await open(api, userId);
      channels.set(userId, opened);
      return opened;
    },
  };
}

async function open(api: Api, userId: string): Promise<string> {
  try {
    const channel = await api.post<APIChannel>('/users/@me/channels', { body: { recipient_id: userId } });
    return channel.id;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.kind === 'refused' && NOBODY.includes(refusal.code)) return userId;
    throw error;
  }
}
