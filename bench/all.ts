import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** `npm run bench`: every benchmark that has bars, one after the other; `--full` is handed on. */
const failed = ['search.ts', 'match.ts', 'feeds.ts'].filter((file) => {
  console.log(`\n${file}`);
  const flags = ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, file)];
  return spawnSync(process.execPath, [...flags, ...process.argv.slice(2)], { stdio: 'inherit' }).status !== 0;
});
process.exitCode = failed.length > 0 ? 1 : 0;
