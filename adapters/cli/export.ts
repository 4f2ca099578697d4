import type { Config } from '../config.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openWorld } from '../wire.ts';
import { inRoom } from './room.ts';

/** `ainews export md --room slack:T01/C02 > room.md` */
export async function runExport(
  what: string,
  options: { readonly room?: string },
  config: Config,
  out: NodeJS.WritableStream = process.stdout,
): Promise<ExitCode> {
  await using world = await openWorld({ ...config, seeds: false });
  const { file, error } = await world.engine.answer(inRoom(world.consoleAsk(`export ${what}`), options.room));
  if (!file) {
    process.stderr.write(
      `ainews: ${error?.message ?? `export takes md, json, opml or mine, not "${what}".`}\n`,
    );
    return EXIT.usage;
  }
  out.write(file.text);
  return EXIT.ok;
}
