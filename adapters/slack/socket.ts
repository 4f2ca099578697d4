import { type App, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../src/ports.ts';
import { clientOptions } from './client.ts';
import { chatError } from './failure.ts';
import { backOff } from './identity.ts';
import type { Lull } from './lull.ts';

export interface SocketReceiver {
  init(app: App): void;
  /** Keeps a connection from now on; resolves at once. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** How long a new connection may take until Slack says hello. */
const HELLO_MS = 15_000;

/**
 * Socket Mode over connections of Bolt's own, each used once. Left to itself the library is without a
 * connection for five seconds at each refresh, and a reconnect that Slack refuses ends the process. Here
 * the next connection stands before the old one goes, and failures wait and are tried again for ever.
 */
export function createSocketReceiver(options: {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Log;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Told of every connection made (undefined) and lost or refused (why). */
  readonly told: (problem: string | undefined) => void;
  readonly lull: Pick<Lull, 'stirred'>;
}): SocketReceiver {
  const { appToken, apiUrl, log, sleep, told, lull } = options;
  let app: App | undefined;
  let current: SocketModeReceiver | undefined;
  let connecting = false;
  let stopped = false;

  function connection(): SocketModeReceiver {
    const receiver = new SocketModeReceiver({
      appToken,
      autoReconnectEnabled: false,
      logger: clientOptions({ apiUrl, log }).logger!,
      installerOptions: { clientOptions: clientOptions({ apiUrl, log }) },
      processEventErrorHandler: async ({ error }) => {
        log.error({ platform: 'slack', err: error }, 'an envelope from Slack failed');
        return false;
      },
    });
    if (app) receiver.init(app);
    guard(receiver);
    return receiver;
  }

  /** Puts a check before the library's own reading, which throws on frames it does not expect. */
  function guard(receiver: SocketModeReceiver): void {
    const { client } = receiver;
    const deliver = client.listeners('ws_message');
    client.removeAllListeners('ws_message');
    const pass = async (data: unknown, isBinary: unknown) => {
      for (const listener of deliver) await listener(data, isBinary);
    };
    client.on('ws_message', (data: unknown, isBinary: unknown) => {
      const kind = frameKind(data);
      if (kind === undefined) return;
      lull.stirred();
      const next = kind === 'disconnect' && receiver === current ? connect() : Promise.resolve();
      next
        .then(() => pass(data, isBinary))
        .catch((err) => log.warn({ platform: 'slack', err }, 'a frame from Slack could not be used'));
    });
    // An acknowledgement goes out a while after its request came in: that is not quiet yet.
    client.on('outgoing_message', () => lull.stirred());
    client.on('disconnected', () => {
      if (receiver !== current || stopped) return;
      current = undefined;
      told('disconnected');
      void connect();
    });
  }

  async function hello(receiver: SocketModeReceiver): Promise<void> {
    const giveUp = new AbortController();
    try {
      await Promise.race([
        receiver.start(),
        timeout(HELLO_MS, giveUp.signal).then(() => {
          throw new Error('Slack did not say hello');
        }),
      ]);
    } finally {
      giveUp.abort();
    }
  }

  /** Makes one new connection the current one, however long that takes. */
  async function connect(): Promise<void> {
    if (connecting) return;
    connecting = true;
    for (let failures = 1; !stopped; failures++) {
      const receiver = connection();
      try {
        await hello(receiver);
        if (stopped) return close(receiver);
        const before = current;
        current = receiver;
        connecting = false;
        told(undefined);
        if (before) setTimeout(() => close(before), 10_000).unref();
        return;
      } catch (error) {
        close(receiver);
        const detail = error === undefined ? 'disconnected' : chatError(error).detail;
        if (!current) told(detail);
        const again = backOff(failures);
        log.warn({ platform: 'slack', detail, againInMs: again }, 'no Socket Mode connection');
        await sleep(again);
      }
    }
    connecting = false;
  }

  return {
    init(bolt) {
      app = bolt;
    },
    async start() {
      void connect();
    },
    async stop() {
      stopped = true;
      if (current) close(current);
    },
  };
}

function close(receiver: SocketModeReceiver): void {
  receiver.client.disconnect().catch(() => undefined);
}

/** The kind of a frame that can be read, with what its kind must have; undefined for any other. */
function frameKind(data: unknown): string | undefined {
  try {
    const frame = JSON.parse(typeof data === 'string' ? data : Buffer.from(data as ArrayBuffer).toString());
    if (typeof frame?.type !== 'string') return undefined;
    if (frame.type === 'hello' || frame.type === 'disconnect') return frame.type;
    if (typeof frame.payload !== 'object' || frame.payload === null) return undefined;
    if (frame.type === 'events_api' && typeof frame.payload.event?.type !== 'string') return undefined;
    return frame.type;
  } catch {
    return undefined;
  }
}

function timeout(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
