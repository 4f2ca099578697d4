import type { Instant, Subscription, SubscriptionSettings } from '../model.ts';
import type { Expression } from '../news/expression.ts';
import type { Mute } from '../ports.ts';
import { fold } from '../text.ts';
import { DAY, MINUTE, type View } from '../time.ts';
import type { LineSettings, Removable } from './command.ts';
import { print } from './print.ts';
import { readQuestion } from './question.ts';
import { dateEnd, dayIn, endOf } from './until.ts';

/** When nobody says: at once, and the briefing has what was not sent by itself. */
const DEFAULT: SubscriptionSettings = { when: 'both' };
/** A `for:` has at most four digits, so longer ones are counted in hours. */
const MOST_MINUTES = 9_999;

/** More than anyone reads, and few enough that a room's list stays a list. */
export const MOST_SUBSCRIPTIONS = 200;

/** What a line's settings make of those of before. */
export function settingsFrom(
  line: LineSettings,
  view: Pick<View, 'now' | 'zone'>,
  before: SubscriptionSettings = DEFAULT,
): SubscriptionSettings {
  const { lang, ...kept } = without(before, line.off ?? []);
  const until = untilOf(line, view);
  const spoken = line.lang ?? lang;
  return {
    ...kept,
    ...(line.when && { when: line.when }),
    ...(line.max !== undefined && { maxPerDay: line.max }),
    ...(line.as !== undefined && { as: line.as }),
    ...(spoken !== undefined && spoken !== 'auto' && { lang: spoken }),
    ...(line.mention !== undefined && { mention: line.mention }),
    ...(until !== undefined && { until }),
  };
}

const NAMED = { max: 'maxPerDay', as: 'as', mention: 'mention', until: 'until' } as const;

function without(settings: SubscriptionSettings, off: readonly Removable[]): SubscriptionSettings {
  const gone = new Set<string>(off.map((name) => NAMED[name]));
  const entries = Object.entries(settings).filter(([name]) => !gone.has(name));
  return { when: settings.when, ...Object.fromEntries(entries) };
}

function untilOf({ until, forMinutes }: LineSettings, { now, zone }: Pick<View, 'now' | 'zone'>) {
  if (until !== undefined) return endOf(until, zone);
  if (forMinutes === undefined) return undefined;
  const end = now + forMinutes * MINUTE;
  // A day or more ends with a day: that can be written again as a date.
  return forMinutes * MINUTE < DAY ? end : endOf(dayIn(end, zone), zone);
}

/** The line that makes this subscription again, typed in a room from where `to` leads to its own. */
export function lineOf(
  { expression, settings }: Pick<Subscription, 'expression' | 'settings'>,
  view: Pick<View, 'now' | 'zone'>,
  to?: string,
): string {
  const { when, maxPerDay, as, lang, mention, until } = settings;
  const date = until === undefined ? undefined : dateEnd(until, view.zone);
  return print({
    verb: 'subscribe',
    expression: expressionOf(expression),
    settings: {
      when,
      ...(to !== undefined && { to }),
      ...(maxPerDay !== undefined && { max: maxPerDay }),
      ...(as !== undefined && { as }),
      ...(lang !== undefined && { lang }),
      ...(mention !== undefined && { mention }),
      ...(until === undefined
        ? {}
        : date === undefined
          ? { forMinutes: minutesTo(until, view.now) }
          : { until: date }),
    },
  });
}

export function muteLine({ expression, until }: Pick<Mute, 'expression' | 'until'>, now: Instant): string {
  return print({
    verb: 'mute',
    expression: expressionOf(expression),
    ...(until !== undefined && { forMinutes: minutesTo(until, now) }),
  });
}

function minutesTo(until: Instant, now: Instant): number {
  const minutes = Math.max(1, Math.ceil((until - now) / MINUTE));
  return minutes <= MOST_MINUTES ? minutes : Math.ceil(minutes / 60) * 60;
}

/** The expression that a room keeps as text. */
export function expressionOf(text: string): Expression {
  const { expression } = readQuestion(text);
  if (!expression) throw new Error(`an expression that does not parse back: ${text}`);
  return expression;
}

/** Equal for expressions that differ only in case, width, script variant or the order of their parts. */
export function meaning(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return `${expression.kind}(${[...new Set(expression.of.map(meaning))].sort().join(' ')})`;
    case 'not':
      return `-${meaning(expression.of)}`;
    case 'word':
    case 'prefix':
    case 'phrase':
      return JSON.stringify([expression.kind, expression.field, fold(expression.text)]);
    default:
      return JSON.stringify(expression);
  }
}

/** Is it over by now? */
export function ended({ until }: { readonly until?: Instant }, now: Instant): boolean {
  return until !== undefined && until <= now;
}

/** Is it held back now? */
export function isPaused({ pausedUntil }: Pick<Subscription, 'pausedUntil'>, now: Instant): boolean {
  return pausedUntil === 'resumed' || (pausedUntil !== undefined && pausedUntil > now);
}
