import { existsSync } from 'node:fs';
import { PROGRAM } from './cli/commands.ts';
import { ConfigError } from './config.ts';
import { EXIT, type ExitCode } from './exit.ts';

/**
 * The `ainews` program. A question takes the short way, so that it costs little more than a bare Node;
 * all other commands load their parser first.
 */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  process.stdout.on('error', endQuietlyWhenNobodyReads);
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const [first] = argv;
    if (first === undefined || first === '-h' || isProgram(first) || OPTIONS_ALONE.has(first)) {
      const { runProgram } = await import('./cli/program.ts');
      return await runProgram(argv);
    }
    const { runAsk } = await import('./cli/ask.ts');
    return await runAsk(first === 'ask' ? argv.slice(1) : argv);
  } catch (error) {
    return explain(error);
  }
}

const OPTIONS_ALONE = new Set(['--help', '--version', '-V']);

const isProgram = (word: string) => (PROGRAM as readonly string[]).includes(word);

/** One sentence and an exit code for everything that can be foreseen; the whole cause for what cannot. */
async function explain(error: unknown): Promise<ExitCode> {
  if (error instanceof ConfigError) {
    console.error(`ainews: ${error.message}`);
    return EXIT.config;
  }
  const { storeFailure } = await import('./wire.ts');
  const known = storeFailure(error);
  if (known) {
    console.error(`ainews: ${known.message}`);
    return known.exit;
  }
  console.error(error);
  return EXIT.failed;
}

function endQuietlyWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.ok);
}
