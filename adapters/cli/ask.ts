import type { Answer } from '../../src/engine.ts';
import type { View } from '../../src/time.ts';
import { type Environment, readConfig } from '../config.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { envelope } from './envelope.ts';

interface AskLine {
  readonly text: string;
  readonly json: boolean;
  readonly html: boolean;
  readonly unknown: string | undefined;
}

/** `ainews sora`, `ainews ask 'gpt* -rumour' --json`: one line in, one answer out. */
export async function runAsk(argv: readonly string[], env: Environment = process.env): Promise<ExitCode> {
  const line = readLine(argv);
  if (line.unknown !== undefined) {
    const { unknownOption } = await import('./nearest.ts');
    process.stderr.write(`${unknownOption(line.unknown)}\n`);
    return EXIT.usage;
  }
  const config = readConfig(env);
  const { openWorld } = await import('../wire.ts');
  await using world = await openWorld(config);
  const answer = await world.engine.answer(world.consoleAsk(line.text));
  if (foundNothing(answer)) {
    const { nearestCommand } = await import('./nearest.ts');
    const meant = nearestCommand(argv[0] ?? '');
    if (meant !== undefined) {
      process.stderr.write(`ainews: no command "${argv[0]}". Did you mean "ainews ${meant}"?\n`);
      return EXIT.usage;
    }
  }
  process.stdout.write(await written(answer, await world.viewNow(), line));
  return answer.ok ? EXIT.ok : EXIT.usage;
}

/** Only what is asked for is loaded: a program that wants JSON does not pay for a page or a terminal. */
async function written(answer: Answer, view: View, { json, html }: AskLine): Promise<string> {
  if (json) return `${JSON.stringify(envelope(answer))}\n`;
  if (html) return (await import('../web/render.ts')).renderPage(answer.cards, view);
  return (await import('./output.ts')).showAnswer(answer, view);
}

/** Options start with two dashes; `-sora` is part of the question, and so is all after `--`. */
function readLine(argv: readonly string[]): AskLine {
  const words: string[] = [];
  let json = false;
  let html = false;
  let literal = false;
  let unknown: string | undefined;
  for (const word of argv) {
    if (literal) words.push(word);
    else if (word === '--') literal = true;
    else if (word === '--json') json = true;
    else if (word === '--html') html = true;
    else if (word.startsWith('--')) unknown ??= word;
    else words.push(word);
  }
  return { text: words.join(' '), json, html, unknown };
}

/** Nothing that holds all of the words. */
function foundNothing({ ok, data }: Answer): boolean {
  const found = data as { readonly total?: unknown; readonly relaxed?: unknown } | null;
  return ok && (found?.total === 0 || found?.relaxed === true);
}
