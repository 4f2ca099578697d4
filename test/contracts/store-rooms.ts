import { describe, expect, it } from 'vitest';
import type { RoomSettings, Subscription } from '../../src/model.ts';
import type { Mute, RoomState } from '../../src/ports.ts';
import type { StorePlace } from './store.ts';
import { useStore } from './store-bed.ts';
import { ADA, BO, delivery, draft, issue, MINUTE, NOON, OTHER_ROOM, ROOM } from './store-samples.ts';

const SETTINGS: RoomSettings = {
  room: ROOM,
  lang: 'zh',
  zone: 'Asia/Shanghai',
  quiet: { from: '22:00', to: '07:00' },
  digest: { days: ['mon', 'fri'], times: ['09:00'], zone: 'Asia/Shanghai', top: 8, whenEmpty: 'skip' },
};

function subscription(expression: string, over: Partial<Subscription> = {}): Subscription {
  return {
    id: 0,
    room: ROOM,
    expression,
    settings: { when: 'instant' },
    createdBy: ADA.id,
    createdAt: NOON,
    changedBy: ADA.id,
    changedAt: NOON,
    ...over,
  };
}

const mute = (expression: string, over: Partial<Mute> = {}): Mute => ({
  id: 0,
  room: ROOM,
  expression,
  by: ADA.id,
  ...over,
});

export function roomsContract(place: () => Promise<StorePlace>): void {
  describe('rooms', () => {
    const bed = useStore(place);
    const change = (did: string) => ({ by: ADA, at: NOON, did });
    const empty = (room: string): RoomState => ({ settings: { room }, subscriptions: [], mutes: [] });
    const ids = (state: RoomState) => state.subscriptions.map(({ id }) => id);

    it('knows nothing of a room that nobody has set anything in', async () => {
      expect(await bed.store.room(ROOM)).toEqual(empty(ROOM));
      expect(await bed.store.rooms()).toEqual([]);
    });

    it('gives back what a room has set, with numbers for what is new', async () => {
      const next: RoomState = {
        settings: SETTINGS,
        subscriptions: [
          subscription('sora', {
            settings: { when: 'both', maxPerDay: 3, as: 'Video', until: NOON + MINUTE },
          }),
          subscription('kling', { pausedUntil: NOON + MINUTE }),
          subscription('runway', { pausedUntil: 'resumed' }),
        ],
        mutes: [mute('rumour', { until: NOON + MINUTE }), mute('ads')],
      };
      const { state } = await bed.store.changeRoom(next, change('subscribe'));
      expect(state.settings).toEqual(SETTINGS);
      expect(state.subscriptions).toEqual(
        next.subscriptions.map((each, i) => ({ ...each, id: ids(state)[i] })),
      );
      expect(state.mutes).toEqual(next.mutes.map((each, i) => ({ ...each, id: state.mutes[i]!.id })));
      expect(new Set([0, ...ids(state)]).size).toBe(4);
      expect(await bed.store.room(ROOM)).toEqual(state);
      expect(await bed.store.rooms()).toEqual([ROOM]);
    });

    it('loses nothing of two people who change a room at once', async () => {
      const follow = (expression: string) => (before: RoomState) => ({
        ...before,
        subscriptions: [...before.subscriptions, subscription(expression)],
      });
      await Promise.all(
        ['sora', 'kling', 'veo'].map((expression) =>
          bed.store.reviseRoom(ROOM, follow(expression), change(expression)),
        ),
      );
      const { subscriptions } = await bed.store.room(ROOM);
      expect(subscriptions.map(({ expression }) => expression).sort()).toEqual(['kling', 'sora', 'veo']);
      expect(await bed.store.changes(ROOM, 9)).toHaveLength(3);
    });

    it('changes nothing when the change is refused, and undoes one change once', async () => {
      const refuse = () => {
        throw new Error('no');
      };
      await expect(bed.store.reviseRoom(ROOM, refuse, change('x'))).rejects.toThrow('no');
      expect(await bed.store.rooms()).toEqual([]);
      const same = (before: RoomState) => before;
      const first = await bed.store.reviseRoom(ROOM, same, change('a'));
      const undoing = { ...change('undo'), undoes: first!.changeId };
      expect(await bed.store.reviseRoom(ROOM, same, undoing)).toBeDefined();
      expect(await bed.store.reviseRoom(ROOM, refuse, undoing)).toBeUndefined();
      expect((await bed.store.changes(ROOM, 9)).map(({ undone }) => undone)).toEqual([false, true]);
    });

    it('keeps the numbers of what stays, and gives back those of what an undo brings back', async () => {
      const first = await bed.store.changeRoom(
        { ...empty(ROOM), subscriptions: [subscription('a'), subscription('b')], mutes: [mute('m')] },
        change('subscribe'),
      );
      const [a, b] = first.state.subscriptions;
      const second = await bed.store.changeRoom(
        { ...empty(ROOM), subscriptions: [{ ...b!, expression: 'b2' }, subscription('c')] },
        change('unsubscribe'),
      );
      expect(second.state.subscriptions.map(({ expression }) => expression)).toEqual(['b2', 'c']);
      expect(ids(second.state)[0]).toBe(b!.id);
      expect(ids(second.state)[1]).not.toBe(a!.id);
      const [last] = await bed.store.changes(ROOM, 1);
      const undone = await bed.store.changeRoom(last!.before!, change('undo'));
      expect(undone.state).toEqual(first.state);
    });

    it('takes nothing from another room, whatever numbers it is given', async () => {
      const { state } = await bed.store.changeRoom(
        { ...empty(OTHER_ROOM), subscriptions: [subscription('theirs', { room: OTHER_ROOM })] },
        change('subscribe'),
      );
      const stolen = { ...empty(ROOM), subscriptions: [subscription('mine', { id: ids(state)[0]! })] };
      await expect(bed.store.changeRoom(stolen, change('steal'))).rejects.toThrow();
      expect(await bed.store.room(OTHER_ROOM)).toEqual(state);
      expect(await bed.store.room(ROOM)).toEqual(empty(ROOM));
    });

    it('writes down who changed what, and what was before', async () => {
      await bed.store.changeRoom({ ...empty(ROOM), settings: SETTINGS }, change('zone Asia/Shanghai'));
      const { changeId } = await bed.store.changeRoom(empty(ROOM), { by: BO, at: NOON + 1, did: 'reset' });
      const [reset, zone] = await bed.store.changes(ROOM, 5);
      expect(reset).toMatchObject({ id: changeId, by: BO, at: NOON + 1, did: 'reset', undone: false });
      expect(reset?.before?.settings).toEqual(SETTINGS);
      expect(zone).toMatchObject({ by: ADA, before: empty(ROOM) });
      expect(await bed.store.changes(ROOM, 1)).toHaveLength(1);
      expect(await bed.store.changes(OTHER_ROOM, 5)).toEqual([]);
    });

    it('tells which rooms were changed since, whoever changed them', async () => {
      const first = await bed.store.changeRoom(empty(ROOM), change('a'));
      expect(await bed.store.changedRooms(0)).toEqual({ rooms: [ROOM], upTo: first.changeId });
      const other = await bed.open();
      const second = await other.changeRoom(empty(OTHER_ROOM), change('b'));
      await other.changeRoom(empty(OTHER_ROOM), change('c'));
      const since = await bed.store.changedRooms(first.changeId);
      expect(since).toEqual({ rooms: [OTHER_ROOM], upTo: second.changeId + 1 });
      expect(await bed.store.changedRooms(since.upTo)).toEqual({ rooms: [], upTo: since.upTo });
    });

    it('undoes a change once', async () => {
      const { changeId } = await bed.store.changeRoom(empty(ROOM), change('x'));
      expect(await bed.store.markUndone(changeId)).toBe(true);
      expect(await bed.store.markUndone(changeId)).toBe(false);
      expect((await bed.store.changes(ROOM, 1))[0]?.undone).toBe(true);
      expect(await bed.store.markUndone(9999)).toBe(false);
    });

    it('streams the subscriptions that can ever match again', async () => {
      const subscriptions = [
        subscription('a'),
        subscription('ended', { settings: { when: 'instant', until: NOON } }),
        subscription('off', { pausedUntil: 'resumed' }),
        subscription('back soon', { pausedUntil: NOON + MINUTE }),
        subscription('b'),
      ];
      await bed.store.changeRoom({ ...empty(ROOM), subscriptions }, change('subscribe'));
      const seen: string[] = [];
      let after: number | undefined;
      for (;;) {
        const page = await bed.store.subscriptions(2, after);
        if (page.length === 0) break;
        seen.push(...page.map(({ expression }) => expression));
        after = page.at(-1)!.id;
      }
      expect(seen).toEqual(['a', 'back soon', 'b']);
    });

    it('forgets a person and leaves the room its subscriptions', async () => {
      const { storyId } = await bed.store.saveArticle(draft('sora'));
      await bed.store.save(ADA, ROOM, storyId, NOON);
      await bed.store.save(BO, ROOM, storyId, NOON);
      await bed.store.showList(ROOM, ADA, { items: [{ kind: 'story', id: storyId }] }, NOON);
      const next = { ...empty(ROOM), subscriptions: [subscription('sora')], mutes: [mute('ads')] };
      const { state } = await bed.store.changeRoom(next, change('subscribe'));
      await bed.store.changeRoom({ ...state, mutes: [] }, change('unmute'));
      expect(await bed.store.forget(ADA)).toBeGreaterThan(0);
      const left = JSON.stringify([await bed.store.room(ROOM), await bed.store.changes(ROOM, 9)]);
      expect(left).not.toContain(ADA.id);
      expect(left).not.toContain(ADA.name);
      expect(await bed.store.saved({ person: ADA })).toEqual([]);
      expect(await bed.store.shownList(ROOM, ADA, 0)).toEqual({ items: [] });
      expect(await bed.store.saved({ person: BO })).toHaveLength(1);
      expect((await bed.store.room(ROOM)).subscriptions[0]?.expression).toBe('sora');
      expect(await bed.store.forget(ADA)).toBe(0);
    });

    it('purges a space and nothing else', async () => {
      const neighbour = 'slack:T011/C01';
      const { storyId } = await bed.store.saveArticle(draft('sora'));
      for (const room of [ROOM, neighbour]) {
        await bed.store.changeRoom(
          { ...empty(room), subscriptions: [subscription('sora', { room })], mutes: [mute('ads', { room })] },
          change('subscribe'),
        );
        await bed.store.queueDigest(
          issue({ room }),
          [delivery(`d-${room}`, { room, storyIds: [storyId] })],
          NOON,
        );
        await bed.store.pauseRoom(room, 'archived', NOON);
        await bed.store.save({ ...BO, space: room.slice(6, room.indexOf('/')) }, room, storyId, NOON);
      }
      expect(await bed.store.purge('slack', 'T01')).toBeGreaterThan(0);
      expect(await bed.store.rooms()).toEqual([neighbour]);
      expect(await bed.store.room(ROOM)).toEqual(empty(ROOM));
      expect(await bed.store.changes(ROOM, 9)).toEqual([]);
      expect(await bed.store.lastIssue(ROOM)).toBeUndefined();
      expect(await bed.store.pausedRoom(ROOM)).toBeUndefined();
      expect(await bed.store.seen(ROOM, [storyId])).toEqual(new Set());
      expect(await bed.store.saved({ room: ROOM })).toEqual([]);
      expect(await bed.store.saved({ room: neighbour })).toHaveLength(1);
      expect(await bed.store.lastIssue(neighbour)).toBeDefined();
      expect((await bed.store.outboxHealth(NOON)).byState.pending).toBe(1);
      expect(await bed.store.purge('slack', 'T01')).toBe(0);
    });
  });
}
