import { because } from '../errors.ts';
import type { Draft, Instant, Source } from '../model.ts';
import type { Clock, Enricher, FeedItem, Log, NewDelivery, Reader, Stop, Store } from '../ports.ts';
import { DAY } from '../time.ts';
import { draftOf, enriched } from './article.ts';
import { canonicalUrl } from './identity.ts';
import { afterFailure, laterInterval, nextInterval, nextTime } from './pace.ts';
import { createStories } from './story.ts';
import { createCopies } from './winnow.ts';

/** What must be sent because of a new article, and what was kept from rooms that asked for it. */
export interface Alerts {
  readonly deliveries: readonly NewDelivery[];
  readonly stops: readonly Stop[];
}

/** `storyId` is absent when the article opens its story. */
export type AlertsFor = (draft: Draft, storyId: number | undefined) => Promise<Alerts>;

const NOBODY: Alerts = { deliveries: [], stops: [] };

export interface IntakeParts {
  readonly store: Pick<
    Store,
    'dueSources' | 'sources' | 'updateSource' | 'articleByUrl' | 'saveArticle' | 'arrivals'
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

/** Sources read at the same time. */
const LANES = 8;
const BATCH = 200;
/** So far back articles are brought to mind at the start, to find copies and join stories. */
const RECALL = 10 * DAY;
const PAGE = 500;
/** What was out before is news to nobody. */
const STALE = 2 * DAY;
/** A text shorter than this is a lead: the page has the rest. */
const LEAD_CHARS = 600;
/** Pages fetched of one source in one reading. */
const PAGES_PER_READING = 8;

export function createIntake(parts: IntakeParts): Intake {
  const { store, reader, enricher, clock, log } = parts;
  const stories = createStories();
  /** By story: a copy joins the story of what it copies. */
  const copies = createCopies();
  let recalled = false;
  let stopped = false;
  let running: Promise<IntakeReport> | undefined;
  /** Placing, saving and counting an article are one step: two at once might open one story twice. */
  let shelf: Promise<unknown> = Promise.resolve();

  async function work(): Promise<IntakeReport> {
    const total = { read: 0, failed: 0, saved: 0, queued: 0 };
    try {
      await recall();
      const due = [...(await store.dueSources(clock.now(), BATCH))];
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

  async function recall(): Promise<void> {
    if (recalled) return;
    const now = clock.now();
    let last: number | undefined;
    for (;;) {
      const page = await store.arrivals(now - RECALL, now + 1, PAGE, last);
      for (const article of page) remember(article, article.storyId);
      last = page.at(-1)?.id;
      if (page.length < PAGE) break;
      await parts.breathe();
    }
    recalled = true;
  }

  function remember(draft: Draft, storyId: number): void {
    stories.add(draft, storyId);
    copies.add(storyId, textOf(draft), draft.arrivedAt);
  }

  /** One source's trouble is its own: whatever happens, the others are read. */
  async function guarded(source: Source): Promise<{ failed: number; saved: number; queued: number }> {
    try {
      return await readSource(source);
    } catch (error) {
      log.error({ source: source.id, error }, 'a source could not be taken in');
      const reading = { kind: 'failed', reason: because('not-taken-in') } as const;
      await store.updateSource(afterFailure(source, reading, clock.now())).catch(() => {});
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
      await store.updateSource(afterFailure(source, reading, now));
      return { failed: 1, saved: 0, queued: 0 };
    }
    const { problem: _, ...well } = { ...source, failures: 0, lastReadAt: now, lastOkAt: now };
    if (reading.kind === 'unchanged') {
      const intervalMinutes = laterInterval(source);
      await store.updateSource({ ...well, intervalMinutes, nextAt: nextTime(source, intervalMinutes, now) });
      return { failed: 0, saved: 0, queued: 0 };
    }
    const { saved, queued, whole } = await takeIn(source, reading.items);
    const intervalMinutes = nextInterval(source, reading.items, saved, now);
    const { etag, lastModified } = reading;
    const { etag: _etag, lastModified: _lastModified, ...rest } = well;
    await store.updateSource({
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
    let saved = 0;
    let queued = 0;
    let pages = 0;
    for (const item of oldestFirst(items)) {
      if (stopped) return { saved, queued, whole: false };
      const known = await store.articleByUrl(canonicalUrl(item.url));
      if (known && known.title === draftOf(item, known.arrivedAt).title) continue;
      const full = !known && item.text.length < LEAD_CHARS && pages < PAGES_PER_READING;
      if (full) pages++;
      const whole = full ? await withPage(item) : item;
      const piece = draftOf({ ...whole, site: source.site }, clock.now(), source.id);
      // Of a piece that was changed since, the fuller text stays.
      const body = known && known.body.length > piece.body.length ? known.body : piece.body;
      const draft = await enriched({ ...piece, body }, enricher);
      const alerting = source.seenOnce && !known && isNews(draft, clock.now());
      const result = await shelved(draft, known?.storyId, alerting);
      saved += result.new ? 1 : 0;
      queued += result.queued;
      await parts.breathe();
    }
    return { saved, queued, whole: true };
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

  function shelved(draft: Draft, known: number | undefined, alerting: boolean) {
    const step = shelf.then(async () => {
      const storyId = known ?? copies.find(textOf(draft))?.id ?? stories.place(draft);
      const alerts = alerting && parts.alertsFor ? await parts.alertsFor(draft, storyId) : NOBODY;
      const saved = await store.saveArticle(draft, { ...(storyId !== undefined && { storyId }), ...alerts });
      if (saved.new) remember(draft, saved.storyId);
      return { new: saved.new, queued: saved.new ? alerts.deliveries.length : 0 };
    });
    shelf = step.catch(() => {});
    return step;
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

function textOf({ title, body }: Pick<Draft, 'title' | 'body'>): string {
  return `${title}\n${body}`;
}

function isNews({ publishedAt }: Draft, now: Instant): boolean {
  return publishedAt === undefined || publishedAt > now - STALE;
}

/** Stories are best opened by their first article; what has no date keeps its place, last in the feed first. */
function oldestFirst(items: readonly FeedItem[]): FeedItem[] {
  return [...items].reverse().sort((a, b) => (a.publishedAt ?? 0) - (b.publishedAt ?? 0) || 0);
}
