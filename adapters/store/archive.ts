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

const NEWEST_FIRST = 'coalesce(published_at, arrived_at) DESC, id DESC';

export function createArchive(database: Database, index: ArticleIndex, clock: Clock): Archive {
  return {
    saveArticle: (draft, { storyId, deliveries = [], stops = [] } = {}) =>
      database.write(function* () {
        const saved = yield* save(index, draft, storyId);
        if (saved.new) yield* because(saved.storyId, deliveries, stops, clock.now());
        return saved;
      }),
    saveArticles: (drafts, haste) =>
      database.write(function* () {
        const saved: Saved[] = [];
        for (const { draft, storyId, joins, deliveries = [], stops = [] } of drafts) {
          const story = joins === undefined ? storyId : saved[joins]!.storyId;
          const one = yield* save(index, draft, story);
          if (one.new) yield* because(one.storyId, deliveries, stops, clock.now());
          saved.push(one);
        }
        return saved;
      }, haste),
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

function* save(index: ArticleIndex, draft: Draft, storyId: number | undefined): Work<Saved> {
  const known = yield* findArticle('canonical_url', draft.canonicalUrl);
  if (known) {
    const next = merged(known, draft);
    if (!sameValues(known, next)) yield* replace(index, known, next);
    return { id: known.id, storyId: known.storyId, new: false };
  }
  const story = storyId ?? (yield* openStory(draft.arrivedAt));
  const { id } = (yield* one<{ id: number }>(
    `INSERT INTO articles (story_id, ${ARTICLE_COLUMNS}) VALUES (${marks(16)}) RETURNING id`,
    story,
    ...articleValues(draft),
  ))!;
  yield* index.add({ ...draft, id, storyId: story }, yield* sourceTitle(draft.sourceId));
  return { id, storyId: story, new: true };
}

function* replace(index: ArticleIndex, known: Article, next: Draft): Work<void> {
  yield* index.remove(known.id);
  const columns = ARTICLE_COLUMNS.split(', ').map((column) => `${column} = ?`);
  yield* run(`UPDATE articles SET ${columns.join(', ')} WHERE id = ?`, ...articleValues(next), known.id);
  const article = { ...next, id: known.id, storyId: known.storyId };
  yield* index.add(article, yield* sourceTitle(next.sourceId));
}

/** The article with another text, found by what it has now. */
export function* replaceText(index: ArticleIndex, id: number, body: string): Work<void> {
  const known = yield* findArticle('id', id);
  if (known) yield* replace(index, known, { ...known, body });
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

function* sourceTitle(id: number | undefined): Work<string> {
  if (id === undefined) return '';
  const source = yield* one<{ title: string }>('SELECT title FROM sources WHERE id = ?', id);
  return source?.title ?? '';
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

function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}
