import type { APIApplicationCommandInteraction, APIMessageComponentInteraction } from 'discord.js';
import { parse } from '../../src/commands/grammar.ts';
import { VERBS, type VerbName } from '../../src/commands/verbs.ts';
import { UserError } from '../../src/errors.ts';
import { say } from '../../src/i18n/index.ts';
import type { Lang } from '../../src/model.ts';
import type { Api } from './api.ts';
import { may, missingToPost, type Permission, permissionName } from './permissions.ts';
import { reachOf } from './reach.ts';

type Interaction = APIApplicationCommandInteraction | APIMessageComponentInteraction;
type Command = ReturnType<typeof parse>;

const THREADS = [10, 11, 12];

/** Verbs that change what a room is sent. */
const CHANGES: ReadonlySet<string> = new Set<VerbName>(
  VERBS.filter((entry) => entry.rights === 'room').map((entry) => entry.name),
);

/**
 * Before a channel is promised anything: may the bot post there, and may the person? Otherwise the
 * promise would be broken hours later, when nobody looks. Undefined when all is well.
 */
export async function checkPosting(
  line: string,
  interaction: Interaction,
  lang: Lang,
  { api, self }: { readonly api: Api; readonly self: string },
): Promise<UserError | undefined> {
  if (!interaction.guild_id) return undefined;
  const command = parse(line);
  const elsewhere = otherChannel(command);
  if (elsewhere) return checkElsewhere(elsewhere, command, interaction, lang, { api, self });
  if (!CHANGES.has(command.verb) || onlyLooks(command)) return undefined;
  const thread = THREADS.includes(interaction.channel?.type ?? 0);
  const speak = thread ? 'sendMessagesInThreads' : 'sendMessages';
  if (!may(interaction.member?.permissions, speak)) return new UserError('not-manager');
  if (!deliversHere(command) || interaction.app_permissions === undefined) return undefined;
  const name = interaction.channel && 'name' in interaction.channel ? interaction.channel.name : undefined;
  return lacking(missingToPost(interaction.app_permissions, thread), `#${name ?? ''}`, lang);
}

/** Another channel is theirs to use only if they see it, and the bot's only if it may post there. */
async function checkElsewhere(
  channel: string,
  command: Command,
  interaction: Interaction,
  lang: Lang,
  { api, self }: { readonly api: Api; readonly self: string },
): Promise<UserError | undefined> {
  const refused = new UserError('not-your-room', { room: `#${channel}` });
  const person = { id: interaction.member?.user.id ?? '', roles: interaction.member?.roles ?? [] };
  const reach = await reachOf(api, { guild: interaction.guild_id ?? '', channel, self }, person);
  const named = resolvedChannel(interaction, channel);
  if (command.verb === 'list') {
    return reach?.sees || may(named?.permissions, 'viewChannel') ? undefined : refused;
  }
  const speaks = named ? may(named.permissions, 'sendMessages') : reach?.speaks === true;
  if (!speaks) return refused;
  return lacking(reach?.missing ?? [], `#${named?.name ?? channel}`, lang);
}

function lacking(missing: readonly Permission[], room: string, lang: Lang): UserError | undefined {
  if (missing.length === 0) return undefined;
  const grant = say(lang).joinWords(missing.map((permission) => permissionName(permission, lang)));
  return new UserError('cannot-post', { room, grant });
}

/** The channel that the line names, if it is not this one. */
function otherChannel(command: Command): string | undefined {
  const named =
    command.verb === 'list' && typeof command.scope === 'object'
      ? command.scope.channel
      : 'settings' in command
        ? command.settings.to
        : undefined;
  return /^#?(\d{1,20})$/.exec(named ?? '')?.[1];
}

/** A channel chosen in an option comes with what the person may do in it. */
function resolvedChannel(interaction: Interaction, id: string) {
  const { resolved } = interaction.data as {
    readonly resolved?: {
      readonly channels?: Readonly<Record<string, { readonly name?: string; readonly permissions?: string }>>;
    };
  };
  return resolved?.channels?.[id];
}

const onlyLooks = (command: Command): boolean =>
  command.verb === 'digest' && (command.action === 'status' || command.action === 'preview');

/** Will this line make messages come here? A person's own briefing goes to them. */
function deliversHere(command: Command): boolean {
  if (command.verb === 'subscribe') return command.settings.to !== 'me';
  if (command.verb === 'digest') return command.action === 'schedule' || command.action === 'now';
  return command.verb === 'resume';
}
