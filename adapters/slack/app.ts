import { App, type Receiver } from '@slack/bolt';
import type { Log } from '../../src/ports.ts';
import type { Pending } from '../pending.ts';
import { listenToButtons } from './buttons.ts';
import { clientOptions } from './client.ts';
import { listenToCommands } from './commands.ts';
import type { Desk } from './desk.ts';
import { type HomeMemory, listenToHome } from './home.ts';
import { type Lifecycle, listenToLifecycle } from './lifecycle.ts';
import type { Lull } from './lull.ts';
import { listenToMessages } from './messages.ts';
import { requestKey, type Seen } from './seen.ts';
import { listenToShortcuts } from './shortcuts.ts';
import { listenToSubmissions, refusalOf } from './submission.ts';
import type { Workspaces } from './workspaces.ts';

export interface SlackAppOptions {
  readonly apiUrl: string;
  readonly receiver: Receiver;
  readonly lull: Lull;
  readonly desk: Desk;
  readonly seen: Seen;
  readonly pending: Pending;
  readonly log: Log;
  readonly workspaces: Workspaces;
  readonly lifecycle: Lifecycle;
}

/**
 * Bolt with every listener of ours. Each request is acknowledged before anything else is done with it, and
 * handled once. Bolt's own check of the token is left out: it ends the process when Slack does not answer.
 */
export function createSlackApp(options: SlackAppOptions): App {
  const { apiUrl, receiver, lull, desk, seen, pending, log, workspaces, lifecycle } = options;
  const app = new App({
    receiver,
    convoStore: false,
    // Bolt cannot tell who we are before Slack has said so; the listeners look themselves.
    ignoreSelf: false,
    attachFunctionToken: false,
    clientOptions: clientOptions({ apiUrl, log }),
    ...(clientOptions({ apiUrl, log }).logger ? { logger: clientOptions({ apiUrl, log }).logger! } : {}),
    authorize: workspaces.authorize,
  });

  app.use(async ({ body, next, ...rest }) => {
    const refusal = refusalOf(body);
    if ('ack' in rest && typeof rest.ack === 'function') {
      const ack = rest.ack as (answer?: unknown) => Promise<void>;
      await acknowledge(() => ack(refusal));
    }
    if (refusal) return;
    await pending.during(async () => {
      await lull.wait();
      const key = requestKey(body);
      if (key !== undefined && (await seen.met(key))) return;
      await next();
    });
  });

  async function acknowledge(ack: () => Promise<void>): Promise<void> {
    try {
      await ack();
    } catch (error) {
      // The connection went meanwhile; the answer still has its own ways.
      log.warn({ platform: 'slack', err: error }, 'a request could not be acknowledged');
    }
  }

  app.error(async (error) => {
    log.error({ platform: 'slack', err: error }, 'a request from Slack failed');
  });

  const home: HomeMemory = new Map();
  listenToCommands(app, desk);
  listenToMessages(app, desk, workspaces.identity);
  listenToButtons(app, desk, seen, home);
  listenToShortcuts(app, desk);
  listenToSubmissions(app, desk);
  listenToHome(app, desk, home);
  listenToLifecycle(app, desk, workspaces, lifecycle);
  return app;
}
