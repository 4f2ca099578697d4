/**
 * Amounts as both languages write them, brought to one spelling: `$65 billion`, `650 亿美元` and
 * `650亿美金` are all `65000000000usd`. What is compared is the value and its unit, so a story told in two
 * languages meets on its figures.
 */

const SCALES: Readonly<Record<string, number>> = {
  万亿: 1e12,
  千亿: 1e11,
  百亿: 1e10,
  亿: 1e8,
  千万: 1e7,
  百万: 1e6,
  万: 1e4,
  trillion: 1e12,
  tn: 1e12,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  k: 1e3,
  thousand: 1e3,
};

const UNITS: Readonly<Record<string, string>> = {
  $: 'usd',
  us$: 'usd',
  '€': 'eur',
  '£': 'gbp',
  '¥': 'cny',
  美元: 'usd',
  美金: 'usd',
  欧元: 'eur',
  英镑: 'gbp',
  人民币: 'cny',
  元: 'cny',
  日元: 'jpy',
  韩元: 'krw',
  港元: 'hkd',
  新元: 'sgd',
  dollars: 'usd',
  euros: 'eur',
  pounds: 'gbp',
  yuan: 'cny',
  yen: 'jpy',
  won: 'krw',
  '%': '%',
  percent: '%',
};

const AMOUNT =
  /(?<before>us\$|[$€£¥])?\s?(?<![a-z\d.-])(?<digits>\d[\d,]*(?:\.\d+)?)\s?(?<scale>万亿|千亿|百亿|亿|千万|百万|万|trillion|tn|billion|bn|million|mn|thousand|[bmk](?![a-z\d]))?\s?(?:多)?(?<unit>美元|美金|欧元|英镑|人民币|日元|韩元|港元|新元|元|dollars|euros|pounds|yuan|yen|won|percent|%)?/gu;

/** The amounts of a folded text (`fold` of src/text.ts). Years and numbers without unit or scale are no amounts. */
export function amountsIn(folded: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { groups } of folded.matchAll(AMOUNT)) {
    const { before = '', digits = '', scale = '', unit: after = '' } = groups ?? {};
    const unit = UNITS[before] ?? UNITS[after] ?? '';
    if (unit === '' && scale === '') continue;
    // A resolution of pictures.
    if (unit === '' && `${digits}${scale}` === '4k') continue;
    const value = Number(digits.replaceAll(',', '')) * (SCALES[scale] ?? 1);
    found.add(`${Number(value.toPrecision(3))}${unit}`);
  }
  return found;
}
