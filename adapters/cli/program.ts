import { readFileSync } from 'node:fs';
import tab from '@bomb.sh/tab/commander';
import { Command, CommanderError } from 'commander';
import { readConfig } from '../config.ts';
import { EXIT, type ExitCode } from '../exit.ts';

/** Everything but plain questions. Each command loads its own code, so that none pays for another. */
export async function runProgram(argv: readonly string[]): Promise<ExitCode> {
  let exit: ExitCode = EXIT.ok;
  const program = new Command('ainews')
    .description('The AI-news desk for team chat. Any other words are a question: ainews sora')
    .version(version(), '-V, --version')
    .usage('[command] | [question…] [--json]')
    .exitOverride()
    .showSuggestionAfterError();

  program
    .command('ask')
    .argument('<words...>', 'a question or any line that can be typed in a channel')
    .option('--json', 'print {ok, data, error}')
    .description('answer one line: ainews ask "subscribe sora"');

  program
    .command('import')
    .argument('<files...>', 'record files in the seven-field format')
    .option('--json', 'print {ok, data, error}')
    .description('take records into the archive')
    .action(async (files: string[], options: { json?: boolean }) => {
      const { runImport } = await import('./import.ts');
      exit = await runImport(files, options.json === true, readConfig(process.env));
    });

  program
    .command('apply')
    .argument('<file>', 'the lines that "ainews export" writes, an OPML file, or a TrendRadar word list')
    .option('--room <room>', 'the room to set up, such as slack:T01/C02; this terminal otherwise')
    .option('--yes', 'make the change, after it is shown')
    .description('set a room up from a file, showing the difference first')
    .action(async (file: string, options: { room?: string; yes?: boolean }) => {
      const { runApply } = await import('./apply.ts');
      exit = await runApply(file, options, readConfig(process.env));
    });

  program
    .command('export')
    .argument('[what]', 'md (all of a room’s settings), json, opml (sources) or mine', 'md')
    .option('--room <room>', 'the room, such as slack:T01/C02; this terminal otherwise')
    .description('write settings, sources or your own data to standard output')
    .action(async (what: string, options: { room?: string }) => {
      const { runExport } = await import('./export.ts');
      exit = await runExport(what, options, readConfig(process.env));
    });

  program
    .command('start')
    .description('run the desk: Slack and Discord where they are set up, the console room otherwise')
    .action(async () => {
      const { runStart } = await import('./start.ts');
      exit = await runStart(process.env);
    });

  program
    .command('status')
    .option('--json', 'print {ok, data, error}')
    .description('how the store and its deliveries stand; beside a running desk too')
    .action(async (options: { json?: boolean }) => {
      const { runStatus } = await import('./status.ts');
      exit = await runStatus(options.json === true, process.env);
    });

  program
    .command('demo')
    .description('show the main job in a temporary folder, then end')
    .action(async () => {
      const { runDemo } = await import('./demo.ts');
      exit = await runDemo(process.env);
    });

  program
    .command('preview')
    .argument('[words...]', 'the line whose answer is shown', ['latest'])
    .option('--html', 'as a page, on standard output')
    .description('show an answer as a page: ainews preview --html sora > sora.html')
    .action(async (words: string[], options: { html?: boolean }) => {
      const { runAsk } = await import('./ask.ts');
      exit = await runAsk([...words, ...(options.html ? ['--html'] : [])]);
    });

  program
    .command('invite')
    .description('print the link that adds the bot to a Discord server')
    .action(async () => {
      const { runInvite } = await import('./invite.ts');
      exit = await runInvite(process.env);
    });

  // Writes a shell's completion script: source <(ainews complete bash)
  tab(program);

  if (argv.length === 0) {
    program.outputHelp();
    return EXIT.ok;
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
}

function version(): string {
  for (const place of ['../../package.json', '../../../package.json']) {
    try {
      return JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')).version;
    } catch {
      // The built program lies one folder deeper: try that.
    }
  }
  return 'unknown';
}
