import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../adapters/store/store.ts';
import type { NewDelivery } from '../../src/ports.ts';
import { deskOn, furnish, minutes, news, stoppedAt, weekdaysAtNine } from '../helpers/desk-bed.ts';
import { createFakeChat } from '../helpers/fake-chat.ts';
import { temporaryFolder } from '../helpers/folder.ts';

/** A disk of four megabytes; undefined where this machine lets nobody make one. */
function smallDisk(): { readonly path: string; readonly remove: () => void } | undefined {
  const folder = temporaryFolder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder.path]);
  if (status !== 0) {
    folder.remove();
    return undefined;
  }
  return {
    path: folder.path,
    remove() {
      spawnSync('umount', ['-l', folder.path]);
      folder.remove();
    },
  };
}

const disk = smallDisk();
if (!disk) console.warn('SKIPPED: a full disk under delivery; only root may mount one.');
afterAll(() => disk?.remove());

const ROOMS = 6;

describe.skipIf(!disk)('a disk that is full while messages are sent', () => {
  const filler = () => join(disk!.path, 'filler');

  /** Takes what is left, down to the last block. */
  function fill(): void {
    for (let size = 2 ** 20; size >= 512; size /= 2) {
      for (let i = 0; ; i++) {
        try {
          writeFileSync(`${filler()}-${size}-${i}`, Buffer.alloc(size));
        } catch {
          break;
        }
      }
    }
  }

  function empty(): void {
    spawnSync('sh', ['-c', `rm -f ${filler()}-*`]);
  }

  it.each(['alert', 'digest'] as const)(
    'loses and doubles no %s, and goes on when there is space',
    async (kind) => {
      const path = join(disk!.path, `${kind}.db`);
      const clock = stoppedAt('2026-11-24T00:58:00Z');
      const store = openStore({ path, clock });
      const rooms = Array.from({ length: ROOMS }, (_, i) => `slack:T1/C${i}`);
      const alerts = rooms.flatMap((room) =>
        [1, 2, 3].map((n): NewDelivery => {
          const card = { tone: 'news' as const, title: `Alert ${n}`, blocks: [] };
          return { key: `${room}-${n}`, room, kind: 'alert', card, storyIds: [], dueAt: clock.at };
        }),
      );
      for (const title of ['Sora sings', 'Sora walks', 'Sora flies', 'Sora swims']) {
        await store.saveArticle(news(title, clock.at - 3_600_000));
      }
      if (kind === 'digest') {
        for (const room of rooms) await furnish(store, weekdaysAtNine('Asia/Shanghai', room), { sora: {} });
      } else await store.queue(alerts, clock.at);
      let sent = 0;
      const chat = createFakeChat({
        fault({ kind: request }) {
          // After it was sent nothing can be written down any more.
          if (request === 'send' && ++sent === 4) fill();
          return 'none';
        },
      });
      const broke: string[] = [];
      const log = {
        info: () => {},
        warn: () => {},
        error: (_: unknown, what: string) => void broke.push(what),
      };
      const desk = deskOn(store, clock, chat, { log });
      await minutes(desk, clock, 6);
      expect(broke).toContain('a delivery broke off');
      expect(chat.shown().length).toBeLessThan(ROOMS * 3);
      empty();
      await minutes(desk, clock, 10);
      const keys = chat.shown().map(({ key }) => key);
      expect(keys).toHaveLength(ROOMS * 3);
      expect(new Set(keys).size).toBe(ROOMS * 3);
      const { byState } = await store.outboxHealth(clock.at);
      expect(byState).toMatchObject({ sent: ROOMS * 3, pending: 0, sending: 0, uncertain: 0 });
      await store.close();
      for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    },
  );

  it('plans a briefing when there is space, though none was when it was due', async () => {
    const path = join(disk!.path, 'late.db');
    const clock = stoppedAt('2026-11-24T00:58:00Z');
    const store = openStore({ path, clock });
    await store.saveArticle(news('Sora sings', clock.at - 3_600_000));
    await furnish(store, weekdaysAtNine('Asia/Shanghai', 'slack:T1/C1'), { sora: {} });
    const chat = createFakeChat();
    const desk = deskOn(store, clock, chat);
    fill();
    await minutes(desk, clock, 5);
    expect(chat.shown()).toEqual([]);
    empty();
    await minutes(desk, clock, 1);
    expect(chat.shown()).toHaveLength(2);
    expect(await store.lastIssue('slack:T1/C1')).toMatchObject({ outcome: 'sent' });
    await store.close();
  });
});
