import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { readConfig } from '../adapters/config.ts';
import { readSlackConfig } from '../adapters/slack/config.ts';
import { startSlack } from '../adapters/slack/slack.ts';
import { openWorld } from '../adapters/wire.ts';
import { FakeSlack, form, SECRET, sign } from '../test/helpers/fake-slack.ts';

/**
 * How long Slack waits for its acknowledgement when many people ask at once. Slack gives up after 3 s; the
 * aim is a p99 under 100 ms at 50 commands in flight. The bot runs in a process of its own and answers from
 * the shipped records, Slack in this one; a server that does nothing at all is measured beside it, since a
 * busy machine slows both. Run: `node bench/slack-ack.ts [rounds]`.
 */
const AT_ONCE = 50;
const SETTLED_MS = 200;

const QUESTIONS = [
  'sora',
  'openai',
  '文生视频',
  'gemini OR claude',
  'open weights',
  '谷歌',
  'latest',
  'help',
];

const rounds = Number(process.argv[2] ?? 20);

if (process.env.BENCH_BOT) await runBot(process.env.BENCH_BOT);
else if (process.env.BENCH_BARE) runBare();
else {
  const fake = await FakeSlack.start();
  await measure('nothing', fake, { BENCH_BARE: '1' });
  await measure('the bot', fake, { BENCH_BOT: fake.apiUrl });
  await fake.stop();
}

function runBare(): void {
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    request.resume().on('end', () => response.end());
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.once('disconnect', () => server.close());
}

async function runBot(apiUrl: string): Promise<void> {
  const line = () => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'ainews-bench-'));
  const world = await openWorld(readConfig({ AINEWS_DATA: folder, AINEWS_LANG: 'en', TZ: 'UTC' }));
  const cached = new Map<string, unknown>();
  const slack = await startSlack({
    config: readSlackConfig({
      SLACK_BOT_TOKEN: 'xoxb-good',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: apiUrl,
      PORT: '0',
    })!,
    engine: world.engine,
    log: { info: line, warn: line, error: line },
    clock: { now: Date.now },
    cache: { get: async (key) => cached.get(key), set: async (key, value) => cached.set(key, value) },
    asks: { keepAsk: async () => '', keptAsk: async () => undefined },
    onGone: line,
  });
  process.send?.(slack.health().listening?.port);
  process.once('disconnect', async () => {
    await slack.stop();
    await world[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });
}

async function measure(name: string, fake: FakeSlack, env: Readonly<Record<string, string>>): Promise<void> {
  const child = fork(import.meta.filename, { env: { ...process.env, ...env } });
  const [port] = await once(child, 'message');
  const agent = new Agent({ keepAlive: true });
  const took: number[] = [];

  /** A request that only waits to be sent: what it costs to make one is not the bot's. */
  function ready(text: string): () => Promise<void> {
    const body = form(fake.command(text));
    const at = Math.floor(Date.now() / 1000);
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': sign(body, at),
    };
    return () =>
      new Promise((resolve, reject) => {
        const from = performance.now();
        request({ port, path: '/slack/events', method: 'POST', headers, agent })
          .on('error', reject)
          .on('response', (response) => {
            took.push(performance.now() - from);
            response.resume().on('end', resolve);
            if (response.statusCode !== 200) reject(new Error(`HTTP ${response.statusCode}`));
          })
          .end(body);
      });
  }

  for (let round = 0; round < rounds; round++) {
    const burst = Array.from({ length: AT_ONCE }, (_, i) =>
      ready(QUESTIONS[(round + i) % QUESTIONS.length]!),
    );
    await Promise.all(burst.map((ask) => ask()));
    if (env.BENCH_BOT) await fake.until('response_url', (round + 1) * AT_ONCE);
    // A round's last answers are done with before the next one begins.
    await setTimeout(SETTLED_MS);
    // The first rounds warm up: connections, compiled code.
    if (round === 1) took.length = 0;
  }

  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))]!.toFixed(1);
  console.log(
    `${name}: ${took.length} commands, ${AT_ONCE} at once: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`,
  );
  agent.destroy();
  child.disconnect();
}
