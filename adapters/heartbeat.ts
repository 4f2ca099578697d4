import { schedule } from 'node-cron';
import type { Desk } from '../src/tick.ts';

export interface Heartbeat {
  stop(): Promise<void>;
}

/**
 * Asks the desk each minute what is due, and every few seconds to try again what could not be delivered.
 * Nothing depends on it being punctual: a beat that is lost is made up for by the next.
 */
export function startHeartbeat(desk: Desk): Heartbeat {
  const options = { noOverlap: true };
  const tasks = [
    schedule('* * * * *', () => desk.tick(), options),
    schedule('*/5 * * * * *', () => desk.deliver(), options),
  ];
  void desk.tick();
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
    },
  };
}
