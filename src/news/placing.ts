import type { Draft } from '../model.ts';
import type { Clock, NewDelivery, Stop, Store } from '../ports.ts';
import { DAY } from '../time.ts';
import { createStories } from './story.ts';
import { createCopies, type Fingerprints, fingerprints } from './winnow.ts';

/** What must be sent because of a new article, and what was kept from rooms that asked for it. */
export interface Alerts {
  readonly deliveries: readonly NewDelivery[];
  readonly stops: readonly Stop[];
}

/** What is known of an article's story and of what brought it. */
export interface Circumstances {
  /** Name of the source. */
  readonly source?: string | undefined;
  /** What else tells the story and is not in the store yet, newest first; no alert came of these. */
  readonly inHand?: readonly Draft[];
}

/** `storyId` is absent when the store does not have the article's story yet. */
export type AlertsFor = (
  draft: Draft,
  storyId: number | undefined,
  circumstances?: Circumstances,
) => Promise<Alerts>;

export const NOBODY: Alerts = { deliveries: [], stops: [] };

/** An article on its way into the archive. */
export interface Incoming {
  readonly draft: Draft;
  /** Where its address is known already: the story that it stays in. */
  readonly storyId?: number;
  readonly alerting: boolean;
  /** Name of what brought it. */
  readonly source?: string;
}

/**
 * The desk at which new articles get their stories and their alerts, and are saved, many in one transaction.
 * Only one batch is on it at a time: two at once might open one story twice.
 */
export interface Placing {
  /** Saves a batch, oldest first. What it gives counts only what is new. */
  place(batch: readonly Incoming[]): Promise<{ readonly saved: number; readonly queued: number }>;
}

export interface PlacingParts {
  readonly store: Pick<Store, 'saveArticles' | 'arrivals'>;
  readonly clock: Clock;
  readonly alertsFor: AlertsFor;
  /** Lets others have their turn: waits for a moment. */
  readonly breathe: () => Promise<void>;
}

/** Articles in a transaction: few enough that nobody who asks meanwhile waits long. */
const MOST = 16;
/** Articles placed in one go. */
const TURN = 4;
/** So far back articles are brought to mind before the first batch, to find copies and join stories. */
const RECALL = 10 * DAY;
const PAGE = 500;

interface Pending extends Incoming, Alerts {
  readonly joins?: number;
}

export function createPlacing({ store, clock, alertsFor, breathe }: PlacingParts): Placing {
  let stories = createStories();
  /** By story: a copy joins the story of what it copies. */
  let copies = createCopies();
  /** Is something else in mind than in the store? */
  let stale = true;
  let last: Promise<unknown> = Promise.resolve();

  /** A story that is opened in this batch has no number before it is saved: -1 is that of its first article. */
  let pending: Pending[] = [];
  /** Stories and rooms that an alert in hand is about: what asks for them again has to see it saved. */
  let told = new Set<number | string>();
  /** What is in hand, by story. */
  let telling = new Map<number, readonly Draft[]>();

  async function take(batch: readonly Incoming[]) {
    const total = { saved: 0, queued: 0 };
    if (stale) await recall();
    // Until all is saved, what is in mind is more than what is in the store.
    stale = true;
    for (const [i, one] of batch.entries()) {
      await put(one, total);
      if (pending.length >= MOST) await save(total);
      if (i % TURN === TURN - 1) await breathe();
    }
    await save(total);
    stale = false;
    return total;
  }

  async function put(one: Incoming, total: { saved: number; queued: number }): Promise<void> {
    const prints = fingerprints(one.draft.title, one.draft.body);
    let story = one.storyId ?? storyOf(one.draft, prints);
    let alerts = NOBODY;
    if (one.alerting) {
      if (story !== undefined && told.has(story)) story = await renamed(story, total);
      alerts = await alertsOf(one, story);
      if (alerts.deliveries.some(({ room }) => told.has(room))) {
        if (story !== undefined) story = await renamed(story, total);
        else await save(total);
        alerts = await alertsOf(one, story);
      }
    }
    const provisional = story ?? -1 - pending.length;
    const joins = story !== undefined && story < 0 ? -1 - story : undefined;
    pending.push({
      ...one,
      ...(story !== undefined && story >= 0 && { storyId: story }),
      ...(joins !== undefined && { joins }),
      ...alerts,
    });
    telling.set(provisional, [one.draft, ...(telling.get(provisional) ?? [])]);
    if (alerts.deliveries.length > 0) {
      told.add(provisional);
      for (const { room } of alerts.deliveries) told.add(room);
    }
    // What is known already and only changed is remembered as it was.
    if (one.storyId === undefined) remember(one.draft, prints, provisional);
  }

  function alertsOf({ draft, source }: Incoming, story: number | undefined): Promise<Alerts> {
    const inHand = (story !== undefined && telling.get(story)) || [];
    return alertsFor(draft, story !== undefined && story >= 0 ? story : undefined, { source, inHand });
  }

  /** Saves what is in hand; gives the number that the story has then. */
  async function renamed(story: number, total: { saved: number; queued: number }): Promise<number> {
    const saved = await save(total);
    return story < 0 ? saved[-1 - story]!.storyId : story;
  }

  async function save(total: { saved: number; queued: number }) {
    if (pending.length === 0) return [];
    const batch = pending;
    const saved = await store.saveArticles(batch, { replaceable: true });
    pending = [];
    told = new Set();
    telling = new Map();
    for (const [i, { storyId, new: isNew }] of saved.entries()) {
      if (isNew) {
        total.saved++;
        total.queued += batch[i]!.deliveries.length;
      }
      stories.rename(-1 - i, storyId);
      copies.rename(-1 - i, storyId);
    }
    return saved;
  }

  function storyOf(draft: Draft, prints: Fingerprints): number | undefined {
    return copies.find(prints)?.id ?? stories.place(draft);
  }

  function remember(draft: Draft, prints: Fingerprints, story: number): void {
    stories.add(draft, story);
    copies.add(story, prints, draft.arrivedAt);
  }

  async function recall(): Promise<void> {
    stories = createStories();
    copies = createCopies();
    pending = [];
    told = new Set();
    telling = new Map();
    const since = clock.now() - RECALL;
    let after: number | undefined;
    for (;;) {
      const page = await store.arrivals(since, Number.MAX_SAFE_INTEGER, PAGE, after);
      for (const [i, article] of page.entries()) {
        remember(article, fingerprints(article.title, article.body), article.storyId);
        if (i % TURN === TURN - 1) await breathe();
      }
      after = page.at(-1)?.id;
      if (page.length < PAGE) return;
      await breathe();
    }
  }

  return {
    place(batch) {
      const done = last.then(() => take(batch));
      last = done.catch(() => {});
      return done;
    },
  };
}
