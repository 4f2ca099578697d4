import type { Platform, RoomKey } from './room.ts';

/** Milliseconds since 1970, UTC. */
export type Instant = number;

/** The languages that the product speaks. */
export type Lang = 'zh' | 'en';

/**
 * One published piece, with the seven fields of a record (title, address, summary, keywords,
 * AI technologies, industries, event summary) and what was recognised in it.
 */
export interface Article {
  readonly id: number;
  /** The story that this article tells; several articles (outlets, wordings, languages) may tell one. */
  readonly storyId: number;
  readonly title: string;
  /** The address as given, to be shown and opened. */
  readonly url: string;
  /** The canonical address: one per piece, used for identity. */
  readonly canonicalUrl: string;
  /** The text, or as much of it as is known (`总结`). Plain text. */
  readonly body: string;
  readonly keywords: readonly string[];
  readonly technologies: readonly string[];
  readonly industries: readonly string[];
  readonly companies: readonly string[];
  readonly people: readonly string[];
  /** What happened, in a few sentences (`重大事件摘要`); paragraphs are separated by blank lines. */
  readonly event: string;
  /** BCP 47, lower case primary subtag: `zh`, `en`, `ja`, … */
  readonly lang: string;
  /** Name of the outlet or host. */
  readonly site: string;
  /** The source that brought it; absent for imported records. */
  readonly sourceId?: number;
  /** When the outlet published it; absent when nobody said. */
  readonly publishedAt?: Instant;
  /** When it reached this store. */
  readonly arrivedAt: Instant;
}

/** An article before the store has numbered it. */
export type Draft = Omit<Article, 'id' | 'storyId'>;

/** Articles that tell the same event, newest first. */
export interface Story {
  readonly id: number;
  readonly articles: readonly Article[];
}

/** Where articles come from: a feed, a page, a list. */
export interface Source {
  readonly id: number;
  readonly url: string;
  readonly site: string;
  readonly title: string;
  readonly lang?: string;
  readonly topics: readonly string[];
  /** Minutes between two readings; adapts to how often the source publishes. */
  readonly intervalMinutes: number;
  readonly nextAt: Instant;
  readonly lastReadAt?: Instant;
  readonly lastOkAt?: Instant;
  /** Number of readings that failed in a row. */
  readonly failures: number;
  /** Why the last reading failed: as `because` writes it, or in plain words. */
  readonly problem?: string;
  /** True once its first reading has been saved; only later articles alert. */
  readonly seenOnce: boolean;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly paused: boolean;
}

/** When a subscription's stories are delivered. */
export type Timing = 'instant' | 'digest' | 'both';

/** The settings that a subscription line may carry. */
export interface SubscriptionSettings {
  readonly when: Timing;
  /** At most this many alerts a local day; the rest goes into the digest. */
  readonly maxPerDay?: number;
  /** The subscription's name in alerts and digests. */
  readonly as?: string;
  /** Only stories in this language. */
  readonly lang?: Lang;
  /** Someone or some group to mention, as the platform writes it. */
  readonly mention?: string;
  /** The subscription ends then. */
  readonly until?: Instant;
}

/** What a room (or a person, by direct message) wants to hear of. */
export interface Subscription {
  readonly id: number;
  readonly room: RoomKey;
  /** The expression in the grammar's canonical spelling; it parses back to itself. */
  readonly expression: string;
  readonly settings: SubscriptionSettings;
  readonly pausedUntil?: Instant | 'resumed';
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly changedBy: string;
  readonly changedAt: Instant;
}

/** Someone who asks. `id` is the platform's own. */
export interface Person {
  readonly platform: Platform;
  readonly space: string;
  readonly id: string;
  readonly name?: string;
}

/** How a room (or a person) wants to be spoken to, and when. */
export interface RoomSettings {
  readonly room: RoomKey;
  readonly lang?: Lang;
  /** IANA zone. */
  readonly zone?: string;
  readonly quiet?: { readonly from: string; readonly to: string };
  readonly digest?: DigestPlan;
}

/** When a room gets its briefing: local times on days of the week. */
export interface DigestPlan {
  readonly days: readonly Weekday[];
  /** Local times, `HH:MM`, ascending. */
  readonly times: readonly string[];
  /** When the plan was made: slots up to then are not owed. */
  readonly since?: Instant;
  /** Slots up to then are passed over; what they would have told is in the one after. */
  readonly skipUntil?: Instant;
  readonly zone: string;
  readonly top: number;
  /** On a day without stories: say one line, or nothing. */
  readonly whenEmpty: 'say' | 'skip';
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
