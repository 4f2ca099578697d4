import { PERMISSION } from './permissions.ts';
import { WORDS, type Words } from './words.ts';

/** `type` of an option: the numbers of Discord's documentation. */
const SUBCOMMAND = 1;
const GROUP = 2;
const STRING = 3;
const INTEGER = 4;
const BOOLEAN = 5;
const CHANNEL = 7;
const MENTIONABLE = 9;

const CHAT_INPUT = 1;
const MESSAGE = 3;

/** Servers, and direct messages with the bot. */
const GUILD = 0;
const BOT_DM = 1;

/** Text, announcements, threads of both and private ones, forums. */
const POSTABLE = [0, 5, 10, 11, 12, 15];

export interface Choice {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface CommandOption {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly description_localizations: Readonly<Record<string, string>>;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly Choice[];
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly channel_types?: readonly number[];
  readonly options?: readonly CommandOption[];
}

export interface CommandDefinition {
  readonly type: number;
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>>;
  readonly description?: string;
  readonly description_localizations?: Readonly<Record<string, string>>;
  readonly options?: readonly CommandOption[];
  /** Who sees the command until an admin says otherwise; the handler checks it again. */
  readonly default_member_permissions?: number;
  readonly contexts: readonly number[];
  readonly integration_types: readonly number[];
}

/** The longest `query`; the grammar's own limit is higher. */
const MAX_QUERY = 500;

type Limits = Omit<CommandOption, 'type' | 'name' | 'description' | 'description_localizations'>;

function described(words: Words): Pick<CommandOption, 'description' | 'description_localizations'> {
  const { en, ...others } = words;
  return { description: en, description_localizations: others };
}

const option = (type: number, name: string, words: Words, limits: Limits = {}): CommandOption => ({
  type,
  name,
  ...described(words),
  ...limits,
});

const string = (name: string, words: Words, limits: Limits = {}) =>
  option(STRING, name, words, { max_length: 100, ...limits });

function choice(words: Words, value: string): Choice {
  const { en, ...others } = words;
  return { name: en, name_localizations: others, value };
}

const sub = (name: string, words: Words, options: readonly CommandOption[] = []): CommandOption => ({
  type: SUBCOMMAND,
  name,
  ...described(words),
  ...(options.length > 0 ? { options } : {}),
});

const LANGS = [choice(WORDS.chinese, 'zh-CN'), choice(WORDS.english, 'en')];
const topic = (required: boolean) =>
  string('topic', WORDS.topic, { required, autocomplete: true, min_length: 1, max_length: 400 });
const number = option(INTEGER, 'number', WORDS.number, { required: true, min_value: 1, max_value: 999 });
const lasting = string('for', WORDS.lasting, { max_length: 10 });

/** What a subscription takes, the same when it is made and when it is changed. */
const settings: readonly CommandOption[] = [
  string('when', WORDS.when, {
    choices: [choice(WORDS.instant, 'instant'), choice(WORDS.inDigest, 'digest'), choice(WORDS.both, 'both')],
  }),
  option(INTEGER, 'max', WORDS.max, { min_value: 1, max_value: 100 }),
  string('as', WORDS.as, { max_length: 60 }),
  string('lang', WORDS.lang, { choices: [...LANGS, choice(WORDS.auto, 'auto')] }),
  option(MENTIONABLE, 'mention', WORDS.mention),
  lasting,
  string('until', WORDS.until, { max_length: 10 }),
];

const channel = (words: Words) => option(CHANNEL, 'channel', words, { channel_types: POSTABLE });

const ASK: CommandDefinition = {
  type: CHAT_INPUT,
  name: 'ainews',
  ...described(WORDS.ask),
  // Flat: a command with subcommands cannot be invoked without one.
  options: [
    string('query', WORDS.query, { required: true, autocomplete: true, max_length: MAX_QUERY }),
    string('since', WORDS.since, {
      choices: [choice(WORDS.last24h, '24h'), choice(WORDS.last7d, '7d'), choice(WORDS.last30d, '30d')],
    }),
    string('source', WORDS.source),
    string('lang', WORDS.lang, { choices: LANGS }),
    option(BOOLEAN, 'share', WORDS.share),
  ],
  contexts: [GUILD, BOT_DM],
  integration_types: [0],
};

const WATCH: CommandDefinition = {
  type: CHAT_INPUT,
  name: 'ainews-watch',
  ...described(WORDS.watch),
  default_member_permissions: Number(PERMISSION.manageChannels),
  options: [
    sub('add', WORDS.watchAdd, [topic(true), ...settings, channel(WORDS.to)]),
    sub('list', WORDS.watchList, [
      string('scope', WORDS.scope, {
        choices: [choice(WORDS.mine, 'mine'), choice(WORDS.paused, 'paused')],
      }),
      channel(WORDS.channel),
    ]),
    sub('edit', WORDS.watchEdit, [number, topic(false), ...settings, channel(WORDS.to)]),
    sub('remove', WORDS.watchRemove, [string('what', WORDS.what, { required: true, max_length: 400 })]),
    sub('pause', WORDS.watchPause, [number, lasting]),
    sub('resume', WORDS.watchResume, [number]),
    sub('preview', WORDS.watchPreview, [number]),
    sub('mute', WORDS.watchMute, [topic(true), lasting]),
    sub('quiet', WORDS.watchQuiet, [string('hours', WORDS.hours, { max_length: 40 })]),
  ],
  contexts: [GUILD],
  integration_types: [0],
};

const DIGEST: CommandDefinition = {
  type: CHAT_INPUT,
  name: 'ainews-digest',
  ...described(WORDS.digest),
  default_member_permissions: Number(PERMISSION.manageChannels),
  options: [
    sub('now', WORDS.digestNow),
    sub('schedule', WORDS.digestSchedule, [
      string('time', WORDS.time, { required: true, max_length: 40 }),
      string('days', WORDS.days, { max_length: 40 }),
      string('zone', WORDS.zone, { max_length: 60 }),
      option(INTEGER, 'top', WORDS.top, { min_value: 1, max_value: 25 }),
    ]),
    sub('preview', WORDS.digestPreview),
    sub('skip', WORDS.digestSkip),
    sub('off', WORDS.digestOff),
    sub('status', WORDS.digestStatus),
  ],
  contexts: [GUILD],
  integration_types: [0],
};

const address = string('address', WORDS.address, { required: true, max_length: 2_000 });

const ADMIN: CommandDefinition = {
  type: CHAT_INPUT,
  name: 'ainews-admin',
  ...described(WORDS.admin),
  default_member_permissions: Number(PERMISSION.manageGuild),
  options: [
    {
      type: GROUP,
      name: 'source',
      ...described(WORDS.source_),
      options: [
        sub('add', WORDS.sourceAdd, [address]),
        sub('list', WORDS.sourceList, [option(BOOLEAN, 'broken', WORDS.broken)]),
        sub('remove', WORDS.sourceRemove, [number]),
        sub('import', WORDS.sourceImport, [address]),
        sub('export', WORDS.sourceExport),
      ],
    },
    {
      type: GROUP,
      name: 'data',
      ...described(WORDS.data),
      options: [
        sub('status', WORDS.dataStatus),
        sub('audit', WORDS.dataAudit),
        sub('export', WORDS.dataExport, [
          string('format', WORDS.format, {
            choices: ['json', 'md', 'opml'].map((value) => ({ name: value, value })),
          }),
        ]),
        sub('purge', WORDS.dataPurge, [option(BOOLEAN, 'confirm', WORDS.confirm, { required: true })]),
      ],
    },
  ],
  contexts: [GUILD],
  integration_types: [0],
};

function onMessage(words: Words): CommandDefinition {
  const { en, ...others } = words;
  return {
    type: MESSAGE,
    name: en,
    name_localizations: others,
    contexts: [GUILD, BOT_DM],
    integration_types: [0],
  };
}

/** Everything that Discord is told of our commands, in one list for one request. */
export const COMMANDS: readonly CommandDefinition[] = [
  ASK,
  WATCH,
  DIGEST,
  ADMIN,
  onMessage(WORDS.saveLink),
  onMessage(WORDS.explainLink),
  onMessage(WORDS.findRelated),
];

/** Those who may use a command of ours unless an admin said otherwise. */
export function neededFor(command: string): 'manageChannels' | 'manageGuild' | undefined {
  if (command === WATCH.name || command === DIGEST.name) return 'manageChannels';
  return command === ADMIN.name ? 'manageGuild' : undefined;
}
