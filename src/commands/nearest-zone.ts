import { UserError } from '../errors.ts';
import { AMBIGUOUS } from './zones.ts';

const MOST = 3;
const ZONES = Intl.supportedValuesOf('timeZone');

const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');

/** Zones whose city is written, or nearly written, like this: `Shanghai`, `Asia/Shangai`. */
function nearestZones(text: string): readonly string[] {
  const wanted = plain(text.split('/').at(-1) ?? '');
  if (wanted === '') return [];
  return ZONES.map((zone) => ({ zone, far: distance(wanted, plain(zone.split('/').at(-1)!)) }))
    .filter(({ far }) => far <= Math.max(1, Math.floor(wanted.length / 4)))
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST)
    .map(({ zone }) => zone);
}

/** The number of letters to add, drop or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same));
    }
    row = next;
  }
  return row.at(-1)!;
}

/** What to say of a zone that there is none of. */
export function zoneError(zone: string): UserError {
  const near = AMBIGUOUS.get(zone.toLowerCase()) ?? nearestZones(zone);
  return near.length === 0
    ? new UserError('bad-zone', { zone })
    : new UserError('bad-zone-near', { zone, near: near.join(', ') });
}
