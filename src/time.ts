import type { Instant, Lang } from './model.ts';

/** Where and when someone reads: everything that decides how a time is written. */
export interface View {
  readonly lang: Lang;
  /** IANA zone of the room, or of the reader where known. */
  readonly zone: string;
  readonly now: Instant;
}

/** How a time is written: the day, the hour, both, or its distance from now. */
export type TimeStyle = 'date' | 'time' | 'datetime' | 'relative';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const LOCALES: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en-US' };

const SHAPES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  year: { year: 'numeric' },
  day: { month: 'short', day: 'numeric' },
  fullDay: { year: 'numeric', month: 'short', day: 'numeric' },
  weekday: { weekday: 'short', month: 'short', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function format(
  shape: keyof typeof SHAPES,
  { lang, zone }: Pick<View, 'lang' | 'zone'>,
  at: Instant,
): string {
  const key = `${shape} ${lang} ${zone}`;
  let kept = formats.get(key);
  if (!kept) {
    kept = new Intl.DateTimeFormat(LOCALES[lang], {
      ...SHAPES[shape],
      timeZone: isZone(zone) ? zone : 'UTC',
    });
    formats.set(key, kept);
  }
  return kept.format(at);
}

/** Letters that a formatter takes and the calendar does not: each of them is several zones' name. */
const LETTERS =
  /^(?:ACT|AET|AGT|ART|AST|BET|BST|CAT|CNT|CST|CTT|EAT|ECT|IET|IST|JST|MIT|NET|NST|PLT|PNT|PRT|PST|SST|VST)$/iu;

/** Is this a zone that can be reckoned with? */
export function isZone(zone: string): boolean {
  if (LETTERS.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** `Nov 24, 09:00`, `11月24日 09:00`: in the view's zone, with the year only where it is not this one. */
export function formatInstant(at: Instant, style: TimeStyle, view: View): string {
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return '—';
  if (style === 'relative') return relative(at, view);
  if (style === 'time') return format('time', view, at);
  const thisYear = format('year', view, at) === format('year', view, view.now);
  const day = format(thisYear ? 'day' : 'fullDay', view, at);
  if (style === 'date') return day;
  return `${day}${view.lang === 'zh' ? ' ' : ', '}${format('time', view, at)}`;
}

/** `Tue, Nov 24`, `11月24日周二`: the head of a day's issue. */
export function formatDay(at: Instant, view: View): string {
  return format('weekday', view, at);
}

const UNITS = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
] as const;

const relatives = new Map<Lang, Intl.RelativeTimeFormat>();

function relativeFormat(lang: Lang): Intl.RelativeTimeFormat {
  const kept = relatives.get(lang) ?? new Intl.RelativeTimeFormat(LOCALES[lang], { numeric: 'always' });
  relatives.set(lang, kept);
  return kept;
}

/** `5 hours ago`, `in 5 hours`, `5小时后`; under a minute `just now`. */
export function relative(at: Instant, { lang, now }: Pick<View, 'lang' | 'now'>): string {
  const distance = at - now;
  const unit = UNITS.find(([, size]) => Math.abs(distance) >= size);
  if (!unit) return lang === 'zh' ? '刚刚' : 'just now';
  return relativeFormat(lang).format(Math.trunc(distance / unit[1]), unit[0]);
}
