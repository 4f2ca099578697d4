import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../adapters/store/store.ts';
import type { NewDelivery } from '../../src/ports.ts';
import { chaos } from '../helpers/chaos.ts';
import { startChild } from '../helpers/child.ts';
import { fileWall } from '../helpers/fake-chat.ts';
import { temporaryFolder } from '../helpers/folder.ts';

describe('a desk that is killed a hundred times', () => {
  it('loses no message and doubles none', { timeout: 240_000 }, async () => {
    const outcomes = await Promise.all([25, 25, 25, 25].map((kills) => chaos(kills, 0.15)));
    for (const { lost, doubled, queued, sent, held } of outcomes) {
      expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
      expect(sent + held).toBe(queued);
    }
  });
});

describe('four desks on one store', () => {
  it('send each message once, and each room’s in their order', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'ainews.db');
    const wallPath = join(folder.path, 'wall.jsonl');
    const start = Date.parse('2026-11-24T09:00:00Z');
    const store = openStore({ path, clock: { now: () => start } });
    const keys = Array.from({ length: 400 }, (_, i) => `m${i}`);
    await store.queue(
      keys.map(
        (key, i): NewDelivery => ({
          key,
          room: `slack:T1/C${i % 50}`,
          kind: i % 3 === 0 ? 'digest' : 'alert',
          card: { tone: 'news', title: key, blocks: [] },
          storyIds: [],
          dueAt: start,
        }),
      ),
      start,
    );
    const began = String(Date.now());
    const children = [1, 2, 3, 4].map(() =>
      startChild(SCRIPT, path, wallPath, began, String(start), '1', '0'),
    );
    try {
      while ((await store.outboxHealth(start)).byState.sent < keys.length) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    } finally {
      for (const child of children) child.process.kill('SIGKILL');
      await Promise.all(children.map(({ ended }) => ended));
      await store.close();
    }
    const shown = fileWall(wallPath)
      .messages()
      .map(({ key }) => key);
    expect([...shown].sort()).toEqual([...keys].sort());
    const inRoom = (all: readonly string[], room: number) =>
      all.filter((key) => Number(key.slice(1)) % 50 === room);
    for (let room = 0; room < 50; room++) expect(inRoom(shown, room)).toEqual(inRoom(keys, room));
    folder.remove();
  });
});

const SCRIPT = join(import.meta.dirname, '../helpers/desk-child.ts');
