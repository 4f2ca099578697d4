import type { Card } from '../card.ts';
import { notice, problemCard, problemLine } from '../cards/notice.ts';
import { sourcesCard } from '../cards/sources.ts';
import { UserError } from '../errors.ts';
import { say } from '../i18n/index.ts';
import type { Source } from '../model.ts';
import { canonicalUrl } from '../news/identity.ts';
import { SUGGESTED_SOURCES } from '../news/suggested-sources.ts';
import type { Answer } from './ask.ts';
import type { CommandOf } from './command.ts';
import { type Context, itemOf, remember } from './context.ts';
import { iso } from './data.ts';

/** Until it is known how often a source publishes. */
const FIRST_INTERVAL = 30;
/** A page that names more feeds than this is asked about no further. */
const CHOICES = 5;

interface Feed {
  readonly url: string;
  readonly title: string;
}

/** `sources`, `sources broken`, `sources suggest` */
export async function sources(context: Context, command: CommandOf<'sources'>): Promise<Answer> {
  const { store, view } = context;
  const known = await store.sources();
  if (command.only === 'suggest') return suggest(context, known);
  const broken = command.only === 'broken';
  const failing = known.filter(({ failures }) => failures > 0);
  const shown = broken ? failing : [...failing, ...known.filter(({ failures }) => failures === 0)];
  await remember(
    context,
    shown.map(({ id }) => ({ kind: 'source', id })),
  );
  return {
    ok: true,
    cards: [sourcesCard(shown, view, { broken })],
    data: { sources: shown.map(sourceData) },
  };
}

function suggest({ lang }: Context, known: readonly Source[]): Answer {
  const { taken } = say(lang);
  const has = new Set(known.map(({ url }) => canonicalUrl(url)));
  const feeds = SUGGESTED_SOURCES.filter(({ url }) => !has.has(canonicalUrl(url)));
  const card: Card = {
    tone: 'plain',
    title: taken.suggested,
    blocks: [
      { kind: 'list', items: feeds.map(({ title, url }) => [{ link: url, text: title }]) },
      { kind: 'buttons', buttons: feeds.map((feed) => addButton(feed, taken.add)) },
    ],
  };
  return { ok: true, cards: [card], data: { sources: feeds } };
}

function addButton({ url, title }: Feed, label: (title: string) => string) {
  return { label: label(title), ask: `add ${url}` };
}

/** `add https://…`: a feed, or the page that names it. */
export async function add(context: Context, { url }: CommandOf<'add'>): Promise<Answer> {
  const { lang } = context;
  const feeds = await discover(context, url);
  const [feed, ...others] = feeds;
  if (!feed) throw new UserError('no-feed', { url });
  if (others.length > 0) {
    const error = new UserError('several-feeds');
    const buttons = feeds.slice(0, CHOICES).map((each) => addButton(each, say(lang).taken.add));
    return {
      ok: false,
      cards: [problemCard(error, lang, buttons)],
      data: { feeds },
      error: { key: error.key, message: problemLine(error, lang) },
    };
  }
  const known = await context.store.sources();
  const same = known.find((source) => canonicalUrl(source.url) === canonicalUrl(feed.url));
  if (same) throw new UserError('source-known', { title: same.title || same.url });
  const source = await context.store.addSource(newSource(feed, context.now));
  const card = notice('good', say(lang).taken.added(source.title));
  return { ok: true, cards: [card], data: { added: [sourceData(source)] } };
}

/** `import https://…/feeds.opml`: every feed of a list. */
export async function importFeeds(context: Context, { url }: CommandOf<'import'>): Promise<Answer> {
  const { store, now, lang } = context;
  const feeds = await discover(context, url);
  if (feeds.length === 0) throw new UserError('import-empty', { url });
  const has = new Set((await store.sources()).map((source) => canonicalUrl(source.url)));
  const added: Source[] = [];
  for (const feed of feeds) {
    if (has.has(canonicalUrl(feed.url))) continue;
    has.add(canonicalUrl(feed.url));
    added.push(await store.addSource(newSource(feed, now)));
  }
  const card = notice('good', say(lang).taken.addedMany(added.length));
  return { ok: true, cards: [card], data: { added: added.map(sourceData) } };
}

async function discover({ reader }: Context, url: string): Promise<readonly Feed[]> {
  if (!reader) throw new UserError('not-here');
  return reader.discover(url);
}

/** A source that nobody has read yet: due at once. */
export function newSource({ url, title }: Feed, now: number): Omit<Source, 'id'> {
  const site = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url;
  return {
    url,
    site,
    title: title || site,
    topics: [],
    intervalMinutes: FIRST_INTERVAL,
    nextAt: now,
    failures: 0,
    seenOnce: false,
    paused: false,
  };
}

/** `remove 4` */
export async function remove(context: Context, { item }: CommandOf<'remove'>): Promise<Answer> {
  const { store, lang } = context;
  const id = await itemOf(context, item, 'source');
  const source = (await store.sources()).find((one) => one.id === id);
  if (!source || !(await store.removeSource(id))) throw new UserError('no-source', { item });
  const card = notice('good', say(lang).taken.removed(source.title));
  return { ok: true, cards: [card], data: { removed: sourceData(source) } };
}

function sourceData(source: Source) {
  const { id, url, title, site, failures, problem = null, paused } = source;
  return { id, url, title, site, failures, problem, paused, lastOkAt: iso(source.lastOkAt) };
}
