import type { APIApplicationCommandInteraction, APIMessageComponentInteraction } from 'discord.js';
import { parse } from '../../src/commands/grammar.ts';
import { VERBS, type VerbName } from '../../src/commands/verbs.ts';
import { UserError } from '../../src/errors.ts';
import { say } from '../../src/i18n/index.ts';
import type { Lang } from '../../src/model.ts';
import { may, missingToPost, permissionName } from './permissions.ts';

const THREADS = [10, 11, 12];

/** Verbs that change what a room is sent. */
const CHANGES: ReadonlySet<string> = new Set<VerbName>(
  VERBS.filter((entry) => entry.rights === 'room').map((entry) => entry.name),
);

/**
 * Before a channel is promised anything: may the bot post there, and may the person? Otherwise the
 * promise would be broken hours later, when nobody looks. Undefined when all is well.
 */
export function checkPosting(
  line: string,
  interaction: APIApplicationCommandInteraction | APIMessageComponentInteraction,
  lang: Lang,
): UserError | undefined {
  if (!interaction.guild_id) return undefined;
  const command = parse(line);
  if (!CHANGES.has(command.verb) || onlyLooks(command)) return undefined;
  const thread = THREADS.includes(interaction.channel?.type ?? 0);
  const speak = thread ? 'sendMessagesInThreads' : 'sendMessages';
  if (!may(interaction.member?.permissions, speak)) return new UserError('not-manager');
  if (!delivers(command) || interaction.app_permissions === undefined) return undefined;
  const missing = missingToPost(interaction.app_permissions, thread);
  if (missing.length === 0) return undefined;
  const name = interaction.channel && 'name' in interaction.channel ? interaction.channel.name : undefined;
  return new UserError('cannot-post', {
    room: name ? `#${name}` : `<#${interaction.channel?.id ?? ''}>`,
    grant: say(lang).joinWords(missing.map((permission) => permissionName(permission, lang))),
  });
}

type Command = ReturnType<typeof parse>;

const onlyLooks = (command: Command): boolean =>
  command.verb === 'digest' && (command.action === 'status' || command.action === 'preview');

/** Will this line make messages come here? Those for another place are looked at there. */
function delivers(command: Command): boolean {
  if (command.verb === 'subscribe')
    return command.settings.to === undefined || command.settings.to === 'here';
  if (command.verb === 'digest') return command.action === 'schedule' || command.action === 'now';
  return command.verb === 'resume';
}
