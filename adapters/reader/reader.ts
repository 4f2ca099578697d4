import type { LookupFunction } from 'node:net';
import { because, UserError } from '../../src/errors.ts';
import { siteOf } from '../../src/news/site.ts';
import type { Clock, FeedItem, Log, Page, Reader } from '../../src/ports.ts';
import type { Feed } from './feed.ts';
import { createFetch, type Fetched } from './fetch.ts';
import type { JobResult } from './job.ts';
import { LIMITS, type Limits, Trouble } from './limits.ts';
import { withoutPointers } from './pointers.ts';
import { parseRobots, type Rules } from './robots.ts';
import { createWorkshop } from './workshop.ts';

export interface ReaderOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Names the program and someone to write to; servers see it. */
  readonly userAgent: string;
  /** Lets addresses of this machine be read; for tests and for those who know what they do. */
  readonly allowLoopback?: boolean;
  readonly limits?: Partial<Limits>;
  /** How names are resolved; the system's way unless a test has its own. */
  readonly resolve?: LookupFunction;
}

/** A `Reader` with a thread and connections of its own, which `close` ends. */
export type OpenReader = Reader & { close(): Promise<void> };

const FEEDS =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';
const PAGES = 'text/html, application/xhtml+xml, */*;q=0.5';
/** A robots.txt is believed for so long. */
const ROBOTS_MS = 86_400_000;
const MAX_HOSTS = 2_000;
/**
 * Bytes; nearly all are smaller. A page makes more of its bytes than a feed, of which only the beginning is read:
 * that seldom takes longer than a thread takes to start.
 */
const LARGE = { feed: 2 * 1024 * 1024, page: 256 * 1024 };
/** Large ones come together, at the start of a cycle: a thread for each would cost more than they do. */
const FORGET_MS = 1_000;
/** What is left for making sense of a page that took all its time to come. */
const ROOM_MS = 800;
/** Below this an extraction is a caption or a notice about cookies, no article. */
const LEAST_TEXT = 120;

export function createReader(options: ReaderOptions): OpenReader {
  const { clock, log, userAgent } = options;
  const limits = { ...LIMITS, ...options.limits };
  const allowance = { loopback: options.allowLoopback ?? false };
  const fetch = createFetch({ userAgent, allowance, limits, clock, resolve: options.resolve });
  const workshop = createWorkshop(limits);
  /** What may take long to parse holds up only its like. */
  const large = createWorkshop({ ...limits, forgetMs: FORGET_MS });
  const agentName = userAgent.split('/')[0]!.toLowerCase();
  const robots = new Map<string, { readonly rules: Rules; readonly until: number }>();

  /** Throws when the site asks programs to leave this page alone. */
  async function permit(url: URL): Promise<void> {
    const known = robots.get(url.origin);
    const rules = known && known.until > clock.now() ? known.rules : await rulesOf(url.origin);
    if (!rules.allows(url.pathname + url.search)) throw new Trouble('unreachable', because('robots'));
  }

  async function rulesOf(origin: string): Promise<Rules> {
    const text = await fetch
      .get(`${origin}/robots.txt`, {
        accept: 'text/plain, */*;q=0.1',
        totalMs: limits.pageMs / 4,
      })
      .then(({ bytes }) => new TextDecoder().decode(bytes))
      // A site without rules, or that cannot be asked for them, forbids nothing.
      .catch(() => '');
    const rules = parseRobots(text, agentName);
    if (robots.size >= MAX_HOSTS) robots.delete(robots.keys().next().value!);
    robots.set(origin, { rules, until: clock.now() + ROBOTS_MS });
    return rules;
  }

  function parse(fetched: Fetched, want: 'feed' | 'page', ms?: number): Promise<JobResult> {
    const { bytes, contentType, url } = fetched;
    const shop = bytes.length > LARGE[want] ? large : workshop;
    return shop.run({ want, bytes, contentType, url }, ms);
  }

  return {
    async read(source) {
      try {
        const fetched = await fetch.get(source.url, {
          accept: FEEDS,
          etag: source.etag,
          lastModified: source.lastModified,
        });
        if (fetched.status === 304) return { kind: 'unchanged' };
        const empty = fetched.bytes.length === 0;
        const { feed, html } = await parse(fetched, 'feed');
        if (!feed)
          return {
            kind: 'failed',
            reason: empty ? because('nothing-sent') : html ? because('no-feed-page') : because('no-feed'),
          };
        const { etag, lastModified, movedTo } = fetched;
        return {
          kind: 'items',
          items: itemsOf(feed),
          title: feed.title,
          url: movedTo,
          ...(etag !== undefined && { etag }),
          ...(lastModified !== undefined && { lastModified }),
        };
      } catch (error) {
        const { message, retryAfterMs, gone } = asTrouble(error, log, source.url);
        return {
          kind: 'failed',
          reason: message,
          ...(retryAfterMs !== undefined && { retryAfterMs }),
          ...(gone && { gone }),
        };
      }
    },

    async page(address) {
      try {
        const start = performance.now();
        const fetched = await fetch.get(address, { accept: PAGES, permit, totalMs: limits.pageMs });
        const left = limits.pageMs + ROOM_MS - (performance.now() - start);
        const { page } = await parse(fetched, 'page', Math.max(ROOM_MS, left));
        if (!page || page.text.length < LEAST_TEXT) throw new Trouble('unreadable', because('no-article'));
        return pageOf(page, fetched.url);
      } catch (error) {
        throw spoken(asTrouble(error, log, address), address);
      }
    },

    async discover(address) {
      try {
        const fetched = await fetch.get(address, { accept: `${PAGES}, ${FEEDS}` });
        const { feed, links = [] } = await parse(fetched, 'feed');
        return feed ? [{ url: fetched.movedTo, title: feed.title }] : links;
      } catch (error) {
        throw spoken(asTrouble(error, log, address), address);
      }
    },

    async close() {
      await Promise.all([fetch.close(), workshop.close(), large.close()]);
    },
  };
}

/** What has no title takes the beginning of its text; what has neither, or no address, is no news. */
function itemsOf(feed: Feed): FeedItem[] {
  return feed.items.flatMap((entry) => {
    const longer = entry.content.length > entry.summary.length ? entry.content : entry.summary;
    const text = withoutPointers(longer);
    const title = entry.title || (text.split('\n')[0] ?? '').slice(0, 160);
    if (title === '' || !/^https?:\/\//i.test(entry.link)) return [];
    const publishedAt = entry.published ?? entry.updated;
    return [
      {
        title,
        url: entry.link,
        text,
        tags: entry.tags,
        ...(publishedAt !== undefined && { publishedAt }),
        ...(feed.lang && { lang: feed.lang }),
      },
    ];
  });
}

function pageOf(page: NonNullable<JobResult['page']>, url: string): Page {
  return {
    url: sameSite(page.canonical, url) ? page.canonical : url,
    title: page.title,
    text: page.text,
    site: page.site || siteOf(url),
    ...(page.lang && { lang: page.lang }),
    ...(page.publishedAt !== undefined && { publishedAt: page.publishedAt }),
  };
}

/** A page may name its own address, but not pass itself off as another site's. */
function sameSite(canonical: string, url: string): boolean {
  return (
    URL.canParse(canonical) && new URL(canonical).host === new URL(url).host && /^https?:/.test(canonical)
  );
}

function asTrouble(error: unknown, log: Log, address: string): Trouble {
  if (error instanceof Trouble) return error;
  log.error({ address: hostOf(address), error }, 'reading failed for a reason of our own');
  return new Trouble('unreadable', because('unread'));
}

/** The sentence for someone who asked for the page. */
function spoken(trouble: Trouble, address: string): UserError {
  const host = hostOf(address);
  if (!URL.canParse(address)) return new UserError('bad-address', { url: address.slice(0, 100) });
  if (trouble.kind === 'refused') return new UserError('page-refused', { host });
  if (trouble.kind === 'too-big') return new UserError('page-too-big', { host });
  if (trouble.kind === 'unreadable') return new UserError('page-unreadable', { host });
  return new UserError('page-unreachable', { host, reason: trouble.message });
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address.slice(0, 60);
}
