import type { Block, Button, Card, Text } from '../card.ts';
import { say } from '../i18n/index.ts';
import type { Article, Draft, Lang, Story } from '../model.ts';
import { DAY, type View } from '../time.ts';
import { term } from './ask.ts';
import { outletOf, shownTitle } from './headline.ts';
import { leadArticle } from './lead.ts';
import { beyondTitle, clipColumns, leading } from './summary.ts';
import { topicOf } from './topic.ts';

/** Five lines of eighty columns: what a person takes in at one look. */
const FIVE_LINES = 400;
const TITLE = 140;
/** Words of a line of facts. */
const WORDS = 6;
const RELATED = 3;

export interface StoryOptions {
  /** Numbered from 2: the story itself is number 1 of the list to remember. */
  readonly related?: readonly Story[];
  /** The whole summary, all outlets, companies and people. */
  readonly full?: boolean;
  /**
   * Its number in the list that is shown with it. Set only where buttons are read instead of pressed, as
   * on the terminal: they then say `save 3` instead of the whole address.
   */
  readonly item?: number;
  /** The words around what was asked for: shown where nothing else on the card has them. */
  readonly snippet?: Text;
}

/** One story as a person likes to read it: title, where from, what happened, what it is about. */
export function storyCard(story: Story, view: View, options: StoryOptions = {}): Card {
  const article = leadArticle(story, view.lang);
  return {
    tone: 'news',
    title: clipColumns(shownTitle(article), TITLE),
    url: article.url,
    blocks: [
      { kind: 'text', text: byline(story, article, view) },
      ...what(article, view, options.full === true),
      ...about(article, view, options.full === true),
      ...(options.full ? outlets(story, article, view) : []),
      ...related(options.related ?? [], (options.item ?? 1) + 1, view),
      { kind: 'buttons', buttons: storyButtons(article, view.lang, options) },
    ],
  };
}

/** What a page says that is not in the archive: to be read and followed, not to be saved. */
export function pageCard(draft: Draft, view: View): Card {
  const words = say(view.lang).story;
  const article: Article = { ...draft, id: 0, storyId: 0 };
  const topic = topicOf(article);
  return {
    tone: 'news',
    title: clipColumns(shownTitle(article), TITLE),
    url: article.url,
    blocks: [
      {
        kind: 'text',
        text: [...byline({ id: 0, articles: [article] }, article, view), '\n', { faint: words.notYet }],
      },
      ...what(article, view, false),
      ...about(article, view, false),
      {
        kind: 'buttons',
        buttons: [
          ...(topic
            ? [
                {
                  label: words.follow(clipColumns(topic, 30)),
                  ask: `subscribe ${term(topic)}`,
                  look: 'primary' as const,
                },
              ]
            : []),
          { label: words.read, url: article.url },
        ],
      },
    ],
  };
}

/** Site, age and number of outlets, in one line. */
export function byline(story: Story, article: Article, view: View): Text {
  const words = say(view.lang).story;
  const at = article.publishedAt ?? article.arrivedAt;
  const { before, after } = article.publishedAt === undefined ? words.seen : { before: '', after: '' };
  const sites = new Set(story.articles.map((one) => one.site)).size;
  return [
    { faint: outletOf(article) },
    { faint: ' · ' },
    ...(before === '' ? [] : [{ faint: before }]),
    { time: at, style: Math.abs(view.now - at) < 2 * DAY ? 'relative' : 'date' },
    ...(after === '' ? [] : [{ faint: after }]),
    ...(sites > 1 ? [{ faint: ` · ${words.outlets(sites)}` }] : []),
  ];
}

/** The story's title as a link and its byline below: an item of every list of stories. */
export function storyItem(story: Story, view: View): Text {
  const article = leadArticle(story, view.lang);
  return [titleLink(article), '\n', ...byline(story, article, view)];
}

export function titleLink(article: Article): { readonly link: string; readonly text: string } {
  return { link: article.url, text: clipColumns(shownTitle(article), TITLE) };
}

function titleAndSite(article: Article): Text {
  return [titleLink(article), { faint: ` · ${outletOf(article)}` }];
}

function what(article: Article, view: View, full: boolean): Block[] {
  const text = beyondTitle(article, TITLE);
  if (text === '') return [{ kind: 'text', text: [{ faint: say(view.lang).story.noSummary }] }];
  if (!full) return [{ kind: 'text', text: [leading(text, FIVE_LINES)] }];
  if (beyondTitle({ ...article, body: '' }, Number.POSITIVE_INFINITY) === '')
    return [{ kind: 'text', text: [leading(text, 3 * FIVE_LINES)] }];
  return text.split(/\n{2,}/).map((paragraph) => ({ kind: 'text', text: [paragraph.trim()] }));
}

function about(article: Article, view: View, full: boolean): Block[] {
  const { joinWords, story } = say(view.lang);
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [story.keywords, article.keywords],
    [story.technologies, article.technologies],
    [story.industries, article.industries],
    [story.companies, full ? article.companies : []],
    [story.people, full ? article.people : []],
  ];
  const facts = lines
    .filter(([, words]) => words.length > 0)
    .map(([label, words]) => ({
      label,
      value: [joinWords(words.slice(0, full ? 2 * WORDS : WORDS).map((word) => clipColumns(word, 40)))],
    }));
  return facts.length > 0 ? [{ kind: 'facts', facts }] : [];
}

function outlets(story: Story, lead: Article, view: View): Block[] {
  const told = new Set([outletOf(lead)]);
  const others = story.articles
    .filter((article) => {
      const outlet = outletOf(article);
      const fresh = article !== lead && !told.has(outlet);
      told.add(outlet);
      return fresh;
    })
    .slice(0, 8);
  if (others.length === 0) return [];
  return [
    { kind: 'text', text: [{ strong: say(view.lang).story.alsoIn }] },
    {
      kind: 'list',
      items: others.map(titleAndSite),
    },
  ];
}

function related(stories: readonly Story[], start: number, view: View): Block[] {
  if (stories.length === 0) return [];
  const items = stories.slice(0, RELATED).map((story) => titleAndSite(leadArticle(story, view.lang)));
  return [
    { kind: 'text', text: [{ strong: say(view.lang).story.related }] },
    { kind: 'list', ordered: true, start, items },
  ];
}

function storyButtons(article: Article, lang: Lang, { full, item }: StoryOptions): Button[] {
  const words = say(lang).story;
  const topic = topicOf(article);
  const which = item ?? article.url;
  return [
    { label: words.save, ask: `save ${which}`, look: 'primary' },
    ...(topic ? [{ label: words.follow(clipColumns(topic, 30)), ask: `subscribe ${term(topic)}` }] : []),
    full ? { label: words.read, url: article.url } : { label: words.more, ask: `open ${which}` },
  ];
}
