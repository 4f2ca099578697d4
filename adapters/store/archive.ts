import type { Article, Draft, Instant, Story } from '../../src/model.ts';
import type { Archive, Clock, NewDelivery, Stop } from '../../src/ports.ts';
import type { ArticleIndex } from './index.ts';
import { queueDeliveries } from './queue.ts';
import { ARTICLE_COLUMNS, type ArticleRow, articleOf, articleValues, storiesOf } from './rows.ts';
import { all, type Database, NUMBERS, one, run, TEXTS, type Work } from './sql.ts';
import { writeStops } from './stops.ts';

interface Saved {
  readonly id: number;
  readonly storyId: number;
  readonly new: boolean;
}

/** The story's number, and the columns. */
const ARTICLE_MARKS = `?, ${ARTICLE_COLUMNS.replace(/\w+/g, '?')}`;
const NEWEST_FIRST = 'coalesce(published_at, arrived_at) DESC, id DESC';

export function createArchive(database: Database, index: ArticleIndex, clock: Clock): Archive {
  return {
    saveArticle: (draft, options = {}) =>
      database.write(function* () {
        const [saved] = yield* saveAll(index, [{ draft, ...options }], clock.now());
        return saved!;
      }),
    saveArticles: (drafts, haste) => database.write(() => saveAll(index, drafts, clock.now()), haste),
    search: (search) =>
      database.read(function* () {
        const { hits, ...found } = yield* index.search(search);
        const stories = yield* loadStories(hits.map(({ storyId }) => storyId));
        const byId = new Map(stories.map((story) => [story.id, story]));
        const whole = hits.flatMap(({ storyId, articleId, snippet }) => {
          const story = byId.get(storyId);
          const article = story?.articles.find(({ id }) => id === articleId);
          return story && article ? [{ story, article, snippet }] : [];
        });
        return { ...found, hits: whole };
      }),
    article: (id) => database.read(() => findArticle('id', id)),
    articleByUrl: (canonicalUrl) => database.read(() => findArticle('canonical_url', canonicalUrl)),
    articlesByUrl: (canonicalUrls) =>
      database.read(function* () {
        const rows = yield* all<ArticleRow>(
          `SELECT * FROM articles WHERE canonical_url IN ${TEXTS}`,
          JSON.stringify(canonicalUrls),
        );
        return rows.map(articleOf);
      }),
    story: (id) =>
      database.read(function* () {
        const [story] = yield* loadStories([id]);
        return story;
      }),
    outletsOf: (storyIds) =>
      database.read(function* () {
        const rows = yield* all<{ id: number; outlets: number }>(
          `SELECT story_id AS id, count(DISTINCT site) AS outlets FROM articles
           WHERE story_id IN ${NUMBERS} GROUP BY story_id`,
          JSON.stringify(storyIds),
        );
        return new Map(rows.map(({ id, outlets }) => [id, outlets]));
      }),
    related: (storyId, limit) =>
      database.read(function* () {
        return yield* loadStories(yield* index.related(storyId, limit));
      }),
    arrivals: (from, to, limit, afterId) => database.read(() => arrivals(from, to, limit, afterId)),
    suggest: (text, limit) => database.read(() => index.suggest(text, limit)),
    count: () => database.read(count),
  };
}

/** Stories by number, in the order of `ids`, each with its articles, newest first. */
export function* loadStories(ids: readonly number[]): Work<Story[]> {
  if (ids.length === 0) return [];
  const rows = yield* all<ArticleRow>(
    `SELECT * FROM articles WHERE story_id IN ${NUMBERS} ORDER BY ${NEWEST_FIRST}`,
    JSON.stringify(ids),
  );
  return storiesOf(rows, ids);
}

type NewArticle = Parameters<Archive['saveArticles']>[0][number];

/** Articles whose rows stand and that the index does not have yet, by number. */
type Unindexed = Map<number, Article>;

/**
 * All rows first, then the index in one go: a statement that may be undone by itself, as an insert with a
 * reference is, makes FTS5 write out what it holds, and a segment for each article costs more than the article.
 */
function* saveAll(index: ArticleIndex, articles: readonly NewArticle[], at: Instant): Work<Saved[]> {
  const unindexed: Unindexed = new Map();
  const saved: Saved[] = [];
  for (const { draft, storyId, joins, deliveries = [], stops = [] } of articles) {
    const story = joins === undefined ? storyId : saved[joins]!.storyId;
    const one = yield* save(index, unindexed, draft, story);
    if (one.new) yield* because(one.storyId, deliveries, stops, at);
    saved.push(one);
  }
  yield* addAll(index, unindexed);
  return saved;
}

function* save(
  index: ArticleIndex,
  unindexed: Unindexed,
  draft: Draft,
  storyId: number | undefined,
): Work<Saved> {
  const known = yield* findArticle('canonical_url', draft.canonicalUrl);
  if (known) {
    const next = merged(known, draft);
    if (!sameValues(known, next)) yield* replace(index, unindexed, known, next);
    return { id: known.id, storyId: known.storyId, new: false };
  }
  const story = storyId ?? (yield* openStory(draft.arrivedAt));
  const { id } = (yield* one<{ id: number }>(
    `INSERT INTO articles (story_id, ${ARTICLE_COLUMNS}) VALUES (${ARTICLE_MARKS}) RETURNING id`,
    story,
    ...articleValues(draft),
  ))!;
  unindexed.set(id, { ...draft, id, storyId: story });
  return { id, storyId: story, new: true };
}

function* replace(index: ArticleIndex, unindexed: Unindexed, known: Article, next: Draft): Work<void> {
  if (!unindexed.has(known.id)) yield* index.remove(known.id);
  const columns = ARTICLE_COLUMNS.split(', ').map((column) => `${column} = ?`);
  yield* run(`UPDATE articles SET ${columns.join(', ')} WHERE id = ?`, ...articleValues(next), known.id);
  unindexed.set(known.id, { ...next, id: known.id, storyId: known.storyId });
}

function* addAll(index: ArticleIndex, unindexed: Unindexed): Work<void> {
  const titles = yield* sourceTitles([...unindexed.values()].flatMap(({ sourceId }) => sourceId ?? []));
  for (const article of unindexed.values()) {
    yield* index.add(article, titles.get(article.sourceId ?? NO_SOURCE) ?? '');
  }
  yield* index.settle(unindexed.size);
}

/** Numbers of sources begin with 1. */
const NO_SOURCE = 0;

/** The article with another text, found by what it has now. */
export function* replaceText(index: ArticleIndex, id: number, body: string): Work<void> {
  const known = yield* findArticle('id', id);
  if (!known) return;
  const unindexed: Unindexed = new Map();
  yield* replace(index, unindexed, known, { ...known, body });
  yield* addAll(index, unindexed);
}

/** The newer words win where there are any; what was known otherwise stays, and so does the arrival. */
function merged(known: Article, draft: Draft): Draft {
  const sourceId = known.sourceId ?? draft.sourceId;
  const publishedAt = draft.publishedAt ?? known.publishedAt;
  return {
    title: draft.title || known.title,
    url: draft.url || known.url,
    canonicalUrl: known.canonicalUrl,
    body: draft.body || known.body,
    keywords: either(draft.keywords, known.keywords),
    technologies: either(draft.technologies, known.technologies),
    industries: either(draft.industries, known.industries),
    companies: either(draft.companies, known.companies),
    people: either(draft.people, known.people),
    event: draft.event || known.event,
    lang: draft.lang || known.lang,
    site: draft.site || known.site,
    ...(sourceId === undefined ? {} : { sourceId }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    arrivedAt: known.arrivedAt,
  };
}

function either(first: readonly string[], second: readonly string[]): readonly string[] {
  return first.length > 0 ? first : second;
}

function sameValues(known: Draft, next: Draft): boolean {
  const before = articleValues(known);
  return articleValues(next).every((value, i) => value === before[i]);
}

function* openStory(at: Instant): Work<number> {
  const { id } = (yield* one<{ id: number }>('INSERT INTO stories (opened_at) VALUES (?) RETURNING id', at))!;
  return id;
}

function* sourceTitles(ids: readonly number[]): Work<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const sources = yield* all<{ id: number; title: string }>(
    `SELECT id, title FROM sources WHERE id IN ${NUMBERS}`,
    JSON.stringify([...new Set(ids)]),
  );
  return new Map(sources.map(({ id, title }) => [id, title]));
}

/** What is sent because of a new article, and what kept it from rooms. */
function* because(
  storyId: number,
  deliveries: readonly NewDelivery[],
  stops: readonly Stop[],
  at: Instant,
): Work<void> {
  if (deliveries.length > 0) yield* queueDeliveries(about(storyId, deliveries), at);
  if (stops.length > 0) yield* writeStops(storyId, stops, at);
}

/** Whoever queues an alert with its article cannot know the story's number yet, so it is added here. */
function about(storyId: number, deliveries: readonly NewDelivery[]): NewDelivery[] {
  return deliveries.map((delivery) => ({
    ...delivery,
    storyIds: [...new Set([...delivery.storyIds, storyId])],
  }));
}

function* findArticle(by: 'id' | 'canonical_url', value: number | string): Work<Article | undefined> {
  const row = yield* one<ArticleRow>(`SELECT * FROM articles WHERE ${by} = ?`, value);
  return row && articleOf(row);
}

function* arrivals(
  from: Instant,
  to: Instant,
  limit: number,
  afterId: number | undefined,
): Work<readonly Article[]> {
  const after =
    afterId === undefined
      ? undefined
      : yield* one<{ at: number }>('SELECT arrived_at AS at FROM articles WHERE id = ?', afterId);
  const rows = yield* all<ArticleRow>(
    `SELECT * FROM articles WHERE arrived_at < ? AND (arrived_at, id) > (?, ?)
     ORDER BY arrived_at, id LIMIT ?`,
    to,
    after === undefined ? from : Math.max(from, after.at),
    after === undefined || after.at < from ? -1 : afterId!,
    limit,
  );
  return rows.map(articleOf);
}

function* count(): Work<{ articles: number; stories: number; newest?: Instant }> {
  const row = (yield* one<{ articles: number; stories: number; newest: number | null }>(
    `SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM stories) AS stories,
       (SELECT max(arrived_at) FROM articles) AS newest`,
  ))!;
  const { articles, stories, newest } = row;
  return { articles, stories, ...(newest === null ? {} : { newest }) };
}
