import {
  ButtonStyle,
  ApplicationCommandType as CommandType,
  ComponentType,
  MessageFlags,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';

/**
 * What Discord refuses: the shapes and limits of its documentation, and the ones that it only enforces.
 * Gives every fault in words; an empty list is a body that Discord takes.
 */

type Json = Readonly<Record<string, unknown>>;

const MESSAGE_KEYS = [
  'files',
  'content',
  'embeds',
  'allowed_mentions',
  'components',
  'flags',
  'attachments',
  'poll',
];
const CREATE_KEYS = [...MESSAGE_KEYS, 'nonce', 'enforce_nonce', 'message_reference', 'tts', 'sticker_ids'];
const { IsComponentsV2: COMPONENTS_V2, Ephemeral: EPHEMERAL } = MessageFlags;

export function messageFaults(body: unknown, where: 'create' | 'followup' | 'edit' | 'thread'): string[] {
  const faults: string[] = [];
  const message = body as Json;
  const keys = where === 'create' ? CREATE_KEYS : MESSAGE_KEYS;
  for (const key of Object.keys(message)) if (!keys.includes(key)) faults.push(`unknown field ${key}`);
  const mentions = message.allowed_mentions as { readonly parse?: unknown[] } | undefined;
  if (!Array.isArray(mentions?.parse) || mentions.parse.length > 0)
    faults.push('allowed_mentions is not empty');
  const flags = Number(message.flags ?? 0);
  const allowed = where === 'followup' ? COMPONENTS_V2 | EPHEMERAL : COMPONENTS_V2;
  if (flags & ~allowed) faults.push(`flags ${flags} in ${where}`);
  if (flags & COMPONENTS_V2) {
    if (message.content || message.embeds) faults.push('content or embeds beside components');
    faults.push(...componentFaults(message.components));
  } else if (!message.content && !message.files) faults.push('an empty message');
  if (String(message.content ?? '').length > 2_000) faults.push('content over 2,000');
  const nonce = message.nonce;
  if (nonce !== undefined && (typeof nonce !== 'string' || nonce.length > 25)) faults.push('nonce over 25');
  return faults;
}

interface Component {
  readonly type: number;
  readonly content?: string;
  readonly components?: readonly Component[];
  readonly custom_id?: string;
  readonly url?: string;
  readonly label?: string;
  readonly style?: number;
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string }[];
  readonly accent_color?: number;
  readonly placeholder?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

const FIELDS: Readonly<Record<number, readonly string[]>> = {
  [ComponentType.ActionRow]: ['components'],
  [ComponentType.Button]: ['style', 'label', 'custom_id', 'url', 'disabled', 'emoji'],
  [ComponentType.StringSelect]: ['custom_id', 'placeholder', 'options'],
  [ComponentType.TextDisplay]: ['content'],
  [ComponentType.MediaGallery]: ['items'],
  [ComponentType.Separator]: ['divider', 'spacing'],
  [ComponentType.Container]: ['components', 'accent_color', 'spoiler'],
};

export function componentFaults(components: unknown): string[] {
  if (!Array.isArray(components) || components.length === 0) return ['no components'];
  const faults: string[] = [];
  const ids = new Set<string>();
  let count = 0;
  let characters = 0;
  let bytes = 0;
  const walk = (component: Component, depth: number): void => {
    count++;
    const fields = FIELDS[component.type];
    if (!fields) return void faults.push(`component type ${component.type}`);
    for (const key of Object.keys(component)) {
      if (key !== 'type' && !fields.includes(key)) faults.push(`field ${key} of type ${component.type}`);
    }
    if (component.type === ComponentType.Container && depth > 0) faults.push('a container in a container');
    const control = component.type === ComponentType.Button || component.type === ComponentType.StringSelect;
    if (control && depth === 0) faults.push('a button or menu without a row');
    if (component.type === ComponentType.TextDisplay) {
      const text = component.content ?? '';
      if (text.length < 1) faults.push('empty text');
      if (text.trim() !== text) faults.push('text with space around it');
      characters += text.length;
      bytes += Buffer.byteLength(text) + 12;
      if (!text.isWellFormed()) faults.push('half a character');
    }
    if (component.type === ComponentType.Button) buttonFaults(component, ids, faults);
    if (component.type === ComponentType.StringSelect) selectFaults(component, ids, faults);
    if (component.type === ComponentType.MediaGallery) {
      const items = component.items ?? [];
      if (items.length < 1 || items.length > 10) faults.push('gallery items');
      for (const { media, description } of items) {
        if (!URL.canParse(media.url) || media.url.length > 2_048) faults.push(`media ${media.url}`);
        if (description !== undefined && (description.length < 1 || description.length > 1_024)) {
          faults.push('media description');
        }
      }
    }
    if (component.type === ComponentType.ActionRow || component.type === ComponentType.Container) {
      const nested = component.components ?? [];
      if (nested.length < 1) faults.push(`empty component ${component.type}`);
      if (component.type === ComponentType.ActionRow && nested.length > 5)
        faults.push('more than five buttons in a row');
      const menus = nested.filter((one) => one.type === ComponentType.StringSelect).length;
      const buttons = nested.filter((one) => one.type === ComponentType.Button).length;
      if (component.type === ComponentType.ActionRow && menus + buttons < nested.length)
        faults.push('neither button nor menu in a row');
      if (component.type === ComponentType.ActionRow && menus > 0 && nested.length > 1)
        faults.push('a menu beside something in its row');
      for (const one of nested) walk(one, depth + 1);
    }
  };
  for (const component of components as Component[]) walk(component, 0);
  if (count > 40) faults.push(`${count} components`);
  if (characters > 4_000) faults.push(`${characters} characters`);
  if (bytes > 10_170) faults.push(`${bytes} bytes`);
  return faults;
}

function buttonFaults(button: Component, ids: Set<string>, faults: string[]): void {
  if (!button.label || button.label.length > 80) faults.push('button label');
  if (button.style === ButtonStyle.Link) {
    if (button.custom_id !== undefined) faults.push('a link with custom_id');
    if (!button.url || !/^https?:\/\//.test(button.url) || button.url.length > 512) faults.push('button url');
    return;
  }
  if (![1, 2, 3, 4].includes(button.style ?? 0)) faults.push(`button style ${button.style}`);
  if (button.url !== undefined) faults.push('a button with url');
  idFaults(button, ids, faults);
}

function selectFaults(select: Component, ids: Set<string>, faults: string[]): void {
  idFaults(select, ids, faults);
  const placeholder = select.placeholder ?? '';
  if (placeholder.length < 1 || placeholder.length > 150) faults.push('placeholder');
  const options = select.options ?? [];
  if (options.length < 1 || options.length > 25) faults.push(`${options.length} options`);
  if (new Set(options.map(({ value }) => value)).size < options.length) faults.push('an option value twice');
  for (const { label, value, ...more } of options) {
    if (label.length < 1 || label.length > 100) faults.push('option label');
    if (value.length < 1 || value.length > 100) faults.push('option value');
    if (Object.keys(more).length > 0) faults.push('unknown field of an option');
  }
}

function idFaults(component: Component, ids: Set<string>, faults: string[]): void {
  const id = component.custom_id ?? '';
  if (id.length < 1 || id.length > 100) faults.push(`custom_id of ${id.length}`);
  if (ids.has(id)) faults.push(`custom_id twice: ${id}`);
  ids.add(id);
}

interface Option {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
  readonly options?: readonly Option[];
  readonly max_length?: number;
  readonly min_length?: number;
}

interface Command extends Omit<Option, 'type' | 'description'> {
  readonly type?: number;
  readonly description?: string;
  readonly default_member_permissions?: unknown;
}

const NAME = /^[a-z0-9_-]{1,32}$/;

/** The rules of one list of commands, those that discord.js's builders let through too. */
export function commandFaults(commands: readonly Command[]): string[] {
  const faults: string[] = [];
  const names = commands.map((command) => `${command.type ?? 1} ${command.name}`);
  if (new Set(names).size < names.length) faults.push('a command twice');
  if (commands.filter((one) => (one.type ?? 1) === CommandType.ChatInput).length > 100)
    faults.push('over 100 commands');
  if (commands.filter((one) => one.type === CommandType.Message).length > 15)
    faults.push('over 15 message commands');
  for (const command of commands) {
    faults.push(...oneCommand(command).map((fault) => `${command.name}: ${fault}`));
  }
  return faults;
}

function oneCommand(command: Command): string[] {
  const faults: string[] = [];
  if (command.type === CommandType.Message) {
    if (command.description || command.options) faults.push('a message command with description or options');
    if (command.name.length > 32) faults.push('name over 32');
    return faults;
  }
  if (!NAME.test(command.name)) faults.push('name');
  const permissions = command.default_member_permissions;
  if (
    permissions !== undefined &&
    !(Number.isSafeInteger(permissions) || /^\d+$/.test(String(permissions)))
  ) {
    faults.push('default_member_permissions');
  }
  faults.push(...describedFaults(command), ...optionListFaults(command.options ?? [], 0));
  const size = characters(command);
  if (size > 8_000) faults.push(`${size} characters`);
  return faults;
}

function describedFaults(item: object): string[] {
  const { description, description_localizations: localised = {} } = item as {
    readonly description?: string;
    readonly description_localizations?: Readonly<Record<string, string>>;
  };
  return [description ?? '', ...Object.values(localised)].flatMap((text) =>
    text.length < 1 || text.length > 100 ? [`description of ${text.length}: ${text}`] : [],
  );
}

function optionListFaults(options: readonly Option[], depth: number): string[] {
  const faults: string[] = [];
  if (options.length > 25) faults.push('over 25 options');
  if (new Set(options.map((option) => option.name)).size < options.length) faults.push('an option twice');
  const nesting = options.filter((option) => option.type <= OptionType.SubcommandGroup).length;
  if (nesting > 0 && nesting < options.length) faults.push('options and subcommands mixed');
  const firstOptional = options.findIndex((option) => !option.required);
  const lastRequired = options.findLastIndex((option) => option.required);
  if (nesting === 0 && firstOptional >= 0 && lastRequired > firstOptional)
    faults.push('required after optional');
  for (const option of options) {
    if (!NAME.test(option.name)) faults.push(`option name ${option.name}`);
    faults.push(...describedFaults(option));
    const choices = option.choices ?? [];
    if (choices.length > 25) faults.push(`${option.name}: over 25 choices`);
    if (choices.length > 0 && option.autocomplete) faults.push(`${option.name}: choices and autocomplete`);
    for (const { name, value } of choices) {
      if (name.length < 1 || name.length > 100 || String(value).length > 100) faults.push(`choice ${name}`);
    }
    if (option.max_length !== undefined && (option.max_length < 1 || option.max_length > 6_000)) {
      faults.push(`${option.name}: max_length`);
    }
    if (option.type === OptionType.SubcommandGroup && depth > 0) faults.push('a group in a group');
    if (option.type === OptionType.Subcommand && depth > 1) faults.push('a subcommand too deep');
    if (option.type <= OptionType.SubcommandGroup)
      faults.push(...optionListFaults(option.options ?? [], depth + 1));
    else if (option.options) faults.push(`${option.name}: options of an option`);
  }
  return faults;
}

/** Discord counts names, descriptions and values, in the longest of their languages. */
function characters(value: unknown, key = ''): number {
  if (typeof value === 'string') return ['name', 'description', 'value'].includes(key) ? value.length : 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + characters(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, one]) => {
    const localised = (value as Json)[`${name}_localizations`] as Record<string, string> | undefined;
    const longest = localised ? Math.max(0, ...Object.values(localised).map((text) => text.length)) : 0;
    return sum + Math.max(characters(one, name), name.endsWith('_localizations') ? 0 : longest);
  }, 0);
}
