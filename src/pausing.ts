import type { Card } from './card.ts';
import { pausedCard, resumedCard, type UnreachedRoom } from './cards/paused.ts';
import { deliveryKey } from './digest/plan.ts';
import type { Instant, Lang, Person } from './model.ts';
import type { Clock, Log, NewDelivery, Store } from './ports.ts';
import { parseRoom, personalRoom, type RoomKey, roomKey } from './room.ts';
import { HOUR } from './time.ts';

/**
 * Rooms that cannot be reached, and who is told. Of each pause one person hears, once: the last one who
 * changed what the room gets. The notice is queued in the transaction that pauses the room, so that no
 * crash loses or doubles it. Of a personal room nobody hears, so a notice that cannot be delivered makes
 * no other one; it stays in `status`.
 */
export interface PausingParts {
  readonly store: Pick<Store, 'room' | 'changes' | 'pauseRoom' | 'pausedRoom' | 'resumeRoom' | 'queue'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly hash: (text: string) => string;
}

/** How far back someone of the room's own platform is looked for. */
const CHANGES = 20;
const FOLLOWS = 3;
/** As many stand on a person's page. */
const MOST_LOST = 3;
/** After a shorter pause nobody has missed anything. */
const WORTH_TELLING_MS = HOUR;

/** The notice of one room's pause; none when there is nobody to tell. */
export async function noticesOfPause(
  parts: Pick<PausingParts, 'store' | 'hash'>,
  rooms: readonly RoomKey[],
  reason: string,
  at: Instant,
): Promise<readonly NewDelivery[]> {
  const [first] = rooms;
  const person = first && (await whoCanAct(parts, first));
  return person ? [await noticeTo(parts, person, rooms, reason, at)] : [];
}

/** Pauses rooms that a platform said are gone. With `tell` false nobody can be written to there. */
export async function pauseRooms(
  parts: PausingParts,
  rooms: readonly RoomKey[],
  reason: string,
  { tell }: { readonly tell: boolean },
): Promise<void> {
  const { store, clock, log } = parts;
  const now = clock.now();
  const told = tell ? await groupedByPerson(parts, rooms) : new Map<RoomKey, readonly RoomKey[]>();
  for (const room of rooms) {
    const notices = await noticesOfPause(parts, told.get(room) ?? [], reason, now);
    const isNews = await store.pauseRoom(room, reason, now, notices);
    log.warn({ room, reason, told: isNews && notices.length > 0 }, 'deliveries there are paused');
  }
}

/** The room is reached again: what waits is delivered, and after a while of silence a line says why. */
export async function resumeRoom(parts: PausingParts, room: RoomKey): Promise<void> {
  const { store, clock, log, hash } = parts;
  const paused = await store.pausedRoom(room);
  const { settings, subscriptions } = await store.room(room);
  const now = clock.now();
  if (paused && now - paused.at >= WORTH_TELLING_MS && (settings.digest || subscriptions.length > 0)) {
    const key = deliveryKey(hash, room, 'notice', `resumed@${paused.at}`, 0);
    const card = resumedCard(paused, settings.lang ?? 'en');
    await store.queue([{ key, room, kind: 'notice', card, storyIds: [], dueAt: now }], now);
  }
  await store.resumeRoom(room);
  if (paused) log.info({ room }, 'deliveries there go on');
}

/** For a person's own page: a card for each room that cannot be reached and that is theirs to mend. */
export async function lostRooms(
  {
    store,
    clock,
  }: { readonly store: Pick<Store, 'room' | 'changes' | 'outboxHealth'>; readonly clock: Clock },
  person: Person,
  lang: Lang,
): Promise<readonly Card[]> {
  const personal = roomKey(personalRoom(person));
  const cards: Card[] = [];
  for (const { room, reason } of (await store.outboxHealth(clock.now())).paused) {
    const { platform, space } = parseRoom(room) ?? {};
    if (platform !== person.platform || space !== person.space) continue;
    if ((await whoCanAct({ store }, room)) !== personal) continue;
    cards.push(pausedCard([{ room, follows: await followsOf(store, room) }], reason, lang));
    if (cards.length === MOST_LOST) break;
  }
  return cards;
}

async function followsOf(store: Pick<Store, 'room'>, room: RoomKey): Promise<string[]> {
  const { subscriptions } = await store.room(room);
  return subscriptions.slice(0, FOLLOWS).map((one) => one.settings.as ?? one.expression);
}

/** Under the first room of each person all rooms that this person is to hear of in one notice. */
async function groupedByPerson(
  parts: PausingParts,
  rooms: readonly RoomKey[],
): Promise<ReadonlyMap<RoomKey, readonly RoomKey[]>> {
  const first = new Map<RoomKey, RoomKey>();
  const groups = new Map<RoomKey, RoomKey[]>();
  for (const room of rooms) {
    const person = await whoCanAct(parts, room);
    if (!person || (await parts.store.pausedRoom(room))) continue;
    const head = first.get(person) ?? room;
    first.set(person, head);
    groups.set(head, [...(groups.get(head) ?? []), room]);
  }
  return groups;
}

/** Where the last person who changed the room is written to; undefined for their own room. */
async function whoCanAct(
  { store }: { readonly store: Pick<Store, 'changes'> },
  key: RoomKey,
): Promise<RoomKey | undefined> {
  const room = parseRoom(key);
  const changes = await store.changes(key, CHANGES);
  const person = changes.find(({ by }) => by.platform === room?.platform)?.by;
  const personal = person && roomKey(personalRoom({ ...person, platform: room!.platform }));
  return personal === key ? undefined : personal;
}

async function noticeTo(
  { store, hash }: Pick<PausingParts, 'store' | 'hash'>,
  person: RoomKey,
  rooms: readonly RoomKey[],
  reason: string,
  at: Instant,
): Promise<NewDelivery> {
  const unreached: UnreachedRoom[] = [];
  let spoken: Lang | undefined = (await store.room(person)).settings.lang;
  for (const room of rooms) {
    spoken ??= (await store.room(room)).settings.lang;
    unreached.push({ room, follows: await followsOf(store, room) });
  }
  return {
    key: deliveryKey(hash, person, 'notice', `${rooms[0]}@${at}`, 0),
    room: person,
    kind: 'notice',
    card: pausedCard(unreached, reason, spoken ?? 'en'),
    storyIds: [],
    dueAt: at,
  };
}
