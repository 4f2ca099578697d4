/** What was acknowledged and is not answered yet: no platform sends any of it a second time. */
export interface Pending {
  /** The task's own outcome. */
  during<T>(task: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is pending; never rejects. */
  over(): Promise<void>;
}

export function createPending(): Pending {
  const running = new Set<Promise<unknown>>();
  return {
    during(task) {
      const mine = task();
      running.add(mine);
      const done = () => void running.delete(mine);
      mine.then(done, done);
      return mine;
    },
    async over() {
      // What ends may have begun something else meanwhile.
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
