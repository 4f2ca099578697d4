import type { Expression, Term, TextTerm } from '../news/expression.ts';
import type { Command, LineSettings } from './command.ts';
import { PLEASE_BEHIND } from './courtesy.ts';
import { parse } from './grammar.ts';
import { protect } from './normalise.ts';
import { spellQuiet } from './quiet-hours.ts';
import { withLength } from './said.ts';
import { spellSchedule } from './schedule.ts';
import { SETTINGS } from './settings.ts';
import { isAll, isThis, withoutTalk } from './shapes.ts';
import { spellMinutes } from './values.ts';
import { timingAlone, timingSaid } from './when-said.ts';

/** The line that says this command: `parse` gives the command back. */
export function print(command: Command): string {
  return command.verb === 'refused' ? command.line : protect(spell(command));
}

/** The expression in its canonical spelling, in the person's own words; it parses back to itself. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of
        .map((part) => bracketed(part, expression.kind === 'and' ? ['or'] : []))
        .join(expression.kind === 'and' ? ' ' : ' OR ');
    case 'not':
      return `-${bracketed(expression.of, ['or', 'and'])}`;
    default:
      return printTerm(expression);
  }
}

function bracketed(part: Expression, kinds: readonly Expression['kind'][]): string {
  return kinds.includes(part.kind) ? `(${printExpression(part)})` : printExpression(part);
}

function printTerm(term: Term): string {
  switch (term.kind) {
    case 'since':
    case 'before':
      return `${term.kind}:${term.text}`;
    case 'outlets':
      return `sources:${term.atLeast}`;
    default:
      return (term.field ? `${term.field}:` : '') + printValue(term);
  }
}

function printValue(term: TextTerm): string {
  switch (term.kind) {
    case 'regex':
      return `/${term.source.replaceAll('/', '\\/')}/`;
    case 'phrase':
      return `"${term.text}"`;
    case 'prefix':
      return `${term.text}*`;
    case 'exact':
      return `=${term.text}`;
    case 'word':
      return term.text;
  }
}

function spell(command: Exclude<Command, { verb: 'refused' }>): string {
  switch (command.verb) {
    case 'home':
      return '';
    case 'search':
      return spellSearch(command);
    case 'address':
      return command.url;
    case 'latest':
      return words('latest', command.count, command.page !== undefined && `page:${command.page}`);
    case 'this':
      return `${command.wish} this`;
    case 'subscribe':
      return words('subscribe', followable(command.expression), spellSettings(command.settings));
    case 'unsubscribe':
      return words('unsubscribe', target(command.target), command.sure && 'sure');
    case 'list':
      return words('list', typeof command.scope === 'object' ? `#${command.scope.channel}` : command.scope);
    case 'edit':
      return words('edit', command.item, editable(command.expression), spellSettings(command.settings));
    case 'pause':
      return words('pause', command.item, spellSettings(command));
    case 'mute':
      return words('mute', mutable(command.expression), spellSettings(command));
    case 'unmute':
      return words('unmute', target(command.target));
    case 'digest':
      return words('digest', command.action === 'schedule' ? spellSchedule(command.plan) : command.action);
    case 'why':
    case 'save':
    case 'open':
    case 'share':
      return words(command.verb, command.target);
    case 'resume':
    case 'preview':
    case 'remove':
      return words(command.verb, command.item);
    case 'me':
      return words('me', 'off' in command ? 'off' : command.at);
    case 'add':
      return words('add', 'url' in command ? command.url : 'suggested');
    case 'import':
      return words(command.verb, command.url);
    case 'sources':
      return words('sources', command.only);
    case 'export':
      return words('export', command.what);
    case 'tz':
      return words('tz', command.zone);
    case 'lang':
      return words('lang', command.lang);
    case 'quiet':
      return words('quiet', typeof command.hours === 'object' ? spellQuiet(command.hours) : command.hours);
    case 'stats':
      return `stats ${command.days}d`;
    case 'forget-me':
      return words('forget-me', command.sure && 'sure');
    case 'purge':
      return words('purge', command.what, command.sure && 'sure');
    case 'help':
      return words('help', command.topic === 'me' ? '我的' : command.topic);
    case 'more':
    case 'saved':
    case 'settings':
    case 'status':
    case 'undo':
    case 'audit':
      return command.verb;
  }
}

/** A search names itself only where the words alone would be read as something else. */
function spellSearch(command: Extract<Command, { verb: 'search' }>): string {
  const page = command.page > 1 && `page:${command.page}`;
  const plain = words(apartFrom(new Set(['page']), command.expression), page);
  const read = parse(protect(plain));
  const itself = read.verb === 'search' && read.meant === command.meant && !plain.startsWith('?');
  return itself ? plain : `search ${plain}`;
}

function besideSettings(expression: Expression | undefined): string | undefined {
  return expression && apartFrom(SETTINGS, expression);
}

/** Brackets keep `daily`, behind a number, a word. */
function editable(expression: Expression | undefined): string | undefined {
  const text = besideSettings(expression);
  return text !== undefined && timingAlone(text) !== undefined ? `(${text})` : text;
}

/** Brackets keep a first word `to` a word, before settings too: `subscribe to sora` asks for sora. */
function followable(expression: Expression | undefined): string | undefined {
  const text = besideSettings(expression);
  return text !== undefined &&
    (withoutTalk(`${text} x`) !== `${text} x` ||
      /^https?:/iu.test(text) ||
      isThis(text) ||
      timingSaid(text).rest !== text)
    ? `(${text})`
    : text;
}

function mutable(expression: Expression): string {
  const text = apartFrom(SETTINGS, expression);
  return isThis(text) || isAll(text) ? `(${text})` : text;
}

/** Brackets keep a word that looks like a setting (`lang:en`) a word. */
function apartFrom(names: ReadonlySet<string>, expression: Expression): string {
  const text = printExpression(expression);
  const taken = [...text.matchAll(/(?<!\p{L})(\p{L}+):/gu)].some(([, name]) =>
    names.has(name!.toLowerCase()),
  );
  return taken || PLEASE_BEHIND.test(text) || withLength(text) !== text ? `(${text})` : text;
}

function target(of: number | 'all' | Expression): string {
  if (typeof of !== 'object') return String(of);
  const text = printExpression(of);
  return /^#?\d+$|^(?:me|us|all|everything|全部|所有)(?: |$)|^from /iu.test(text) || PLEASE_BEHIND.test(text)
    ? `(${text})`
    : text;
}

function spellSettings(settings: LineSettings): string {
  return words(
    settings.when && `when:${settings.when}`,
    settings.to && `to:${settings.to}`,
    settings.max && `max:${settings.max}/day`,
    settings.as && `as:"${settings.as}"`,
    settings.lang && `lang:${settings.lang}`,
    settings.mention && `mention:${settings.mention}`,
    settings.forMinutes && `for:${spellMinutes(settings.forMinutes)}`,
    settings.until && `until:${settings.until}`,
    ...(settings.off ?? []).map((name) => `${name}:off`),
  );
}

function words(...parts: readonly (string | number | false | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join(' ');
}
