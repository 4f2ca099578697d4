import { describe, expect, it } from 'vitest';
import { readRoomText, roomDifference, roomText } from '../../../src/commands/room-text.ts';
import type { RoomState } from '../../../src/ports.ts';
import { HOUR } from '../../../src/time.ts';

const now = Date.UTC(2026, 10, 24, 12);
const view = { now, zone: 'UTC' };
const stamp = { createdBy: 'ada', createdAt: now - 1, changedBy: 'bo', changedAt: now - 1 };
const room = 'slack:T1/C1';
const state: RoomState = {
  settings: {
    room,
    lang: 'zh',
    zone: 'Asia/Shanghai',
    quiet: { from: '22:00', to: '07:00' },
    digest: { days: ['mon', 'fri'], times: ['09:00'], zone: 'Asia/Shanghai', top: 5, whenEmpty: 'skip' },
  },
  subscriptions: [
    { id: 4, room, expression: 'sora -funding', settings: { when: 'both', maxPerDay: 3 }, ...stamp },
    { id: 9, room, expression: '"all"', settings: { when: 'digest' }, pausedUntil: 'resumed', ...stamp },
  ],
  mutes: [{ id: 2, room, expression: 'rumour', until: now + HOUR, by: 'ada' }],
};
const empty: RoomState = { settings: { room }, subscriptions: [], mutes: [] };

describe('a room’s settings as text', () => {
  it('say the same when they are read again, and change nothing where they were', () => {
    const text = roomText(state, view);
    expect(readRoomText(text, state, 'cy', view)).toEqual({ state, bad: [] });
    expect(roomDifference(state, readRoomText(text, state, 'cy', view).state, view)).toEqual({
      removed: [],
      added: [],
    });
  });

  it('set another room up alike, in the name of who did it', () => {
    const copied = readRoomText(roomText(state, view), empty, 'cy', view);
    expect(copied.bad).toEqual([]);
    expect(roomText(copied.state, view)).toBe(roomText(state, view));
    expect(copied.state.subscriptions.map(({ id, createdBy }) => [id, createdBy])).toEqual([
      [0, 'cy'],
      [0, 'cy'],
    ]);
  });

  it('show what goes and what comes', () => {
    const next = readRoomText('# ours\n- subscribe kling\n\nlang zh\n', state, 'cy', view);
    expect(roomDifference(state, next.state, view)).toEqual({
      added: ['subscribe kling when:both'],
      removed: [
        'tz Asia/Shanghai',
        'digest mon,fri 09:00 tz:Asia/Shanghai top:5 quiet:skip',
        'quiet 22:00-07:00',
        'subscribe sora -funding when:both max:3/day',
        'subscribe "all" when:digest',
        'mute rumour for:1h',
      ],
    });
  });

  it('take a subscription once, and no more than a room can have', () => {
    const twice = readRoomText('subscribe sora kling\nsubscribe KLING sora', empty, 'cy', view);
    expect(twice.bad).toEqual([{ line: 2, text: 'subscribe KLING sora' }]);
    const many = Array.from({ length: 10_000 }, (_, i) => `subscribe topic${i}`).join('\n');
    const { state: full, bad } = readRoomText(many, empty, 'cy', view);
    expect([full.subscriptions.length, bad.length]).toEqual([200, 9_800]);
  });

  it.each([
    'sora',
    'subscribe',
    'subscribe sora to:#C9',
    'subscribe /(/',
    'undo',
    'digest top:3',
    'subscribe -funding',
  ])('name the line that is no setting: %s', (line) => {
    const { bad } = readRoomText(`lang en\n${line}`, empty, 'cy', view);
    expect(bad).toEqual([{ line: 2, text: line }]);
  });
});
