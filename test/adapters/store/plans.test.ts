import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { claim } from '../../../adapters/store/claims.ts';
import { migrate } from '../../../adapters/store/migrations.ts';
import { queueDeliveries } from '../../../adapters/store/queue.ts';
import { settle } from '../../../adapters/store/settle.ts';
import { LOCKED, type Work } from '../../../adapters/store/sql.ts';
import { delivery, MINUTE, NOON } from '../../contracts/store-samples.ts';

let db: DatabaseSync;
beforeAll(() => {
  db = new DatabaseSync(':memory:');
  migrate(db, ':memory:', () => {});
});

/** Runs the work and gives how the planner goes about each of its statements. */
function plansOf<T>(work: Work<T>): { readonly result: T; readonly plans: string[] } {
  const plans: string[] = [];
  let step = work.next();
  while (!step.done) {
    const { values } = step.value;
    const sql = step.value.sql.replace(LOCKED, '');
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    plans.push(...plan.map(({ detail }) => String(detail)));
    const rows = db.prepare(sql).all(...values) as never;
    step = work.next({ rows, changes: Number(db.prepare('SELECT changes() AS n').get()?.n) });
  }
  return { result: step.value, plans };
}

describe('with a hundred thousand messages waiting', () => {
  it('a claim and a settlement read only the rooms they serve', () => {
    const two = [delivery('a', { kind: 'digest' }), delivery('b', { replyTo: 'a' })];
    const queued = plansOf(queueDeliveries(two, NOON));
    const claimed = plansOf(claim(4, MINUTE, NOON));
    const [first] = claimed.result;
    const settled = plansOf(settle(first!.id, first!.lease, { state: 'missed', error: 'e' }, NOON));
    const all = [...queued.plans, ...claimed.plans, ...settled.plans];
    expect(claimed.plans.join('\n')).toMatch(/lanes_due.*deliveries_sending.*deliveries_pending/s);
    expect(all.filter((plan) => /^SCAN|ORDER BY|deliveries_ended/.test(plan))).toEqual([]);
  });
});
