import { type Environment, readConfig } from '../config.ts';
import { runPrompt } from '../console/prompt.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openWorld } from '../wire.ts';
import { showAnswer } from './output.ts';

/** `ainews start`: the desk. Without a platform's settings the terminal is the room. */
export async function runStart(env: Environment): Promise<ExitCode> {
  const config = readConfig(env);
  await using world = await openWorld(config, {
    onSeeding: () => process.stderr.write('A new archive: taking in the shipped records.\n'),
  });
  const { articles } = await world.store.count();
  process.stderr.write(
    `ainews: ${articles} articles in ${config.data}. To connect Slack or Discord, set SLACK_BOT_TOKEN or DISCORD_TOKEN (see README).\n`,
  );
  if (process.stdin.isTTY) {
    process.stderr.write('Type /ainews sora, 文生视频 or help; Tab completes, Ctrl-D ends.\n');
  }
  await runPrompt({
    input: process.stdin,
    output: process.stdout,
    answer: async (line) => `${showAnswer(await world.engine.answer(world.consoleAsk(line)), world.view)}\n`,
    complete: async (line) =>
      (await world.engine.suggest(world.consoleAsk(line), 20)).map(({ text }) => text),
  });
  return EXIT.ok;
}
