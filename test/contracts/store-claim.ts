import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewDelivery, Settlement } from '../../src/ports.ts';
import type { StorePlace } from './store.ts';
import { useStore } from './store-bed.ts';
import { delivery, MINUTE, NOON } from './store-samples.ts';

export function claimContract(place: () => Promise<StorePlace>): void {
  describe('claim', () => {
    const bed = useStore(place);
    const keys = async (limit: number, at = NOON) =>
      (await bed.store.claim(limit, MINUTE, at)).map(({ key }) => key);
    const end = async (outcome: Settlement, at = NOON) => {
      const [claimed] = await bed.store.claim(1, MINUTE, at);
      await bed.store.settle(claimed!.id, claimed!.lease, outcome, at);
      return claimed!.key;
    };
    const sent = (receipt: string): Settlement => ({ state: 'sent', receipt });
    const thread = (key: string) => delivery(key, { kind: 'digest', replyTo: 'head' });

    it('claims what is due and nothing before its time', async () => {
      await bed.store.queue([delivery('k1', { dueAt: NOON + 1 })], NOON);
      expect(await keys(9, NOON)).toEqual([]);
      expect(await keys(9, NOON + 1)).toEqual(['k1']);
    });

    it('has one message of a room in hand at a time, in the order of their times', async () => {
      const rooms = ['slack:T01/A', 'slack:T01/B'];
      for (const room of rooms) {
        await bed.store.queue(
          [
            delivery(`${room}2`, { room, dueAt: NOON - 1 }),
            delivery(`${room}3`, { room, dueAt: NOON - 1 }),
            delivery(`${room}1`, { room, dueAt: NOON - 2 }),
          ],
          NOON,
        );
      }
      const order: string[] = [];
      for (let i = 0; i < 3; i++) {
        const claimed = await bed.store.claim(9, MINUTE, NOON);
        expect(claimed.map(({ room }) => room).sort()).toEqual(rooms);
        expect(await keys(9)).toEqual([]);
        for (const each of claimed) {
          await bed.store.settle(each.id, each.lease, sent(each.key), NOON);
          if (each.room === rooms[0]) order.push(each.key.at(-1)!);
        }
      }
      expect(order).toEqual(['1', '2', '3']);
    });

    it('lets what is not due yet hold up nothing', async () => {
      await bed.store.queue([delivery('later', { dueAt: NOON + MINUTE }), delivery('now')], NOON);
      expect(await keys(9)).toEqual(['now']);
    });

    it('lets nothing overtake a message that will be tried again', async () => {
      await bed.store.queue([delivery('a'), delivery('b')], NOON);
      expect(await end({ state: 'pending', at: NOON + MINUTE, error: 'later', doubtful: false })).toBe('a');
      expect(await keys(9, NOON + MINUTE - 1)).toEqual([]);
      expect(await end(sent('r'), NOON + MINUTE)).toBe('a');
      expect(await keys(9, NOON + MINUTE)).toEqual(['b']);
    });

    it('sends the rest when one message is refused for good', async () => {
      await bed.store.queue([delivery('a'), delivery('b')], NOON);
      expect(await end({ state: 'dead', error: 'refused' })).toBe('a');
      expect(await keys(9)).toEqual(['b']);
    });

    it('holds replies until the message they answer has a receipt', async () => {
      await bed.store.queue([thread('part1'), delivery('head', { kind: 'digest' }), thread('part2')], NOON);
      await bed.store.queue([delivery('alert')], NOON);
      const [head] = await bed.store.claim(9, MINUTE, NOON);
      expect(head?.key).toBe('head');
      await bed.store.settle(head!.id, head!.lease, sent('ts-1'), NOON);
      const [part] = await bed.store.claim(9, MINUTE, NOON);
      expect(part).toMatchObject({ key: 'part1', replyTo: 'head', replyToReceipt: 'ts-1' });
    });

    it('wakes a reply in another room too', async () => {
      await bed.store.queue([thread('part1'), delivery('head', { room: 'slack:T01/Z' })], NOON);
      const [head] = await bed.store.claim(9, MINUTE, NOON);
      expect(head?.key).toBe('head');
      expect(await keys(9)).toEqual([]);
      await bed.store.settle(head!.id, head!.lease, sent('ts-1'), NOON);
      expect(await keys(9)).toEqual(['part1']);
    });

    it.each(['dead', 'uncertain'] as const)(
      'sends replies by themselves when the message they answer is %s',
      async (state) => {
        await bed.store.queue([delivery('head', { kind: 'digest' }), thread('part1')], NOON);
        expect(await end({ state, error: 'e' })).toBe('head');
        const [part] = await bed.store.claim(9, MINUTE, NOON);
        expect(part?.key).toBe('part1');
        expect(part).not.toHaveProperty('replyToReceipt');
      },
    );

    it.each(['missed', 'cancelled'] as const)('takes a thread along when its head is %s', async (state) => {
      await bed.store.queue([delivery('head', { kind: 'digest' }), thread('part1')], NOON);
      await bed.store.queue([delivery('leaf', { kind: 'digest', replyTo: 'part1' }), delivery('x')], NOON);
      expect(await end({ state, error: 'late' })).toBe('head');
      expect(await keys(9)).toEqual(['x']);
      expect((await bed.store.outboxHealth(NOON)).byState[state]).toBe(3);
    });

    it('serves every room in turn, however much is waiting in one', async () => {
      const flood = Array.from({ length: 30 }, (_, i) => delivery(`f${i}`, { dueAt: NOON - MINUTE }));
      await bed.store.queue([...flood, delivery('quiet', { room: 'slack:T01/Q' })], NOON);
      const served: string[] = [];
      for (let i = 0; i < 3; i++) served.push(await end(sent('r'), NOON + i));
      expect(served).toContain('quiet');
    });

    it('holds up neither alerts behind briefings nor briefings behind alerts', async () => {
      const briefings = Array.from({ length: 40 }, (_, i) =>
        delivery(`d${i}`, { kind: 'digest', room: `slack:T01/D${i}`, dueAt: NOON - MINUTE }),
      );
      const alerts = Array.from({ length: 40 }, (_, i) => delivery(`a${i}`, { room: `slack:T01/A${i}` }));
      await bed.store.queue([...briefings, ...alerts], NOON);
      const claimed = await bed.store.claim(8, MINUTE, NOON);
      expect(claimed.filter(({ kind }) => kind === 'alert')).toHaveLength(6);
      expect(claimed.filter(({ kind }) => kind === 'digest')).toHaveLength(2);
      expect(await bed.store.claim(100, MINUTE, NOON)).toHaveLength(72);
    });

    it('keeps order and exclusiveness whatever happens, and loses nothing', async () => {
      const outcome = fc.oneof(
        fc.constant<Settlement['state'] | 'die'>('sent'),
        fc.constantFrom('pending', 'dead', 'uncertain', 'missed', 'die'),
      );
      const queued = fc.record({
        room: fc.constantFrom('slack:T01/A', 'slack:T01/B', 'slack:T01/C'),
        kind: fc.constantFrom('alert', 'digest'),
        wait: fc.integer({ min: 0, max: 5 }),
        replies: fc.boolean(),
      });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(queued, { maxLength: 14 }),
          fc.array(outcome, { minLength: 40, maxLength: 40 }),
          fc.integer({ min: 1, max: 4 }),
          async (items, outcomes, limit) => {
            const space = `T${run++}`;
            const room = (name: string) => name.replace('T01', space);
            const deliveries = items.map((item, i): NewDelivery => {
              const parent = items.slice(0, i).findLastIndex((before) => before.room === item.room);
              return delivery(`${space}-${i}`, {
                room: room(item.room),
                kind: item.kind as 'alert' | 'digest',
                dueAt: NOON + item.wait,
                ...(item.replies && parent >= 0 ? { replyTo: `${space}-${parent}` } : {}),
              });
            });
            await bed.store.queue(deliveries, NOON);
            await walk(bed.store, deliveries, outcomes, limit);
            await bed.store.purge('slack', space);
          },
        ),
        { numRuns: 40 },
      );
    });
  });
}

/** Claims and settles until nothing is left, and holds each step against what was promised. */
async function walk(
  store: ReturnType<typeof useStore>['store'],
  deliveries: readonly NewDelivery[],
  outcomes: readonly (Settlement['state'] | 'die')[],
  limit: number,
): Promise<void> {
  const place = new Map(deliveries.map((each, i) => [each.key, each.dueAt * 100 + i]));
  const parents = new Map(deliveries.map(({ key, replyTo }) => [key, replyTo]));
  const receipts = new Map<string, string>();
  const ended = new Set<string>();
  const leases = new Map<string, number>();
  let at = NOON;
  let step = 0;
  for (let turn = 0; turn < 500 && ended.size < deliveries.length; turn++) {
    const claimed = await store.claim(limit, 10, at);
    expect(claimed.length).toBeLessThanOrEqual(limit);
    for (const each of claimed) {
      expect(each.dueAt).toBeLessThanOrEqual(at);
      expect(ended).not.toContain(each.key);
      expect(leases.get(each.room) ?? 0).toBeLessThanOrEqual(at);
      leases.set(each.room, each.leaseUntil);
      const parent = parents.get(each.key);
      if (parent !== undefined) {
        expect(ended).toContain(parent);
        expect(each.replyToReceipt).toBe(receipts.get(parent));
      }
      for (const before of deliveries) {
        const waits = before.replyTo !== undefined && !ended.has(before.replyTo);
        if (before.room !== each.room || ended.has(before.key) || waits) continue;
        expect(place.get(each.key)).toBeLessThanOrEqual(place.get(before.key)!);
      }
      const outcome = outcomes[step++] ?? 'sent';
      if (outcome === 'die') continue;
      leases.delete(each.room);
      await store.settle(each.id, each.lease, settlement(outcome, each.key, at), at);
      if (outcome === 'pending') continue;
      ended.add(each.key);
      if (outcome === 'sent') receipts.set(each.key, each.key);
      if (outcome === 'missed') dropThread(each.key, parents, ended);
    }
    if (claimed.length === 0) at += 1;
  }
  expect(ended.size).toBe(deliveries.length);
}

function settlement(state: Settlement['state'], key: string, at: number): Settlement {
  if (state === 'sent') return { state, receipt: key };
  if (state === 'pending') return { state, at: at + 3, error: 'later', doubtful: false };
  return { state, error: state };
}

function dropThread(key: string, parents: ReadonlyMap<string, string | undefined>, ended: Set<string>): void {
  for (const [reply, parent] of parents) {
    if (parent !== key || ended.has(reply)) continue;
    ended.add(reply);
    dropThread(reply, parents, ended);
  }
}
