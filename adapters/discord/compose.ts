/** The options of a typed command by name, as the person filled them in. */
export type Filled = Readonly<Record<string, string | number | boolean>>;

/**
 * Typed commands say a line of the one grammar and nothing else. `path` is the command with its
 * subcommands, `ainews-watch add`. Undefined for a command that we do not have.
 */
export function composeLine(path: string, filled: Filled): string | undefined {
  return Object.hasOwn(LINES, path) ? LINES[path]!(filled) : undefined;
}

const LINES: Readonly<Record<string, (filled: Filled) => string>> = {
  ainews: ({ query, since, source, lang }) =>
    narrowed(text(query), [field('since', since), field('source', source), field('lang', lang)]),

  'ainews-watch add': (filled) => line('subscribe', text(filled.topic), settings(filled)),
  'ainews-watch list': ({ scope, channel }) => line('list', channel ? `<#${channel}>` : text(scope)),
  'ainews-watch edit': (filled) => line('edit', text(filled.number), text(filled.topic), settings(filled)),
  'ainews-watch remove': ({ what }) => line('unsubscribe', text(what)),
  'ainews-watch pause': (filled) => line('pause', text(filled.number), field('for', filled.for)),
  'ainews-watch resume': ({ number }) => line('resume', text(number)),
  'ainews-watch preview': ({ number }) => line('preview', text(number)),
  'ainews-watch mute': (filled) => line('mute', text(filled.topic), field('for', filled.for)),
  'ainews-watch quiet': ({ hours }) => line('quiet', text(hours)),

  'ainews-digest now': () => 'digest now',
  'ainews-digest schedule': ({ days, time, zone, top }) =>
    line('digest', text(days) || 'weekdays', text(time), field('tz', zone), field('top', top)),
  'ainews-digest preview': () => 'digest preview',
  'ainews-digest skip': () => 'digest skip',
  'ainews-digest off': () => 'digest off',
  'ainews-digest status': () => 'digest',

  'ainews-admin source add': ({ address }) => line('add', text(address)),
  'ainews-admin source list': ({ broken }) => line('sources', broken === true ? 'broken' : ''),
  'ainews-admin source remove': ({ number }) => line('remove', text(number)),
  'ainews-admin source import': ({ address }) => line('import', text(address)),
  'ainews-admin source export': () => 'export opml',
  'ainews-admin data status': () => 'status',
  'ainews-admin data audit': () => 'audit',
  // Unconfirmed it asks.
  'ainews-admin data purge': ({ confirm }) => line('purge all', confirm === true ? 'sure' : ''),
  'ainews-admin data export': ({ format }) => line('export', text(format) || 'json'),
};

const line = (...pieces: readonly string[]): string => pieces.filter((piece) => piece !== '').join(' ');

const text = (value: Filled[string] | undefined): string => String(value ?? '').trim();

/** `name:value`, in quotes where the value has spaces; nothing without a value. */
function field(name: string, value: Filled[string] | undefined): string {
  const said = text(value).replace(/["“”„]/g, '');
  if (said === '') return '';
  return /[\s()|:]/.test(said) ? `${name}:"${said}"` : `${name}:${said}`;
}

function settings({ when, max, as, lang, channel, mention, for: lasting, until }: Filled): string {
  return line(
    field('when', when),
    max === undefined ? '' : `max:${max}/day`,
    as === undefined ? '' : `as:"${text(as).replace(/["“”„]/g, '')}"`,
    field('lang', lang),
    channel === undefined ? '' : `to:<#${channel}>`,
    mention === undefined ? '' : `mention:<@${mention}>`,
    field('for', lasting),
    field('until', until),
  );
}

/** A filter is meant for the whole question, and binds more tightly than OR. */
function narrowed(question: string, fields: readonly string[]): string {
  const filters = line(...fields);
  if (filters === '') return question;
  const [, lead = '', asked = ''] = /^(\s*\?|search\s|搜索\s)?(.*)$/is.exec(question) ?? [];
  return line(lead.trim(), /\bOR\b|\||｜/.test(asked) ? `(${asked.trim()})` : asked.trim(), filters);
}
