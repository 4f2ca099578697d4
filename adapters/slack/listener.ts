import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../../src/ports.ts';

/** Longer than the minute after which most proxies in front of a server give an idle connection up. */
const KEEP_ALIVE_MS = 65_000;

/** A request that cannot be taken; the status says why. */
export class BadRequest extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What answers on a path, by the method that it takes. Throws `BadRequest` for what it does not take. */
export interface Route {
  readonly method: 'GET' | 'POST';
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export type Routes = Readonly<Record<string, Route>>;

export interface Listener {
  start(): Promise<AddressInfo>;
  stop(): Promise<void>;
}

/** Takes requests on one address, on these paths and no others. Every request gets a response. */
export function createListener(options: {
  readonly host: string;
  readonly port: number;
  readonly routes: Routes;
  readonly log: Log;
}): Listener {
  const { host, port, routes, log } = options;
  let server: Server | undefined;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const path = (request.url ?? '').split('?', 1)[0] ?? '';
      const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
      if (!route) throw new BadRequest(404, 'no such path');
      if (request.method !== route.method) throw new BadRequest(405, 'no such method');
      await route.handle(request, response);
    } catch (error) {
      if (response.headersSent) {
        log.error({ platform: 'slack', err: error }, 'a request from Slack failed after it was acknowledged');
        return;
      }
      const status = error instanceof BadRequest ? error.status : 500;
      const detail = error instanceof Error ? error.message : 'unknown';
      log.warn({ platform: 'slack', status, detail }, 'a request was refused');
      // What is left of the body is not worth reading.
      if (status === 413) response.setHeader('connection', 'close');
      response.writeHead(status).end();
    }
  }

  return {
    async start() {
      const opening = createServer(
        { requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: KEEP_ALIVE_MS },
        (request, response) => {
          void handle(request, response);
        },
      );
      opening.on('clientError', (_error, socket) => {
        if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
      });
      await new Promise<void>((resolve, reject) => {
        opening.once('error', reject);
        opening.listen({ host, port }, () => {
          opening.off('error', reject);
          resolve();
        });
      });
      opening.on('error', (err) => log.error({ platform: 'slack', err }, 'the HTTP server failed'));
      server = opening;
      return opening.address() as AddressInfo;
    },
    async stop() {
      const closing = server;
      server = undefined;
      if (!closing) return;
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        closing.closeIdleConnections();
        setTimeout(() => closing.closeAllConnections(), 2_000).unref();
      });
    },
  };
}
