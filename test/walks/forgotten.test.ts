import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/folder.ts';
import { asks, draft, type Team, team, words } from '../helpers/team.ts';

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

describe('a manager purges', () => {
  const boss = { id: 'bo', manager: true };

  it('a channel: asked once, nothing in the store names it, and people keep what they saved', async () => {
    const { group, path } = await traces();
    await group.says('subscribe runway', { id: 'bo', channel: 'C2' });
    await group.store.queue(
      [
        {
          key: 'k',
          room: 'slack:T1/C1',
          kind: 'alert',
          card: { tone: 'news', blocks: [] },
          storyIds: [1],
          subscriptionIds: [1],
          dueAt: group.now,
        },
      ],
      group.now,
    );
    const stop = { room: 'slack:T1/C1', stage: 'muted', detail: 'funding' } as const;
    await group.store.saveArticle(draft('Funding for Sora'), { stops: [stop] });
    await group.store.pauseRoom('slack:T1/C1', 'archived', group.now);
    expect(tablesWith(path, 'T1/C1').length).toBeGreaterThan(7);
    expect(await group.says('purge here', { id: 'bo' })).toMatchObject({ error: { key: 'not-manager' } });
    expect(asks(await group.says('purge', boss))).toEqual(['purge here', 'purge all']);
    const [sure] = asks(await group.says('purge here', boss));
    expect(sure).toBe('purge here sure');
    expect(tablesWith(path, 'T1/C1')).not.toEqual([]);
    expect(await group.says(sure!, boss)).toMatchObject({ ok: true });
    expect(tablesWith(path, 'T1/C1')).toEqual([]);
    expect(
      await group.store.saved({ person: { platform: 'slack', space: 'T1', id: 'ada-17' } }),
    ).toHaveLength(1);
    expect((await group.store.room('slack:T1/C2')).subscriptions).toHaveLength(1);
  });

  it('a workspace: nothing of it is left', async () => {
    const { group, path } = await traces();
    await group.says('subscribe runway', { id: 'bo', channel: 'C2' });
    const [sure] = asks(await group.says('purge all', boss));
    expect(await group.says(sure!, boss)).toMatchObject({ ok: true, data: { purged: 'all' } });
    expect(tablesWith(path, 'T1/')).toEqual([]);
  });

  it('never a workspace from a direct message, where it may be everybody’s', async () => {
    const { group } = await traces();
    const alone = { id: '42', channel: '42', platform: 'discord' as const, manager: true };
    expect(asks(await group.says('purge', { ...boss, channel: 'bo' }))).toEqual(['purge here']);
    expect((await group.says('purge all sure', { ...boss, channel: 'bo' })).error?.key).toBe('not-here');
    expect(await group.says('purge here sure', alone)).toMatchObject({ ok: true });
  });

  it('and sees who changed what before', async () => {
    const { group } = await traces();
    const told = words(await group.says('audit', boss));
    expect(told).toContain('ada-17: subscribe sora');
    expect(told).toContain('taken back');
    expect(words(await group.says('变更记录', { ...boss, locale: 'zh-CN' }))).toContain('已撤销');
    expect(await group.says('audit', { id: 'bo' })).toMatchObject({ error: { key: 'not-manager' } });
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
