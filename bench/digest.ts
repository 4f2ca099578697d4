import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shortHash } from '../adapters/hash.ts';
import { openStore } from '../adapters/store/store.ts';
import { deliveriesOf, draftIssue, planDigests } from '../src/digest/plan.ts';
import type { Draft } from '../src/model.ts';
import type { Chat } from '../src/ports.ts';
import { createDesk } from '../src/tick.ts';
import { furnish, news, weekdaysAtNine } from '../test/helpers/desk-bed.ts';

/**
 * A morning: 10,000 rooms due in one minute with 500 distinct configurations, 600 articles of a day. The
 * whole against planning each room alone (measured on a share of them).
 */
const ROOMS = Number(process.argv[2] ?? 10_000);
const CONFIGURATIONS = 500;
const ARTICLES = 600;
const ALONE = 100;

const NAMES =
  `sora kling runway pika veo gemini claude llama qwen deepseek mistral grok nvidia amd tpu openai anthropic
  google meta apple microsoft alibaba tencent baidu bytedance huawei xiaomi tesla waymo figure`.split(/\s+/);
const THEMES =
  `video robots chips agents funding safety regulation copyright research medicine education energy voice
  coding search maps`.split(/\s+/);
const now = Date.parse('2026-11-24T01:00:00Z');
const clock = { now: () => now };

const folder = mkdtempSync(join(tmpdir(), 'ainews-bench-'));
const store = openStore({ path: join(folder, 'ainews.db'), clock });
const pick = <T>(all: readonly T[], n: number): T => all[n % all.length]!;

function article(n: number): Draft {
  const [name, other, theme] = [pick(NAMES, n * 7), pick(NAMES, n * 13 + 3), pick(THEMES, n * 5)];
  const text = `${name} and ${other} on ${theme}: what number ${n} of the day means. `;
  return news(`${name} takes ${theme} further, ${n}`, now - 3_600_000 - n * 1_000, {
    body: text.repeat(25),
    keywords: [name, theme],
    site: `site${n % 40}.example`,
  });
}

for (let n = 0; n < ARTICLES; n++) await store.saveArticle(article(n));
for (let n = 0; n < ROOMS; n++) {
  const kind = n % CONFIGURATIONS;
  const name = pick(NAMES, kind);
  const follows = { [name]: {}, [`${pick(NAMES, kind * 3 + 1)} ${pick(THEMES, Math.floor(kind / 30))}`]: {} };
  await furnish(
    store,
    { ...weekdaysAtNine('Asia/Shanghai', `slack:T${n % 50}/C${n}`), lang: kind % 2 ? 'zh' : 'en' },
    follows,
  );
}

const planning = { store, hash: shortHash };
const rooms = await store.plannedRooms(now);
let started = performance.now();
for (const room of rooms.slice(0, ALONE)) {
  const { issue, cards, storyIds } = await draftIssue(planning, room, now);
  deliveriesOf(shortHash, issue, cards, storyIds);
}
const alone = ((performance.now() - started) / ALONE) * ROOMS;

const before = process.memoryUsage().rss;
const cpu = process.cpuUsage();
started = performance.now();
const planned = await planDigests(planning, now);
const together = performance.now() - started;
const { user, system } = process.cpuUsage(cpu);
const memory = (process.memoryUsage().rss - before) / 2 ** 20;
const { pending } = await store.outboxHealth(now);

/** Discord takes 50 requests a second from one bot, Slack more of one in many channels. */
const A_SECOND = 50;
const ALERTS = 100;
const key = (text: string) => shortHash(text);
await store.queue(
  Array.from({ length: ALERTS }, (_, n) => ({
    key: key(`alert ${n}`),
    room: `slack:T${n % 50}/A${n}` as const,
    kind: 'alert' as const,
    card: { tone: 'news' as const, title: `Alert ${n}`, blocks: [] },
    storyIds: [],
    dueAt: now,
  })),
  now,
);
const sent: string[] = [];
const desk = createDesk({
  store,
  clock,
  log: { info() {}, warn() {}, error() {} },
  hash: shortHash,
  chats: new Map([
    [
      'slack' as const,
      {
        platform: 'slack' as const,
        send: async (_room, _card, { key: sentKey }) => `${sent.push(sentKey)}`,
        find: async () => undefined,
      } satisfies Chat,
    ],
  ]),
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
});
await desk.deliver();
const alerts = new Set(Array.from({ length: ALERTS }, (_, n) => key(`alert ${n}`)));
const behind = (sent.findLastIndex((one) => alerts.has(one)) + 1) / A_SECOND;
await store.close();
rmSync(folder, { recursive: true });

const bar = (what: string, ok: boolean) =>
  process.stdout.write(`${ok ? 'PASS       ' : 'FALLS SHORT'} ${what}\n`);
process.stdout.write(`${planned} rooms planned, ${pending} messages\n`);
bar(
  `planned in ${(together / 1000).toFixed(2)} s (processor ${((user + system) / 1e6).toFixed(2)} s; at most 3 s)`,
  (user + system) / 1e6 <= 3,
);
bar(
  `${(alone / together).toFixed(0)} times cheaper than each alone, ${(alone / 1000).toFixed(0)} s (at least 20)`,
  alone >= 20 * together,
);
bar(`${memory.toFixed(0)} MB more (at most 60)`, memory <= 60);
bar(
  `the last of ${ALERTS} alerts of other rooms ${behind.toFixed(1)} s behind, at ${A_SECOND} messages a second (at most 10)`,
  alerts.size === ALERTS && behind <= 10,
);
