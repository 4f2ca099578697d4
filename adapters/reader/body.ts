import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createInflate, createUnzip } from 'node:zlib';
import { because } from '../../src/errors.ts';
import { type Limits, Trouble } from './limits.ts';

/** Below this much a high ratio is only a very regular text. */
const SMALL = 256 * 1024;
/** Bodies larger than this come in few at a time, however many are read at once: memory is shared. */
const LARGE = 512 * 1024;
const LARGE_AT_ONCE = 2;
/** Bytes that are unfolded at a time: each time costs the thread that answers a little. */
const UNFOLDED = 64 * 1024;

/** Those who wait get their turn in order. */
export interface Turns {
  /** Resolves when it is one's turn, to what ends it; rejects when `signal` is aborted first. */
  take(signal: AbortSignal): Promise<() => void>;
}

export function createTurns(atOnce = LARGE_AT_ONCE): Turns {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  const end = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return {
    take(signal) {
      if (free > 0) {
        free--;
        return Promise.resolve(end);
      }
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const turn = () => {
          signal.removeEventListener('abort', leave);
          resolve(end);
        };
        const leave = () => {
          waiting.splice(waiting.indexOf(turn), 1);
          reject(signal.reason);
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(turn);
      });
    },
  };
}

/**
 * A body, unfolded, within its limits: counted as it comes and as it unfolds, never held beyond them. A
 * large one waits for its turn among those that share `turns`.
 * Throws `Trouble`, or what the connection threw.
 */
export async function readBody(
  body: Readable,
  encoding: string,
  limits: Limits,
  signal: AbortSignal,
  turns?: Turns,
): Promise<Uint8Array> {
  let end: (() => void) | undefined;
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
      if (size > LARGE) end ??= await turns?.take(signal);
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
  } finally {
    end?.();
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
  if (name === 'gzip' || name === 'x-gzip') return createUnzip({ finishFlush: 2, chunkSize: UNFOLDED });
  if (name === 'br') return createBrotliDecompress({ chunkSize: UNFOLDED });
  if (name === 'deflate') return createInflate({ finishFlush: 2, chunkSize: UNFOLDED });
  throw new Trouble('unreadable', because('packed-unknown', { name: name.slice(0, 20) }));
}

function tooBig({ bytes }: Limits): Trouble {
  return new Trouble('too-big', because('too-big', { mb: Math.round(bytes / 1024 / 1024) }));
}
