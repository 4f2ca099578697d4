import type { Person } from '../../src/model.ts';
import { parseRoom } from '../../src/room.ts';

/** A person as one string, `slack:T01/U07`: the form that the store uses. */
export function personKey({ platform, space, id }: Person): string {
  return `${platform}:${space}/${id}`;
}

export function personOf(key: string, name: string | null): Person {
  const { platform, space, channel } = parseRoom(key)!;
  return { platform, space, id: channel, ...(name === null ? {} : { name }) };
}

/** The beginning of the keys of all rooms and people of a space; no space holds a slash. */
export function spacePrefix(platform: string, space: string): string {
  return `${platform}:${space}/`;
}

/** `column` begins with the prefix, which is given twice. */
export function inSpace(column: string): string {
  return `substr(${column}, 1, length(?)) = ?`;
}
