import { open } from 'node:fs/promises';

const CHUNK = 64 * 1024;

/**
 * The bytes of a file, piece by piece, each in the same buffer: a piece is gone when the next is asked
 * for. (A read stream leaves a new buffer for every piece to the garbage collector, which lets the
 * memory grow with the file.)
 */
export async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  await using file = await open(path);
  const buffer = new Uint8Array(CHUNK);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}
