import { problemCard, problemLine } from '../../src/cards/notice.ts';
import type { Answer } from '../../src/commands/ask.ts';
import type { Command } from '../../src/commands/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Lang, Person } from '../../src/model.ts';
import type { Room } from '../../src/room.ts';
import type { Cache } from './people.ts';
import type { WebOf } from './workspaces.ts';

interface Place {
  readonly space: string;
  readonly channel: string;
  readonly user: string;
}

/** What may be said and done in which channel, as Slack's own membership has it. */
export interface Rooms {
  /**
   * The answer to a line that reaches into a channel where this person is not: what a private channel
   * follows, even its name, never leaves it. Undefined when nothing stands against the line.
   */
  refusal(place: Place, command: Command, lang: Lang): Promise<Answer | undefined>;
  /**
   * The channel that a name or id is to this person: one of their workspace that both they and we are in.
   * Undefined for all others, whether or not they exist.
   */
  channel(person: Pick<Person, 'space' | 'id'>, channel: string): Promise<Room | undefined>;
  /** True when the line makes us post in a channel that we are not in. */
  notIn(place: Place, command: Command): Promise<boolean>;
}

const TTL_MS = 60_000;
const PAGES = 20;
const ID = /^[CGD][A-Z0-9]+$/;

export function createRooms(web: WebOf, cache: Cache): Rooms {
  async function isMember({ space, user }: Place, channel: string): Promise<boolean> {
    const key = `slack:member:${space}:${channel}:${user}`;
    const kept = await cache.get(key).catch(() => undefined);
    if (kept !== undefined) return kept === true;
    const member = await lookForMember(space, channel, user);
    await cache.set(key, member, TTL_MS).catch(() => undefined);
    return member;
  }

  /** Who cannot be found is not there: when Slack does not say, the answer is no. */
  async function lookForMember(space: string, channel: string, user: string): Promise<boolean> {
    let cursor: string | undefined;
    try {
      const client = await web(space);
      for (let page = 0; page < PAGES; page++) {
        const read = await client.conversations.members({
          channel,
          limit: 1_000,
          ...(cursor ? { cursor } : {}),
        });
        if (read.members?.includes(user)) return true;
        cursor = read.response_metadata?.next_cursor || undefined;
        if (!cursor) return false;
      }
    } catch {
      return false;
    }
    return false;
  }

  /** Names are unique in a workspace, but Slack only finds ids: we look among our own channels. */
  async function idOf(space: string, name: string): Promise<string | undefined> {
    if (ID.test(name)) return name;
    const query = { types: 'public_channel,private_channel', exclude_archived: true, limit: 1_000 };
    const ours = await (await web(space)).users.conversations(query);
    return ours.channels?.find((channel) => channel.name === name)?.id;
  }

  async function areIn(space: string, channel: string): Promise<boolean> {
    const { channel: found } = await (await web(space)).conversations.info({ channel });
    return found?.is_member !== false;
  }

  return {
    async channel({ space, id: user }, named) {
      try {
        const channel = await idOf(space, named.replace(/^#/, ''));
        if (!channel || !(await isMember({ space, channel, user }, channel))) return undefined;
        return (await areIn(space, channel)) ? { platform: 'slack', space, channel } : undefined;
      } catch {
        return undefined;
      }
    },

    async refusal(place, command, lang) {
      const channel = channelNamed(command);
      if (channel === undefined || channel === place.channel) return undefined;
      if (await isMember(place, channel)) return undefined;
      const error = new UserError('not-your-room', { room: `#${channel}` });
      const message = problemLine(error, lang);
      return { cards: [problemCard(error, lang)], data: null, ok: false, error: { key: error.key, message } };
    },

    async notIn({ space, channel }, command) {
      if (!/^[CG]/.test(channel) || !makesUsPost(command)) return false;
      try {
        return !(await areIn(space, channel));
      } catch {
        return false;
      }
    },
  };
}

/** The id of a channel that the line names; Slack writes it as `<#C01|name>`. */
function channelNamed(command: Command): string | undefined {
  const named =
    command.verb === 'list' && typeof command.scope === 'object'
      ? command.scope.channel
      : command.verb === 'subscribe' || command.verb === 'edit'
        ? command.settings.to
        : undefined;
  return /^#?([CGD][A-Z0-9]+)$/.exec(named ?? '')?.[1];
}

function makesUsPost(command: Command): boolean {
  if (command.verb === 'subscribe')
    return command.settings.to === undefined || command.settings.to === 'here';
  return command.verb === 'digest' && command.action === 'schedule';
}
