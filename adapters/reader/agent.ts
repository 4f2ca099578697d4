import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { because } from '../../src/errors.ts';
import { type Allowance, isOpen, Refusal } from './address.ts';
import { inPortions } from './portions.ts';

export interface AgentOptions {
  readonly allowance: Allowance;
  /** How names are resolved; the system's way unless a test has its own. */
  readonly resolve?: LookupFunction;
  readonly connectMs: number;
  readonly silenceMs: number;
}

/**
 * Connections to the open internet only. Every address that a name resolves to is judged, and once more
 * the one that was connected to, so that a name that changes its mind in between gains nothing. One
 * connection at a time to each host.
 */
export function createAgent({
  allowance,
  resolve = lookup as LookupFunction,
  connectMs,
  silenceMs,
}: AgentOptions): Agent {
  const connect = buildConnector({
    timeout: connectMs,
    lookup: guarded(resolve, allowance),
    autoSelectFamily: true,
  });
  return new Agent({
    connections: 1,
    pipelining: 1,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 10_000,
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    maxHeaderSize: 32 * 1024,
    connect: (options, callback) =>
      connect(options, (error, socket) => {
        if (error || !socket) return callback(error ?? new Error('no connection'), null);
        const address = socket.remoteAddress;
        if (address !== undefined && isOpen(address, allowance)) return callback(null, inPortions(socket));
        socket.destroy();
        return callback(new Refusal(because('not-public')), null);
      }),
  });
}

/** Resolves a name to its public addresses; a name that has any other is refused as a whole. */
function guarded(resolve: LookupFunction, allowance: Allowance): LookupFunction {
  return (hostname, options, callback) =>
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const addresses = Array.isArray(found) ? found : [{ address: found, family: 4 }];
      if (addresses.length === 0 || !addresses.every(({ address }) => isOpen(address, allowance))) {
        return callback(new Refusal(because('not-public')), '', 0);
      }
      if (options.all) return callback(null, addresses);
      return callback(null, addresses[0]!.address, addresses[0]!.family);
    });
}
