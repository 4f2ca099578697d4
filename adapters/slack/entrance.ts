import type { Log } from '../../src/ports.ts';
import type { Pending } from '../pending.ts';
import type { SlackConfig } from './config.ts';
import { createHttpReceiver, type HttpReceiver } from './http.ts';
import { backOff } from './identity.ts';
import { createListener, type Listener, type Routes } from './listener.ts';
import { createLull, type Lull, type Timing } from './lull.ts';
import { createSocketReceiver, type SocketReceiver } from './socket.ts';

const TIMING: Timing = {
  now: () => performance.now(),
  setTimer: (then, ms) => void (ms > 0 ? setTimeout(then, ms) : setImmediate(then)),
};

/** The way in for what Slack sends, and for browsers where there are pages for them. */
export interface Entrance {
  /** What Bolt listens to. */
  readonly receiver: HttpReceiver | SocketReceiver;
  /** When what came in may be thought about. */
  readonly lull: Lull;
  /** Resolves when requests are taken; one port that is not free is waited for. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Why nothing comes in; empty while that is not known, undefined when all is well. */
  problem(): string | undefined;
  /** Where HTTP requests are taken. */
  listening(): { readonly host: string; readonly port: number } | undefined;
}

export function createEntrance(options: {
  readonly config: SlackConfig;
  readonly pages: Routes | undefined;
  readonly pending: Pending;
  readonly log: Log;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly stopped: () => boolean;
  readonly timing?: Timing;
}): Entrance {
  const { config, pages, pending, log, sleep, stopped, timing = TIMING } = options;
  const { access, apiUrl, connection } = config;
  const lull = createLull(timing);
  let address: { readonly host: string; readonly port: number } | undefined;
  let portProblem: string | undefined = '';
  let socketProblem: string | undefined = '';

  /** Another program may hold the port for a moment (our own predecessor, at an update). */
  async function listen(on: Pick<Listener, 'start'>): Promise<void> {
    for (let failures = 1; !stopped(); failures++) {
      try {
        const { address: host, port } = await on.start();
        address = { host, port };
        portProblem = undefined;
        return;
      } catch (error) {
        portProblem = error instanceof Error && 'code' in error ? String(error.code) : 'cannot listen';
        log.warn({ platform: 'slack', detail: portProblem }, 'the HTTP port cannot be used');
        await sleep(backOff(failures));
      }
    }
  }

  if (connection.mode === 'http') {
    const receiver = createHttpReceiver({
      ...connection,
      ...(pages && { pages }),
      log,
      wallClock: Date.now,
      lull,
      pending,
    });
    return {
      receiver,
      lull,
      open: () => listen(receiver),
      close: () => receiver.stop(),
      problem: () => portProblem,
      listening: () => address,
    };
  }

  const told = (problem: string | undefined) => {
    socketProblem = problem;
  };
  const receiver = createSocketReceiver({ appToken: connection.appToken, apiUrl, log, sleep, told, lull });
  // Whoever installs comes with a browser, even where everything else comes through the socket.
  const listener =
    pages && access.kind === 'install' ? createListener({ ...access, routes: pages, log }) : undefined;
  return {
    receiver,
    lull,
    async open() {
      await receiver.start();
      if (listener) await listen(listener);
    },
    async close() {
      await Promise.all([receiver.stop(), listener?.stop()]);
    },
    problem: () => socketProblem ?? (listener && portProblem),
    listening: () => address,
  };
}
