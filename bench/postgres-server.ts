import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';
const PORT = '54391';

/** A server to measure against: the one at `BENCH_DATABASE_URL`, or one of its own in a temporary folder. */
export async function server(): Promise<{ readonly url: string; stop(): void } | undefined> {
  const given = process.env.BENCH_DATABASE_URL;
  if (given !== undefined) return { url: given, stop: () => {} };
  const bin = binaries();
  if (bin === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'ainews-bench-pg-'));
  const as = ownUser(folder);
  const data = join(folder, 'data');
  const run = (program: string, args: readonly string[]): boolean =>
    spawnSync(join(bin, program), args, { stdio: 'ignore', ...as }).status === 0;
  const options = `-p ${PORT} -k ${folder} -c listen_addresses='' -c fsync=off -c shared_buffers=512MB`;
  const started =
    run('initdb', ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8']) &&
    run('pg_ctl', ['-D', data, '-w', '-o', options, '-l', join(folder, 'log'), 'start']);
  const stop = (): void => {
    run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
    rmSync(folder, { recursive: true, force: true });
  };
  if (started) return { url: `postgres://bench@/postgres?host=${folder}&port=${PORT}`, stop };
  stop();
  return undefined;
}

function binaries(): string | undefined {
  if (!existsSync(DEBIAN)) return undefined;
  const newest = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : join(DEBIAN, newest, 'bin');
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, whose folder it is. */
function ownUser(folder: string): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'postgres']).stdout.toString());
  const [uid, gid] = [id('-u'), id('-g')];
  if (!Number.isInteger(uid) || uid === 0) return {};
  chownSync(folder, uid, gid);
  return { uid, gid };
}
