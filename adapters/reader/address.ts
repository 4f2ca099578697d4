import ipaddr from 'ipaddr.js';
import { because } from '../../src/errors.ts';

/** Why an address is not opened, in words that go on after the host's name. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** What of loopback may be reached: nothing, unless an operator or a test says so. */
export interface Allowance {
  readonly loopback: boolean;
  /** Also other ports than the web's, where the operator has written the address. */
  readonly anyPort?: boolean;
}

/** Ranges that belong to the open internet, by the names that ipaddr.js gives them. */
const OPEN = new Set(['unicast']);

/**
 * Is this address of the open internet? An IPv6 address that stands for an IPv4 one (mapped, NAT64, 6to4,
 * Teredo) is refused whatever it stands for: no public site needs it.
 */
export function isOpen(address: string, { loopback }: Allowance): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address.replace(/%.*$/, ''));
  const range = parsed.range();
  if (range === 'loopback') return loopback;
  if (!OPEN.has(range)) return false;
  if (parsed instanceof ipaddr.IPv6) {
    // Only 2000::/3 is handed out; NAT64 with a prefix of one's own hides in the rest.
    return (parsed.parts[0]! & 0xe000) === 0x2000 && !embedsPrivate(parsed);
  }
  return !SPECIAL.some((block) => parsed.match(ipaddr.IPv4.parseCIDR(block)));
}

/** Blocks for special use that ipaddr.js may count as unicast. */
const SPECIAL = [
  '192.88.99.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.175.48.0/24',
  '255.255.255.255/32',
];

/** ISATAP interface identifiers carry an IPv4 address. */
function embedsPrivate(address: ipaddr.IPv6): boolean {
  const [, , , , a, b] = address.parts;
  return (a === 0 || a === 0x200) && b === 0x5efe;
}

/** The address as a URL that may be asked for; throws a `Refusal`. Names are judged again when they are resolved. */
export function judged(address: string, allowance: Allowance): URL {
  if (!URL.canParse(address)) throw new Refusal(because('no-address'));
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Refusal(because('only-http'));
  if (url.username || url.password) throw new Refusal(because('has-password'));
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (host === '') throw new Refusal(because('no-address'));
  const literal = ipaddr.isValid(host);
  if (literal && !isOpen(host, allowance)) throw new Refusal(because('not-public'));
  const local = /(^|\.)localhost$/i.test(host);
  if (local && !allowance.loopback) throw new Refusal(because('not-public'));
  // A name without a dot is of a private network, and so are these ends.
  if (
    !literal &&
    !local &&
    (!host.includes('.') || /\.(local|internal|lan|home\.arpa|onion|test|invalid)$/i.test(host))
  ) {
    throw new Refusal(because('not-public'));
  }
  const here = local || (literal && ipaddr.process(host).range() === 'loopback');
  if (url.port !== '' && url.port !== '80' && url.port !== '443' && !here && !allowance.anyPort) {
    throw new Refusal(because('odd-port', { port: url.port }));
  }
  url.hash = '';
  return url;
}
