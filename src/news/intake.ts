import { because } from '../errors.ts';
import type { Article, Draft, Instant, Source } from '../model.ts';
import type { Clock, Enricher, FeedItem, Log, Reader, Store } from '../ports.ts';
import { DAY } from '../time.ts';
import { draftOf, enriched } from './article.ts';
import { canonicalUrl } from './identity.ts';
import { afterFailure, laterInterval, nextInterval, nextTime } from './pace.ts';
import { type AlertsFor, createPlacing, type Incoming, NOBODY } from './placing.ts';

export interface IntakeParts {
  readonly store: Pick<
    Store,
    'dueSources' | 'sources' | 'updateSource' | 'articlesByUrl' | 'saveArticles' | 'arrivals'
  >;
  readonly reader: Pick<Reader, 'read' | 'page'>;
  readonly enricher: Enricher;
  readonly clock: Clock;
  readonly log: Log;
  readonly alertsFor?: AlertsFor;
  /** Lets others have their turn: waits for a moment. */
  readonly breathe: () => Promise<void>;
}

export interface Intake {
  /** Reads every source that is due and keeps what is new. Never throws; calls join each other. */
  work(): Promise<IntakeReport>;
  /** Begins nothing more; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export interface IntakeReport {
  readonly read: number;
  readonly failed: number;
  readonly saved: number;
  readonly queued: number;
}

/** Sources read at the same time: enough that a few dozen which never answer hold up nobody. */
const LANES = 64;
const BATCH = 2_000;
/** Pieces of one source that are looked at together. */
const PIECES = 50;
/** What was out before is news to nobody. */
const STALE = 2 * DAY;
/** A text shorter than this is a lead: the page has the rest. */
const LEAD_CHARS = 600;
/** Pages fetched of one source in one reading. */
const PAGES_PER_READING = 8;

export function createIntake(parts: IntakeParts): Intake {
  const { store, reader, enricher, clock, log } = parts;
  const placing = createPlacing({ alertsFor: async () => NOBODY, ...parts });
  let stopped = false;
  let running: Promise<IntakeReport> | undefined;

  async function work(): Promise<IntakeReport> {
    const total = { read: 0, failed: 0, saved: 0, queued: 0 };
    try {
      const due = wellFirst(await store.dueSources(clock.now(), BATCH));
      const lane = async () => {
        for (let source = due.shift(); source && !stopped; source = due.shift()) {
          const { failed, saved, queued } = await guarded(source);
          total.read++;
          total.failed += failed;
          total.saved += saved;
          total.queued += queued;
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      if (total.read > 0) log.info({ ...total }, 'sources read');
    } catch (error) {
      log.error({ error }, 'the intake failed');
    }
    return total;
  }

  /** One source's trouble is its own: whatever happens, the others are read. */
  async function guarded(source: Source): Promise<{ failed: number; saved: number; queued: number }> {
    try {
      return await readSource(source);
    } catch (error) {
      log.error({ source: source.id, error }, 'a source could not be taken in');
      const reading = { kind: 'failed', reason: because('not-taken-in') } as const;
      await update(afterFailure(source, reading, clock.now())).catch(() => {});
      return { failed: 1, saved: 0, queued: 0 };
    }
  }

  async function readSource(source: Source) {
    const reading = await reader.read(source);
    const now = clock.now();
    if (reading.kind === 'failed') {
      log.warn(
        { source: source.id, reason: reading.reason, failures: source.failures + 1 },
        'a source fails',
      );
      await update(afterFailure(source, reading, now));
      return { failed: 1, saved: 0, queued: 0 };
    }
    const { problem: _, ...well } = { ...source, failures: 0, lastReadAt: now, lastOkAt: now };
    if (reading.kind === 'unchanged') {
      const intervalMinutes = laterInterval(source);
      await update({ ...well, intervalMinutes, nextAt: nextTime(source, intervalMinutes, now) });
      return { failed: 0, saved: 0, queued: 0 };
    }
    const { saved, queued, whole } = await takeIn(source, reading.items);
    const intervalMinutes = nextInterval(source, reading.items, saved, now);
    const { etag, lastModified } = reading;
    const { etag: _etag, lastModified: _lastModified, ...rest } = well;
    await update({
      ...rest,
      url: await addressFor(source, reading.url),
      title:
        source.title === '' || source.title === source.site ? reading.title || source.title : source.title,
      intervalMinutes,
      nextAt: nextTime(source, intervalMinutes, now),
      seenOnce: source.seenOnce || whole,
      // What was not taken in whole is asked for again, not "unchanged".
      ...(whole && etag !== undefined && { etag }),
      ...(whole && lastModified !== undefined && { lastModified }),
    });
    return { failed: 0, saved, queued };
  }

  /** The address that a source has moved to, unless another source lives there already. */
  async function addressFor(source: Source, moved: string): Promise<string> {
    if (moved === source.url) return moved;
    const taken = (await store.sources()).some(({ id, url }) => id !== source.id && url === moved);
    return taken ? source.url : moved;
  }

  async function takeIn(source: Source, items: readonly FeedItem[]) {
    const total = { saved: 0, queued: 0 };
    const pieces = oncePerAddress(items);
    for (let at = 0; at < pieces.length; at += PIECES) {
      if (stopped) return { ...total, whole: false };
      // Pages are worth fetching for the newest only, which come last.
      const pages = at + PIECES < pieces.length ? 0 : PAGES_PER_READING;
      const batch = await fresh(source, pieces.slice(at, at + PIECES), pages);
      if (batch.length === 0) continue;
      const { saved, queued } = await placing.place(batch);
      total.saved += saved;
      total.queued += queued;
    }
    return { ...total, whole: true };
  }

  /** What of these is new, or is told otherwise than it was. */
  async function fresh(source: Source, pieces: readonly Addressed[], pages: number): Promise<Incoming[]> {
    const known = new Map<string, Article>();
    for (const one of await store.articlesByUrl(pieces.map(({ address }) => address)))
      known.set(one.canonicalUrl, one);
    const news = pieces.filter(({ address, item }) => {
      const before = known.get(address);
      return before === undefined || isEdited(before, item, source);
    });
    const leads = news.filter(({ address, item }) => !known.has(address) && item.text.length < LEAD_CHARS);
    const fetched = new Set(leads.slice(Math.max(0, leads.length - pages)));
    const drafts: Promise<Incoming>[] = [];
    for (const piece of news) {
      const whole = fetched.has(piece) ? await withPage(piece.item) : piece.item;
      drafts.push(incoming(source, whole, known.get(piece.address)));
    }
    return Promise.all(drafts);
  }

  async function incoming(source: Source, item: FeedItem, known: Article | undefined): Promise<Incoming> {
    const piece = draftOf({ ...item, site: source.site }, clock.now(), source.id);
    const body = known && !isRewritten(known, piece) ? fuller(known.body, piece.body) : piece.body;
    const draft = await enriched({ ...piece, body }, enricher);
    return {
      draft,
      ...(known && { storyId: known.storyId }),
      source: source.title,
      alerting: source.seenOnce && !known && isNews(draft, clock.now()),
    };
  }

  /** The item with its page's text, where that can be had and says more. */
  async function withPage(item: FeedItem): Promise<FeedItem> {
    try {
      const page = await reader.page(item.url);
      if (page.text.length <= item.text.length) return item;
      const publishedAt = item.publishedAt ?? page.publishedAt;
      return { ...item, text: page.text, ...(publishedAt !== undefined && { publishedAt }) };
    } catch {
      // The lead is enough to go on with.
      return item;
    }
  }

  /**
   * A piece is as the source words it that told it first. Lists of others' pieces have headlines of their own,
   * in languages of their own, and each reading would change it to and fro.
   */
  function isEdited(known: Article, item: FeedItem, source: Source): boolean {
    if (known.sourceId !== source.id) return false;
    const piece = draftOf(item, known.arrivedAt);
    return known.title !== piece.title || isRewritten(known, piece);
  }

  /**
   * Another whole text than it had? Of the last days only: some put the time of day or a count into their texts,
   * and each reading would change all of them for ever.
   */
  function isRewritten(known: Article, { body }: Pick<Draft, 'body'>): boolean {
    const recent = clock.now() - known.arrivedAt <= STALE;
    return recent && body.length >= LEAD_CHARS && known.body !== body;
  }

  /** What is lost of it is only read again. */
  function update(source: Source): Promise<void> {
    return store.updateSource(source, { replaceable: true });
  }

  return {
    work() {
      running ??= work().finally(() => {
        running = undefined;
      });
      return running;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}

/** Of a piece with another headline, the text that says more stays. */
function fuller(one: string, other: string): string {
  return one.length > other.length ? one : other;
}

function isNews({ publishedAt }: Draft, now: Instant): boolean {
  return publishedAt === undefined || publishedAt > now - STALE;
}

/** What failed before waits for what did not. */
function wellFirst(sources: readonly Source[]): Source[] {
  return [...sources].sort((a, b) => Number(a.failures > 0) - Number(b.failures > 0));
}

interface Addressed {
  readonly address: string;
  readonly item: FeedItem;
}

/**
 * Oldest first, for stories are best opened by their first article; what has no date keeps its place, last
 * in the feed first. Of several items at one address the newest counts.
 */
function oncePerAddress(items: readonly FeedItem[]): Addressed[] {
  const ordered = [...items].reverse().sort((a, b) => (a.publishedAt ?? 0) - (b.publishedAt ?? 0) || 0);
  const pieces = new Map<string, Addressed>();
  for (const item of ordered) {
    const address = canonicalUrl(item.url);
    pieces.delete(address);
    pieces.set(address, { address, item });
  }
  return [...pieces.values()];
}
