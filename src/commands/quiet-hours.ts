import type { RoomSettings } from '../model.ts';
import type { Refusal } from './command.ts';
import { spokenTime } from './values.ts';

export type QuietHours = NonNullable<RoomSettings['quiet']>;

const SPAN = /^(.+?) ?(?:-|~|到|至| to ) ?(?:次日|第二天|明早)?(.+)$/iu;
const PLAIN_SPAN = /^(\S+) (\S+)$/u;
const OFF = /^(?:off|none|关闭|取消|关)$/iu;

/**
 * `22:00-7:00`, `10pm to 7am`, `晚上10点到早上7点`, `off`; undefined when it is none of these, a refusal when
 * it has the form and no sense.
 */
export function readQuiet(text: string): QuietHours | 'off' | Refusal | undefined {
  const rest = text.replace(/^hours? ?/iu, '');
  if (OFF.test(rest)) return 'off';
  const [, first = '', second = ''] = SPAN.exec(rest) ?? PLAIN_SPAN.exec(rest) ?? [];
  const from = hourOf(first);
  const to = hourOf(second);
  if (!from || !to) return undefined;
  if (from === 'bad' || to === 'bad') {
    return { key: 'bad-time', params: { time: from === 'bad' ? first : second } };
  }
  return from === to ? { key: 'bad-quiet', params: { time: from } } : { from, to };
}

export function spellQuiet({ from, to }: QuietHours): string {
  return `${from}-${to}`;
}

/** A time of day as people say it of a night: an hour alone will do. */
function hourOf(text: string): string | 'bad' | undefined {
  return spokenTime(text.trim().replace(/(?<![\d:点])\d{1,2}$/u, '$&:00'));
}
