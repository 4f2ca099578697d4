import type { APIChannel, APIGuildMember, APIRole } from 'discord.js';
import { type Api, refusalOf } from './api.ts';
import { may, missingToPost, PERMISSION, type Permission } from './permissions.ts';

interface Overwrite {
  readonly id: string;
  readonly allow: string;
  readonly deny: string;
}

interface Someone {
  readonly id: string;
  readonly roles: readonly string[];
}

/** What can be done in another channel than the one where it was asked for. */
export interface Reach {
  /** What the bot lacks to post there. */
  readonly missing: readonly Permission[];
  /** May the person see that channel, and speak in it? */
  readonly sees: boolean;
  readonly speaks: boolean;
  /** May the person manage that channel? */
  readonly manages: boolean;
}

const THREADS = [10, 11, 12];
const NOWHERE: Reach = { missing: ['viewChannel'], sees: false, speaks: false, manages: false };

/** Undefined where Discord does not say. A channel of another server is out of everyone's reach. */
export async function reachOf(
  api: Api,
  place: { readonly guild: string; readonly channel: string; readonly self: string },
  person: Someone,
): Promise<Reach | undefined> {
  const { guild, self } = place;
  try {
    const channel = await api.get<APIChannel>(`/channels/${place.channel}`);
    if (!('guild_id' in channel) || channel.guild_id !== guild) return NOWHERE;
    const [roles, member] = await Promise.all([
      api.get<readonly APIRole[]>(`/guilds/${guild}/roles`),
      api.get<APIGuildMember>(`/guilds/${guild}/members/${self}`),
    ]);
    const thread = THREADS.includes(channel.type);
    const parent = thread && 'parent_id' in channel && channel.parent_id;
    const ruling = parent ? await api.get<APIChannel>(`/channels/${parent}`) : channel;
    const overwrites = ('permission_overwrites' in ruling ? ruling.permission_overwrites : undefined) ?? [];
    const fieldOf = (someone: Someone) => String(permissionsOf(guild, someone, roles, overwrites));
    const theirs = fieldOf(person);
    return {
      missing: missingToPost(fieldOf({ id: self, roles: member.roles }), thread),
      sees: may(theirs, 'viewChannel'),
      speaks: may(theirs, 'viewChannel') && may(theirs, thread ? 'sendMessagesInThreads' : 'sendMessages'),
      manages: may(theirs, 'manageChannels'),
    };
  } catch (error) {
    const refusal = refusalOf(error);
    // What the bot cannot see is told as what it lacks, to those who can see it.
    const unseen = refusal.kind === 'refused' && [10003, 50001].includes(refusal.code);
    return unseen ? { ...NOWHERE, speaks: true } : undefined;
  }
}

/** Discord's own order: everyone's role, the member's roles, then the channel's exceptions to them. */
function permissionsOf(
  guild: string,
  { id, roles: held }: Someone,
  roles: readonly Pick<APIRole, 'id' | 'permissions'>[],
  overwrites: readonly Overwrite[],
): bigint {
  const mine = roles.filter((role) => role.id === guild || held.includes(role.id));
  const base = mine.reduce((bits, role) => bits | BigInt(role.permissions), 0n);
  if (base & PERMISSION.administrator) return base;
  const steps = [
    overwrites.filter((one) => one.id === guild),
    overwrites.filter((one) => held.includes(one.id)),
    overwrites.filter((one) => one.id === id),
  ];
  return steps.reduce((bits, step) => {
    const deny = step.reduce((sum, one) => sum | BigInt(one.deny), 0n);
    const allow = step.reduce((sum, one) => sum | BigInt(one.allow), 0n);
    return (bits & ~deny) | allow;
  }, base);
}
