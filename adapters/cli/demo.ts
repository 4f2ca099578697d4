import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, readConfig } from '../config.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openWorld } from '../wire.ts';
import { showAnswer } from './output.ts';

/** The main job from nothing to an answer, in a folder that is gone afterwards. */
export async function runDemo(env: Environment): Promise<ExitCode> {
  const data = await mkdtemp(join(tmpdir(), 'ainews-demo-'));
  try {
    const config = readConfig({ ...env, AINEWS_DATA: data, AINEWS_SEEDS: 'on' });
    say(`A new desk in ${data}`);
    await using world = await openWorld(config);
    const { articles, stories } = await world.store.count();
    say(`${articles} shipped records imported, ${stories} stories`);
    for (const line of ['sora', '文生视频 -可灵', 'save 1', 'subsribe sora']) {
      say(`\n> /ainews ${line}\n`);
      const answer = await world.engine.answer(world.consoleAsk(line));
      process.stdout.write(showAnswer(answer, world.view));
      if (!answer.ok) return EXIT.failed;
    }
    say('\nThat is the main job. Next: npm start, and type /ainews sora yourself.');
    return EXIT.ok;
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
