import { schedule } from 'node-cron';
import type { Intake } from '../src/news/intake.ts';
import type { Desk } from '../src/tick.ts';

export interface Heartbeat {
  stop(): Promise<void>;
}

/**
 * Asks the desk each minute what is due, and every few seconds to try again what could not be delivered;
 * reads each minute the sources that are due.
 * Nothing depends on it being punctual: a beat that is lost is made up for by the next. Each of these joins
 * what it finds under way, so no beat waits for the one before: a platform that is slow to answer must not
 * hold up the planning of the next minute.
 */
export function startHeartbeat(desk: Desk, intake?: Pick<Intake, 'work'>): Heartbeat {
  const beat = (when: string, what: () => Promise<unknown>) => schedule(when, () => void what());
  const tasks = [
    beat('* * * * *', () => desk.tick()),
    beat('*/5 * * * * *', () => desk.deliver()),
    // Apart from the desk's own beat: a slow site must not hold up a briefing.
    ...(intake ? [beat('* * * * *', () => intake.work())] : []),
  ];
  void desk.tick();
  void intake?.work();
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
    },
  };
}
