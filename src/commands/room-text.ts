import type { DigestPlan, Instant, RoomSettings, Subscription } from '../model.ts';
import { asksForSomething } from '../news/expression.ts';
import type { Mute, RoomState } from '../ports.ts';
import type { View } from '../time.ts';
import { parse } from './grammar.ts';
import { print, printExpression } from './print.ts';
import { ended, lineOf, MOST_SUBSCRIPTIONS, meaning, muteLine, settingsFrom } from './rules.ts';

/**
 * All that a room has set, as the lines that set it: what `export md` gives and `ainews apply` takes.
 * A pause is not part of it.
 */
export function roomText(state: RoomState, view: Pick<View, 'now' | 'zone'>): string {
  return `${['# ainews', ...roomLines(state, view)].join('\n')}\n`;
}

export function roomLines(
  { settings, subscriptions, mutes }: RoomState,
  view: Pick<View, 'now' | 'zone'>,
): string[] {
  const { lang, zone, digest, quiet } = settings;
  return [
    ...(lang ? [print({ verb: 'lang', lang })] : []),
    ...(zone ? [print({ verb: 'tz', zone })] : []),
    ...(digest ? [print({ verb: 'digest', action: 'schedule', plan: digest })] : []),
    ...(quiet ? [print({ verb: 'quiet', hours: quiet })] : []),
    ...subscriptions.filter((one) => !ended(one.settings, view.now)).map((one) => lineOf(one, view)),
    ...mutes.filter((one) => !ended(one, view.now)).map((one) => muteLine(one, view.now)),
  ];
}

/**
 * A line of the text that cannot be taken: no setting, a second subscription to the same, one that asks for
 * nothing, or one too many. `line` counts from 1.
 */
interface BadLine {
  readonly line: number;
  readonly text: string;
}

interface ReadText {
  readonly state: RoomState;
  readonly bad: readonly BadLine[];
}

/**
 * The state that a text describes. What is in `before` already keeps its number, its maker and its pause.
 * Empty lines and those that begin with `#` are left out; a list's dash may stand before a line.
 */
export function readRoomText(
  text: string,
  before: RoomState,
  by: string,
  view: Pick<View, 'now' | 'zone'>,
): ReadText {
  const { room } = before.settings;
  let settings: RoomSettings = { room };
  const subscriptions: Subscription[] = [];
  const mutes: Mute[] = [];
  const bad: BadLine[] = [];
  const asked = new Set<string>();
  const known = new Map(before.subscriptions.map((one) => [lineOf(one, view), one]));
  const muted = new Map(before.mutes.map((one) => [one.expression, one]));
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/^\s*[-*]\s+/, '').trim();
    if (line === '' || line.startsWith('#')) continue;
    if (!take(line)) bad.push({ line: i + 1, text: line });
  }
  return { state: { settings, subscriptions, mutes }, bad };

  function take(line: string): boolean {
    const command = parse(line);
    if (command.verb === 'lang') {
      if (command.lang !== 'auto') settings = { ...settings, lang: command.lang };
    } else if (command.verb === 'quiet' && command.hours !== undefined) {
      if (command.hours !== 'off') settings = { ...settings, quiet: command.hours };
    } else if (command.verb === 'tz') settings = { ...settings, zone: command.zone };
    else if (command.verb === 'digest' && command.action === 'schedule') {
      const digest = planOf(command.plan, settings.zone ?? view.zone, before);
      if (!digest) return false;
      settings = { ...settings, digest };
    } else if (command.verb === 'subscribe' && command.expression && command.settings.to === undefined) {
      const same = meaning(command.expression);
      if (asked.has(same) || !asksForSomething(command.expression)) return false;
      if (subscriptions.length >= MOST_SUBSCRIPTIONS) return false;
      asked.add(same);
      const next = following(printExpression(command.expression), settingsFrom(command.settings, view));
      subscriptions.push(known.get(lineOf(next, view)) ?? next);
    } else if (command.verb === 'mute') mutes.push(muteOf(printExpression(command.expression), command));
    else return false;
    return true;
  }

  function following(expression: string, its: Subscription['settings']): Subscription {
    const stamp = { createdBy: by, createdAt: view.now, changedBy: by, changedAt: view.now };
    return { id: 0, room, expression, settings: its, ...stamp };
  }

  function muteOf(expression: string, { forMinutes }: { readonly forMinutes?: number }): Mute {
    const old = muted.get(expression);
    const until: Instant | undefined = forMinutes === undefined ? undefined : view.now + forMinutes * 60_000;
    if (old && muteLine(old, view.now) === muteLine({ expression, ...(until && { until }) }, view.now))
      return old;
    return { id: old?.id ?? 0, room, expression, by, ...(until === undefined ? {} : { until }) };
  }
}

function planOf(plan: Partial<DigestPlan>, zone: string, before: RoomState): DigestPlan | undefined {
  const { days, times } = plan;
  if (!days || !times) return undefined;
  return { zone, top: 8, whenEmpty: 'say', ...before.settings.digest, ...plan, days, times };
}

/** What goes and what comes, line by line. */
export function roomDifference(
  before: RoomState,
  after: RoomState,
  view: Pick<View, 'now' | 'zone'>,
): { readonly removed: readonly string[]; readonly added: readonly string[] } {
  const was = roomLines(before, view);
  const is = roomLines(after, view);
  return {
    removed: was.filter((line) => !is.includes(line)),
    added: is.filter((line) => !was.includes(line)),
  };
}
