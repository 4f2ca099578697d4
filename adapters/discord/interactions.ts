import { randomUUID } from 'node:crypto';
import type {
  APIApplicationCommandAutocompleteInteraction,
  APIApplicationCommandInteraction,
  APIInteraction,
  APIMessageComponentInteraction,
} from 'discord.js';
import type { Card } from '../../src/card.ts';
import { bugCard, notice, problemCard } from '../../src/cards/notice.ts';
import type { Ask } from '../../src/commands/ask.ts';
import type { Engine } from '../../src/engine.ts';
import { UserError } from '../../src/errors.ts';
import { langOf } from '../../src/i18n/index.ts';
import type { Lang } from '../../src/model.ts';
import { roomKey } from '../../src/room.ts';
import { clip } from '../../src/text.ts';
import { traceOf } from './api.ts';
import { neededFor } from './commands.ts';
import { composeLine, type Filled } from './compose.ts';
import { isMenuId, readCustomId } from './custom-id.ts';
import { DIRECT } from './dms.ts';
import { addressIn, type ChosenMessage, wordsIn } from './message-link.ts';
import { may } from './permissions.ts';
import { checkPosting } from './posting.ts';
import { createReply, type Manner, type Reply, type ReplyOptions } from './reply.ts';
import { discordWords } from './sentences.ts';
import { WORDS } from './words.ts';

export interface InteractionOptions extends ReplyOptions {
  readonly engine: Engine;
  /** The bot's own user id, once it is known. */
  readonly self: () => string | undefined;
  readonly keptAsk: (token: string) => Promise<string | undefined>;
  /** What the grammar has no line for: the data of a whole server. */
}

/** What to do with an interaction, decided before Discord is told anything. */
type Plan =
  | { readonly kind: 'ask'; readonly text: string; readonly manner: Manner }
  | { readonly kind: 'kept'; readonly token: string; readonly manner: Manner }
  | { readonly kind: 'refuse'; readonly card: Card };

const MESSAGE_COMMAND = 3;
const EPHEMERAL = 1 << 6;
const MAX_CHOICES = 25;
const MAX_CHOICE = 100;
/** Below this many milliseconds a completion is still worth showing. */
const AUTOCOMPLETE_MS = 2_500;

/** Answers what people do in Discord. Never throws: whatever fails is told to them and to the log. */
export function createInteractions(options: InteractionOptions) {
  const seen = new Set<string>();

  /** The gateway repeats what it is not sure we got; a command must not run twice. */
  function isRepeated(id: string): boolean {
    if (seen.has(id)) return true;
    seen.add(id);
    if (seen.size > 1_000) seen.delete(seen.values().next().value!);
    return false;
  }

  async function handle(interaction: APIInteraction): Promise<void> {
    if (isRepeated(interaction.id)) return;
    try {
      if (interaction.type === 4) return await complete(interaction);
      if (interaction.type === 2 || interaction.type === 3) return await respond(interaction);
    } catch (error) {
      options.log.error({ error: traceOf(error) }, 'discord: an interaction could not be handled');
    }
  }

  async function respond(
    interaction: APIApplicationCommandInteraction | APIMessageComponentInteraction,
  ): Promise<void> {
    const ask = askOf(interaction, '');
    const lang = langOf(ask.locale);
    const plan = planFor(interaction, lang);
    const reply = replyTo(interaction, lang);
    if (!(await reply.defer('manner' in plan ? plan.manner : 'private'))) return;
    try {
      await carryOut(plan, ask, interaction, reply);
    } catch (error) {
      const id = randomUUID().slice(0, 8);
      options.log.error({ error: traceOf(error), id, room: roomKey(ask.room) }, 'discord: an ask failed');
      await reply.say([bugCard(id, lang)]);
    }
  }

  async function carryOut(
    plan: Plan,
    blank: Ask,
    interaction: APIApplicationCommandInteraction | APIMessageComponentInteraction,
    reply: Reply,
  ): Promise<void> {
    const lang = langOf(blank.locale);
    if (plan.kind === 'refuse') return reply.say([plan.card]);
    const text = plan.kind === 'kept' ? await options.keptAsk(plan.token) : plan.text;
    if (text === undefined) return reply.say([staleCard(lang)]);
    const self = options.self() ?? interaction.application_id;
    const problem = await checkPosting(text, interaction, lang, { api: options.api, self });
    if (problem) return reply.say([problemCard(problem, lang)]);
    const answer = await options.engine.answer({ ...blank, text });
    await reply.say(answer.cards, answer.shared);
    const { file } = answer as typeof answer & { readonly file?: Parameters<Reply['sayFile']>[0] };
    if (file) await reply.sayFile(file);
  }

  async function complete(interaction: APIApplicationCommandAutocompleteInteraction): Promise<void> {
    const typed = focused(interaction.data.options);
    const reply = replyTo(interaction, langOf(interaction.locale));
    const found = typed === undefined ? [] : await inTime(suggestions(interaction, typed));
    await reply.suggest(found);
  }

  async function suggestions(interaction: APIApplicationCommandAutocompleteInteraction, typed: string) {
    // A topic is completed as what follows `subscribe`, and shown without it.
    const lead = interaction.data.name === 'ainews' ? '' : 'subscribe ';
    const all = await options.engine.suggest(askOf(interaction, lead + typed), MAX_CHOICES);
    const choices = new Map<string, string>();
    for (const { text, hint } of all) {
      if (!text.startsWith(lead)) continue;
      const value = text.slice(lead.length).trim();
      // A choice is sent as it is: a shortened one would be another question.
      if (value === '' || value.length > MAX_CHOICE) continue;
      choices.set(value, clip(hint ? `${value} — ${hint}` : value, MAX_CHOICE));
    }
    return [...choices].slice(0, MAX_CHOICES).map(([value, name]) => ({ name, value }));
  }

  async function inTime<T>(choices: Promise<readonly T[]>): Promise<readonly T[]> {
    const late = options.pause(AUTOCOMPLETE_MS).then((): readonly T[] => []);
    const failed = choices.catch((error: unknown): readonly T[] => {
      options.log.warn({ error: traceOf(error) }, 'discord: completions failed');
      return [];
    });
    return Promise.race([failed, late]);
  }

  function replyTo(interaction: APIInteraction, lang: Lang): Reply {
    const userId = (interaction.member?.user ?? interaction.user)?.id ?? '';
    const channelId = channelOf(interaction);
    if (!interaction.guild_id && userId && channelId) options.dms.learn(userId, channelId);
    const { id, token, application_id: applicationId } = interaction;
    return createReply({ id, token, applicationId, userId, channelId, lang }, options);
  }

  return { handle };
}

/** Discord names the channel in two places, and calls the older one deprecated. */
function channelOf(interaction: APIInteraction): string {
  return interaction.channel?.id ?? ('channel_id' in interaction ? interaction.channel_id : undefined) ?? '';
}

function askOf(interaction: APIInteraction, text: string): Ask {
  const user = interaction.member?.user ?? interaction.user;
  const id = user?.id ?? '';
  const channel = channelOf(interaction);
  const guild = interaction.guild_id;
  const locale = 'locale' in interaction ? interaction.locale : interaction.guild_locale;
  const name = interaction.member?.nick ?? user?.global_name ?? user?.username;
  return {
    room: guild
      ? { platform: 'discord', space: guild, channel }
      : { platform: 'discord', space: DIRECT, channel: id },
    person: { platform: 'discord', space: guild ?? DIRECT, id, ...(name ? { name } : {}) },
    manager: may(interaction.member?.permissions, 'manageGuild'),
    mayChange: !guild || may(interaction.member?.permissions, 'manageChannels'),
    locale: locale ?? interaction.guild_locale ?? 'en-US',
    ...(interaction.guild_locale ? { roomLocale: interaction.guild_locale } : {}),
    text,
  };
}

function planFor(
  interaction: APIApplicationCommandInteraction | APIMessageComponentInteraction,
  lang: Lang,
): Plan {
  return interaction.type === 3 ? planForControl(interaction, lang) : planForCommand(interaction, lang);
}

/** A button pressed, or an option of a menu chosen. */
function planForControl(interaction: APIMessageComponentInteraction, lang: Lang): Plan {
  const { data } = interaction;
  const said = isMenuId(data.custom_id)
    ? 'values' in data && data.values.length === 1
      ? data.values[0]!
      : ''
    : data.custom_id;
  const pressed = readCustomId(said);
  if (!pressed) return { kind: 'refuse', card: staleCard(lang) };
  const own = ((interaction.message.flags ?? 0) & EPHEMERAL) !== 0;
  const manner = pressed.toRoom ? 'public' : own && turnsPage(pressed.line) ? 'replace' : 'private';
  return pressed.kept
    ? { kind: 'kept', token: pressed.line, manner }
    : { kind: 'ask', text: pressed.line, manner };
}

/** Another page takes the place of the one before, where only its reader sees it. */
const turnsPage = (line: string): boolean => /^search\s.*\spage:\d+$/i.test(line);

function planForCommand(interaction: APIApplicationCommandInteraction, lang: Lang): Plan {
  const { data } = interaction;
  if (data.type === MESSAGE_COMMAND) {
    const message = data.resolved.messages[data.target_id];
    return planForMessage(data.name, message ?? {}, lang);
  }
  const { path, filled } = flatten(data.name, 'options' in data ? data.options : undefined);
  const needed = neededFor(data.name);
  // What is declared is a default that admins may change, and a request can be made by hand.
  if (needed && !may(interaction.member?.permissions, needed)) {
    return { kind: 'refuse', card: problemCard(new UserError('not-manager'), lang) };
  }
  const resolved = 'resolved' in data ? data.resolved : undefined;
  const text = composeLine(path, withRole(filled, resolved));
  if (text === undefined) {
    const unknown = new UserError('unknown-command', { name: `/${clip(path, 60)}` });
    return { kind: 'refuse', card: problemCard(unknown, lang) };
  }
  return { kind: 'ask', text, manner: filled.share === true ? 'public' : 'private' };
}

/** A role is mentioned otherwise than a person, and only what comes beside the options says which it is. */
function withRole(filled: Filled, resolved: object | undefined): Filled {
  const roles = resolved && 'roles' in resolved ? (resolved.roles as object | undefined) : undefined;
  const { mention } = filled;
  return roles && mention !== undefined && String(mention) in roles
    ? { ...filled, mention: `&${mention}` }
    : filled;
}

function planForMessage(name: string, message: ChosenMessage, lang: Lang): Plan {
  const address = addressIn(message);
  if (address) {
    return { kind: 'ask', text: name === WORDS.saveLink.en ? `save ${address}` : address, manner: 'private' };
  }
  const words = wordsIn(message);
  if (name === WORDS.findRelated.en && words.length > 0) {
    return {
      kind: 'ask',
      text: `search ${words.map((word) => `"${word}"`).join(' OR ')}`,
      manner: 'private',
    };
  }
  const { noLink, noWords } = discordWords(lang);
  return { kind: 'refuse', card: notice('warn', name === WORDS.findRelated.en ? noWords : noLink) };
}

const staleCard = (lang: Lang): Card =>
  notice('warn', discordWords(lang).stale, [discordWords(lang).staleTodo]);

interface Given {
  readonly name: string;
  readonly value?: string | number | boolean;
  readonly options?: readonly Given[];
  readonly focused?: boolean;
}

/** The command with its subcommands as one path, and the options at its end. */
function flatten(name: string, given: unknown): { readonly path: string; readonly filled: Filled } {
  const options = (given ?? []) as readonly Given[];
  const [only] = options;
  if (only && only.value === undefined) return flatten(`${name} ${only.name}`, only.options);
  return { path: name, filled: Object.fromEntries(options.map((one) => [one.name, one.value ?? ''])) };
}

/** What stands so far in the option that is being typed. */
function focused(given: unknown): string | undefined {
  for (const option of (given ?? []) as readonly Given[]) {
    if (option.focused) return String(option.value ?? '');
    const nested = focused(option.options);
    if (nested !== undefined) return nested;
  }
  return undefined;
}
