import type { Instant } from '../../../src/model.ts';
import type { Clock } from '../../../src/ports.ts';
import { DAY } from '../../../src/time.ts';
import type { ModelAnswer } from './answer.ts';

/** Where answers and the day's spending are kept: what is lost here only costs again. */
export interface Memory {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs?: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

const KEPT_FOR = 60 * DAY;
const TROUBLE = 'model:trouble';

export interface Trouble {
  readonly reason: string;
  readonly at: Instant;
}

/** What a model was asked and what it cost, across restarts; days are those of UTC. */
export function openLedger(memory: Memory, clock: Clock, daily: number) {
  const today = () => `model:spent:${new Date(clock.now()).toISOString().slice(0, 10)}`;

  async function spent(): Promise<number> {
    return Number((await memory.get(today())) ?? 0);
  }

  return {
    spent,
    /** Takes one request of the day's; false when none is left. Counted before it is sent, so that no crash makes it free. */
    async take(): Promise<boolean> {
      const before = await spent();
      if (before >= daily) return false;
      await memory.set(today(), before + 1, 2 * DAY);
      return true;
    },
    /** The model's answer to this text, `useless` when it had none; undefined when it was never asked. */
    async answer(key: string): Promise<ModelAnswer | 'useless' | undefined> {
      return (await memory.get(`model:answer:${key}`)) as ModelAnswer | 'useless' | undefined;
    },
    keep: (key: string, answer: ModelAnswer | 'useless') =>
      memory.set(`model:answer:${key}`, answer, KEPT_FOR),
    trouble: async () => (await memory.get(TROUBLE)) as Trouble | undefined,
    failed: (reason: string) => memory.set(TROUBLE, { reason, at: clock.now() }, 7 * DAY),
    well: () => memory.delete(TROUBLE),
  };
}
