import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

export interface PromptOptions {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
  /** Answers one line with text to print. */
  answer(line: string): Promise<string>;
  /** Whole lines that the unfinished one may become. */
  complete(line: string): Promise<readonly string[]>;
  readonly signal?: AbortSignal;
}

const NAME = /^\/?ainews\b\s*/iu;
const END = /^(?:exit|quit|\/exit|\/quit|退出)$/iu;

/**
 * The console room: reads lines until the input ends, answers each in turn. `/ainews sora` and `sora`
 * are the same. Without a terminal there is no prompt, only answers.
 */
export async function runPrompt(options: PromptOptions): Promise<void> {
  const { input, output } = options;
  const terminal = input.isTTY === true;
  const lines = createInterface({
    input,
    output,
    terminal,
    prompt: terminal ? '/ainews ' : '',
    historySize: terminal ? 200 : 0,
    ...(options.signal ? { signal: options.signal } : {}),
    completer: async (line: string): Promise<[string[], string]> => {
      const typed = line.replace(NAME, '');
      const prefix = line.slice(0, line.length - typed.length);
      const found = await options.complete(typed).catch(() => []);
      return [found.map((text) => prefix + text), line];
    },
  });
  if (terminal) lines.prompt();
  for await (const line of lines) {
    const text = line.replace(NAME, '').trim();
    if (END.test(text)) break;
    output.write(await options.answer(text));
    if (terminal) lines.prompt();
  }
  lines.close();
}
