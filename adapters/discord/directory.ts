import type { APIGuildMember } from 'discord.js';
import type { Person } from '../../src/model.ts';
import type { Room } from '../../src/room.ts';
import type { Api } from './api.ts';
import { DIRECT } from './dms.ts';
import { reachOf } from './reach.ts';

/** Channels as the people of a server see them. */
export interface Directory {
  /**
   * The channel of this id, if the person may speak there and the bot may post there; undefined for all
   * others, whether or not they exist. Names are not unique in Discord, so they are nobody's.
   */
  channel(person: Person, channel: string): Promise<Room | undefined>;
}

export function createDirectory(api: Api, self: () => string | undefined): Directory {
  return {
    async channel(person, channel) {
      const guild = person.space;
      const bot = self();
      if (guild === DIRECT || bot === undefined || !/^\d{1,20}$/.test(channel)) return undefined;
      const roles = await rolesOf(api, guild, person.id);
      const reach = await reachOf(api, { guild, channel, self: bot }, { id: person.id, roles });
      if (!reach?.speaks || reach.missing.length > 0) return undefined;
      return { platform: 'discord', space: guild, channel };
    },
  };
}

async function rolesOf(api: Api, guild: string, person: string): Promise<readonly string[]> {
  try {
    return (await api.get<APIGuildMember>(`/guilds/${guild}/members/${person}`)).roles;
  } catch {
    // Without their roles they may do what everyone may.
    return [];
  }
}
