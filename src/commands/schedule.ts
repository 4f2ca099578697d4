import { WEEKDAYS, type Weekday } from '../model.ts';
import type { PlanChange, Refusal } from './command.ts';
import { spokenTime } from './values.ts';
import { zoneNamed } from './zones.ts';

const WORKDAYS = WEEKDAYS.slice(0, 5);
const WEEKEND = WEEKDAYS.slice(5);

const FULL = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const CHINESE = ['一', '二', '三', '四', '五', '六', '日'];

const DAYS = new Map<string, readonly Weekday[]>([
  ['daily', WEEKDAYS],
  ['everyday', WEEKDAYS],
  ['每天', WEEKDAYS],
  ['每日', WEEKDAYS],
  ['weekdays', WORKDAYS],
  ['workdays', WORKDAYS],
  ['工作日', WORKDAYS],
  ['weekends', WEEKEND],
  ['周末', WEEKEND],
  ['周天', ['sun']],
  ...WEEKDAYS.flatMap((day, i) => {
    const names = [day, FULL[i]!, `${FULL[i]}s`, `周${CHINESE[i]}`, `星期${CHINESE[i]}`, `每周${CHINESE[i]}`];
    return names.map((name) => [name, [day]] as [string, Weekday[]]);
  }),
]);

/** Whole schedules with one name; what the line says beside it wins over the preset. */
const PRESETS: readonly {
  readonly names: readonly string[];
  readonly days: readonly Weekday[];
  readonly times: readonly string[];
}[] = [
  { names: ['morning and evening', '早晚'], days: WEEKDAYS, times: ['09:00', '18:00'] },
  { names: ['office hours', '上班时间', '工作时间'], days: WORKDAYS, times: ['09:00', '13:00', '17:00'] },
  { names: ['morning', '早上', '每天早上'], days: WEEKDAYS, times: ['09:00'] },
  { names: ['weekly', '每周'], days: ['mon'], times: ['09:00'] },
];

/**
 * Reads `weekdays 9:00 18:00 tz:Asia/Shanghai top:8 quiet:skip`, days alone or in a list, and the presets.
 * Undefined when a word is none of these; a refusal when one has the form and no sense (`25:00`).
 */
export function readSchedule(text: string): PlanChange | Refusal | undefined {
  const preset = PRESETS.flatMap(({ names, ...plan }) => names.map((name) => ({ name, plan }))).find(
    ({ name }) => text.toLowerCase() === name || text.toLowerCase().startsWith(`${name} `),
  );
  const words = plainly(preset ? text.slice(preset.name.length) : text)
    .split(/[ ,、]+/u)
    .filter((word) => word !== '' && !FILLERS.has(word.toLowerCase()));
  const days = new Set<Weekday>();
  const times = new Set<string>();
  let rest: PlanChange = {};
  for (const word of words) {
    const named = DAYS.get(word.toLowerCase());
    const time = spokenTime(word);
    const option = readOption(word);
    if (time === 'bad') return { key: 'bad-time', params: { time: word } };
    if (named) for (const day of named) days.add(day);
    else if (time) times.add(time);
    else if (option && 'key' in option) return option;
    else if (option) rest = { ...rest, ...option };
    else return undefined;
  }
  const plan: PlanChange = {
    ...preset?.plan,
    ...(days.size > 0 && { days: WEEKDAYS.filter((day) => days.has(day)) }),
    ...(times.size > 0 && { times: [...times].sort() }),
    ...rest,
  };
  return Object.keys(plan).length > 0 ? plan : undefined;
}

/** As people say it: `every day at 9`, `工作日早上9点`. */
const FILLERS = new Set(['at', 'on', 'every', 'each', 'and']);
const DAY_BEFORE_TIME =
  /(每天|每日|工作日|周末|(?:每周|星期|周)[一二三四五六日天])(?:的)?(?=[早上下晚凌清傍夜中\d一二两三四五六七八九十])/gu;

/** `daily 8` */
const HOUR_ALONE = /(?<=^ ?(?:daily|everyday|weekdays|workdays|每天|每日|工作日) )(\d{1,2})(?=$| )/giu;

function plainly(text: string): string {
  return text
    .replace(/\b(?:every|each) day\b/giu, 'daily')
    .replace(/(?<=\d) (?=[ap]m\b)/giu, '')
    .replace(/\bat (\d{1,2})(?=$|[ ,])/giu, '$1:00')
    .replace(HOUR_ALONE, '$1:00')
    .replace(DAY_BEFORE_TIME, '$1 ');
}

function readOption(word: string): PlanChange | Refusal | undefined {
  const [, name, value] = /^(tz|top|quiet):(\S+)$/i.exec(word) ?? [];
  if (!name || !value) return undefined;
  const refusal: Refusal = { key: 'bad-setting', params: { name: `${name.toLowerCase()}:`, value } };
  if (name.toLowerCase() === 'tz') return { zone: zoneNamed(value) };
  if (name.toLowerCase() === 'top') return /^[1-9]\d?$/.test(value) ? { top: Number(value) } : refusal;
  return value === 'skip' || value === 'say' ? { whenEmpty: value } : refusal;
}

/** The words that `readSchedule` reads back as this plan. */
export function spellSchedule(plan: PlanChange): string {
  return [
    plan.days && spellDays(plan.days),
    ...(plan.times ?? []),
    plan.zone && `tz:${plan.zone}`,
    plan.top && `top:${plan.top}`,
    plan.whenEmpty && `quiet:${plan.whenEmpty}`,
  ]
    .filter((word) => word !== undefined)
    .join(' ');
}

function spellDays(days: readonly Weekday[]): string {
  const key = days.join(',');
  if (key === WEEKDAYS.join(',')) return 'daily';
  if (key === WORKDAYS.join(',')) return 'weekdays';
  if (key === WEEKEND.join(',')) return 'weekends';
  return key;
}
