import { type Part, roomWord, type Text } from '../../src/card.ts';
import { parseRoom, type RoomKey } from '../../src/room.ts';
import type { TimeStyle } from '../../src/time.ts';

/** Discord's letters for how a timestamp is shown, in each reader's own language and zone. */
const STYLES: Readonly<Record<TimeStyle, string>> = { date: 'D', time: 't', datetime: 'f', relative: 'R' };

const UNSEEN = '\u200b';

/**
 * Literal text: whatever would be markup, a mention, a timestamp or a link is shown as its characters.
 * discord.js's `escapeMarkdown` leaves `[x](url)`, `# x`, `- x`, `> x`, `-# x`, `<@1>`, `<t:1>` and
 * `</x:1>` alive. A backslash works before punctuation only; a mention also gets an unseen character, so
 * that it is none for whoever reads the raw text. `line` is what stands before it on its line.
 */
export function escapeText(text: string, line = ''): string {
  const escaped = text
    .replace(/[\\*_~`|<>[\]]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(LINE_START, (found: string, before: string, space: string, mark: string) =>
      before === '' && line.trim() !== '' ? found : before + space + escapeStart(mark),
    )
    .replace(/@(?=everyone|here|[!&]?\d)/gi, `@${UNSEEN}`);
  return GOES_ON.some(([before, after]) => before.test(line) && after.test(text))
    ? UNSEEN + escaped
    : escaped;
}

/** Headings, lists and small print begin only at a line's start. */
const LINE_START = /(^|\n)([^\S\n]*)(#|-|\+|\d+(?=[.)]))/g;
const escapeStart = (mark: string): string => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`);

/** Markup that would come alive across the seam of two parts. */
const GOES_ON: readonly (readonly [RegExp, RegExp])[] = [
  [/:$/, /^\/\//],
  [/:\/$/, /^\//],
  [/@[!&]?$/, /^(?:everyone|here|[!&]?\d)/i],
  [/^\s*\d+$/, /^\d*[.)]/],
];

/** A masked link that cannot be ended early: what closes it is written in percent. */
export function link(text: string, url: string, line = ''): string {
  const target = `<${escapeAddress(url)}>`;
  // Brackets would end the label; an address as the label is refused, or passes for another one.
  if (breaksLink(text)) return `${escapeText(text, line)} [↗](${target})`;
  // A label is read by itself, as if it began a line.
  return `[${escapeText(text)}](${target})`;
}

const breaksLink = (text: string): boolean => /[[\]\n]|:\/\/|^\s*$/.test(text);

function escapeAddress(url: string): string {
  return url.replace(
    /[\s\\()<>[\]*|`]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

export function timestamp(at: number, style: TimeStyle): string {
  return `<t:${Math.trunc(at / 1000)}:${STYLES[style]}>`;
}

export function strong(text: string): string {
  return text.trim() === '' ? escapeText(text) : `**${escapeText(text)}**`;
}

/** Parts as Discord's markup, on as many lines as they have. */
export function renderText(text: Text): string {
  let out = '';
  for (const part of text) {
    const piece = renderPart(part, out.slice(out.lastIndexOf('\n') + 1));
    // Two bold words side by side would be read as one run of four stars.
    out += out.endsWith('**') && piece.startsWith('**') ? UNSEEN + piece : piece;
  }
  return isSmallPrint(text) ? `-# ${out}` : out;
}

function renderPart(part: Part, line: string): string {
  if (typeof part === 'string') return escapeText(part, line);
  if ('strong' in part) return strong(part.strong);
  if ('faint' in part) return escapeText(part.faint, line);
  if ('link' in part) return link(part.text, part.link, line);
  if ('room' in part) return channel(part.room, line);
  return timestamp(part.time, part.style);
}

/** Discord shows its name to who may see it. */
function channel(key: RoomKey, line: string): string {
  const room = parseRoom(key);
  const known = room?.platform === 'discord' && /^\d{15,21}$/.test(room.channel);
  return known ? `<#${room.channel}>` : escapeText(roomWord(key), line);
}

/** Small print is a whole line or nothing. */
function isSmallPrint(text: Text): boolean {
  return text.every((part) => typeof part !== 'string' && 'faint' in part && !part.faint.includes('\n'));
}
