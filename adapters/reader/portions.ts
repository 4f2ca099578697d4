import type { Readable } from 'node:stream';

/** Bytes handed to the HTTP parser at a time. */
const PORTION = 4_096;

/**
 * Hands out what has come in small portions. The HTTP parser works through all that it is given: where a head
 * is too long, it makes an error of every further header in it, some ten thousand of them, instead of stopping
 * at the first. So it is given little at a time, and nothing more once that error has ended the connection.
 */
export function inPortions<T extends Readable>(stream: T): T {
  const read = stream.read.bind(stream);
  stream.read = (size?: number) => {
    if (isTooMuch(stream.errored)) return null;
    return read(size ?? (Math.min(PORTION, stream.readableLength) || undefined));
  };
  return stream;
}

function isTooMuch(error: Error | null): boolean {
  return error !== null && 'code' in error && error.code === 'UND_ERR_HEADERS_OVERFLOW';
}
