import type { Card, Text } from './card.ts';
import type {
  Article,
  DigestPlan,
  Draft,
  Instant,
  Lang,
  Person,
  RoomSettings,
  Source,
  Story,
  Subscription,
} from './model.ts';
import type { Expression } from './news/expression.ts';
import type { Platform, Room, RoomKey } from './room.ts';

/** The current time. A parameter everywhere, so that no test sleeps. */
export interface Clock {
  now(): Instant;
}

/** Structured log. `fields` never hold tokens or addresses with secrets. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

// ── Store ────────────────────────────────────────────────────────────────────────────────────────

/** A question to the archive. Without an expression: the newest. */
export interface Search {
  readonly expression?: Expression;
  readonly limit: number;
  readonly offset: number;
  /** For `since:7d` and freshness. */
  readonly now: Instant;
  /** The language of whoever asks: of answers nearly as good theirs come first. */
  readonly lang?: Lang;
}

export interface Hit {
  /** All known articles of the story, newest first. */
  readonly story: Story;
  /** The article of the story that answers best. */
  readonly article: Article;
  /** Words around the match, the matched ones `strong`; empty when nothing but the title matched. */
  readonly snippet: Text;
}

export interface Found {
  readonly hits: readonly Hit[];
  /** Number of stories that match; `atLeast` when counting stopped early. */
  readonly total: number;
  readonly atLeast: boolean;
  /** True when nothing holds all that was asked and these are the nearest. */
  readonly relaxed: boolean;
}

export interface Suggestion {
  readonly text: string;
  /** Number of articles that have it. */
  readonly count: number;
  readonly kind: 'keyword' | 'technology' | 'industry' | 'company' | 'person' | 'title';
}

/** How sure a write must be when it resolves. */
export interface Haste {
  /**
   * True for what can be had again from its source: it outlives the program's end at once, but may need the
   * next write to outlive a power cut. Whatever outlives that, all that was written before it does too.
   */
  readonly replaceable?: boolean;
}

/** Articles, stories and the index over them. */
export interface Archive {
  /**
   * Saves a draft into a story (`storyId`, or a new one) together with what must be sent because of it:
   * all or nothing. Known canonical addresses are updated in place (`new: false`) and queue nothing; what
   * the newer version lacks is kept. The article's story counts as told by each of `deliveries`, and as
   * stopped by each of `stops`.
   */
  saveArticle(
    draft: Draft,
    options?: {
      readonly storyId?: number;
      readonly deliveries?: readonly NewDelivery[];
      readonly stops?: readonly Stop[];
    },
  ): Promise<{ readonly id: number; readonly storyId: number; readonly new: boolean }>;
  /**
   * Many at once, in one transaction, each as by `saveArticle`; in the drafts' order. `joins` is the place in
   * the list of an earlier draft whose story this one joins, where that has no number yet.
   */
  saveArticles(
    drafts: readonly {
      readonly draft: Draft;
      readonly storyId?: number;
      readonly joins?: number;
      readonly deliveries?: readonly NewDelivery[];
      readonly stops?: readonly Stop[];
    }[],
    options?: Haste,
  ): Promise<readonly { readonly id: number; readonly storyId: number; readonly new: boolean }[]>;
  search(search: Search): Promise<Found>;
  article(id: number): Promise<Article | undefined>;
  articleByUrl(canonicalUrl: string): Promise<Article | undefined>;
  /** Those of these canonical addresses that are known, in no order. */
  articlesByUrl(canonicalUrls: readonly string[]): Promise<readonly Article[]>;
  story(id: number): Promise<Story | undefined>;
  /** How many outlets tell each of these stories; those that are not known are left out. */
  outletsOf(storyIds: readonly number[]): Promise<ReadonlyMap<number, number>>;
  /** Stories close to this one by names and words, nearest first, itself left out. */
  related(storyId: number, limit: number): Promise<readonly Story[]>;
  /** Articles that arrived in [from, to), oldest first, in pages of `limit` after `afterId`. */
  arrivals(from: Instant, to: Instant, limit: number, afterId?: number): Promise<readonly Article[]>;
  /** Known terms that start with or are spelled nearly like `text`, most used first. */
  suggest(text: string, limit: number): Promise<readonly Suggestion[]>;
  count(): Promise<{ readonly articles: number; readonly stories: number; readonly newest?: Instant }>;
}

/** What a number on a list stands for. */
export type ListItem =
  | { readonly kind: 'story'; readonly id: number }
  /** `room` where it is not the one that the list was shown in. */
  | { readonly kind: 'subscription'; readonly id: number; readonly room?: RoomKey }
  | { readonly kind: 'source'; readonly id: number }
  | { readonly kind: 'mute'; readonly id: number; readonly room?: RoomKey };

/** What a person was shown, for the words with which they go on: `save 3`, `more`, `save this`. */
export interface ShownList {
  readonly items: readonly ListItem[];
  /** The line that shows what comes after it; absent where it is all there is. */
  readonly next?: string;
  /** Its first item is the one story that was told, the others stand beside it. */
  readonly one?: boolean;
}

/** The same, with when it was shown; without items, and shown at no time, when there is none. */
export type ListOnTable = ShownList & { readonly at?: Instant };

/** What people keep, and which list they saw last. */
export interface Shelf {
  /** Remembers the list that `person` was just shown in `room`; replaces the one before. A power cut may lose it. */
  showList(room: RoomKey, person: Person, list: ShownList, at: Instant): Promise<void>;
  /** The last list shown there since `since`. */
  shownList(room: RoomKey, person: Person, since: Instant): Promise<ListOnTable>;
  /** False when it was saved already. */
  save(person: Person, room: RoomKey, storyId: number, at: Instant): Promise<boolean>;
  unsave(person: Person, storyId: number): Promise<boolean>;
  saved(who: { readonly person: Person } | { readonly room: RoomKey }): Promise<readonly Story[]>;
  /** Keeps a line that is too long for a button and gives the short token that stands for it. */
  keepAsk(ask: string, at: Instant): Promise<string>;
  keptAsk(token: string): Promise<string | undefined>;
}

/** One change of a room's settings or subscriptions, as kept for audit and undo. */
export interface Change {
  readonly id: number;
  readonly room: RoomKey;
  readonly by: Person;
  readonly at: Instant;
  /** The line that makes the change, and the one that takes it back. */
  readonly did: string;
  /** How the room was; taken out when the change is long beyond undoing. */
  readonly before?: RoomState;
  readonly undone: boolean;
}

/** Everything that a room has set, as a value. */
export interface RoomState {
  readonly settings: RoomSettings;
  readonly subscriptions: readonly Subscription[];
  readonly mutes: readonly Mute[];
}

export interface Mute {
  readonly id: number;
  readonly room: RoomKey;
  readonly expression: string;
  readonly until?: Instant;
  readonly by: string;
}

/** Rooms, what they want, and who changed it. */
export interface Rooms {
  room(room: RoomKey): Promise<RoomState>;
  /** Many rooms' states in one transaction, in the order of `rooms`. */
  roomStates(rooms: readonly RoomKey[]): Promise<readonly RoomState[]>;
  rooms(): Promise<readonly RoomKey[]>;
  /**
   * Puts `next` in the place of the room's state in one transaction and writes the audit line; of two
   * at once the last one wins. New subscriptions and mutes have id 0 and get one; a number of before is
   * kept, also by what an undo brings back.
   */
  changeRoom(
    next: RoomState,
    change: { readonly by: Person; readonly at: Instant; readonly did: string },
  ): Promise<{ readonly changeId: number; readonly state: RoomState }>;
  /**
   * Changes a room by its state at that very moment, in one transaction, so that of two people at once
   * neither loses what the other did. `revise` is pure and may run twice; what it throws is thrown, and
   * nothing is changed. With `undoes` that change is marked as undone too; undefined, and nothing is
   * changed, when it was already.
   */
  reviseRoom(
    room: RoomKey,
    revise: (before: RoomState) => RoomState,
    change: {
      readonly by: Person;
      readonly at: Instant;
      readonly did: string;
      readonly undoes?: number;
    },
  ): Promise<
    { readonly changeId: number; readonly before: RoomState; readonly state: RoomState } | undefined
  >;
  /** Newest first. */
  changes(room: RoomKey, limit: number): Promise<readonly Change[]>;
  /**
   * The rooms that were changed after the change with this number, by whatever process, and the newest
   * change's number.
   */
  changedRooms(afterId: number): Promise<{ readonly rooms: readonly RoomKey[]; readonly upTo: number }>;
  markUndone(changeId: number): Promise<boolean>;
  /**
   * All subscriptions that may match some time without anyone's doing (not ended, not paused until
   * resumed), streamed in pages by id; for building the matcher at start.
   */
  subscriptions(limit: number, afterId?: number): Promise<readonly Subscription[]>;
  /** Removes all that is known of a person; gives the number of rows. */
  forget(person: Person): Promise<number>;
  /**
   * Removes all that is known of a space (a workspace or guild), or of one channel in it; what people saved
   * in a channel stays theirs.
   */
  purge(platform: string, space: string, channel?: string): Promise<number>;
}

/** How a delivery stands. Only `pending` and expired `sending` are ever claimed. */
export type DeliveryState = 'pending' | 'sending' | 'sent' | 'uncertain' | 'dead' | 'missed' | 'cancelled';

/** A message that must reach a room exactly once. */
export interface NewDelivery {
  /** 22 characters; the same facts always give the same key, and a key is queued once for ever. */
  readonly key: string;
  readonly room: RoomKey;
  readonly kind: 'alert' | 'digest' | 'notice';
  readonly card: Card;
  /**
   * The key of the delivery in whose thread this one goes. It waits for that one's receipt; if that one
   * ends without (dead, uncertain) it goes by itself, and if that one is missed or cancelled so is this.
   */
  readonly replyTo?: string;
  readonly storyIds: readonly number[];
  /** The subscriptions that an alert is for: each has a daily limit of its own. */
  readonly subscriptionIds?: readonly number[];
  /** Whom it calls, each as the platform writes them. Nobody else is called by a message. */
  readonly mentions?: readonly string[];
  readonly dueAt: Instant;
}

/** What kept a story from a room that asked to hear of it at once, as it was at that moment. */
export interface Stop {
  readonly room: RoomKey;
  /** The subscription that was stopped; absent where the whole room was. */
  readonly subscriptionId?: number;
  readonly stage: 'muted' | 'paused' | 'over' | 'language' | 'budget' | 'quiet';
  /** What a person should see of it: the mute, the limit, the language. */
  readonly detail: string;
}

export interface Delivery extends NewDelivery {
  readonly id: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** True when an earlier attempt may have reached the platform: look before sending. */
  readonly doubtful: boolean;
  /** The lease that this claim holds. */
  readonly lease: string;
  readonly leaseUntil: Instant;
  readonly replyToReceipt?: string;
  readonly receipt?: string;
  readonly error?: string;
}

/** How an attempt ended. */
export type Settlement =
  | { readonly state: 'sent'; readonly receipt: string }
  | { readonly state: 'pending'; readonly at: Instant; readonly error: string; readonly doubtful: boolean }
  | { readonly state: 'uncertain' | 'dead' | 'missed' | 'cancelled'; readonly error: string };

/** The transactional outbox and the ledger of issues. */
export interface Outbox {
  queue(deliveries: readonly NewDelivery[], at: Instant): Promise<number>;
  /**
   * Queues one room's issue for (room, slot): ledger row, parts and the stories it covers in one
   * transaction. False when the ledger already has that slot (the second process, or after a restart).
   */
  queueDigest(issue: DigestIssue, deliveries: readonly NewDelivery[], at: Instant): Promise<boolean>;
  /** Many rooms' issues in one transaction, each as by `queueDigest`; for each whether it was new. */
  queueDigests(
    issues: readonly { readonly issue: DigestIssue; readonly deliveries: readonly NewDelivery[] }[],
    at: Instant,
  ): Promise<readonly boolean[]>;
  /** The room's newest entry in the ledger, of those due by `upTo` where that is given. */
  lastIssue(room: RoomKey, upTo?: Instant): Promise<DigestIssue | undefined>;
  /** Rooms with a plan whose deliveries are not paused, each with its newest issue that was due by `at`. */
  plannedRooms(at: Instant): Promise<readonly PlannedRoom[]>;
  /** How the deliveries with these keys stand; those that were never queued are left out. */
  deliveryStates(keys: readonly string[]): Promise<ReadonlyMap<string, DeliveryStatus>>;
  /**
   * Claims up to `limit` due deliveries, at most one a room and none of a room that has one in hand, in
   * each room's order of due time. `attempts` counts this claim. Rooms take turns, and neither alerts
   * nor briefings hold up the other.
   */
  claim(limit: number, leaseMs: number, at: Instant): Promise<readonly Delivery[]>;
  /** True while `lease` still holds the delivery: asked right before the request goes out. */
  holds(id: number, lease: string, at: Instant): Promise<boolean>;
  /**
   * Writes the outcome; false when another claim has taken the lease meanwhile (nothing is written). A
   * late outcome is kept when nobody has.
   */
  settle(id: number, lease: string, outcome: Settlement, at: Instant): Promise<boolean>;
  /**
   * Nothing is claimed for the room until it is resumed or probed. False when that is no news: it was out
   * of reach before, and nothing has reached it since. `notices` are queued with it, if it is news.
   */
  pauseRoom(room: RoomKey, reason: string, at: Instant, notices?: readonly NewDelivery[]): Promise<boolean>;
  resumeRoom(room: RoomKey): Promise<void>;
  /** Lets the room be tried again, as one that is still known to be out of reach. */
  probeRoom(room: RoomKey): Promise<void>;
  pausedRoom(room: RoomKey): Promise<{ readonly reason: string; readonly at: Instant } | undefined>;
  /**
   * Story ids of `storyIds` that the room was sent, may have been sent, or has queued; by messages of one
   * kind, where that is given.
   */
  seen(room: RoomKey, storyIds: readonly number[], kind?: NewDelivery['kind']): Promise<ReadonlySet<number>>;
  /**
   * For each of many rooms what `seen` would give of all stories from `from` on; rooms that have seen none
   * are left out.
   */
  seenIn(
    rooms: readonly RoomKey[],
    from: number,
  ): Promise<
    ReadonlyMap<RoomKey, { readonly anyhow: ReadonlySet<number>; readonly inBriefings: ReadonlySet<number> }>
  >;
  /** For each of many rooms the stories from `from` on of which a daily limit of alerts stopped one. */
  overLimitIn(rooms: readonly RoomKey[], from: number): Promise<ReadonlyMap<RoomKey, ReadonlySet<number>>>;
  /** What became of each message about a story that the room was to get, newest first. */
  deliveriesOf(
    room: RoomKey,
    storyId: number,
  ): Promise<
    readonly {
      readonly kind: NewDelivery['kind'];
      readonly state: DeliveryState;
      /** When it was settled, else when it is due. */
      readonly at: Instant;
      readonly error?: string;
    }[]
  >;
  /**
   * The story of the newest alert that reached the room since `since`, and when it did; where a message's
   * receipt is given, of that message alone.
   */
  alertPosted(
    room: RoomKey,
    since: Instant,
    receipt?: string,
  ): Promise<{ readonly storyId: number; readonly at: Instant } | undefined>;
  /** Alerts queued or sent to a room since `since`. */
  alertsSince(room: RoomKey, since: Instant): Promise<number>;
  /** The same for each of these subscriptions; those without any are left out. */
  alertCounts(subscriptionIds: readonly number[], since: Instant): Promise<ReadonlyMap<number, number>>;
  /** What stopped these stories on their way to the room, newest first; kept for a month. */
  stopsOf(
    room: RoomKey,
    storyIds: readonly number[],
  ): Promise<readonly (Stop & { readonly storyId: number; readonly at: Instant })[]>;
  outboxHealth(at: Instant): Promise<{
    readonly pending: number;
    readonly oldestPendingMs: number;
    readonly byState: Readonly<Record<DeliveryState, number>>;
    readonly paused: readonly { readonly room: RoomKey; readonly reason: string; readonly at: Instant }[];
  }>;
}

export interface PlannedRoom {
  readonly settings: RoomSettings;
  readonly plan: DigestPlan;
  readonly last?: DigestIssue;
}

export interface DeliveryStatus {
  readonly state: DeliveryState;
  readonly receipt?: string;
  readonly error?: string;
}

export interface DigestIssue {
  readonly room: RoomKey;
  /** The instant that the issue was due. */
  readonly slot: Instant;
  /** What the room's clocks showed then by its plan, `2026-11-24T09:00`. */
  readonly local: string;
  /** Covers arrivals in [from, to). */
  readonly from: Instant;
  readonly to: Instant;
  readonly outcome: 'sent' | 'empty' | 'skipped' | 'missed';
  readonly counts: Readonly<
    Record<'found' | 'sameStory' | 'muted' | 'leftOut' | 'held' | 'missedIssues', number>
  >;
}

/** Where articles come from, and when each is due. */
export interface Sources {
  addSource(source: Omit<Source, 'id'>): Promise<Source>;
  removeSource(id: number): Promise<boolean>;
  sources(): Promise<readonly Source[]>;
  dueSources(at: Instant, limit: number): Promise<readonly Source[]>;
  updateSource(source: Source, options?: Haste): Promise<void>;
}

/** Where a platform's app was put in, as its adapter keeps it. */
export interface Installation {
  readonly platform: Platform;
  /** The workspace's id, or the organisation's where one installation serves several workspaces. */
  readonly owner: string;
  /** Its tokens and whom they are for, encrypted by the adapter: nobody can read them here. */
  readonly sealed: string;
  readonly at: Instant;
  /** The platform's own word for why its token is no good; absent while it is. */
  readonly problem?: string;
}

/** Kept until they are dropped: neither pruning nor a purge of a space touches them. */
export interface Installations {
  /** In the order of their owners. */
  installations(platform: Platform): Promise<readonly Installation[]>;
  /** Puts it in the place of what was kept of its owner. */
  keepInstallation(installation: Installation): Promise<void>;
  /** False when there was none. */
  dropInstallation(platform: Platform, owner: string): Promise<boolean>;
}

/** For each kind of what is kept for a while: what is older may go. */
export interface Expiry {
  /** The words of settled deliveries; their keys and outcomes stay. */
  readonly cards: Instant;
  /** The states before changes; who changed what and when stays. */
  readonly states: Instant;
  readonly stops: Instant;
  /** Lines behind buttons, by when they were last shown or pressed. */
  readonly asks: Instant;
  readonly lists: Instant;
  /** Texts of articles of the feeds that nobody saved; what is shown of them stays. Absent: none go. */
  readonly texts?: Instant;
}

/** Every operation is one transaction. */
export interface Store extends Archive, Shelf, Rooms, Outbox, Sources, Installations {
  /** Takes out at most `limit` of each kind; gives how many rows went, zero when nothing is left to go. */
  prune(before: Expiry, limit: number): Promise<number>;
  close(): Promise<void>;
}

// ── Chat ─────────────────────────────────────────────────────────────────────────────────────────

/** A chat platform, for what is sent without being asked. Throws only `ChatError`. */
export interface Chat {
  readonly platform: Room['platform'];
  /**
   * Sends one card. `key` travels inside the message so that `find` sees it; `replyTo` is the receipt
   * of the message in whose thread it goes. Gives the receipt: the platform's own message id.
   */
  send(
    room: Room,
    card: Card,
    options: {
      readonly key: string;
      readonly replyTo?: string;
      readonly lang: Lang;
      /** Those who are called: people and groups that the room can see, never everyone. */
      readonly mentions?: readonly string[];
    },
  ): Promise<string>;
  /** The receipt of the message with this key if the room holds it; looks back as far as `since`. */
  find(
    room: Room,
    key: string,
    options: { readonly since: Instant; readonly replyTo?: string },
  ): Promise<string | undefined>;
  /** The address at which people open the message with this receipt; undefined where there is none. */
  link?(room: Room, receipt: string): Promise<string | undefined>;
}

/** How a platform that is set up stands. */
export interface PlatformState {
  readonly platform: Platform;
  /** `refused`: it says no to our settings; it is asked again, in case they are mended there. */
  readonly state: 'connecting' | 'ready' | 'refused' | 'unreachable' | 'stopped';
  /** Its own word for what is wrong. */
  readonly problem?: string;
}

/** Where people open a message of ours. Never throws and never takes long: undefined when nobody says. */
export type LinkTo = (room: Room, receipt: string) => Promise<string | undefined>;

/** What a platform knows of its channels, and who may be where. */
export interface Directory {
  /**
   * The channel that `channel` (an id, or a name where names are unique) is to this person: one of their
   * own space that they can see and that this bot may post in. Undefined for all others, whether or not
   * they exist.
   */
  channel(person: Person, channel: string): Promise<Room | undefined>;
  /** May the person change what that other room gets? Yes, unless the platform says no. */
  mayChange?(person: Person, room: Room): Promise<boolean>;
  /** Does a mention, as someone wrote it, name a person or a group that can be called? */
  calls?(mention: string): boolean;
}

// ── Reader and enricher ──────────────────────────────────────────────────────────────────────────

/** One entry of a feed, reduced to plain text, before the engine looks at it. */
export interface FeedItem {
  readonly title: string;
  readonly url: string;
  readonly text: string;
  readonly publishedAt?: Instant;
  readonly lang?: string;
  readonly tags: readonly string[];
}

export type Reading =
  | {
      readonly kind: 'items';
      readonly items: readonly FeedItem[];
      readonly title: string;
      /** Where the feed lives now (permanent redirects followed). */
      readonly url: string;
      readonly etag?: string;
      readonly lastModified?: string;
    }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'failed';
      readonly reason: string;
      readonly retryAfterMs?: number;
      readonly gone?: boolean;
    };

export interface Page {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly site: string;
  readonly lang?: string;
  readonly publishedAt?: Instant;
}

/** The hostile internet, made safe. Never throws for what a server does: it says so in the result. */
export interface Reader {
  read(source: Pick<Source, 'url' | 'etag' | 'lastModified'>): Promise<Reading>;
  /** The readable text of a page, or a `UserError` that says why not. */
  page(url: string): Promise<Page>;
  /** Feeds that an address offers: itself, those its page links to, or those of a list (OPML). */
  discover(url: string): Promise<readonly { readonly url: string; readonly title: string }[]>;
}

/** What an enricher fills in where a record lacks it. */
export type Enrichment = Pick<
  Draft,
  'keywords' | 'technologies' | 'industries' | 'companies' | 'people' | 'event'
>;

export interface Enricher {
  enrich(article: Pick<Draft, 'title' | 'body' | 'lang' | 'url'>): Promise<Enrichment>;
}

/** How the model that words articles stands; there is one only where it is configured. */
export interface ModelState {
  readonly name: string;
  /** Requests of this day (UTC), and how many it may be. */
  readonly spentToday: number;
  readonly daily: number;
  /** Why the last request failed; absent when it did not. */
  readonly trouble?: { readonly reason: string; readonly at: Instant };
}
