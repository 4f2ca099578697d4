import type { Timing } from '../model.ts';
import type { LineSettings, Refusal, Removable } from './command.ts';
import { isoDate, language, minutesOf } from './values.ts';

/** The names that a subscription's line takes. */
export const SETTINGS: ReadonlySet<string> = new Set([
  'when',
  'to',
  'max',
  'as',
  'lang',
  'mention',
  'for',
  'until',
]);

const TIMINGS: Readonly<Record<string, Timing>> = {
  instant: 'instant',
  digest: 'digest',
  both: 'both',
  即时: 'instant',
  简报: 'digest',
  都要: 'both',
};

/** Reads the settings of a line; a later one of the same name wins. Refuses the first that does not fit. */
export function readSettings(
  written: readonly { readonly name: string; readonly value: string }[],
): LineSettings | Refusal {
  let settings: LineSettings = {};
  const off = new Set<Removable>();
  for (const { name, value } of written) {
    const removable = REMOVABLE[name];
    if (removable && OFF.test(value)) {
      const { [removable]: _value, ...rest } = settings;
      settings = rest;
      off.add(removable);
      continue;
    }
    const read = READERS[name]?.(value);
    if (!read) return refusalOf(name, value);
    if (removable) off.delete(removable);
    settings = { ...settings, ...read };
  }
  return off.size === 0 ? settings : { ...settings, off: [...off].sort() };
}

const OFF = /^(?:off|none|关闭|取消|无)$/iu;
const REMOVABLE: Readonly<Record<string, Removable>> = {
  max: 'max',
  as: 'as',
  mention: 'mention',
  until: 'until',
  for: 'until',
};

const READERS: Readonly<Record<string, (value: string) => LineSettings | undefined>> = {
  when: (value) => {
    const when = Object.hasOwn(TIMINGS, value.toLowerCase()) ? TIMINGS[value.toLowerCase()] : undefined;
    return when && { when };
  },
  to: (value) => (/^#\S+$|^(?:me|here)$/.test(value) ? { to: value } : undefined),
  max: (value) => {
    const [, max] = /^([1-9]\d{0,2})(?:\/(?:day|天|日))?$/.exec(value) ?? [];
    return max ? { max: Number(max) } : undefined;
  },
  as: (value) => (value === '' ? undefined : { as: value }),
  lang: (value) => {
    const lang = language(value);
    return lang && { lang };
  },
  mention: (value) => (/^@\S+$/.test(value) ? { mention: value } : undefined),
  for: (value) => {
    const forMinutes = minutesOf(value);
    return forMinutes ? { forMinutes } : undefined;
  },
  until: (value) => {
    const until = isoDate(value);
    return until ? { until } : undefined;
  },
};

function refusalOf(name: string, value: string): Refusal {
  if (name === 'for') return { key: 'bad-duration', params: { text: value } };
  if (name === 'until') return { key: 'bad-date', params: { text: value } };
  return { key: 'bad-setting', params: { name: `${name}:`, value } };
}
