import { describe, expect, it } from 'vitest';
import type { Settlement } from '../../src/ports.ts';
import type { StorePlace } from './store.ts';
import { useStore } from './store-bed.ts';
import { ADA, delivery, draft, MINUTE, NOON, OTHER_ROOM, ROOM } from './store-samples.ts';

const SENT: Settlement = { state: 'sent', receipt: 'r1' };

export function outboxContract(place: () => Promise<StorePlace>): void {
  describe('outbox', () => {
    const bed = useStore(place);
    const claimOne = async (at = NOON) => (await bed.store.claim(1, MINUTE, at))[0];
    const endings = [
      SENT,
      { state: 'dead', error: 'e' },
      { state: 'cancelled', error: 'e' },
      { state: 'missed', error: 'e' },
      { state: 'uncertain', error: 'e' },
    ] as const;

    it('queues a key once for ever, whatever became of it', async () => {
      for (const [i, ending] of endings.entries()) {
        const one = delivery(`k${i}`);
        expect(await bed.store.queue([one, one], NOON)).toBe(1);
        const claimed = (await claimOne())!;
        expect(await bed.store.queue([one], NOON)).toBe(0);
        await bed.store.settle(claimed.id, claimed.lease, ending, NOON);
        expect(await bed.store.queue([one], NOON + 1)).toBe(0);
        expect(await claimOne()).toBeUndefined();
      }
    });

    it('gives back the delivery as it was queued, under a lease', async () => {
      const one = delivery('k1', {
        kind: 'notice',
        storyIds: [4, 5],
        card: { tone: 'warn', title: '限 <!channel> \u0000', blocks: [{ kind: 'rule' }] },
      });
      await bed.store.queue([one], NOON);
      const claimed = (await claimOne())!;
      expect(claimed).toMatchObject({
        ...one,
        state: 'sending',
        attempts: 1,
        doubtful: false,
        leaseUntil: NOON + MINUTE,
      });
      expect(claimed.lease.length).toBeGreaterThanOrEqual(16);
    });

    it('holds a lease until its time, and only for whoever has it', async () => {
      await bed.store.queue([delivery('k1')], NOON);
      const { id, lease } = (await claimOne())!;
      expect(await bed.store.holds(id, lease, NOON + MINUTE - 1)).toBe(true);
      expect(await bed.store.holds(id, lease, NOON + MINUTE)).toBe(false);
      expect(await bed.store.holds(id, 'another', NOON)).toBe(false);
      await bed.store.settle(id, lease, SENT, NOON);
      expect(await bed.store.holds(id, lease, NOON)).toBe(false);
    });

    it('writes an outcome once, and only under the lease that was claimed', async () => {
      await bed.store.queue([delivery('k1')], NOON);
      const { id, lease } = (await claimOne())!;
      expect(await bed.store.settle(id, 'another', SENT, NOON)).toBe(false);
      expect(await bed.store.settle(id, lease, SENT, NOON)).toBe(true);
      expect(await bed.store.settle(id, lease, { state: 'dead', error: 'e' }, NOON)).toBe(false);
      expect((await bed.store.outboxHealth(NOON)).byState).toMatchObject({ sent: 1, dead: 0, sending: 0 });
    });

    it('lets no worker that slept through its lease write over the one that took over', async () => {
      await bed.store.queue([delivery('k1')], NOON);
      const slept = (await claimOne())!;
      const took = (await claimOne(NOON + MINUTE))!;
      expect(took.id).toBe(slept.id);
      expect(await bed.store.settle(slept.id, slept.lease, SENT, NOON + MINUTE)).toBe(false);
      expect(await bed.store.holds(took.id, took.lease, NOON + MINUTE)).toBe(true);
      expect(await bed.store.settle(took.id, took.lease, SENT, NOON + MINUTE)).toBe(true);
    });

    it('keeps the outcome of a worker that was late when nobody took over', async () => {
      await bed.store.queue([delivery('k1')], NOON);
      const { id, lease } = (await claimOne())!;
      expect(await bed.store.settle(id, lease, SENT, NOON + 9 * MINUTE)).toBe(true);
      expect(await claimOne(NOON + 10 * MINUTE)).toBeUndefined();
    });

    it('brings back what another try may do, at its time, with what is known of it', async () => {
      await bed.store.queue([delivery('k1')], NOON);
      const first = (await claimOne())!;
      const later: Settlement = { state: 'pending', at: NOON + MINUTE, error: 'rate', doubtful: false };
      await bed.store.settle(first.id, first.lease, later, NOON);
      expect(await claimOne(NOON + MINUTE - 1)).toBeUndefined();
      const second = (await claimOne(NOON + MINUTE))!;
      expect(second).toMatchObject({ id: first.id, attempts: 2, doubtful: false, error: 'rate' });
      const unknown: Settlement = { state: 'pending', at: NOON + MINUTE, error: 'cut', doubtful: true };
      await bed.store.settle(second.id, second.lease, unknown, NOON + MINUTE);
      expect(await claimOne(NOON + MINUTE)).toMatchObject({ attempts: 3, doubtful: true, error: 'cut' });
    });

    it('brings back what a dead worker had in hand, as doubtful', async () => {
      await bed.store.queue([delivery('k1')], NOON);
      await claimOne();
      expect(await claimOne(NOON + MINUTE - 1)).toBeUndefined();
      expect(await claimOne(NOON + MINUTE)).toMatchObject({ key: 'k1', attempts: 2, doubtful: true });
    });

    it('never claims anything of a paused room, and all of it once resumed', async () => {
      await bed.store.queue([delivery('k1'), delivery('o1', { room: OTHER_ROOM })], NOON);
      await bed.store.pauseRoom(ROOM, 'channel_not_found', NOON);
      await bed.store.queue([delivery('k2')], NOON);
      expect((await bed.store.claim(9, MINUTE, NOON)).map(({ key }) => key)).toEqual(['o1']);
      expect(await bed.store.pausedRoom(ROOM)).toEqual({ reason: 'channel_not_found', at: NOON });
      expect((await bed.store.outboxHealth(NOON)).paused).toEqual([
        { room: ROOM, reason: 'channel_not_found', at: NOON },
      ]);
      await bed.store.resumeRoom(ROOM);
      expect(await bed.store.pausedRoom(ROOM)).toBeUndefined();
      expect((await claimOne())?.key).toBe('k1');
    });

    it('knows whether a room that cannot be reached is news', async () => {
      const pause = (at: number) => bed.store.pauseRoom(ROOM, 'gone', at);
      await bed.store.queue([delivery('k1'), delivery('k2')], NOON);
      expect(await pause(NOON)).toBe(true);
      expect(await pause(NOON + 1)).toBe(false);
      await bed.store.probeRoom(ROOM);
      expect(await bed.store.pausedRoom(ROOM)).toBeUndefined();
      const probe = (await claimOne())!;
      expect(await pause(NOON + 2)).toBe(false);
      await bed.store.probeRoom(ROOM);
      await bed.store.settle(probe.id, probe.lease, { state: 'sent', receipt: 'r' }, NOON + 3);
      expect(await pause(NOON + 4)).toBe(true);
      await bed.store.resumeRoom(ROOM);
      expect(await pause(NOON + 5)).toBe(true);
    });

    it('queues who is told of a pause with it, and only when it is news', async () => {
      const tell = (key: string) => [delivery(key, { room: OTHER_ROOM, kind: 'notice' })];
      expect(await bed.store.pauseRoom(ROOM, 'gone', NOON, tell('n1'))).toBe(true);
      expect(await bed.store.pauseRoom(ROOM, 'gone', NOON + 1, tell('n2'))).toBe(false);
      expect([...(await bed.store.deliveryStates(['n1', 'n2'])).keys()]).toEqual(['n1']);
      expect(await bed.store.claim(9, MINUTE, NOON)).toMatchObject([{ key: 'n1', room: OTHER_ROOM }]);
    });

    it('can settle what was in hand when its room was paused', async () => {
      await bed.store.queue([delivery('k1')], NOON);
      const { id, lease } = (await claimOne())!;
      await bed.store.pauseRoom(ROOM, 'gone', NOON);
      const later: Settlement = { state: 'pending', at: NOON, error: 'gone', doubtful: false };
      expect(await bed.store.settle(id, lease, later, NOON)).toBe(true);
      expect(await claimOne()).toBeUndefined();
      await bed.store.resumeRoom(ROOM);
      expect(await claimOne()).toMatchObject({ key: 'k1' });
    });

    it('knows of many rooms at once what each has seen', async () => {
      await bed.store.queue([delivery('a', { storyIds: [1, 5] })], NOON);
      await bed.store.queue([delivery('d', { kind: 'digest', storyIds: [5, 6] })], NOON);
      await bed.store.queue([delivery('x', { room: OTHER_ROOM, storyIds: [7] })], NOON);
      const seen = await bed.store.seenIn([ROOM, 'slack:T01/NOBODY'], 5);
      expect(seen).toEqual(new Map([[ROOM, { anyhow: new Set([5, 6]), inBriefings: new Set([5, 6]) }]]));
      expect((await bed.store.seenIn([ROOM], 1)).get(ROOM)?.anyhow).toEqual(new Set([1, 5, 6]));
      expect(await bed.store.seenIn([OTHER_ROOM], 8)).toEqual(new Map());
    });

    it('knows of many rooms at once whose daily limit stopped an alert, and of which story', async () => {
      const over = { stage: 'budget', detail: '5' } as const;
      const { storyId } = await bed.store.saveArticle(draft('sora'), {
        stops: [
          { room: ROOM, subscriptionId: 1, ...over },
          { room: ROOM, subscriptionId: 2, ...over },
          { room: OTHER_ROOM, subscriptionId: 3, stage: 'paused', detail: 'sora' },
        ],
      });
      const rooms = [ROOM, OTHER_ROOM];
      expect(await bed.store.overLimitIn(rooms, 0)).toEqual(new Map([[ROOM, new Set([storyId])]]));
      expect(await bed.store.overLimitIn(rooms, storyId + 1)).toEqual(new Map());
    });

    it('gives each room the card it was queued with, though many share it', async () => {
      const card = { tone: 'news' as const, title: 'One page', blocks: [] };
      const other = { ...card, title: 'Another' };
      await bed.store.queue(
        [
          delivery('k1', { kind: 'digest', card }),
          delivery('k2', { kind: 'digest', card: { ...card }, room: OTHER_ROOM }),
          delivery('k3', { kind: 'digest', card: other, room: 'discord:G1/C1' }),
        ],
        NOON,
      );
      await bed.store.purge('discord', 'G1');
      const claimed = await bed.store.claim(9, MINUTE, NOON);
      expect(claimed.map(({ key, card: { title } }) => `${key} ${title}`).sort()).toEqual([
        'k1 One page',
        'k2 One page',
      ]);
    });

    it('has seen what was sent or may have been, and not what never arrived', async () => {
      for (const [i, ending] of endings.entries()) {
        await bed.store.queue([delivery(`k${i}`, { storyIds: [i] })], NOON);
        const claimed = (await claimOne())!;
        await bed.store.settle(claimed.id, claimed.lease, ending, NOON);
      }
      await bed.store.queue([delivery('k9', { storyIds: [9, 9] })], NOON);
      expect(await bed.store.seen(ROOM, [0, 1, 2, 3, 4, 9, 50])).toEqual(new Set([0, 4, 9]));
      expect(await bed.store.seen(OTHER_ROOM, [0, 9])).toEqual(new Set());
      expect(await bed.store.seen(ROOM, [])).toEqual(new Set());
    });

    it('counts the alerts of a room since an hour, queued or sent', async () => {
      await bed.store.queue([delivery('old')], NOON - MINUTE);
      await bed.store.queue([delivery('a'), delivery('b')], NOON);
      await bed.store.queue([delivery('n', { kind: 'notice' }), delivery('o', { room: OTHER_ROOM })], NOON);
      expect(await bed.store.alertsSince(ROOM, NOON)).toBe(2);
      const { id, lease, key } = (await claimOne())!;
      expect(key).toBe('old');
      await bed.store.settle(id, lease, { state: 'dead', error: 'e' }, NOON);
      expect(await bed.store.alertsSince(ROOM, NOON - MINUTE)).toBe(2);
    });

    it('takes out what is old in small pieces, and keeps what nothing is posted twice by', async () => {
      const day = 24 * 60 * MINUTE;
      await bed.store.queue(
        ['a', 'b', 'c'].map((key, i) =>
          delivery(key, { room: `slack:T01/C${i}`, subscriptionIds: [1], mentions: ['@U1'] }),
        ),
        NOON,
      );
      for (const one of await bed.store.claim(2, MINUTE, NOON)) {
        await bed.store.settle(one.id, one.lease, SENT, NOON);
      }
      const { storyId } = await bed.store.saveArticle(draft('kept', { sourceId: 1 }));
      await bed.store.save(ADA, ROOM, storyId, NOON);
      const read = await bed.store.saveArticle(draft('read', { sourceId: 1 }));
      const imported = await bed.store.saveArticle(draft('imported'));
      const stop = { room: ROOM, stage: 'muted', detail: 'ads' } as const;
      await bed.store.saveArticle(draft('stopped', { sourceId: 1, body: '' }), { stops: [stop] });
      await bed.store.showList(ROOM, ADA, { items: [{ kind: 'story', id: storyId }] }, NOON);
      const token = await bed.store.keepAsk('search sora', NOON);
      await bed.store.changeRoom(
        { settings: { room: ROOM }, subscriptions: [], mutes: [] },
        { by: ADA, at: NOON, did: 'lang en' },
      );
      const olderThan = (at: number) => ({
        cards: at,
        states: at,
        stops: at,
        asks: at,
        lists: at,
        texts: at,
      });
      expect(await bed.store.prune(olderThan(NOON), 10)).toBe(0);
      const pieces: number[] = [];
      for (let gone = -1; gone !== 0; pieces.push(gone))
        gone = await bed.store.prune(olderThan(NOON + day), 1);
      // Two cards, and one of each other kind.
      expect(pieces.reduce((sum, n) => sum + n, 0)).toBe(7);
      expect(Math.max(...pieces)).toBe(6);
      expect(await bed.store.queue([delivery('a')], NOON)).toBe(0);
      expect((await bed.store.deliveryStates(['a'])).get('a')).toEqual({ state: 'sent', receipt: 'r1' });
      expect(await bed.store.claim(9, MINUTE, NOON)).toMatchObject([{ key: 'c', card: { title: 'c' } }]);
      expect(await bed.store.changes(ROOM, 9)).toEqual([
        expect.not.objectContaining({ before: expect.anything() }),
      ]);
      expect(await bed.store.keptAsk(token)).toBeUndefined();
      expect(await bed.store.shownList(ROOM, ADA, 0)).toEqual({ items: [] });
      expect((await bed.store.article(read.id))!).toMatchObject({
        body: '',
        event: 'read opened its model.',
      });
      expect((await bed.store.article(imported.id))!.body).not.toBe('');
      expect((await bed.store.story(storyId))!.articles[0]!.body).not.toBe('');
      const question = {
        expression: { kind: 'word', text: 'read' },
        limit: 5,
        offset: 0,
        now: NOON,
      } as const;
      expect((await bed.store.search(question)).hits[0]?.article.id).toBe(read.id);
    });

    it('keeps a line behind a button as long as it is used', async () => {
      const day = 24 * 60 * MINUTE;
      const token = await bed.store.keepAsk('search sora', NOON);
      bed.clock.at += 80 * day;
      expect(await bed.store.keptAsk(token)).toBe('search sora');
      const at = NOON + 50 * day;
      await bed.store.prune({ cards: 0, states: 0, stops: 0, asks: at, lists: 0 }, 10);
      expect(await bed.store.keptAsk(token)).toBe('search sora');
    });

    it('counts the alerts of each subscription by themselves', async () => {
      await bed.store.queue(
        [
          delivery('a', { subscriptionIds: [1, 2] }),
          delivery('b', { subscriptionIds: [2, 2] }),
          delivery('c', { subscriptionIds: [3] }),
        ],
        NOON,
      );
      await bed.store.queue([delivery('d', { subscriptionIds: [1] })], NOON + MINUTE);
      expect(await bed.store.alertCounts([1, 2, 4], NOON)).toEqual(
        new Map([
          [1, 2],
          [2, 2],
        ]),
      );
      expect(await bed.store.alertCounts([1, 2, 4], NOON + 1)).toEqual(new Map([[1, 1]]));
      const [claimed] = await bed.store.claim(1, MINUTE, NOON);
      await bed.store.settle(claimed!.id, claimed!.lease, { state: 'dead', error: 'no' }, NOON);
      expect((await bed.store.alertCounts([1, 2], NOON)).get(2)).toBe(1);
    });

    it('tells which alert reached a room last, and which one a message was', async () => {
      const sent = async (key: string, over: Parameters<typeof delivery>[1], at: number) => {
        await bed.store.queue([delivery(key, over)], at);
        const [claimed] = await bed.store.claim(1, MINUTE, at);
        await bed.store.settle(claimed!.id, claimed!.lease, { state: 'sent', receipt: `r-${key}` }, at);
      };
      expect(await bed.store.alertPosted(ROOM, NOON)).toBeUndefined();
      await sent('a', { storyIds: [7] }, NOON);
      await sent('b', { storyIds: [8] }, NOON + MINUTE);
      await sent('c', { storyIds: [9], kind: 'digest' }, NOON + 2 * MINUTE);
      await sent('d', { storyIds: [5], room: OTHER_ROOM }, NOON + 2 * MINUTE);
      await bed.store.queue([delivery('e', { storyIds: [6] })], NOON + 3 * MINUTE);
      expect(await bed.store.alertPosted(ROOM, NOON)).toEqual({ storyId: 8, at: NOON + MINUTE });
      expect(await bed.store.alertPosted(ROOM, NOON, 'r-a')).toEqual({ storyId: 7, at: NOON });
      expect(await bed.store.alertPosted(ROOM, NOON + 1, 'r-a')).toBeUndefined();
      expect(await bed.store.alertPosted(ROOM, NOON, 'r-d')).toBeUndefined();
      expect(await bed.store.alertPosted(ROOM, NOON + 2 * MINUTE)).toBeUndefined();
    });

    it('keeps whom a message calls', async () => {
      await bed.store.queue([delivery('a', { mentions: ['@U1', '@U2'] })], NOON);
      expect(await bed.store.claim(1, MINUTE, NOON)).toMatchObject([{ mentions: ['@U1', '@U2'] }]);
    });

    it('remembers with an article what was kept from whom, and the newest word counts', async () => {
      const stop = { room: ROOM, subscriptionId: 4, stage: 'budget', detail: '5' } as const;
      const first = await bed.store.saveArticle(draft('sora'), {
        stops: [stop, { room: OTHER_ROOM, stage: 'muted', detail: 'ads' }],
      });
      const { storyId } = first;
      expect(await bed.store.stopsOf(ROOM, [storyId])).toEqual([{ ...stop, storyId, at: NOON }]);
      bed.clock.at += MINUTE;
      const later = { ...stop, stage: 'paused', detail: 'sora' } as const;
      await bed.store.saveArticle(draft('sora-2'), { storyId, stops: [later] });
      expect(await bed.store.stopsOf(ROOM, [storyId])).toEqual([{ ...later, storyId, at: NOON + MINUTE }]);
      expect(await bed.store.stopsOf(OTHER_ROOM, [storyId])).toMatchObject([{ stage: 'muted' }]);
      // A known article stops nothing anew.
      await bed.store.saveArticle(draft('sora'), { stops: [stop] });
      expect(await bed.store.stopsOf(ROOM, [storyId])).toMatchObject([{ stage: 'paused' }]);
    });

    it('says how the outbox stands', async () => {
      expect(await bed.store.outboxHealth(NOON)).toMatchObject({
        pending: 0,
        oldestPendingMs: 0,
        paused: [],
      });
      await bed.store.queue([delivery('a'), delivery('b', { dueAt: NOON + MINUTE })], NOON);
      const health = await bed.store.outboxHealth(NOON + 3 * MINUTE);
      expect(health).toMatchObject({ pending: 2, oldestPendingMs: 3 * MINUTE });
      expect(Object.values(health.byState).reduce((sum, n) => sum + n)).toBe(2);
    });
  });
}
