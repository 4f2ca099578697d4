import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../helpers/folder.ts';
import { startServer } from './hostile-server.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../../..');
/** Inside the project, so that its packages are found from there. */
const OUT = 'node_modules/.ainews-built';
const PARAGRAPH =
  'OpenAI said on Tuesday that its new model Sora 9 plans several steps ahead, and that it will be open to developers in December. ';

let server: Awaited<ReturnType<typeof startServer>>;
const folder = temporaryFolder();

beforeAll(async () => {
  await run(process.execPath, [join(root, 'scripts/build.ts'), OUT], { cwd: root });
  server = await startServer((request, response) => {
    if (request.url === '/robots.txt') return response.writeHead(404).end();
    if (request.url === '/private') return response.writeHead(403).end();
    response.setHeader('content-type', 'text/html');
    return response.end(
      `<!doctype html><html><head><title>A model that plans</title></head><body><article>${`<p>${PARAGRAPH}</p>`.repeat(6)}</article></body></html>`,
    );
  });
}, 60_000);

afterAll(async () => {
  await server.close();
  await rm(join(root, OUT), { recursive: true, force: true });
  folder.remove();
});

async function ask(
  program: string,
  address: string,
): Promise<{ readonly stdout: string; readonly code: number }> {
  const env = {
    PATH: process.env.PATH,
    AINEWS_DATA: folder.path,
    AINEWS_SEEDS: 'off',
    AINEWS_LANG: 'en',
    AINEWS_ALLOW_LOOPBACK: 'on',
  };
  const code = `const { main } = await import(${JSON.stringify(pathToFileURL(join(root, program)).href)}); process.exitCode = await main(process.argv.slice(1));`;
  return run(process.execPath, ['--input-type=module', '-e', code, address], { env, cwd: folder.path }).then(
    ({ stdout }) => ({ stdout, code: 0 }),
    (error: { stdout: string; code: number }) => ({ stdout: error.stdout, code: error.code }),
  );
}

const PROGRAMS = ['adapters/main.ts', `${OUT}/adapters/main.js`];

describe('a pasted address', () => {
  it.each(PROGRAMS)(
    'is summed up by the program as it is run: %s',
    async (program) => {
      // There is no bundler for some machines; the program then runs from its sources.
      if (!existsSync(join(root, program))) return;
      const { stdout, code } = await ask(program, `${server.origin}/a`);
      expect(stdout).toContain('A model that plans');
      expect(stdout).toContain('plans several steps ahead');
      expect(stdout).toContain('OpenAI');
      expect(code).toBe(0);
    },
    30_000,
  );

  it('is answered with the reason where it cannot be read', async () => {
    const { stdout, code } = await ask('adapters/main.ts', `${server.origin}/private`);
    expect(stdout).toContain('does not let programs in');
    expect(code).not.toBe(0);
  }, 30_000);
});
