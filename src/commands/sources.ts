import type { Card } from '../card.ts';
import { notice, problemCard, problemLine } from '../cards/notice.ts';
import { sourcesCard } from '../cards/sources.ts';
import { UserError } from '../errors.ts';
import { reasonIn, say } from '../i18n/index.ts';
import type { Lang, Source } from '../model.ts';
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
    data: { sources: shown.map((source) => sourceData(source, view.lang)) },
  };
}

function suggest({ lang }: Context, known: readonly Source[]): Answer {
  const { taken } = say(lang);
  const feeds = unknown(SUGGESTED_SOURCES, known);
  const card: Card =
    feeds.length === 0
      ? notice('good', taken.suggestedAll)
      : {
          tone: 'plain',
          title: taken.suggested,
          blocks: [
            { kind: 'text', text: [taken.suggestedTodo, { strong: 'add suggested' }] },
            { kind: 'list', items: feeds.map(({ title, url }) => [{ link: url, text: title }]) },
            {
              kind: 'buttons',
              buttons: [{ label: taken.addSuggested(feeds.length), ask: 'add suggested', look: 'primary' }],
            },
          ],
        };
  return { ok: true, cards: [card], data: { sources: feeds } };
}

/** The feeds that are not read yet, each once. */
function unknown(feeds: readonly Feed[], known: readonly Source[]): readonly Feed[] {
  const has = new Set(known.map(({ url }) => canonicalUrl(url)));
  return feeds.filter(({ url }) => {
    const address = canonicalUrl(url);
    if (has.has(address)) return false;
    has.add(address);
    return true;
  });
}

/** Adds those of a list that are not read yet. */
async function addAll({ store, now, lang }: Context, feeds: readonly Feed[]): Promise<Answer> {
  const added: Source[] = [];
  for (const feed of unknown(feeds, await store.sources()))
    added.push(await store.addSource(newSource(feed, now)));
  const card = notice('good', say(lang).taken.addedMany(added.length));
  return { ok: true, cards: [card], data: { added: added.map((source) => sourceData(source, lang)) } };
}

function addButton({ url, title }: Feed, label: (title: string) => string) {
  return { label: label(title), ask: `add ${url}` };
}

/** `add https://…`: a feed, or the page that names it; `add suggested`: those that are shipped. */
export async function add(context: Context, command: CommandOf<'add'>): Promise<Answer> {
  const { lang } = context;
  if (!('url' in command)) return addAll(context, SUGGESTED_SOURCES);
  const { url } = command;
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
  const all =
    source.title === source.site ? `site:${source.site}` : `source:"${source.title.replace(/"/g, '')}"`;
  const follow = { label: say(lang).taken.followAll, ask: `subscribe ${all}` };
  const card = notice('good', say(lang).taken.added(source.title), [], [follow]);
  return { ok: true, cards: [card], data: { added: [sourceData(source, lang)] } };
}

/** `import https://…/feeds.opml`: every feed of a list. */
export async function importFeeds(context: Context, { url }: CommandOf<'import'>): Promise<Answer> {
  const feeds = await discover(context, url);
  if (feeds.length === 0) throw new UserError('import-empty', { url });
  return addAll(context, feeds);
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
  return { ok: true, cards: [card], data: { removed: sourceData(source, lang) } };
}

function sourceData(source: Source, lang: Lang) {
  const { id, url, title, site, failures, paused } = source;
  const problem = source.problem === undefined ? null : reasonIn(lang, source.problem);
  return { id, url, title, site, failures, problem, paused, lastOkAt: iso(source.lastOkAt) };
}
