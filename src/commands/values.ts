import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { Lang } from '../model.ts';

/** The longest pattern that is taken, in characters. */
const MAX_REGEX = 200;

const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440, w: 10080 };
const CHINESE_UNITS: Readonly<Record<string, string>> = {
  分钟: 'm',
  小时: 'h',
  天: 'd',
  日: 'd',
  周: 'w',
  星期: 'w',
};
const DURATION = /^([1-9]\d{0,3})(m|h|d|w|分钟|小时|天|日|周|星期)$/iu;
/** One of it may be said without the number: `since:week`. `month` is thirty days. */
const IN_WORDS = /^([1-9]\d?)?[一个]*(minute|hour|day|week|month|周|星期|天|月|小时)s?$/iu;
const DAYS_OF_MONTH = 30;

/** `7d`, `12h`, `2w`, `30m`, `7天`, `week` in its ASCII spelling; undefined when it is not a length of time. */
export function duration(text: string): string | undefined {
  const [, count, unit] = DURATION.exec(text) ?? [];
  if (count && unit) return count + (CHINESE_UNITS[unit] ?? unit.toLowerCase());
  const [, many = '1', word = ''] = IN_WORDS.exec(text) ?? [];
  if (word === '') return undefined;
  if (/^(?:month|月)$/iu.test(word)) return `${Number(many) * DAYS_OF_MONTH}d`;
  return many + (CHINESE_UNITS[word] ?? word[0]!.toLowerCase());
}

export function minutesOf(text: string): number | undefined {
  const spelled = duration(text);
  return spelled === undefined ? undefined : Number.parseInt(spelled, 10) * MINUTES[spelled.at(-1)!]!;
}

/** Minutes in their shortest spelling: 10080 as `1w`. */
export function spellMinutes(minutes: number): string {
  const unit = ['w', 'd', 'h'].find((name) => minutes % MINUTES[name]! === 0) ?? 'm';
  return minutes / MINUTES[unit]! + unit;
}

/** A day that exists, as `2026-12-01`; also read from `2026/12/1`. */
export function isoDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  if (!year || !month || !day) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : undefined;
}

/** `HH:MM` of `9:00`, `9am`, `6:30pm`, `9点`, `9点半`; `bad` for what has that form and is none (`25:00`). */
export function clockTime(text: string): string | 'bad' | undefined {
  const found = /^(\d{1,2})(?::(\d{1,2})|点(半|\d{1,2}分?)?)?(am|pm)?$/iu.exec(text);
  if (!found || /^\d+$/.test(text)) return undefined;
  const [, hours = '', digits, spoken, half] = found;
  const minute = digits ?? (spoken === '半' ? '30' : (spoken?.replace('分', '') ?? '0'));
  let hour = Number(hours);
  if (half && (hour < 1 || hour > 12)) return 'bad';
  if (half) hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (hour > 23 || Number(minute) > 59 || (digits && digits.length < 2)) return 'bad';
  return `${String(hour).padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

const MORNING = /^(?:早上|早晨|早|上午|凌晨|清晨|中午)/u;
const EVENING = /^(?:晚上|夜里|下午|傍晚|今晚|晚)/u;

/** A clock time as it is said of a part of the day: `晚上10点` is 22:00. */
export function spokenTime(text: string): string | 'bad' | undefined {
  const time = clockTime(inDigits(text).replace(MORNING, '').replace(EVENING, '').trim());
  if (!time || time === 'bad' || !EVENING.test(text)) return time;
  const [hour = '', minute = ''] = time.split(':');
  return Number(hour) < 12 ? `${Number(hour) + 12}:${minute}` : time;
}

const HAN_DIGITS = '零一二三四五六七八九';

/** Hours and minutes of one to two Chinese figures: 十二点三十 is 12点30. */
function inDigits(text: string): string {
  return text.replace(/[零一二两三四五六七八九十]{1,3}(?=点|分|$)/gu, (figures) => {
    const plain = figures.replace('两', '二');
    const [tens, ones] = plain.includes('十') ? plain.split('十') : ['', plain];
    if (!plain.includes('十')) return String(HAN_DIGITS.indexOf(ones!));
    const ten = tens === '' ? 1 : HAN_DIGITS.indexOf(tens!);
    return String(ten * 10 + (ones === '' ? 0 : HAN_DIGITS.indexOf(ones!)));
  });
}

const LANGS: Readonly<Record<string, Lang | 'auto'>> = {
  zh: 'zh',
  'zh-cn': 'zh',
  'zh-hans': 'zh',
  'zh-tw': 'zh',
  'zh-hk': 'zh',
  'zh-hant': 'zh',
  中文: 'zh',
  chinese: 'zh',
  mandarin: 'zh',
  汉语: 'zh',
  普通话: 'zh',
  en: 'en',
  'en-us': 'en',
  'en-gb': 'en',
  英文: 'en',
  english: 'en',
  英语: 'en',
  auto: 'auto',
  自动: 'auto',
};

export function language(text: string): Lang | 'auto' | undefined {
  return Object.hasOwn(LANGS, text.toLowerCase()) ? LANGS[text.toLowerCase()] : undefined;
}

/** A web address: with a scheme, `www.`, or (as an argument, where nothing else fits) a bare host. */
export function address(text: string, bareHost = false): string | undefined {
  if (/^https?:\/\/[^\s/]+\S*$/iu.test(text)) return text;
  const host = bareHost
    ? /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/iu
    : /^(?:www\.)?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\/\S*$|^www\.(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}$/iu;
  return host.test(text) ? `https://${text}` : undefined;
}

/** Why a pattern cannot be used, and where in it; undefined when it can. */
export function regexProblem(source: string): { readonly reason: string; readonly at: number } | undefined {
  if (source.length > MAX_REGEX) return { reason: `longer than ${MAX_REGEX} characters`, at: MAX_REGEX + 1 };
  try {
    RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    return undefined;
  } catch (problem) {
    if (!(problem instanceof RE2JSSyntaxException)) return { reason: 'too large', at: 1 };
    const piece = problem.getPattern() ?? '';
    const found = source.indexOf(piece);
    const at = piece === '' || found < 0 ? source.length + 1 : found + 1;
    return { reason: `${problem.getDescription()} at character ${at}`, at };
  }
}
