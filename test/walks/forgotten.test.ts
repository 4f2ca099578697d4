import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/folder.ts';
import { draft, type Team, team, words } from '../helpers/team.ts';

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

/** A team of which `ada-17` has done everything that leaves a trace. */
async function traces(): Promise<{ readonly group: Team; readonly path: string }> {
  const folder = temporaryFolder();
  folders.push(folder);
  const path = join(folder.path, 'ainews.sqlite');
  const group = team({ path });
  await group.store.saveArticle(draft('Sora draws films'));
  const ada = { id: 'ada-17' };
  for (const line of [
    'latest',
    'save 1',
    'subscribe sora mention:@ada-17',
    'subscribe kling to:me',
    'mute funding',
    'list',
    'edit 1 when:digest',
    'unsubscribe 1',
    'undo',
  ])
    expect(await group.says(line, ada), line).toMatchObject({ ok: true });
  expect(await group.says('subscribe veo', { id: 'bo' })).toMatchObject({ ok: true });
  await group.says('list', { id: 'bo' });
  await group.says('edit 1 max:3', { id: 'bo' });
  return { group, path };
}

/** Tables with a row that holds the text anywhere. */
function tablesWith(path: string, text: string): string[] {
  using db = new DatabaseSync(path, { readOnly: true });
  const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all() as {
    name: string;
  }[];
  return tables
    .map(({ name }) => name)
    .filter((name) => {
      const rows = db.prepare(`SELECT * FROM "${name}"`).all();
      return JSON.stringify(rows, (_key, value) => (value instanceof Uint8Array ? '' : value)).includes(text);
    });
}

describe('someone asks to be forgotten', () => {
  it('is asked once, and then nothing in the store names them', async () => {
    const { group, path } = await traces();
    expect(tablesWith(path, 'ada-17')).toEqual(
      expect.arrayContaining(['lists', 'saved', 'changes', 'subscriptions', 'mutes', 'rooms']),
    );
    expect(words(await group.says('forget-me', { id: 'ada-17' }))).not.toBe('');
    expect(tablesWith(path, 'ada-17')).not.toEqual([]);
    expect(await group.says('forget-me yes', { id: 'ada-17' })).toMatchObject({ ok: true });
    expect(tablesWith(path, 'ada-17')).toEqual([]);
  });

  it('reaches direct messages that are of no server', async () => {
    const folder = temporaryFolder();
    folders.push(folder);
    const path = join(folder.path, 'ainews.sqlite');
    const group = team({ path });
    const ada = { id: '4217', platform: 'discord' as const };
    expect(await group.says('subscribe kling to:me', ada)).toMatchObject({ ok: true });
    expect(await group.store.rooms()).toEqual(['discord:@me/4217']);
    await group.says('forget-me yes', ada);
    expect(tablesWith(path, '4217')).toEqual([]);
  });

  it('leaves the channel what it follows', async () => {
    const { group } = await traces();
    await group.says('forget-me yes', { id: 'ada-17' });
    const { subscriptions, mutes } = await group.store.room('slack:T1/C1');
    expect(subscriptions.map(({ expression }) => expression)).toEqual(['sora', 'veo']);
    expect(subscriptions[0]?.settings.mention).toBeUndefined();
    expect(mutes).toHaveLength(1);
  });

  it('gives everything that is kept of them before that', async () => {
    const { group } = await traces();
    const { file } = await group.says('export mine', { id: 'ada-17' });
    const mine = JSON.parse(file!.text) as { saved: unknown[]; direct: string[]; changes: unknown[] };
    expect(mine.saved).toHaveLength(1);
    expect(mine.direct).toEqual(['subscribe kling when:both']);
    expect(mine.changes.length).toBeGreaterThan(4);
    expect(file!.text).not.toContain('veo');
  });
});

describe('a workspace is purged', () => {
  it('leaves nothing of it', async () => {
    const { group, path } = await traces();
    await group.store.purge('slack', 'T1');
    expect(tablesWith(path, 'T1/')).toEqual([]);
    expect(tablesWith(path, 'ada-17')).toEqual([]);
  });
});
