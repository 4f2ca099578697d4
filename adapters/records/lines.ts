import { createReadStream } from 'node:fs';
import { type Encoding, encodingOf } from './encoding.ts';

/**
 * Longest line that is given whole; the rest of a longer one is dropped. It exceeds the longest field,
 * so that whoever reads the line sees that it was too long.
 */
const LINE_MAX = 1_100_000;

/** The lines of a text file of any size and encoding, in batches, holding one batch at a time. */
export async function* linesOf(
  path: string,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<readonly string[]> {
  const encoding: Encoding = await encodingOf(path);
  const decoder = new TextDecoder(encoding);
  let rest = '';
  let afterReturn = false;

  /** The lines that `text` completes; what follows the last line end waits in `rest`. */
  function completed(text: string): string[] {
    if (text === '') return [];
    const [first = '', ...lines] = (afterReturn ? text.replace(/^\n/, '') : text).split(/\r\n?|\n/);
    afterReturn = text.endsWith('\r');
    rest += first.slice(0, Math.max(0, LINE_MAX - rest.length));
    const last = lines.pop();
    if (last === undefined) return [];
    const done = [rest, ...lines];
    rest = last;
    return done;
  }

  for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 })) {
    const bytes = chunk as Buffer;
    onBytes(bytes.length);
    const lines = completed(decoder.decode(bytes, { stream: true }));
    if (lines.length > 0) yield lines;
  }
  yield [...completed(decoder.decode()), rest];
}
