import type { RoomSettings } from '../model.ts';
import type { RoomState } from '../ports.ts';

/** A room's state without one change, and what of that change others have changed again. */
export interface TakenBack {
  readonly state: RoomState;
  /** Left as they are. */
  readonly kept: readonly string[];
}

interface Item {
  readonly id: number;
  readonly expression: string;
}

/**
 * Takes one change back out of what a room has become since: only what it changed goes back, and only where
 * nobody has changed the same thing again.
 */
export function takeBack(before: RoomState, after: RoomState, now: RoomState): TakenBack {
  const subscriptions = items(before.subscriptions, after.subscriptions, now.subscriptions);
  const mutes = items(before.mutes, after.mutes, now.mutes);
  const settings = fields(before.settings, after.settings, now.settings);
  return {
    state: { settings: settings.value, subscriptions: subscriptions.value, mutes: mutes.value },
    kept: [...subscriptions.kept, ...mutes.kept, ...settings.kept],
  };
}

function items<T extends Item>(before: readonly T[], after: readonly T[], now: readonly T[]) {
  const was = byId(before);
  const became = byId(after);
  const is = byId(now);
  const kept: string[] = [];
  const value = new Map(is);
  for (const id of new Set([...was.keys(), ...became.keys()])) {
    if (same(was.get(id), became.get(id))) continue;
    if (!same(became.get(id), is.get(id))) {
      kept.push((is.get(id) ?? was.get(id) ?? became.get(id))!.expression);
      continue;
    }
    const back = was.get(id);
    if (back) value.set(id, back);
    else value.delete(id);
  }
  return { value: [...value.values()].sort((a, b) => a.id - b.id), kept };
}

function byId<T extends Item>(list: readonly T[]): Map<number, T> {
  return new Map(list.map((item) => [item.id, item]));
}

function fields(before: RoomSettings, after: RoomSettings, now: RoomSettings) {
  const was = new Map<string, unknown>(Object.entries(before));
  const became = new Map<string, unknown>(Object.entries(after));
  const value = new Map<string, unknown>(Object.entries(now));
  const kept: string[] = [];
  for (const name of new Set([...was.keys(), ...became.keys()])) {
    if (same(was.get(name), became.get(name))) continue;
    if (!same(became.get(name), value.get(name))) kept.push(name);
    else if (was.has(name)) value.set(name, was.get(name));
    else value.delete(name);
  }
  return { value: Object.fromEntries(value) as unknown as RoomSettings, kept };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
