import type { APIGuild, APIGuildMember } from 'discord.js';
import type { Person } from '../../src/model.ts';
import type { Room } from '../../src/room.ts';
import type { Api } from './api.ts';
import { DIRECT } from './dms.ts';
import { reachOf } from './reach.ts';
import { readMention } from './render.ts';

/** Channels as the people of a server see them. */
export interface Directory {
  /**
   * The channel of this id, if the person may speak there and the bot may post there; undefined for all
   * others, whether or not they exist. Names are not unique in Discord, so they are nobody's.
   */
  channel(person: Person, channel: string): Promise<Room | undefined>;
  /** Whoever may manage that channel; nobody where Discord does not say. */
  mayChange(person: Person, room: Room): Promise<boolean>;
  /** Is it a person or a role, by id? */
  calls(mention: string): boolean;
}

export function createDirectory(api: Api, self: () => string | undefined): Directory {
  async function reach(person: Person, channel: string) {
    const guild = person.space;
    const bot = self();
    if (guild === DIRECT || bot === undefined || !/^\d{1,20}$/.test(channel)) return undefined;
    const roles = await rolesOf(api, guild, person.id);
    return reachOf(api, { guild, channel, self: bot }, { id: person.id, roles });
  }

  return {
    async mayChange(person, room) {
      if ((await reach(person, room.channel))?.manages) return true;
      return isOwner(api, room.space, person.id);
    },
    async channel(person, channel) {
      const found = await reach(person, channel);
      if (!found?.speaks || found.missing.length > 0) return undefined;
      return { platform: 'discord', space: person.space, channel };
    },
    calls: (mention) => readMention(mention).length > 0,
  };
}

/** Whose server it is may do everything, whatever their roles. */
async function isOwner(api: Api, guild: string, person: string): Promise<boolean> {
  try {
    return (await api.get<APIGuild>(`/guilds/${guild}`)).owner_id === person;
  } catch {
    return false;
  }
}

async function rolesOf(api: Api, guild: string, person: string): Promise<readonly string[]> {
  try {
    return (await api.get<APIGuildMember>(`/guilds/${guild}/members/${person}`)).roles;
  } catch {
    // Without their roles they may do what everyone may.
    return [];
  }
}
