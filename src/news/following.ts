import { readQuestion } from '../commands/question.ts';
import type { Instant, Subscription } from '../model.ts';
import type { Clock, Store } from '../ports.ts';
import { parseRoom, type RoomKey } from '../room.ts';
import { DAY } from '../time.ts';
import type { Holding } from './holds.ts';
import type { Matcher } from './match.ts';

/** All subscriptions that may alert, ready to be held against an article. */
export interface Following {
  /** The rooms that an article may be for, each with the numbers of its subscriptions that fit. */
  fitting(article: Holding, now: Instant): ReadonlyMap<RoomKey, ReadonlySet<number>>;
  /** Takes in what a room follows from now on, in the place of what it followed. */
  follow(room: RoomKey, subscriptions: readonly Subscription[]): void;
  /** Forgets the rooms of a space, or one of them. */
  leave(platform: string, space: string, channel?: string): void;
  /** Takes note of an article's words before subscriptions are added: see the matcher. */
  learn(article: Holding): void;
  readonly size: number;
}

function createFollowing(matcher: Matcher): Following {
  const rooms = new Map<RoomKey, Set<number>>();
  const roomOf = new Map<number, RoomKey>();

  function end(id: number): void {
    matcher.remove(id);
    roomOf.delete(id);
  }

  return {
    get size() {
      return matcher.size;
    },
    fitting(article, now) {
      const found = new Map<RoomKey, Set<number>>();
      for (const id of matcher.match(article, now)) {
        const room = roomOf.get(id)!;
        const known = found.get(room);
        if (known) known.add(id);
        else found.set(room, new Set([id]));
      }
      return found;
    },
    follow: take,
    leave(platform, space, channel) {
      for (const [room, ids] of rooms) {
        const one = parseRoom(room);
        if (one?.platform !== platform || one.space !== space) continue;
        if (channel !== undefined && one.channel !== channel) continue;
        for (const id of ids) end(id);
        rooms.delete(room);
      }
    },
    learn: matcher.learn,
  };

  function take(room: RoomKey, subscriptions: readonly Subscription[]): void {
    const now = new Set<number>();
    for (const { id, expression: text, settings } of subscriptions) {
      const { expression } = readQuestion(text);
      // What comes with the briefing is looked for then.
      if (settings.when === 'digest' || !expression || !matcher.add(id, expression)) continue;
      now.add(id);
      roomOf.set(id, room);
    }
    for (const id of rooms.get(room) ?? []) if (!now.has(id)) end(id);
    if (now.size > 0) rooms.set(room, now);
    else rooms.delete(room);
  }
}

const PAGE = 1_000;

/** Takes in all that the store has. */
async function recallFollowing(
  following: Following,
  store: Pick<Store, 'subscriptions'>,
  breathe: () => Promise<void>,
): Promise<void> {
  const rooms = new Map<RoomKey, Subscription[]>();
  for (let last: number | undefined; ; ) {
    const page = await store.subscriptions(PAGE, last);
    for (const one of page) {
      const there = rooms.get(one.room);
      if (there) there.push(one);
      else rooms.set(one.room, [one]);
    }
    last = page.at(-1)?.id;
    if (page.length < PAGE) break;
    await breathe();
  }
  for (const [i, [room, subscriptions]] of [...rooms].entries()) {
    following.follow(room, subscriptions);
    if (i % TURN === TURN - 1) await breathe();
  }
}

/** Rooms, or articles, taken in in one go. */
const TURN = 8;

/** News whose words are known before the first subscription is filed. */
const BEFORE = 500;

/** A number that no change has reached. */
const NO_CHANGE = Number.MAX_SAFE_INTEGER;

/**
 * What alerts need of a store. Nothing is read before the first article comes; from then on each article
 * first takes in the rooms that were changed since the one before, by this process or another that works on
 * the same store.
 */
export function openFollowing<S extends Store>(
  store: S,
  clock: Clock,
  { seed, breathe = async () => {} }: { readonly seed?: number; readonly breathe?: () => Promise<void> } = {},
): { readonly store: S; readonly following: () => Promise<Following> } {
  let following: Following | undefined;
  /** The newest change that is taken in. */
  let takenIn: number | undefined;
  let turn: Promise<void> = Promise.resolve();

  /** Whoever only asks a question never loads what holds articles against rules. */
  async function made(): Promise<Following> {
    if (following) return following;
    const { createMatcher } = await import('./match.ts');
    following ??= createFollowing(createMatcher(seed));
    return following;
  }

  async function recall(following: Following): Promise<number> {
    // What changes while all is read is read once more.
    const { upTo } = await store.changedRooms(NO_CHANGE);
    const now = clock.now();
    for (const [i, article] of (await store.arrivals(now - 2 * DAY, now, BEFORE)).entries()) {
      const at = article.publishedAt ?? article.arrivedAt;
      following.learn({ ...article, at, source: article.site, outlets: () => 1 });
      if (i % TURN === TURN - 1) await breathe();
    }
    await recallFollowing(following, store, breathe);
    return upTo;
  }

  async function catchUp(): Promise<void> {
    const following = await made();
    takenIn ??= await recall(following);
    const { rooms, upTo } = await store.changedRooms(takenIn);
    for (const room of rooms) following.follow(room, (await store.room(room)).subscriptions);
    takenIn = upTo;
  }

  return {
    store: leaving(store, async () => {
      // What is being taken in may have been read before.
      await turn;
      return following;
    }),
    async following() {
      // After a failure the next article tries again.
      const caughtUp = turn.then(catchUp);
      turn = caughtUp.catch(() => {});
      await caughtUp;
      return made();
    },
  };
}

/** The same store; what is purged through it is forgotten at once, since a purge leaves no trace to see. */
function leaving<S extends Store>(store: S, following: () => Promise<Following | undefined>): S {
  return new Proxy(store, {
    get(target, name) {
      const operation = Reflect.get(target, name) as unknown;
      if (typeof operation !== 'function') return operation;
      const call = operation.bind(target) as (...given: unknown[]) => Promise<unknown>;
      if (name !== 'purge') return call;
      return async (platform: string, space: string, channel?: string) => {
        const rows = await call(platform, space, channel);
        (await following())?.leave(platform, space, channel);
        return rows;
      };
    },
  });
}
