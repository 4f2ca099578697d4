import { isUtf8 } from 'node:buffer';

/**
 * Text out of bytes. The encoding is what the byte order mark says, then the header, then the document
 * itself (`<?xml encoding`, `<meta charset`); each is believed only as far as the bytes bear it out, for
 * servers say `utf-8` or `iso-8859-1` by habit.
 */
export function decode(bytes: Uint8Array, contentType = ''): string {
  const marked = byMark(bytes);
  if (marked) return textOf(bytes, marked) ?? '';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const said = [headerCharset(contentType), ownCharset(head)].flatMap((name) => supported(name));
  const utf8 = strictly(bytes, 'utf-8');
  // Bytes that are well-formed UTF-8 and not only ASCII are nothing else, except by the rarest accident.
  if (utf8 !== undefined && !said.some(isWide)) return utf8;
  for (const name of said) {
    const text = name === 'utf-8' ? undefined : strictly(bytes, name);
    if (text !== undefined) return text;
  }
  const guess = said.find((name) => name !== 'utf-8' && !/^utf-16/.test(name)) ?? guessed(bytes, said);
  return textOf(bytes, guess) ?? '';
}

/** Encodings whose bytes may be well-formed UTF-8 by their nature: escapes in ASCII, or two bytes each. */
function isWide(name: string): boolean {
  return name === 'iso-2022-jp' || name === 'hz-gb-2312';
}

/** What undeclared bytes may be: UTF-8 with a few broken ones, Chinese, or Western. */
function guessed(bytes: Uint8Array, said: readonly string[]): string {
  const sample = bytes.subarray(0, 65_536);
  const loose = new TextDecoder('utf-8').decode(sample);
  const broken = loose.match(/\ufffd/g)?.length ?? 0;
  const whole = loose.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  if (whole > broken * 4) return 'utf-8';
  const chinese = strictly(bytes, 'gb18030');
  const han = chinese?.slice(0, 20_000).match(/[\u4e00-\u9fff]{2,}/g)?.length ?? 0;
  if (han > 2) return 'gb18030';
  return said.includes('utf-8') && broken < 8 ? 'utf-8' : 'windows-1252';
}

function byMark(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length > 4 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b === 0) return 'utf-32be';
  // No mark, but a `<` that is two or four bytes wide.
  if (a === 0x3c && b === 0) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  return undefined;
}

function headerCharset(contentType: string): string | undefined {
  return /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType)?.[1];
}

function ownCharset(head: string): string | undefined {
  const prolog = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head);
  return prolog?.[1] ?? /<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
}

/** The name as TextDecoder knows it; none for what it does not, and for UTF-16 that the bytes belie. */
function supported(name: string | undefined): string[] {
  if (name === undefined) return [];
  try {
    const { encoding } = new TextDecoder(ALIASES[name.toLowerCase()] ?? name);
    return /^utf-16/.test(encoding) ? [] : [encoding];
  } catch {
    return [];
  }
}

const ALIASES: Readonly<Record<string, string>> = {
  'gb-2312': 'gb18030',
  gb_18030: 'gb18030',
  cp936: 'gbk',
  cp932: 'shift_jis',
  cp949: 'euc-kr',
  cp950: 'big5',
  utf_8: 'utf-8',
  'utf-8-sig': 'utf-8',
  cp1252: 'windows-1252',
  cp1251: 'windows-1251',
};

function strictly(bytes: Uint8Array, name: string): string | undefined {
  if (name === 'utf-8') return isUtf8(bytes) ? utf8Text(bytes) : undefined;
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Cheaper than a `TextDecoder`, for well-formed bytes; a mark at the start is no text. */
function utf8Text(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function textOf(bytes: Uint8Array, name: string): string | undefined {
  if (name === 'utf-8' && isUtf8(bytes)) return utf8Text(bytes);
  if (name.startsWith('utf-32')) return utf32(bytes, name === 'utf-32le');
  return new TextDecoder(name).decode(bytes);
}

function utf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let out = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, little);
    if (code !== 0xfeff) out += code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  }
  return out;
}
