import { describe, expect, it } from 'vitest';
import { quietUntil } from '../../src/news/quiet.ts';
import { asks, team, words } from '../helpers/team.ts';

const ROOM = 'slack:T1/C1';

describe('a channel wants its nights quiet', () => {
  it('sets the hours in one line, tells everyone, and takes them back', async () => {
    const group = team();
    const answer = await group.says('quiet 22:00-7:00');
    expect(answer.shared?.title).toBe('Quiet hours from now on: 22:00 to 07:00 (Asia/Shanghai)');
    expect(asks(answer)).toEqual(['undo']);
    expect((await group.store.room(ROOM)).settings.quiet).toEqual({ from: '22:00', to: '07:00' });
    await group.says('undo');
    expect((await group.store.room(ROOM)).settings).toEqual({ room: ROOM });
  });

  it('means the hours of the room’s zone, and where it has none those of whoever set them', async () => {
    const group = team();
    await group.says('quiet 22:00-7:00');
    const { settings } = await group.store.room(ROOM);
    expect(quietUntil(settings, Date.parse('2026-11-24T15:00:00Z'))).toBe(Date.parse('2026-11-24T23:00:00Z'));
    await group.says('tz Europe/London');
    expect((await group.says('quiet 23:00-6:00')).shared?.title).toContain('Europe/London');
  });

  it('shows them in settings, in the list and at home, and offers what most want where none are set', async () => {
    const group = team();
    expect(asks(await group.says('quiet'))).toEqual(['quiet 22:00-07:00']);
    await group.says('subscribe sora');
    await group.says('免打扰 晚上11点到早上8点', { locale: 'zh-CN' });
    for (const line of ['settings', 'list', '', 'quiet']) {
      expect(words(await group.says(line)), line).toMatch(/23:00(?:–| to )08:00/);
    }
    expect(asks(await group.says('quiet'))).toEqual(['quiet off']);
    expect(words(await group.says('quiet off'))).toContain('No more quiet hours');
    expect(words(await group.says('list'))).not.toContain('23:00');
  });

  it('says what is wrong with hours that cannot be', async () => {
    const group = team();
    expect((await group.says('quiet 9:00-9:00')).error?.key).toBe('bad-quiet');
    expect((await group.says('quiet 22:00-25:00')).error?.key).toBe('bad-time');
    expect(await group.says('quiet off', { mayChange: false })).toMatchObject({
      error: { key: 'not-manager' },
    });
    expect(await group.says('quiet', { mayChange: false })).toMatchObject({ ok: true });
    // What the hours, the briefing and the posts go by is the channel's too.
    for (const line of ['tz Europe/London', 'lang zh']) {
      expect((await group.says(line, { mayChange: false })).error?.key, line).toBe('not-manager');
    }
  });
});
