import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of its own that runs a script of the tests and says what it did, one JSON value a line. */
export interface Child {
  readonly process: ChildProcess;
  readonly said: unknown[];
  /** Resolves when it has said so many lines, or has ended. */
  saidAtLeast(count: number): Promise<void>;
  readonly ended: Promise<number | NodeJS.Signals>;
}

export function startChild(script: string, ...args: readonly string[]): Child {
  const child = spawn(process.execPath, ['--no-warnings', script, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Types are stripped once for all children, not once each.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'ainews-test-compiled') },
  });
  const said: unknown[] = [];
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const check of waiting) check();
  };
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    said.push(JSON.parse(line));
    tell();
  });
  let over = false;
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => {
      over = true;
      tell();
      resolve(code ?? signal ?? 0);
    });
  });
  return {
    process: child,
    said,
    ended,
    saidAtLeast: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (!over && said.length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}
