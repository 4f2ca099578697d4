import type { Command, Refusal } from './command.ts';
import { PLEASE_BEHIND } from './courtesy.ts';
import { nearestVerb } from './nearest.ts';
import { normalise } from './normalise.ts';
import { isRefusal, readSearch, SHAPES } from './shapes.ts';
import { spoken } from './spoken.ts';
import { address } from './values.ts';
import { type VerbName, verbEntry, verbNamed } from './verbs.ts';

/** The longest line that is read, in UTF-16 units. */
export const MAX_LINE = 4000;

/** Bare, these change nothing, so "did you mean" may offer them as they are. */
const HARMLESS: ReadonlySet<VerbName> = new Set([
  'latest',
  'list',
  'digest',
  'saved',
  'sources',
  'settings',
  'status',
  'stats',
  'me',
  'help',
]);

/**
 * The command that a line is. Never throws, whatever the string.
 *
 * A line is a command only if its whole shape fits the verb, or if it asks for that in people's own words;
 * otherwise it is a search, with `meant` where a verb (or something one slip away from one) led it, or where
 * its words come to a command that changes something. When the shape fits and a value cannot be, such as a
 * pattern that does not compile or `digest 25:00`, it is `refused` with the sentence that says why.
 */
export function parse(line: string): Command {
  if (line.length > MAX_LINE) return refused(line, { key: 'line-too-long', params: { max: MAX_LINE } });
  const text = normalise(line).replace(/^\/ainews(?: |$)/i, '');
  if (text === '') return { verb: 'home' };
  if (text.startsWith('?')) return asCommand(line, readSearch(text.replace(/^[? ]+/, '')));
  const url = address(text);
  if (url) return { verb: 'address', url };
  const led = verbLed(text);
  const reading = led && SHAPES[led.name](restOf(led));
  if (reading) return asCommand(line, reading);
  const wish = spoken(text, understood);
  if (wish?.sure) return parse(wish.line);
  if (!led && REMINDS.test(text)) return refused(line, { key: 'no-reminders', params: {} });
  const page = pageIn(text);
  if (page && (!led || page.verb === 'add')) return page;
  const search = asCommand(line, readSearch(text));
  if (search.verb !== 'search') return search;
  const meant = wish?.line ?? (led ? meantBy(led.name) : slipOf(text));
  return meant ? { ...search, meant } : search;
}

/** A wish to be told again at some hour. Who wants to hear of news follows it. */
const REMINDS =
  /^(?:please |can you |could you )?remind (?:me|us)(?: (?:tomorrow|later|tonight|again|next|in (?:an?|\d|half)|at \d|on |to |of (?:this|it)$|about (?:this|it)$).*)?$|^(?:请|麻烦|帮我)?(?:明天|明早|后天|今晚|下周|晚点|稍后|待会|(?:过|等)?.{1,4}(?:分钟|小时|天)[之以]?后|周[一二三四五六日天]|[上下]午)[^,]{0,8}提醒(?:我|一下|我们).{0,12}$|^(?:请|麻烦)?提醒(?:我|我们)(?:明天|明早|后天|今晚|下周|晚点|稍后|待会).{0,16}$/iu;

/** The one address among words about it: nobody searches for its letters. */
function pageIn(text: string): Command | undefined {
  if (/["()|]|(?:^| )[-!]/u.test(text)) return undefined;
  const [url, ...others] = text
    .split(' ')
    .flatMap((word) => (/^https?:/iu.test(word) ? (address(word) ?? []) : []));
  if (!url || others.length > 0) return undefined;
  return ADDING.test(text) ? { verb: 'add', url } : { verb: 'address', url };
}

const ADDING =
  /^(?:please |请|帮我)?(?:add|添加|增加|新增|加上?)(?: |这?个|新的?|新闻|来源|信源|订阅源|源|rss|网站|feed|source|site|blog|the|this|a|[:,])*https?:/iu;

/** What a verb makes of a line, without looking for more than its shape. */
function understood(line: string): Command | Refusal | undefined {
  const led = verbLed(line);
  return led && SHAPES[led.name](led.rest);
}

function asCommand(line: string, reading: Command | Refusal): Command {
  return isRefusal(reading) ? refused(line, reading) : reading;
}

function refused(line: string, refusal: Refusal): Command {
  return { verb: 'refused', line, key: refusal.key, params: refusal.params };
}

/** Topics begin with these more often than commands: `next generation chips`, `share price`. */
const COMMON: ReadonlySet<VerbName> = new Set(['more', 'share']);

interface Led {
  readonly name: VerbName;
  readonly rest: string;
}

const FREE: ReadonlySet<VerbName> = new Set(['subscribe', 'unsubscribe', 'mute', 'unmute']);

function restOf({ name, rest }: Led): string {
  return FREE.has(name) ? rest.replace(PLEASE_BEHIND, '') : rest;
}

/** The verb at the line's start and what follows; a Chinese one may end in a colon (`订阅：可灵`). */
function verbLed(text: string): Led | undefined {
  const space = text.indexOf(' ');
  const word = space < 0 ? text : text.slice(0, space);
  const rest = space < 0 ? '' : text.slice(space + 1);
  const name = verbNamed(word);
  if (name) return { name, rest };
  const colon = word.indexOf(':');
  const chinese =
    colon > 0 && /^\p{Script=Han}+$/u.test(word.slice(0, colon)) && verbNamed(word.slice(0, colon));
  return chinese ? { name: chinese, rest: text.slice(colon + 1).trim() } : undefined;
}

function meantBy(name: VerbName): string | undefined {
  if (COMMON.has(name)) return undefined;
  return HARMLESS.has(name) ? name : `help ${verbEntry(name).name}`;
}

/** The line with its first word mended, if that makes a command of it; or with the space that was left out. */
function slipOf(text: string): string | undefined {
  const [, glued, rest] = /^(订阅|关注|退订|屏蔽|搜索)([\p{Script=Latin}\p{N}"].*)$/u.exec(text) ?? [];
  if (glued) return `${glued} ${rest}`;
  const [first = ''] = text.split(' ', 1);
  const verb = nearestVerb(first);
  const led = verb && verbLed(verb + text.slice(first.length));
  const reading = led && SHAPES[led.name](led.rest);
  return reading && !isRefusal(reading) ? verb + text.slice(first.length) : undefined;
}
