import type { Expression } from '../news/expression.ts';
import type { Command, Item, LineSettings, ListScope, Refusal } from './command.ts';
import { type Question, readQuestion } from './question.ts';
import { readQuiet } from './quiet-hours.ts';
import { eachOf, withLength } from './said.ts';
import { readSchedule } from './schedule.ts';
import { readSettings, SETTINGS } from './settings.ts';
import { address, duration, language, minutesOf, spokenTime } from './values.ts';
import { type VerbName, verbNamed } from './verbs.ts';
import { timingAlone, timingSaid } from './when-said.ts';
import { isOffset, zoneNamed } from './zones.ts';

/** What a verb makes of the words after it: undefined when they have none of its shapes. */
type Reading = Command | Refusal | undefined;

/** What `latest` shows when it is not told how many. */
const LATEST = 10;
/** What `stats` looks back when it is not told how far. */
const STATS_DAYS = 7;

const PAGE: ReadonlySet<string> = new Set(['page']);
const FOR: ReadonlySet<string> = new Set(['for']);
/** All that is followed here. */
const ALL = /^(?:all|everything|全部|所有)$/iu;
/** The one story last shown. `IT` is a trade. */
const THIS =
  /^(?:this|that|it|This|That|(?:[Tt]his|[Tt]hat|the) (?:one|story|article|news)|这|这条|这个|这篇|这则|这条新闻|这个新闻|这篇文章|它)$/u;
const EMPTY: Refusal = { key: 'empty-expression', params: {} };

const TALK =
  /^(?:(?:me|us|this channel) )?to (?!OR |AND |\|)|^(?:all |the |any )*(?:news|updates|stories|everything) (?:about|on|from) (?!OR |AND |\|)/iu;

/** Does it mean all that is followed here? */
export function isAll(text: string): boolean {
  return ALL.test(text);
}

/** Is it said of the story on the table? */
export function isThis(text: string): boolean {
  return THIS.test(text);
}

/** What is followed, without the words that only lead to it: `subscribe me to news about sora` is on sora. */
export function withoutTalk(rest: string): string {
  const left = rest.replace(TALK, '');
  return left === rest ? rest : withoutTalk(left);
}

/** How each verb reads its words. Every shape that the table of verbs shows is read here. */
export const SHAPES: Readonly<Record<VerbName, (rest: string) => Reading>> = {
  search: readSearch,
  latest: (rest) => {
    const [, number = '', page] = /^(?:(#?\d+)(?: |$))?(?:page:([1-9]\d{0,3}))?$/iu.exec(rest) ?? [];
    const count = number === '' ? LATEST : numberIn(number);
    if (!count || count > 50 || (rest !== '' && number === '' && page === undefined)) return undefined;
    return { verb: 'latest', count, ...(page !== undefined && Number(page) > 1 && { page: Number(page) }) };
  },
  more: (rest) => alone('more', rest),
  subscribe: (rest) => {
    const url = /^https?:/iu.test(rest) ? address(rest) : undefined;
    if (url) return { verb: 'add', url };
    if (isThis(rest)) return { verb: 'this', wish: 'subscribe' };
    const timing = timingSaid(withoutTalk(rest));
    const { hours } = timing;
    const read = withSettings(timing.rest);
    if ('key' in read) return read;
    return read.expression || rest === '' || Object.keys(read.settings).length > 0
      ? { verb: 'subscribe', ...read, ...(hours && { hours }) }
      : EMPTY;
  },
  unsubscribe: (rest) => {
    if (/^(?:(?:me|us)(?: from)?|from)? ?(?:all|everything|全部|所有)$|^(?:me|us)$/iu.test(rest))
      return { verb: 'unsubscribe', target: 'all', sure: false };
    if (/^(?:all|全部|所有) (?:sure|yes|确定)$/iu.test(rest))
      return { verb: 'unsubscribe', target: 'all', sure: true };
    const target = numberOrExpression(rest.replace(/^from (?!OR |AND |\|)/iu, ''));
    if (target === undefined || isRefusal(target)) return target;
    return { verb: 'unsubscribe', target, sure: false };
  },
  list: (rest) => {
    const scope = scopeOf(rest);
    return scope && { verb: 'list', scope };
  },
  edit: (rest) => {
    const [, number = '', change = ''] = /^(\S+)(?: (.+))?$/u.exec(rest) ?? [];
    const item = itemIn(number);
    if (!item) return undefined;
    if (change === '') return { verb: 'edit', item, settings: {} };
    const read = withSettings(timingAlone(change) ?? change);
    if ('key' in read) return read;
    return read.expression || Object.keys(read.settings).length > 0 ? { verb: 'edit', item, ...read } : EMPTY;
  },
  pause: (rest) => {
    const [, number = '', length] = /^(\S+)(?: for:(\S+))?$/iu.exec(withLength(rest)) ?? [];
    const item = ALL.test(number) ? 'all' : itemIn(number);
    if (!item) return undefined;
    if (length === undefined) return { verb: 'pause', item };
    const forMinutes = minutesOf(length);
    return forMinutes
      ? { verb: 'pause', item, forMinutes }
      : { key: 'bad-duration', params: { text: length } };
  },
  resume: (rest) => {
    if (rest === '') return { verb: 'resume' };
    return ALL.test(rest) ? { verb: 'resume', item: 'all' } : followed('resume', rest);
  },
  mute: (rest) => {
    if (rest === '' || ALL.test(rest)) return undefined;
    if (isThis(rest)) return { verb: 'this', wish: 'mute' };
    const question = readQuestion(withLength(rest), FOR);
    const settings = readSettings(question.settings);
    if (question.refusal) return question.refusal;
    if (isRefusal(settings)) return settings;
    if (!question.expression) return EMPTY;
    return { verb: 'mute', expression: eachOf(question.expression), ...settings };
  },
  unmute: (rest) => {
    const target = numberOrExpression(rest);
    return target === undefined || isRefusal(target) ? target : { verb: 'unmute', target };
  },
  preview: (rest) => followed('preview', rest),
  why: (rest) => {
    const target = storyIn(rest);
    return target === undefined ? undefined : { verb: 'why', target };
  },
  share: (rest) => kept('share', rest),
  digest: readDigest,
  me: (rest) => {
    if (rest === '') return { verb: 'me' };
    if (/^(?:off|关闭)$/iu.test(rest)) return { verb: 'me', off: true };
    const at = spokenTime(rest.replace(/^at /iu, ''));
    if (at === 'bad') return { key: 'bad-time', params: { time: rest } };
    return at ? { verb: 'me', at } : undefined;
  },
  save: (rest) => kept('save', rest),
  open: (rest) => kept('open', rest),
  saved: (rest) => alone('saved', rest),
  sources: (rest) => {
    if (rest === '') return { verb: 'sources' };
    if (/^(?:broken|故障|失败)$/iu.test(rest)) return { verb: 'sources', only: 'broken' };
    return /^(?:suggest|推荐)$/iu.test(rest) ? { verb: 'sources', only: 'suggest' } : undefined;
  },
  add: (rest) =>
    /^(?:suggested|推荐)$/iu.test(rest) ? { verb: 'add', suggested: true } : addressed('add', rest),
  remove: (rest) => {
    const item = numberIn(rest);
    return item ? { verb: 'remove', item } : undefined;
  },
  import: (rest) => addressed('import', rest),
  export: (rest) => {
    const what = rest.toLowerCase();
    if (what === '我的') return { verb: 'export', what: 'mine' };
    return what === 'opml' || what === 'json' || what === 'md' || what === 'mine'
      ? { verb: 'export', what }
      : undefined;
  },
  settings: (rest) => alone('settings', rest),
  tz: (rest) => {
    const zone = zoneNamed(rest);
    return isOffset(zone) || /^[\w+-]+(?:\/[\w+-]+)*$/.test(zone) ? { verb: 'tz', zone } : undefined;
  },
  lang: (rest) => {
    const lang = language(rest);
    return lang && { verb: 'lang', lang };
  },
  quiet: (rest) => {
    if (/^(?:hours?)?$/iu.test(rest)) return { verb: 'quiet' };
    const hours = readQuiet(rest);
    if (hours === undefined) return undefined;
    return isRefusal(hours) ? hours : { verb: 'quiet', hours };
  },
  status: (rest) => alone('status', rest),
  stats: (rest) => {
    if (rest === '') return { verb: 'stats', days: STATS_DAYS };
    const minutes = duration(rest) ? minutesOf(rest)! : 0;
    return minutes >= 1440 ? { verb: 'stats', days: Math.floor(minutes / 1440) } : undefined;
  },
  undo: (rest) => alone('undo', rest),
  'forget-me': (rest) => {
    if (rest === '') return { verb: 'forget-me', sure: false };
    return /^(?:sure|yes|确定)$/iu.test(rest) ? { verb: 'forget-me', sure: true } : undefined;
  },
  audit: (rest) => alone('audit', rest),
  purge: (rest) => {
    if (rest === '') return { verb: 'purge', sure: false };
    const [, word = '', sure] = /^(here|all|这里|本频道|全部|所有)(?: (sure|yes|确定))?$/iu.exec(rest) ?? [];
    if (word === '') return undefined;
    const what = /^(?:all|全部|所有)$/iu.test(word) ? 'all' : 'here';
    return { verb: 'purge', what, sure: sure !== undefined };
  },
  help: (rest) => {
    // Nearly all who say "help me" mean no verb.
    if (rest === '' || /^me$/iu.test(rest)) return { verb: 'help' };
    const topic = verbNamed(rest);
    return topic && { verb: 'help', topic };
  },
};

const SINCE =
  /(?<=^|[\s,])since:(?:(yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(昨天|昨日)|(今天|今日))(?=$|[\s,])/giu;

/** `since:yesterday` says a day in words: as words it is the day of whoever asks. Among operators it is none. */
function sinceSaid(rest: string): string {
  const said = rest.replace(SINCE, (_, day?: string, yesterday?: string) => {
    return `since ${day ?? (yesterday ? 'yesterday' : 'today')}`;
  });
  return said === rest || /["=*|()/:]|(?:^| )[-!]| OR /u.test(said) ? rest : said;
}

/** A search, or home when there is nothing to search for. */
export function readSearch(rest: string): Command | Refusal {
  if (rest === '') return { verb: 'home' };
  const { expression, settings, refusal } = readQuestion(sinceSaid(rest), PAGE);
  if (refusal) return refusal;
  if (!expression) return EMPTY;
  const page = settings.at(-1)?.value ?? '1';
  if (!/^[1-9]\d{0,3}$/.test(page)) return { key: 'bad-page', params: { page } };
  return { verb: 'search', expression, page: Number(page) };
}

export function isRefusal(reading: object | number | string): reading is Refusal {
  return typeof reading === 'object' && 'key' in reading;
}

function readDigest(rest: string): Reading {
  const action = ACTIONS[rest.toLowerCase()];
  if (action) return { verb: 'digest', action };
  const plan = readSchedule(rest);
  return plan === undefined || isRefusal(plan) ? plan : { verb: 'digest', action: 'schedule', plan };
}

const ACTIONS: Readonly<Record<string, 'status' | 'now' | 'preview' | 'skip' | 'off'>> = {
  __proto__: null as never,
  '': 'status',
  status: 'status',
  状态: 'status',
  now: 'now',
  现在: 'now',
  立即: 'now',
  preview: 'preview',
  预览: 'preview',
  skip: 'skip',
  跳过: 'skip',
  off: 'off',
  关闭: 'off',
  取消: 'off',
};

function scopeOf(rest: string): ListScope | undefined {
  if (rest === '' || /^(?:here|这里)$/iu.test(rest)) return 'here';
  if (/^(?:mine|我的)$/iu.test(rest)) return 'mine';
  if (/^(?:paused|暂停|已暂停)$/iu.test(rest)) return 'paused';
  const [, channel] = /^#(\S+)$/u.exec(rest) ?? [];
  return channel ? { channel } : undefined;
}

function withSettings(rest: string): { expression?: Expression; settings: LineSettings } | Refusal {
  const question = readQuestion(withLength(rest), SETTINGS);
  if (question.refusal) return question.refusal;
  const settings = readSettings(question.settings);
  if (isRefusal(settings)) return settings;
  return { ...(question.expression && { expression: eachOf(question.expression) }), settings };
}

function numberOrExpression(rest: string): number | Expression | Refusal | undefined {
  if (rest === '') return undefined;
  const item = numberIn(rest);
  if (item) return item;
  const { expression, refusal }: Question = readQuestion(rest);
  return refusal ?? (expression && eachOf(expression)) ?? EMPTY;
}

/** A number of the last list: `3`, `#3`. */
function numberIn(text: string): number | undefined {
  const [, digits] = /^#?([1-9]\d{0,3})$/.exec(text) ?? [];
  return digits ? Number(digits) : undefined;
}

/** A number of the last list, or a subscription: `=17`. */
function itemIn(text: string): Item | undefined {
  return numberIn(text) ?? (/^=[1-9]\d{0,14}$/.test(text) ? (text as Item) : undefined);
}

function followed<V extends 'resume' | 'preview'>(verb: V, rest: string) {
  const item = itemIn(rest);
  return item ? { verb, item } : undefined;
}

/** A number of the last list, an address, or the story last shown. */
function storyIn(rest: string): number | string | undefined {
  return numberIn(rest) ?? (isThis(rest) ? 'this' : address(rest, true));
}

function kept(verb: 'save' | 'open' | 'share', rest: string): Reading {
  const target = storyIn(rest);
  return target === undefined ? undefined : { verb, target };
}

function addressed(verb: 'add' | 'import', rest: string): Reading {
  const url = address(rest, true);
  if (url === undefined) return undefined;
  return verb === 'add' ? { verb, url } : { verb, url };
}

function alone<V extends 'more' | 'saved' | 'settings' | 'status' | 'undo' | 'audit'>(verb: V, rest: string) {
  return rest === '' ? { verb } : undefined;
}
