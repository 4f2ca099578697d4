/** Names that the zones do not have: cities, and what clocks are called after. Half of these go with summer time. */
const NAMES = new Map(
  `beijing|Asia/Shanghai
china|Asia/Shanghai
北京|Asia/Shanghai
中国|Asia/Shanghai
上海|Asia/Shanghai
深圳|Asia/Shanghai
杭州|Asia/Shanghai
香港|Asia/Hong_Kong
台北|Asia/Taipei
东京|Asia/Tokyo
日本|Asia/Tokyo
首尔|Asia/Seoul
新加坡|Asia/Singapore
伦敦|Europe/London
巴黎|Europe/Paris
柏林|Europe/Berlin
悉尼|Australia/Sydney
纽约|America/New_York
美东|America/New_York
美国东部|America/New_York
旧金山|America/Los_Angeles
洛杉矶|America/Los_Angeles
美西|America/Los_Angeles
美国西部|America/Los_Angeles
san francisco|America/Los_Angeles
seattle|America/Los_Angeles
boston|America/New_York
bangalore|Asia/Kolkata
bengaluru|Asia/Kolkata
mumbai|Asia/Kolkata
delhi|Asia/Kolkata
et|America/New_York
est|America/New_York
edt|America/New_York
eastern|America/New_York
pt|America/Los_Angeles
pst|America/Los_Angeles
pdt|America/Los_Angeles
pacific|America/Los_Angeles
mt|America/Denver
mst|America/Denver
mdt|America/Denver
cdt|America/Chicago
gmt|UTC
z|UTC
bst|Europe/London
cet|Europe/Berlin
cest|Europe/Berlin
eet|Europe/Athens
msk|Europe/Moscow
ist|Asia/Kolkata
hkt|Asia/Hong_Kong
sgt|Asia/Singapore
jst|Asia/Tokyo
kst|Asia/Seoul
aest|Australia/Sydney
aedt|Australia/Sydney`
    .split('\n')
    .map((line) => line.split('|') as [string, string]),
);

/** What two zones are called, each by those who live there. */
export const AMBIGUOUS: ReadonlyMap<string, readonly string[]> = new Map([
  ['cst', ['Asia/Shanghai', 'America/Chicago']],
]);

const OFFSET = /^(?:utc|gmt)? ?([+-]) ?(\d{1,2})(?::?([034][05]))?$/iu;
const HAN_OFFSET = /^([东西])([一二三四五六七八九十]{1,2}|\d{1,2})(?:时?区|区时间)$/u;
const HAN = '零一二三四五六七八九十';

/** A distance from UTC as a zone is written: `+08:00`. */
const FIXED = /^[+-]\d\d:\d\d$/;

export function isOffset(zone: string): boolean {
  return FIXED.test(zone);
}

let cities: Map<string, string> | undefined;

/** By the last part of their names: `new york` of America/New_York. */
function cityZone(name: string): string | undefined {
  cities ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [
      zone
        .slice(zone.lastIndexOf('/') + 1)
        .replaceAll('_', ' ')
        .toLowerCase(),
      zone,
    ]),
  );
  return cities.get(name);
}

/**
 * The zone that a name or a distance stands for: 北京, `new york`, `EST` (whose clocks go with summer time),
 * `UTC+8`, 东八区; else the text, whether or not there is such a zone.
 */
export function zoneNamed(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/ (?:standard |daylight )?time$/u, '')
    .replace(/(?<=\p{Script=Han})(?:市|时间)$/u, '');
  return NAMES.get(name) ?? offset(text) ?? cityZone(name) ?? text;
}

function offset(text: string): string | undefined {
  const [, sign, hours, minutes = '00'] = OFFSET.exec(text) ?? [];
  if (sign && hours) return spellOffset(sign, Number(hours), minutes);
  const [, side, han] = HAN_OFFSET.exec(text) ?? [];
  return side && han ? spellOffset(side === '东' ? '+' : '-', counted(han), '00') : undefined;
}

function counted(han: string): number {
  if (/^\d+$/.test(han)) return Number(han);
  return han.length === 1 ? HAN.indexOf(han) : 10 + HAN.indexOf(han.at(-1)!);
}

/** No clock is further from UTC than fourteen hours. */
function spellOffset(sign: string, hours: number, minutes: string): string | undefined {
  if (hours > 14 || (hours === 14 && minutes !== '00')) return undefined;
  return hours === 0 && minutes === '00' ? 'UTC' : `${sign}${String(hours).padStart(2, '0')}:${minutes}`;
}
