import { chunksOf } from './chunks.ts';
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
    const fresh = afterReturn && text.startsWith('\n') ? text.slice(1) : text;
    const lines = (fresh.includes('\r') ? fresh.replace(/\r\n?/g, '\n') : fresh).split('\n');
    afterReturn = text.endsWith('\r');
    lines[0] = rest + lines[0]!.slice(0, Math.max(0, LINE_MAX - rest.length));
    rest = lines.pop()!;
    return lines;
  }

  for await (const bytes of chunksOf(path)) {
    onBytes(bytes.length);
    const lines = completed(decoder.decode(bytes, { stream: true }));
    if (lines.length > 0) yield lines;
  }
  yield [...completed(decoder.decode()), rest];
}
