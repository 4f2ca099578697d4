import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../adapters/store/store.ts';
import { CRASH_POINTS, type CrashPoint } from '../../src/crash.ts';
import type { Store } from '../../src/ports.ts';
import type { RoomKey } from '../../src/room.ts';
import { furnish, news, weekdaysAtNine } from '../helpers/desk-bed.ts';
import { TOKEN } from '../helpers/fake-discord.ts';
import { SECRET } from '../helpers/fake-slack.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { discordBed, type PlatformBed, type Posted, slackBed } from '../helpers/platform-bed.ts';
import { type Started, startProgram } from '../helpers/started.ts';

/**
 * The program itself, killed at each point as by a power cut and started again: what people see in the
 * channel then is each message once. Two at a time; each life of it takes a second of processor time.
 */
const NINE = '2026-11-24T01:00:01Z';
/** A dead process's lease has run out by then. */
const LATER = '2026-11-24T01:03:00Z';
const LATER_STILL = '2026-11-24T01:06:00Z';
const KINDS = ['digest', 'alert'] as const;
type Kind = (typeof KINDS)[number];

let beds: Readonly<Record<'slack' | 'discord', PlatformBed>>;
beforeAll(async () => {
  beds = { slack: await slackBed(), discord: await discordBed() };
});
afterAll(() => Promise.all(Object.values(beds).map((bed) => bed.stop())));

function settings(bed: PlatformBed): Readonly<Record<string, string>> {
  return bed.platform === 'slack'
    ? { SLACK_BOT_TOKEN: 'xoxb-good', SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: bed.address, PORT: '0' }
    : { DISCORD_TOKEN: TOKEN, DISCORD_API_BASE: bed.address };
}

async function prepare(store: Store, kind: Kind, room: RoomKey): Promise<void> {
  const at = Date.parse(NINE);
  if (kind === 'digest') {
    await store.saveArticle(news('Sora sings', at - 3_600_000));
    await furnish(store, weekdaysAtNine('Asia/Shanghai', room), { sora: {} });
    return;
  }
  const card = { tone: 'news' as const, title: 'An alert', blocks: [] };
  await store.queue([{ key: `alert-${room.slice(-15)}`, room, kind, card, storyIds: [], dueAt: at }], at);
}

/** A folder of its own with a store in which something is due at nine. */
async function due(kind: Kind, bed: PlatformBed) {
  const folder = temporaryFolder();
  const room = bed.newRoom();
  const path = join(folder.path, 'ainews.db');
  const clock = { now: () => Date.parse(NINE) };
  const store = openStore({ path, clock });
  await prepare(store, kind, room);
  const start = (now: string, crashAt?: CrashPoint) =>
    startProgram(folder.path, {
      ...settings(bed),
      AINEWS_FAKE_NOW: now,
      ...(crashAt && { AINEWS_CRASH_AT: crashAt }),
    });
  return {
    room,
    store,
    start,
    async close() {
      await store.close();
      folder.remove();
    },
  };
}

/** Resolves when all that is due was sent; says what the program said when that takes too long. */
async function delivered(store: Store, program: Started, count: number): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    const { sent, pending, sending } = (await store.outboxHealth(0)).byState;
    if (sent === count && pending + sending === 0) return;
    if (Date.now() > until) throw new Error(`not delivered:\n${program.log()}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** Resolves when the program takes signals as it should: it says so. */
async function serving(program: Started): Promise<void> {
  while (!program.log().includes('Serving')) await new Promise((resolve) => setTimeout(resolve, 20));
}

const turn = turns(2);
const cases = (['slack', 'discord'] as const).flatMap((platform) =>
  KINDS.flatMap((kind) =>
    CRASH_POINTS.filter((point) => kind === 'digest' || !point.startsWith('plan:')).map((point) => ({
      platform,
      kind,
      point,
    })),
  ),
);

describe.concurrent('the program, killed and started again', () => {
  it.each(cases)(
    'at $point, with a $kind on $platform: it is there once',
    { timeout: 240_000 },
    ({ platform, kind, point }) =>
      turn(async () => {
        const { room, store, start, close } = await due(kind, beds[platform]);
        try {
          // Only who finds that another ended halfway looks.
          const looks = point === 'deliver:looked';
          expect(await start(NINE, looks ? 'deliver:before-send' : point).ended).toBe('SIGKILL');
          if (looks) expect(await start(LATER, point).ended).toBe('SIGKILL');
          const last = start(LATER_STILL);
          const count = kind === 'digest' ? 2 : 1;
          await delivered(store, last, count);
          await serving(last);
          last.kill('SIGTERM');
          expect(await last.ended).toBe(0);
          expectOnce(beds[platform].posted(room), count);
        } finally {
          await close();
        }
      }),
  );

  it.each(['slack', 'discord'] as const)(
    'told to end while %s does not answer: it is gone within its ten seconds, and what was sent is found',
    { timeout: 240_000 },
    (platform) =>
      turn(async () => {
        const bed = await (platform === 'slack' ? slackBed() : discordBed());
        const { room, store, start, close } = await due('alert', bed);
        try {
          bed.play({ name: 'no answer, after', doubt: true, stored: true });
          const program = start(NINE);
          await serving(program);
          while (bed.posted(room).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
          const asked = Date.now();
          program.kill('SIGTERM');
          expect(await program.ended).toBe(0);
          expect(Date.now() - asked).toBeLessThan(10_000);
          const last = start(LATER);
          await delivered(store, last, 1);
          last.kill('SIGKILL');
          await last.ended;
          expectOnce(bed.posted(room), 1);
        } finally {
          await close();
          await bed.stop();
        }
      }),
  );
});

/** One message in the channel, and what belongs to it in its thread. */
function expectOnce(posted: readonly Posted[], count: number): void {
  expect(posted).toHaveLength(count);
  expect(posted.filter(({ parent }) => parent === undefined)).toHaveLength(1);
  expect(new Set(posted.map(({ key }) => key)).size).toBe(count);
}

/** Runs so many at a time, the others when one has ended. */
function turns(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
