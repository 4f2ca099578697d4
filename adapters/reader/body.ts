import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createInflate, createUnzip } from 'node:zlib';
import { because } from '../../src/errors.ts';
import { type Limits, Trouble } from './limits.ts';

/** Below this much a high ratio is only a very regular text. */
const SMALL = 256 * 1024;

/**
 * A body, unfolded, within its limits: counted as it comes and as it unfolds, never held beyond them.
 * Throws `Trouble`, or what the connection threw.
 */
export async function readBody(
  body: Readable,
  encoding: string,
  limits: Limits,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let wire = 0;
  let size = 0;
  const count = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      wire += chunk.length;
      if (wire > limits.bytes) throw tooBig(limits);
      yield chunk;
    }
  };
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > limits.bytes) throw tooBig(limits);
      if (size > SMALL && size > wire * limits.ratio) {
        throw new Trouble('too-big', because('unfolds'));
      }
      chunks.push(chunk);
    }
  };
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > 1) throw new Trouble('unreadable', because('packed-twice'));
  const unpack = names.length === 0 ? undefined : unpacker(names[0]!);
  try {
    if (unpack) await pipeline(body, count, unpack, collect, { signal });
    else await pipeline(body, count, collect, { signal });
  } catch (error) {
    if (isPacking(error)) throw new Trouble('unreadable', because('packed-wrongly'));
    throw error;
  }
  return Buffer.concat(chunks);
}

/** Errors of zlib carry its own codes. */
function isPacking(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^(Z_|ERR__|ERR_BROTLI|ERR_ZSTD|ZSTD_)/.test(String(error.code))
  );
}

function unpacker(name: string) {
  // The last bytes of a packed body are often missing; what came is read.
  if (name === 'gzip' || name === 'x-gzip') return createUnzip({ finishFlush: 2 });
  if (name === 'br') return createBrotliDecompress();
  if (name === 'deflate') return createInflate({ finishFlush: 2 });
  throw new Trouble('unreadable', because('packed-unknown', { name: name.slice(0, 20) }));
}

function tooBig({ bytes }: Limits): Trouble {
  return new Trouble('too-big', because('too-big', { mb: Math.round(bytes / 1024 / 1024) }));
}
