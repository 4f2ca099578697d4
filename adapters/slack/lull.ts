/** A moment without a request: answers wait for it, so that none keeps an acknowledgement waiting. */
export interface Lull {
  /** A request came in, or its acknowledgement went out. */
  stirred(): void;
  /** Resolves once none has come for a moment, one waiter a turn of the event loop; or after the longest wait. */
  wait(): Promise<void>;
}

/** A burst of requests reaches the process within some milliseconds; a person does not notice so few. */
const QUIET_MS = 10;
const LONGEST_MS = 100;

export interface Timing {
  /** Milliseconds on a clock that never steps. */
  readonly now: () => number;
  readonly setTimer: (then: () => void, ms: number) => void;
}

export function createLull({ now, setTimer }: Timing): Lull {
  const waiting: { readonly since: number; readonly go: () => void }[] = [];
  let stirredAt = -Infinity;
  let watching = false;

  function watch(): void {
    const first = waiting[0];
    watching = first !== undefined;
    if (!first) return;
    const due = Math.min(stirredAt + QUIET_MS, first.since + LONGEST_MS);
    const ms = due - now();
    if (ms > 0) {
      setTimer(watch, ms);
      return;
    }
    waiting.shift();
    first.go();
    setTimer(watch, 0);
  }

  return {
    stirred() {
      stirredAt = now();
    },
    wait() {
      return new Promise((go) => {
        waiting.push({ since: now(), go });
        if (!watching) watch();
      });
    },
  };
}
