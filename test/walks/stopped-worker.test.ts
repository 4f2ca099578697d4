import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../adapters/store/store.ts';
import { startChild } from '../helpers/child.ts';
import { deskOn } from '../helpers/desk-bed.ts';
import { createFakeChat, fileWall } from '../helpers/fake-chat.ts';
import { temporaryFolder } from '../helpers/folder.ts';

const SCRIPT = join(import.meta.dirname, '../helpers/sleeper-child.ts');
/** A lease of a minute is over in less than a second. */
const PACE = 100;
const START = Date.parse('2026-11-24T09:00:00Z');

describe('a worker that the machine stops between claim and send', () => {
  it('sends nothing when it wakes after its lease, and another has sent', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'ainews.db');
    const wallPath = join(folder.path, 'wall.jsonl');
    const began = Date.now();
    const clock = { at: 0, now: () => START + (Date.now() - began) * PACE };
    const store = openStore({ path, clock });
    const card = { tone: 'news' as const, title: 'One', blocks: [] };
    await store.queue(
      [{ key: 'one', room: 'slack:T1/C1', kind: 'alert', card, storyIds: [], dueAt: START }],
      START,
    );
    const sleeper = startChild(SCRIPT, path, wallPath, String(began), String(START), String(PACE));
    try {
      await sleeper.saidAtLeast(1);
      expect(sleeper.said).toEqual(['stopping']);
      const wall = fileWall(wallPath);
      const desk = deskOn(store, clock, createFakeChat({ wall }));
      while ((await store.outboxHealth(clock.now())).byState.sent === 0) {
        await desk.deliver();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(wall.messages()).toHaveLength(1);
      sleeper.process.kill('SIGCONT');
      expect(await sleeper.ended).toBe(0);
      expect(sleeper.said).toEqual(['stopping', 'done']);
      expect(wall.messages()).toHaveLength(1);
      expect((await store.outboxHealth(clock.now())).byState).toMatchObject({
        sent: 1,
        pending: 0,
        sending: 0,
      });
    } finally {
      sleeper.process.kill('SIGKILL');
      await sleeper.ended;
      await store.close();
      folder.remove();
    }
  });
});
