import type { Block } from '../card.ts';
import { verbCard } from '../cards/help.ts';
import { meantCard } from '../cards/meant.ts';
import {
  emptyCard,
  latestCard,
  nextPage,
  PAGE_SIZE,
  type ResultsOptions,
  resultsCard,
} from '../cards/results.ts';
import { pageCard, storyCard } from '../cards/story.ts';
import { UserError } from '../errors.ts';
import { say } from '../i18n/index.ts';
import type { Story } from '../model.ts';
import { draftOf, enriched } from '../news/article.ts';
import { asksForNews, namesApart, withinTime, withoutAsking } from '../news/asking.ts';
import { allOf, type Expression } from '../news/expression.ts';
import { canonicalUrl } from '../news/identity.ts';
import type { Found, Hit } from '../ports.ts';
import type { Answer } from './ask.ts';
import type { CommandOf } from './command.ts';
import { type Context, itemOf, remember, shown, thisStory } from './context.ts';
import { draftData, storyData } from './data.ts';
import { parse } from './grammar.ts';
import { print, printExpression } from './print.ts';
import { VERBS } from './verbs.ts';

const RELATED = 3;
const NEAR = 5;

/** `sora`: the best story in full, the others as a numbered list. */
export async function search(context: Context, command: CommandOf<'search'>): Promise<Answer> {
  const { store, view } = context;
  const asked = printExpression(command.expression);
  const listed = await numbered(context, command.expression);
  if (listed !== undefined) return open(context, { verb: 'open', target: listed });
  const offered = await offer(context, command, asked);
  if (offered) return offered;
  const offset = (command.page - 1) * PAGE_SIZE;
  const dated = command.page === 1 ? await inItsTime(context, command.expression) : undefined;
  if (dated) return dated;
  if (command.page === 1 && asksForNews(command.expression)) return newest(context, asked);
  const { found, expression, told } = await find(context, command.expression, offset);
  const meant = command.meant === undefined || told ? {} : { meant: command.meant };
  if (found.hits.length === 0) {
    const [near, { articles }] = await Promise.all([store.suggest(asked, NEAR), store.count()]);
    const card = emptyCard(view, { asked, page: command.page, near, articles, ...meant });
    return { ok: true, cards: [card], data: { ...foundData(found, asked, command.page), near } };
  }
  const items = [
    ...(await earlierPages(context, expression, offset)),
    ...storyItems(found.hits.map(({ story }) => story)),
  ];
  await remember(context, items, goesOn(nextPage(found, asked, command.page)));
  return results(context, found, { asked, page: command.page, ...meant });
}

/** A bare number is that story of the list on the table, where there is one. */
async function numbered(context: Context, expression: Expression): Promise<number | undefined> {
  if (expression.kind !== 'word' || expression.field || !/^#?[1-9]\d?$/.test(expression.text))
    return undefined;
  const number = Number(expression.text.replace('#', ''));
  return (await shown(context)).items[number - 1]?.kind === 'story' ? number : undefined;
}

async function results(
  { store, view, typed }: Context,
  found: Found,
  options: Pick<ResultsOptions, 'asked' | 'page' | 'meant' | 'within'>,
): Promise<Answer> {
  const alone = found.total === 1 && found.hits[0];
  const related = alone ? await store.related(alone.story.id, RELATED) : [];
  const card = resultsCard(found, view, { ...options, related, typed });
  return { ok: true, cards: [card], data: foundData(found, options.asked, options.page) };
}

/** "nvidia last week": what holds it within that time; undefined where nothing does, or no time is named. */
async function inItsTime(context: Context, question: Expression): Promise<Answer | undefined> {
  const { store, now, view, lang } = context;
  const within = withinTime(question, now, view.zone);
  if (!within) return undefined;
  const expression = allOf([...(within.about ? [within.about] : []), ...within.times])!;
  const asked = printExpression(expression);
  if (within.about === undefined) return newest(context, asked, { phrase: within.phrase, expression });
  const found = await store.search({ expression, limit: PAGE_SIZE, offset: 0, now, lang });
  if (found.total === 0 || found.relaxed) return undefined;
  const items = storyItems(found.hits.map(({ story }) => story));
  await remember(context, items, goesOn(nextPage(found, asked, 1)));
  return results(context, found, { asked, page: 1, within: within.phrase });
}

/**
 * Where nothing holds all the words of a line that comes to a command, that is what it is about: one
 * sentence and the line, instead of stories that have a word of it by chance. A verb alone is explained.
 */
async function offer(context: Context, command: CommandOf<'search'>, asked: string) {
  const { meant, expression } = command;
  const { store, now, lang } = context;
  if (meant === undefined || command.page > 1) return undefined;
  const understood = parse(meant);
  const explains = understood.verb === 'help' && expression.kind === 'word' ? understood.topic : undefined;
  if (explains === undefined && LOOKS.has(understood.verb)) return undefined;
  const found = await store.search({ expression, limit: 1, offset: 0, now });
  if (found.total > 0 && !found.relaxed) return undefined;
  const verb = VERBS.find(({ name }) => name === explains);
  const card = verb ? verbCard(verb, lang) : meantCard(lang, { meant, asked });
  return { ok: true, cards: [card], data: { ...foundData({ ...found, hits: [] }, asked, 1), meant } };
}

/** Beside these the stories stay: a topic often begins with one of their words. */
const LOOKS: ReadonlySet<string> = new Set([
  ...['home', 'help', 'search', 'latest', 'list', 'saved', 'sources', 'settings', 'status', 'stats', 'me'],
]);

/** The answer to "what's new": the newest stories, of the time that was named where there are any. */
async function newest(
  context: Context,
  asked: string,
  time?: { readonly phrase: string; readonly expression: Expression },
  nothingWithin?: string,
): Promise<Answer> {
  const { store, view, now, typed } = context;
  const page = { limit: PAGE_SIZE, offset: 0, now };
  const found = await store.search({ ...page, ...(time && { expression: time.expression }) });
  if (time && found.total === 0) return newest(context, asked, undefined, time.phrase);
  const stories = found.hits.map(({ story }) => story);
  const data = foundData(found, asked, 1);
  if (stories.length === 0) {
    return { ok: true, cards: [emptyCard(view, { asked, page: 1, near: [], articles: 0 })], data };
  }
  const line = time ? `search ${asked}` : print({ verb: 'latest', count: PAGE_SIZE });
  const next = time ? nextPage(found, asked, 1) : nextLatest(found, PAGE_SIZE, 1);
  await remember(context, storyItems(stories), goesOn(next));
  const within = time ? { within: time.phrase } : {};
  const options = { typed, ...within, nothingWithin, asked: line, next };
  return { ok: true, cards: [latestCard(stories, view, options)], data };
}

function nextLatest(found: Found, count: number, page: number): string | undefined {
  const more = found.atLeast || found.total > page * count;
  return more ? print({ verb: 'latest', count, page: page + 1 }) : undefined;
}

const goesOn = (next: string | undefined) => (next === undefined ? {} : { next });

function storyItems(stories: readonly Story[]) {
  return stories.map(({ id }) => ({ kind: 'story' as const, id }));
}

/** What holds the question, else what it asks for in the midst of its words, else what comes nearest. */
async function find({ store, now, view, lang }: Context, expression: Expression, offset: number) {
  const page = { limit: PAGE_SIZE, offset, now, lang };
  const found = await store.search({ expression, ...page });
  if (found.total > 0 && !found.relaxed) return { found, expression, told: false };
  // Nothing holds it within the time that it names: what comes nearest is of another.
  const untimely = offset === 0 ? withinTime(expression, now, view.zone)?.about : undefined;
  const telling = untimely ?? withoutAsking(expression);
  if (untimely === undefined) {
    for (const part of [telling, namesApart(telling ?? expression)]) {
      const answer = part && (await store.search({ expression: part, ...page }));
      if (answer && answer.total > 0 && !answer.relaxed)
        return { found: answer, expression: part, told: true };
    }
  }
  if (telling === undefined) return { found, expression, told: false };
  const answer = await store.search({ expression: telling, ...page });
  const relaxed = answer.relaxed || untimely !== undefined;
  return { found: { ...answer, relaxed }, expression: telling, told: false };
}

/** The stories of the pages before, so that a number means the same on every page. */
async function earlierPages(
  { store, now, lang }: Context,
  expression: Expression | undefined,
  offset: number,
): Promise<ReturnType<typeof storyItems>> {
  if (offset === 0) return [];
  const page = { limit: offset, offset: 0, now, lang };
  const { hits } = await store.search({ ...(expression && { expression }), ...page });
  return storyItems(hits.map(({ story }) => story));
}

function foundData(found: Found, query: string, page: number) {
  const { total, atLeast, relaxed } = found;
  return { query, page, total, atLeast, relaxed, stories: found.hits.map(hitData) };
}

function hitData(hit: Hit) {
  return storyData(hit.story, hit.article);
}

/** `latest 5` */
export async function latest(context: Context, command: CommandOf<'latest'>): Promise<Answer> {
  const { store, view, now, typed } = context;
  const { count, page = 1 } = command;
  const offset = (page - 1) * count;
  const found = await store.search({ limit: count, offset, now });
  const stories = found.hits.map(({ story }) => story);
  if (stories.length === 0) {
    if (page > 1) throw new UserError('no-more');
    const card = emptyCard(view, { asked: 'latest', page: 1, near: [], articles: 0 });
    return { ok: true, cards: [card], data: { stories: [] } };
  }
  const next = nextLatest(found, count, page);
  const items = [...(await earlierPages(context, undefined, offset)), ...storyItems(stories)];
  await remember(context, items, goesOn(next));
  const card = latestCard(stories, view, { typed, start: offset + 1, asked: print(command), next });
  return { ok: true, cards: [card], data: { stories: stories.map((story) => storyData(story)) } };
}

/** `open 3`, `open https://…`: one story in full, with what is near it. */
export async function open(context: Context, command: CommandOf<'open'>): Promise<Answer> {
  const story = await storyOf(context, command);
  // Whoever opened one of a list goes on with that list.
  const { next } = typeof command.target === 'number' ? await shown(context) : {};
  return storyAnswer(context, story, next);
}

/** `share 3`: the story as everyone here sees it. */
export async function share(context: Context, command: CommandOf<'share'>): Promise<Answer> {
  const { ask, view, roomLang: lang } = context;
  const story = await storyOf(context, command);
  const card = storyCard(story, { ...view, lang });
  const by: Block[] =
    ask.person.name === undefined
      ? []
      : [{ kind: 'text', text: [{ faint: say(lang).notice.by(ask.person.name) }] }];
  return {
    ok: true,
    cards: [],
    shared: { ...card, blocks: [...by, ...card.blocks] },
    data: { shared: storyData(story) },
  };
}

async function storyAnswer(context: Context, story: Story, next?: string): Promise<Answer> {
  const related = await context.store.related(story.id, RELATED);
  await remember(context, storyItems([story, ...related]), { one: true, ...goesOn(next) });
  const card = storyCard(story, context.view, { related, full: true, ...(context.typed ? { item: 1 } : {}) });
  return {
    ok: true,
    cards: [card],
    data: { ...storyData(story), related: related.map((near) => storyData(near)) },
  };
}

/** The story that `save 3`, `save this` or `save https://…` means. */
export async function storyOf(context: Context, which: { readonly target: number | string }): Promise<Story> {
  const { target } = which;
  const id =
    typeof target === 'number'
      ? await itemOf(context, target, 'story')
      : target === 'this'
        ? await thisStory(context)
        : (await context.store.articleByUrl(canonicalUrl(target)))?.storyId;
  const story = id === undefined ? undefined : await context.store.story(id);
  if (!story) throw new UserError('no-story');
  return story;
}

/** A pasted address: the story it belongs to, or what its page says. */
export async function address(context: Context, command: CommandOf<'address'>): Promise<Answer> {
  const { store, reader, enricher, now, view } = context;
  const known = await store.articleByUrl(canonicalUrl(command.url));
  const story = known && (await store.story(known.storyId));
  if (story) return storyAnswer(context, story);
  if (!reader || !enricher) throw new UserError('not-here');
  const draft = await enriched(draftOf(await reader.page(command.url), now), enricher);
  return { ok: true, cards: [pageCard(draft, view)], data: draftData(draft) };
}
