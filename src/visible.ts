/**
 * What may be shown of a stranger's text. Everything here holds on every surface; escaping what is
 * markup on one platform stays with that platform's renderer.
 */

/** Direction controls: they can make a text read otherwise than it is. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Controls without a look of their own, and what only fills space while seeming empty. */
const UNSEEN =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single characters are meant, not sequences
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]/g;

/** Tag characters carry hidden text, except in flags, where a black flag leads them. */
const TAGS = /(\u{1f3f4}[\u{e0020}-\u{e007e}]{1,8}\u{e007f})|[\u{e0000}-\u{e0fff}]/gu;

/** More marks on one letter than any language writes: they would cover the lines around. */
const PILED = /(\p{M}{4})\p{M}+/gu;

const JOINERS = /([\u200c\u200d])[\u200c\u200d]+/g;

/** Nearly all text is nothing but letters, signs and line ends. */
const PLAIN = /^[\n\x20-\x7e\u00a1-\u00ac\u2010-\u2027\u4e00-\u9fff\u3001-\u303f\uff01-\uff5e]*$/;
const LINE_ENDS = /\n[^\S\n]*(?:\n[^\S\n]*)+/g;

/** Text with line breaks as `\n` (two at most in a row), and without anything that hides or disturbs. */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text.replace(LINE_ENDS, '\n\n');
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNSEEN, '')
    .replace(BIDI, '')
    .replace(TAGS, '$1')
    .replace(JOINERS, '$1')
    .replace(PILED, '$1')
    .replace(LINE_ENDS, '\n\n');
}

/** The same on one line. */
export function visibleLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/**
 * The address as it may be linked: http or https, whole, without a name before the host (which only
 * serves to pass for another host). Undefined for anything else: the text is then shown without a link.
 */
export function webAddress(address: string, max = 2_000): string | undefined {
  if (address.length > max || !/^https?:\/\//i.test(address)) return undefined;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username || url.password || !url.hostname) return undefined;
  return url.href.length <= max ? url.href : undefined;
}
