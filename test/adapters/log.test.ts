import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LOG = join(import.meta.dirname, '../../adapters/log.ts');

/** What a program that logs this writes on standard error. */
function written(fields: string): { readonly err?: { readonly message: string; readonly stack: string } } {
  const program = `import { createLog } from ${JSON.stringify(LOG)}; createLog().error(${fields}, 'it failed');`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  return JSON.parse(stderr);
}

describe('a line of the log', () => {
  it.each(['error', 'err'])('says the cause that is given as %s', (name) => {
    const line = written(`{ platform: 'slack', ${name}: new Error('the reason') }`);
    expect(line).toMatchObject({ platform: 'slack', msg: 'it failed', err: { message: 'the reason' } });
    expect(line.err?.stack).toContain('the reason');
  });

  it('has no token in it', () => {
    const line = written(`{ token: 'xoxb-1', call: { token: 'xoxb-2', authorization: 'Bearer xoxb-3' } }`);
    expect(JSON.stringify(line)).not.toContain('xoxb');
  });
});
