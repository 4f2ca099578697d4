import { schedule } from 'node-cron';
import type { Intake } from '../src/news/intake.ts';
import type { Desk } from '../src/tick.ts';

export interface Heartbeat {
  stop(): Promise<void>;
}

/**
 * Asks the desk each minute what is due, and every few seconds to try again what could not be delivered;
 * reads each minute the sources that are due.
 * Nothing depends on it being punctual: a beat that is lost is made up for by the next.
 */
export function startHeartbeat(desk: Desk, intake?: Pick<Intake, 'work'>): Heartbeat {
  const options = { noOverlap: true };
  const tasks = [
    schedule('* * * * *', () => desk.tick(), options),
    schedule('*/5 * * * * *', () => desk.deliver(), options),
    // Apart from the desk's own beat: a slow site must not hold up a briefing.
    ...(intake ? [schedule('* * * * *', () => intake.work(), options)] : []),
  ];
  void desk.tick();
  void intake?.work();
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
    },
  };
}
