import type { Ask } from '../../src/engine.ts';
import { parseRoom } from '../../src/room.ts';
import { ConfigError } from '../config.ts';

/** What the terminal asks, in the room that `--room` names. */
export function inRoom(ask: Ask, key: string | undefined): Ask {
  if (key === undefined) return ask;
  const room = parseRoom(key);
  if (!room) throw new ConfigError(`--room takes a room such as slack:T01/C02, not "${key}".`);
  return { ...ask, room };
}
