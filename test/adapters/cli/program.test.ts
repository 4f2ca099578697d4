import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../../adapters/exit.ts';
import { openStore } from '../../../adapters/store/store.ts';

const program = join(import.meta.dirname, '../../../bin/ainews.js');
const folder = mkdtempSync(join(tmpdir(), 'ainews-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program as a person runs it; `input` is what they pipe in. */
function ainews(args: readonly string[], options: { data?: string; input?: string; env?: object } = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      LANG: 'en_US.UTF-8',
      TZ: 'UTC',
      AINEWS_DATA: options.data ?? join(folder, 'data'),
      ...options.env,
    },
  });
  child.stdin.end(options.input ?? '');
  return new Promise<Run>((resolve) => {
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

beforeAll(() => ainews(['latest']), 60_000);

describe('ainews', () => {
  it('answers a question on a new machine, from the shipped records', async () => {
    const { code, out } = await ainews(['sora']);
    expect(code).toBe(EXIT.ok);
    expect(out).toMatch(/Sora[\s\S]*Keywords[\s\S]*AI technologies[\s\S]*Industries/);
    expect(out).not.toContain('\u001b');
  });

  it('shows the main job in one demo: a question, an alert, a briefing, and no second one', async () => {
    const { code, out } = await ainews(['demo']);
    expect(code).toBe(EXIT.ok);
    const parts = ['> /ainews sora', '> /ainews subscribe deepseek', 'an alert comes:', 'Nine o’clock'];
    const at = parts.map((part) => out.indexOf(part));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at).not.toContain(-1);
    const alert = out.slice(at[2], out.indexOf('> /ainews digest'));
    expect(alert).toMatch(/DeepSeek 公布 V4[\s\S]*For deepseek/);
    expect(out.slice(at[3])).toMatch(
      /AI briefing[\s\S]*DeepSeek 公布 V4[\s\S]*A second attempt sent 0 messages/,
    );
  }, 60_000);

  it('takes `ask` and plain words as the same, and a leading minus as part of the question', async () => {
    expect((await ainews(['ask', 'sora'])).out).toBe((await ainews(['sora'])).out);
    const { code, out } = await ainews(['-sora', '模型', '--json']);
    expect(code).toBe(EXIT.ok);
    expect(JSON.parse(out).data.query).toBe('-sora 模型');
  });

  it('gives programs one stable envelope', async () => {
    const found = JSON.parse((await ainews(['sora', '--json'])).out);
    expect(Object.keys(found)).toEqual(['ok', 'data', 'error']);
    expect(found).toMatchObject({ ok: true, error: null, data: { query: 'sora', page: 1 } });
    const refused = await ainews(['ask', 'save', '99', '--json']);
    expect(refused.code).toBe(EXIT.usage);
    expect(JSON.parse(refused.out)).toMatchObject({ ok: false, data: null, error: { key: 'no-item' } });
  });

  it('names the nearest command when nothing was found and a command was meant', async () => {
    const { code, err } = await ainews(['improt', 'no-such-file.txt']);
    expect(code).toBe(EXIT.usage);
    expect(err).toContain('ainews import');
  });

  it('names the nearest option', async () => {
    const { code, err } = await ainews(['sora', '--jsn']);
    expect(code).toBe(EXIT.usage);
    expect(err).toContain('--json');
  });

  it('writes a page', async () => {
    const { code, out } = await ainews(['preview', '--html', 'sora']);
    expect(code).toBe(EXIT.ok);
    expect(out).toMatch(/^<!doctype html>[\s\S]*Sora[\s\S]*<\/html>\s*$/);
  });

  it('writes a page in the language that the console room is set to, all of it', async () => {
    expect((await ainews(['lang', 'zh'])).code).toBe(EXIT.ok);
    const { out } = await ainews(['preview', '--html', 'sora']);
    expect(out).toContain('lang="zh');
    expect(out).toContain('AI 新闻');
    expect((await ainews(['lang', 'auto'])).code).toBe(EXIT.ok);
  });

  it('ends quietly when nobody reads on', async () => {
    const child = spawn('sh', ['-c', `"${process.execPath}" "${program}" help | head -1`], {
      env: { PATH: process.env.PATH, AINEWS_DATA: join(folder, 'data') },
    });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    await new Promise((resolve) => child.on('close', resolve));
    expect(err).toBe('');
  });
});

describe('ainews import', () => {
  it('keeps the good records, names the bad ones, and says so in its exit code', async () => {
    const data = join(folder, 'import');
    const file = join(folder, 'two.txt');
    writeFileSync(
      file,
      '\ufeff标题：好的记录\r\n链接：https://example.com/a\r\n总结：正文\r\n\r\n标题: 坏的\n链接: 不是网址\n总结: 正文\n',
    );
    const first = await ainews(['import', file], { data });
    expect(first).toMatchObject({ code: EXIT.partial });
    expect(first.out).toContain('1 record imported');
    expect(first.err).toContain(`${file}:6`);
    const again = await ainews(['import', file, '--json'], { data });
    expect(JSON.parse(again.out)).toMatchObject({ ok: true, data: { imported: 0, known: 1 } });
  });
});

describe('ainews import', () => {
  it('makes sources of a list of feeds, once, in whatever encoding, and takes records beside it', async () => {
    const data = join(folder, 'lists');
    const list = join(folder, 'feeds.opml');
    writeFileSync(
      list,
      Buffer.from(
        '\ufeff<opml version="2.0"><body><outline text="甲" xmlUrl="https://a.example/feed"/></body></opml>',
        'utf16le',
      ),
    );
    const seed = join(import.meta.dirname, '../../../seeds/2024-02-15-openai-sora.txt');
    const first = await ainews(['import', list, seed], { data });
    expect(first).toMatchObject({ code: EXIT.ok, out: '1 record imported\n' });
    expect(first.err).toContain('1 source added, 0 known already');
    const again = await ainews(['import', '--json', list], { data });
    expect(JSON.parse(again.out)).toMatchObject({ ok: true, data: { imported: 0, sources: 0 } });
  });
});

describe('ainews start', () => {
  it('answers piped lines in turn, and says in one line how to connect', async () => {
    const { code, out, err } = await ainews(['start'], { input: '/ainews sora\n文生视频\nhelp\n' });
    expect(err).toContain('Type add suggested to read');
    expect(code).toBe(EXIT.ok);
    expect(out).toContain('AI technologies');
    expect(out).toContain('What you can type');
    expect(err).toMatch(/SLACK_BOT_TOKEN.*DISCORD_TOKEN/);
  });

  it('is refused while another one runs on the store; questions are answered beside it', async () => {
    const data = join(folder, 'busy');
    const child = spawn(process.execPath, [program, 'start'], {
      env: { PATH: process.env.PATH, AINEWS_DATA: data },
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    await new Promise<void>((resolve) => {
      child.stderr.on('data', (chunk) => String(chunk).includes('SLACK_BOT_TOKEN') && resolve());
    });
    const second = await ainews(['start'], { data });
    expect(second).toMatchObject({ code: EXIT.busy });
    expect(second.err.trim().split('\n').at(-1)).toMatch(/already runs/);
    expect((await ainews(['sora'], { data })).code).toBe(EXIT.ok);
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(EXIT.ok);
  });
});

describe('ainews status', () => {
  it('names the workspaces whose token is refused, beside a program that runs', async () => {
    const data = join(folder, 'installed');
    const before = await ainews(['status'], { data });
    expect(before.out).not.toContain('slack');
    const store = openStore({ path: join(data, 'ainews.db'), clock: { now: Date.now } });
    const acme = { platform: 'slack', owner: 'T1', sealed: 'sealed', at: 0 } as const;
    await store.keepInstallation(acme);
    await store.keepInstallation({ ...acme, owner: 'T2', problem: 'invalid_auth' });
    const { out } = await ainews(['status'], { data });
    expect(out).toContain('slack: 2 installed it; of 1 the token is refused');
    expect(out).toContain('refused: slack:T2: invalid_auth');
    const json = JSON.parse((await ainews(['status', '--json'], { data })).out);
    await store.close();
    expect(json.data.installations).toEqual([
      { platform: 'slack', owner: 'T1', since: '1970-01-01T00:00:00.000Z', problem: null },
      { platform: 'slack', owner: 'T2', since: '1970-01-01T00:00:00.000Z', problem: 'invalid_auth' },
    ]);
    expect(JSON.stringify(json)).not.toContain('sealed');
  });
});

describe('a store that cannot be used', () => {
  it('is left as it is when it is damaged', async () => {
    const data = join(folder, 'damaged');
    await ainews(['latest'], { data });
    const path = join(data, 'ainews.db');
    writeFileSync(path, 'this is no database, but it is someone’s');
    const { code, err } = await ainews(['sora'], { data });
    expect(code).toBe(EXIT.store);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(readFileSync(path, 'utf8')).toBe('this is no database, but it is someone’s');
  });

  it.skipIf(process.getuid?.() === 0)('says so when its folder may not be written', async () => {
    const data = join(folder, 'locked');
    await ainews(['latest'], { data });
    chmodSync(data, 0o500);
    expect((await ainews(['sora'], { data: join(data, 'deeper') })).code).toBe(EXIT.store);
    chmodSync(data, 0o700);
  });

  it('says so when its folder cannot be made', async () => {
    const { code, err } = await ainews(['sora'], { data: '/dev/null/here' });
    expect(code).toBe(EXIT.store);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('settings that cannot be used', () => {
  it('are named in one sentence', async () => {
    const clock = await ainews(['sora'], { env: { AINEWS_FAKE_NOW: 'soon' } });
    expect(clock).toMatchObject({ code: EXIT.config });
    const production = await ainews(['sora'], {
      env: { AINEWS_FAKE_NOW: '2026-11-24T09:00:00Z', NODE_ENV: 'production' },
    });
    expect(production).toMatchObject({ code: EXIT.config });
    const slack = await ainews(['start'], { env: { SLACK_BOT_TOKEN: 'xoxb-1' } });
    expect(slack).toMatchObject({ code: EXIT.config });
    expect(slack.err).toMatch(/SLACK_APP_TOKEN/);
    const part = await ainews(['start'], { env: { SLACK_CLIENT_ID: '1.2' } });
    expect(part).toMatchObject({ code: EXIT.config });
    expect(part.err).toMatch(/SLACK_STATE_SECRET is missing/);
  });
});
