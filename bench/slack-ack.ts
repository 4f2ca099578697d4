import { performance } from 'node:perf_hooks';
import { FakeSlack, form } from '../test/helpers/fake-slack.ts';
import { startBot } from '../test/helpers/slack-bot.ts';

/**
 * How long Slack waits for its acknowledgement when many people ask at once. Slack gives up after 3 s; the
 * aim is a p99 under 100 ms at 50 commands in flight. Run: `node bench/slack-ack.ts [rounds]`.
 */
const AT_ONCE = 50;
const rounds = Number(process.argv[2] ?? 20);

const fake = await FakeSlack.start();
const bot = await startBot(fake);
await fake.settle(() => bot.slack.health().state === 'ready', 'readiness');

const took: number[] = [];
async function ask(text: string): Promise<void> {
  const body = form(fake.command(text));
  const from = performance.now();
  const response = await bot.post(body, 'form');
  await response.arrayBuffer();
  took.push(performance.now() - from);
  if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
}

for (let round = 0; round < rounds; round++) {
  await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => ask(`round ${round} question ${i}`)));
  await fake.until('response_url', (round + 1) * AT_ONCE);
  // The first round warms up: connections, compiled code.
  if (round === 0) took.length = 0;
}

took.sort((a, b) => a - b);
const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))]!.toFixed(1);
console.log(
  `${took.length} commands, ${AT_ONCE} at once: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`,
);

await bot.slack.stop();
await fake.stop();
