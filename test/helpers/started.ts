import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, '../../bin/ainews.js');

export interface Started {
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** What it wrote on standard error so far. */
  log(): string;
  kill(signal: NodeJS.Signals): void;
}

/** `ainews start` as an operator runs it, with nothing but these settings. */
export function startProgram(data: string, env: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, [PROGRAM, 'start'], {
    env: {
      PATH: process.env.PATH,
      HOME: data,
      TZ: 'UTC',
      LANG: 'en_US.UTF-8',
      AINEWS_DATA: data,
      AINEWS_SEEDS: 'off',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    log += chunk;
  });
  return {
    ended: once(child, 'close').then(([code, signal]) => code ?? signal),
    log: () => log,
    kill: (signal) => void child.kill(signal),
  };
}
