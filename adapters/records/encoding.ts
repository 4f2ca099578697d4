import { chunksOf } from './chunks.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * The encoding of a text file, by its byte order mark, or else by its bytes: UTF-8, unless so much of it is
 * broken as UTF-8 that it must be GB18030. Reads to the first half megabyte of non-ASCII text at most.
 */
export async function encodingOf(path: string): Promise<Encoding> {
  const check = utf8Check();
  let first = true;
  for await (const bytes of chunksOf(path)) {
    if (first) {
      if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
      if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
      first = false;
    }
    check.push(bytes);
    if (check.seen() > 512 * 1024) break;
  }
  return check.isUtf8() ? 'utf-8' : 'gb18030';
}

/** Counts whole and broken multi-byte sequences. A UTF-8 file with a few broken bytes is still UTF-8. */
function utf8Check() {
  let whole = 0;
  let broken = 0;
  /** Continuation bytes still expected. */
  let due = 0;

  function push(bytes: Uint8Array): void {
    for (const byte of bytes) {
      const continues = (byte & 0xc0) === 0x80;
      if (due > 0 && continues) {
        due--;
        if (due === 0) whole++;
        continue;
      }
      if (due > 0 || continues) broken++;
      due =
        byte >= 0xc2 && byte < 0xe0
          ? 1
          : byte >= 0xe0 && byte < 0xf0
            ? 2
            : byte >= 0xf0 && byte < 0xf5
              ? 3
              : 0;
      if (due === 0 && byte >= 0x80 && !continues) broken++;
    }
  }

  return { push, seen: () => whole + broken, isUtf8: () => broken === 0 || whole > 10 * broken };
}
