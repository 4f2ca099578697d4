import { type Instant, WEEKDAYS } from '../model.ts';
import { DAY, HOUR } from '../time.ts';
import { addDays, instantAt, type LocalDate, localDate, weekday } from '../zone.ts';
import type { Term } from './expression.ts';

/** A stretch of time that a question names in words. */
export interface Span {
  /** As it was written: `last week`, 最近三天. */
  readonly phrase: string;
  /** The question without it. */
  readonly rest: string;
  /** What it comes to. */
  readonly times: readonly Term[];
}

/** Days of a calendar, the last of them included; without one up to now. */
interface Days {
  readonly from: LocalDate;
  readonly to?: LocalDate;
}

type Meaning = (found: readonly string[], today: LocalDate) => Days | { readonly hours: number } | undefined;

const COUNTED = 'hours?|days?|weeks?|months?';
const HOURS: Readonly<Record<string, number>> = {
  ...{ hour: 1, day: 24, week: 168, month: 720 },
  ...{ 小时: 1, 天: 24, 日: 24, 周: 168, 星期: 168, 月: 720 },
};
const NUMBERS = new Map(
  ['one two three four five six seven eight nine ten', '一 二 三 四 五 六 七 八 九 十'].flatMap((row) =>
    row.split(' ').map((word, i) => [word, i + 1] as [string, number]),
  ),
);
/** "A few days" are three. */
const FEW = 3;
const LED = '(?:in |from |over |during |within |of )?(?:the )?';
const FULL_DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

const MEANINGS: readonly (readonly [RegExp, Meaning])[] = [
  [
    new RegExp(`\\b${LED}(?:last|past|previous) (\\d{1,3}|[a-z]+|couple of) (${COUNTED})\\b`, 'iu'),
    ([, count = '', unit = '']) => counted(count, unit),
  ],
  [new RegExp(`\\b${LED}past (hour|day|week|month)\\b`, 'iu'), ([, unit = '']) => counted('1', unit)],
  [new RegExp(`\\b${LED}last week(?:'s)?\\b`, 'iu'), (_, today) => weekOf(addDays(today, -7))],
  [/\b(?:in |during |from )?this week(?:'s|s)?\b/iu, (_, today) => ({ from: weekOf(today).from })],
  [new RegExp(`\\b${LED}last month(?:'s)?\\b`, 'iu'), (_, today) => monthBefore(today)],
  [/\b(?:in |during |from )?this month(?:'s)?\b/iu, (_, today) => ({ from: `${today.slice(0, 7)}-01` })],
  [/\bsince yesterday\b/iu, (_, today) => ({ from: addDays(today, -1) })],
  [/\byesterday(?:'s|s)?\b/iu, (_, today) => dayOf(addDays(today, -1))],
  [/\b(?:since )?(?:today(?:'s|s)?|this morning)(?=\W|$)/iu, (_, today) => ({ from: today })],
  [
    new RegExp(`\\bsince (?:last )?(${FULL_DAYS.join('|')})\\b`, 'iu'),
    ([, day = ''], today) => sinceDay(day, today),
  ],
  [new RegExp(`\\bin (${MONTHS.join('|')})\\b`, 'iu'), ([, name = ''], today) => monthNamed(name, today)],
  [
    /(?:在)?(?:最近|近|过去|这)的?([\d一二两三四五六七八九十几]{1,3})个?(小时|天|日|周|星期|月)(?:之?[内里]|以来)?的?/u,
    ([, count = '', unit = '']) => counted(count, unit),
  ],
  [
    /([\d一二两三四五六七八九十]{1,3})个?(小时|天|周|星期|月)(?:之内|以内|内)的?/u,
    ([, count = '', unit = '']) => counted(count, unit),
  ],
  [/(?:今天|今日|今早)的?/u, (_, today) => ({ from: today })],
  [/(?:昨天|昨日|昨晚)的?/u, (_, today) => dayOf(addDays(today, -1))],
  [/前天的?/u, (_, today) => dayOf(addDays(today, -2))],
  [
    /(?:本周|这周|这个?星期|本星期)(?!末|[一二三四五六日天])的?/u,
    (_, today) => ({ from: weekOf(today).from }),
  ],
  [/上(?:周|个?星期)(?!末|[一二三四五六日天])的?/u, (_, today) => weekOf(addDays(today, -7))],
  [/(?:本月|这个月)的?/u, (_, today) => ({ from: `${today.slice(0, 7)}-01` })],
  [/上个?月的?/u, (_, today) => monthBefore(today)],
];

/** Questions that name a time are short; a headline that has one of these words tells when it was written. */
const LONGEST = 80;

/** The stretch of time that a question names, as clocks in `zone` have it; undefined where it names none. */
export function spanIn(question: string, now: Instant, zone: string): Span | undefined {
  if (question.length > LONGEST) return undefined;
  const today = localDate(now, zone);
  for (const [shape, meaning] of MEANINGS) {
    const found = shape.exec(question);
    const meant = found ? meaning(found, today) : undefined;
    if (!found || !meant) continue;
    const rest = `${question.slice(0, found.index)} ${question.slice(found.index + found[0].length)}`;
    const phrase = found[0].replace(/的$/u, '').trim();
    return { phrase, rest: rest.replace(/\s+/gu, ' ').trim(), times: timesOf(meant, now, zone) };
  }
  return undefined;
}

/** In the grammar's words: hours while they are exact enough to be short, else days. */
function timesOf(meant: Days | { readonly hours: number }, now: Instant, zone: string): Term[] {
  if ('hours' in meant) return [{ kind: 'since', text: `${meant.hours}h` }];
  const ago = (date: LocalDate) => now - (instantAt(date, '00:00', zone) ?? Date.parse(date));
  const near = ago(meant.from) < 4 * DAY;
  const since = near ? `${Math.max(1, Math.ceil(ago(meant.from) / HOUR))}h` : meant.from;
  if (meant.to === undefined) return [{ kind: 'since', text: since }];
  const end = addDays(meant.to, 1);
  const hours = Math.floor(ago(end) / HOUR);
  const before = near ? `${hours}h` : end;
  return [
    { kind: 'since', text: since },
    ...(near && hours < 1 ? [] : [{ kind: 'before' as const, text: before }]),
  ];
}

function counted(count: string, unit: string): { readonly hours: number } | undefined {
  const few = /^(?:few|couple of|several|几)$/iu.test(count);
  const number = few
    ? FEW
    : /^\d+$/.test(count)
      ? Number(count)
      : (NUMBERS.get(count.toLowerCase()) ?? (count === '两' ? 2 : 0));
  const each = HOURS[unit.toLowerCase().replace(/s$/, '')];
  const hours = number * (each ?? 0);
  return hours > 0 && hours <= 9999 ? { hours } : undefined;
}

const dayOf = (date: LocalDate): Days => ({ from: date, to: date });

function weekOf(date: LocalDate): Required<Days> {
  const from = addDays(date, -WEEKDAYS.indexOf(weekday(date)));
  return { from, to: addDays(from, 6) };
}

function monthBefore(today: LocalDate): Days {
  const to = addDays(`${today.slice(0, 7)}-01`, -1);
  return { from: `${to.slice(0, 7)}-01`, to };
}

function sinceDay(day: string, today: LocalDate): Days {
  const back = (WEEKDAYS.indexOf(weekday(today)) - FULL_DAYS.indexOf(day.toLowerCase()) + 7) % 7;
  return { from: addDays(today, -(back || 7)) };
}

/** The last month of that name that has begun. */
function monthNamed(name: string, today: LocalDate): Days {
  const month = String(MONTHS.indexOf(name.toLowerCase()) + 1).padStart(2, '0');
  const year = Number(today.slice(0, 4)) - (month > today.slice(5, 7) ? 1 : 0);
  const from = `${year}-${month}-01`;
  const next = addDays(from, 31);
  return { from, to: addDays(`${next.slice(0, 7)}-01`, -1) };
}
