import type { Instant } from '../../src/model.ts';

/**
 * The instant that a date in a feed means, however it is written: ISO 8601 and its cousins, RFC 822 with
 * every kind of zone, asctime, `09/15/2014 4:20 pm PST`, `2024年2月15日`, month names of several languages.
 * What names no zone is UTC, whatever zone this machine is in. Undefined for what is no date.
 */
export function parseDate(text: string): Instant | undefined {
  return usualDate(text) ?? anyDate(text);
}

const USUAL =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d\d):(\d\d):(\d\d) (GMT|[+-]\d{4})$/;
const USUAL_ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?(Z|[+-]\d\d:\d\d)$/;
const ENGLISH = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** The two ways in which nearly all feeds write their dates, each read in one go. */
function usualDate(text: string): Instant | undefined {
  const iso = USUAL_ISO.exec(text);
  if (iso) {
    const zone = iso[8] === 'Z' ? 0 : offset(iso[8]!);
    const parts = { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
    return zone === undefined
      ? undefined
      : instant(parts, { h: iso[4], min: iso[5], s: iso[6], frac: iso[7] }, zone);
  }
  const mail = USUAL.exec(text);
  if (!mail) return undefined;
  const zone = mail[7] === 'GMT' ? 0 : offset(mail[7]!);
  const parts = { year: Number(mail[3]), month: ENGLISH.indexOf(mail[2]!) / 3 + 1, day: Number(mail[1]) };
  return zone === undefined ? undefined : instant(parts, { h: mail[4], min: mail[5], s: mail[6] }, zone);
}

function anyDate(text: string): Instant | undefined {
  const written = text.normalize('NFKC').replace(/\s+/g, ' ').trim().slice(0, 120);
  if (written === '') return undefined;
  return (
    isoDate(written) ?? epoch(written) ?? easternDate(written) ?? numericDate(written) ?? namedDate(written)
  );
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const CLOCK = String.raw`(?<h>\d{1,2}):(?<min>\d{1,2})(?::(?<s>\d{1,2})(?:[.,](?<frac>\d+))?)?`;
const ISO = new RegExp(
  String.raw`^(?<y>\d{4})(?:-(?<m>\d{1,3})(?:-(?<d>\d{1,2}))?|(?<cm>\d\d)(?<cd>\d\d))?` +
    String.raw`(?:(?: ?T ?| )(?:${CLOCK}|(?<ch>\d\d)(?<cmin>\d\d)(?<cs>\d\d)?|(?<ho>\d\d)))? ?(?<zone>[^\d\s:].*)?$`,
  'i',
);

function isoDate(text: string): Instant | undefined {
  const short = /^-?(\d\d)(-?)(\d\d)(?:\2(\d\d))?$/.exec(text);
  if (short && (text.startsWith('-') || short[4])) {
    const parts = { year: century(short[1]!), month: Number(short[3]), day: Number(short[4] ?? 1) };
    return instant(parts, {}, 0);
  }
  const groups = ISO.exec(text)?.groups;
  if (!groups) return undefined;
  const zone = offset(groups.zone ?? '');
  if (zone === undefined) return undefined;
  const clock = {
    h: groups.h ?? groups.ch ?? groups.ho,
    min: groups.min ?? groups.cmin,
    s: groups.s ?? groups.cs,
    frac: groups.frac,
  };
  const year = Number(groups.y);
  if (groups.m?.length === 3 && groups.d === undefined) {
    // An ordinal date: the day of the year.
    const start = instant({ year, month: 1, day: 1 }, clock, zone);
    const day = Number(groups.m);
    return start === undefined || day < 1 || day > 366 ? undefined : start + (day - 1) * 86_400_000;
  }
  const month = Number(groups.m ?? groups.cm ?? 1);
  return instant({ year, month, day: Number(groups.d ?? groups.cd ?? 1) }, clock, zone);
}

/** Seconds or milliseconds since 1970. */
function epoch(text: string): Instant | undefined {
  if (!/^\d{10}$|^\d{13}$/.test(text)) return undefined;
  return text.length === 10 ? Number(text) * 1000 : Number(text);
}

/** Chinese, Japanese and Korean dates; without a zone they are of their own country. */
function easternDate(text: string): Instant | undefined {
  const korean = /[년월일]|오전|오후/.test(text);
  if (!korean && !/[年月日]|上午|下午/.test(text)) return undefined;
  const date = /(\d{4})\s*[年년./-]\s*(\d{1,2})\s*[月월./-]\s*(\d{1,2})/.exec(text);
  if (!date) return undefined;
  const rest = text.slice(date.index + date[0].length);
  const time =
    /(?<h>\d{1,2})\s*[:时時시]\s*(?<min>\d{1,2})(?:\s*[:分분]\s*(?<s>\d{1,2}))?/.exec(rest)?.groups ?? {};
  const half = /下午|晚上|午後|오후/.test(text) ? 'pm' : /上午|凌晨|午前|오전/.test(text) ? 'am' : undefined;
  const zone = offset(/(?:[+-]\d\d:?\d\d|GMT|UTC|Z)$/i.exec(rest)?.[0] ?? (korean ? '+0900' : '+0800'));
  const parts = { year: Number(date[1]), month: Number(date[2]), day: Number(date[3]) };
  return zone === undefined ? undefined : instant(parts, { ...time, half }, zone);
}

const WEEKDAY = /^\p{L}{2,12}\.?,? (?=\d)/u;
const NUMERIC = new RegExp(
  String.raw`^(?<a>\d{1,4})(?<gap>[/.-])(?<b>\d{1,2})\k<gap>(?<c>\d{2,4})(?:[ ,-]+${CLOCK} ?(?<half>[ap]\.?m\.?)?)? ?(?<zone>.*)$`,
  'i',
);

/** `2006/09/15`, `30.10.23` and `03/30/2020`: with strokes the month comes first where it can. */
function numericDate(text: string): Instant | undefined {
  const groups = NUMERIC.exec(text.replace(WEEKDAY, ''))?.groups;
  if (!groups) return undefined;
  const zone = offset(groups.zone ?? '');
  if (zone === undefined) return undefined;
  const [a, b, c] = [Number(groups.a), Number(groups.b), groups.c!];
  const dayFirst = groups.gap !== '/' || a > 12;
  const parts =
    groups.a!.length === 4
      ? { year: a, month: b, day: Number(c) }
      : { year: century(c), month: dayFirst ? b : a, day: dayFirst ? a : b };
  return instant(parts, groups, zone);
}

/** The first letters of months, in English, French, German, Spanish, Portuguese, Italian, Dutch and Russian. */
const MONTHS: readonly RegExp[] = [
  /^(jan|ene|janv|gen|янв)/,
  /^(feb|fev|fév|фев)/,
  /^(mar|mär|maa|mrz|мар)/,
  /^(apr|avr|abr|апр)/,
  /^(may|mai|mag|mei|май|мая)/,
  /^(jun|juin|giu|июн)/,
  /^(jul|juil|lug|июл)/,
  /^(aug|aou|aoû|ago|авг)/,
  /^(sep|set|сен)/,
  /^(oct|okt|out|ott|окт)/,
  /^(nov|ноя)/,
  /^(dec|déc|dez|dic|дек)/,
];

function monthNamed(word: string): number {
  const folded = word.toLowerCase().normalize('NFC');
  return folded.length < 3 ? 0 : MONTHS.findIndex((month) => month.test(folded)) + 1;
}

/** Dates with the month in letters: RFC 822, asctime, `Nov. 16, 2020, 10:57 a.m.`, `Friday 06 November 2020`. */
function namedDate(text: string): Instant | undefined {
  const bare = text.replace(/\([^)]*\)/g, ' ').replace(/[\u2010-\u2015]/g, '-');
  const clock = new RegExp(String.raw`(?<!\d)${CLOCK}(?: ?(?<half>[ap]\.?m\.?)(?![a-z]))?`, 'i').exec(bare);
  const before = clock ? bare.slice(0, clock.index) : bare;
  const after = clock ? bare.slice(clock.index + clock[0].length) : '';
  const words = [...before.matchAll(/\p{L}+/gu)];
  // The last word that names a month: a weekday such as "mar." (mardi) stands before it.
  const name = words.findLast((word) => monthNamed(word[0]) > 0);
  if (!name) return undefined;
  const numbers = [...before.matchAll(/(?<![\d+:-])\d+(?!\d)/g)];
  // asctime has its year behind the time.
  const late = /^\s*(?<zone>\p{L}{1,5}\s+)?(?<year>\d{4})(?!\d)/u.exec(after);
  const year = numbers.find(({ 0: digits }) => digits.length === 4);
  const shorts = numbers.filter(({ 0: digits }) => digits.length < 3);
  const writtenYear = year?.[0] ?? late?.groups?.year ?? (shorts.length > 1 ? shorts.at(-1)![0] : undefined);
  if (writtenYear === undefined) return undefined;
  const end = Math.max(
    ...numbers.map(({ 0: digits, index }) => index + digits.length),
    name.index + name[0].length,
  );
  const tail = clock ? after : before.slice(end);
  const zone = offset(clock && late ? (late.groups?.zone ?? after.slice(late[0].length)) : tail);
  if (zone === undefined) return undefined;
  const parts = { year: century(writtenYear), month: monthNamed(name[0]), day: Number(shorts[0]?.[0] ?? 1) };
  return instant(parts, clock?.groups ?? {}, zone);
}

function century(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

interface ClockTime {
  readonly h?: string | undefined;
  readonly min?: string | undefined;
  readonly s?: string | undefined;
  readonly frac?: string | undefined;
  readonly half?: string | undefined;
}

function instant({ year, month, day }: Parts, clock: ClockTime, zone: number): Instant | undefined {
  const written = Number(clock.h ?? 0);
  const half = clock.half?.[0]?.toLowerCase();
  const hour = half === 'p' && written < 12 ? written + 12 : half === 'a' && written === 12 ? 0 : written;
  const minute = Number(clock.min ?? 0);
  const second = Number(clock.s ?? 0);
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return undefined;
  if (year < 1970 || year > 9999) return undefined;
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const ms = clock.frac ? Math.trunc(Number(`0.${clock.frac}`) * 1000) : 0;
  return midnight + ((hour * 60 + minute - zone) * 60 + Math.min(second, 59)) * 1000 + ms;
}

/** Hours east of Greenwich. */
const ZONES: Readonly<Record<string, number>> = {
  ...{ Z: 0, UT: 0, UTC: 0, GMT: 0, WET: 0, AT: -4, AST: -4, ADT: -3, ET: -5, EST: -5, EDT: -4 },
  ...{ CT: -6, CST: -6, CDT: -5, MT: -7, MST: -7, MDT: -6, PT: -8, PST: -8, PDT: -7, AKST: -9, AKDT: -8 },
  ...{ HST: -10, BST: 1, WEST: 1, CET: 1, MET: 1, MEZ: 1, CEST: 2, MEST: 2, MESZ: 2, EET: 2, SAST: 2 },
  ...{ EEST: 3, MSK: 3, IST: 5.5, ICT: 7, WIB: 7, HKT: 8, SGT: 8, AWST: 8, JST: 9, KST: 9, AEST: 10 },
  ...{ AEDT: 11, NZST: 12, NZDT: 13, BRT: -3 },
};

/** Minutes east of Greenwich; 0 for none or an unknown name, undefined for what cannot be. */
function offset(text: string): number | undefined {
  const zone = text
    .replace(/\([^)]*\)/g, '')
    .replace(/^[\s,-]+(?=\p{L}|$)/u, '')
    .trim();
  const shifted = /(?<sign>[+-])(?<h>\d{1,2}):?(?<min>\d\d)?/.exec(zone)?.groups;
  if (shifted) {
    const minutes = Number(shifted.h) * 60 + Number(shifted.min ?? 0);
    if (minutes > 15 * 60 || Number(shifted.min ?? 0) > 59) return undefined;
    return shifted.sign === '-' ? -minutes : minutes;
  }
  if (/\d/.test(zone)) return undefined;
  const name = /(?:^|\/)(\p{L}+)$/u.exec(zone)?.[1]?.toUpperCase() ?? '';
  return (ZONES[name] ?? 0) * 60;
}
