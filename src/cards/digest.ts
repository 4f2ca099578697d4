import type { Block, Card, Part, Text } from '../card.ts';
import { fitsWhole } from '../fit.ts';
import { say } from '../i18n/index.ts';
import type { Instant, Story } from '../model.ts';
import { formatDay, type View } from '../time.ts';
import { term } from './ask.ts';
import { outletOf, shownTitle } from './headline.ts';
import { leadArticle } from './lead.ts';
import { byline } from './story.ts';
import { beyondTitle, clipColumns, leading } from './summary.ts';
import { topicOf } from './topic.ts';

/** A story chosen for a room, and why. */
export interface DigestPick {
  readonly story: Story;
  /** Names of the room's subscriptions that it fits, best first; empty when none. */
  readonly topics: readonly string[];
  /** Told by the company or lab itself. */
  readonly official?: boolean;
}

export interface DigestPage {
  /** When the issue was due; heads the page with its day. */
  readonly slot: Instant;
  readonly name?: string;
  /** In the order of `asRead`. */
  readonly picks: readonly DigestPick[];
  /** Articles that arrived since the last issue. */
  readonly articles: number;
  /** Stories left out for room, and the line that shows them. */
  readonly more?: { readonly count: number; readonly ask: string };
  /** Sent later than it was due. */
  readonly late?: boolean;
  /** Issues before this one that were missed and are covered now. */
  readonly missed?: number;
  /** Alerts that went over the daily limit and come now. */
  readonly held?: number;
  /** The room follows nothing: these are the stories most outlets tell. */
  readonly withoutTopics?: boolean;
  readonly next?: Instant;
}

/** What the eye gets two lines of; the rest is one line each. */
const MATTERS = 3;
/** Stories in one reply: what a message holds with a row of buttons each. */
const IN_A_REPLY = 3;
const TWO_LINES = 180;
const DETAIL_TITLE = 120;

/**
 * As the page has them: what matters most, then by topic. Whoever numbers the stories of an issue does so in
 * this order.
 */
export function asRead(picks: readonly DigestPick[]): readonly DigestPick[] {
  return [...picks.slice(0, MATTERS), ...byTopic(picks.slice(MATTERS)).flatMap(([, group]) => group)];
}

/**
 * An issue as messages: the page that everyone sees, and its stories with their summaries and buttons,
 * to go in the page's thread. A page without stories is one honest line and has no replies.
 * `typed`: see `StoryOptions.item`.
 */
export function digestCards(
  page: DigestPage,
  view: View,
  options: { readonly typed?: boolean } = {},
): { readonly first: Card; readonly replies: readonly Card[] } {
  if (page.picks.length === 0) return { first: emptyPage(page, view), replies: [] };
  const first =
    DENSITIES.map((density) => firstPage(page, view, density)).find((card) => fitsWhole(card)) ??
    firstPage(page, view, DENSITIES.at(-1)!);
  const replies = chunks(page.picks, IN_A_REPLY).map((picks, i) =>
    reply(picks, i * IN_A_REPLY + 1, view, options.typed === true),
  );
  return { first, replies };
}

/** How much of each story the page shows: the first that fits one message on every platform is taken. */
interface Density {
  readonly title: number;
  readonly byline: boolean;
  readonly links: boolean;
}

const DENSITIES: readonly Density[] = [
  { title: 120, byline: true, links: true },
  { title: 80, byline: false, links: true },
  { title: 80, byline: false, links: false },
];

function firstPage(page: DigestPage, view: View, density: Density): Card {
  const words = say(view.lang).digest;
  const top = page.picks.slice(0, MATTERS);
  const rest = page.picks.slice(MATTERS);
  return {
    tone: 'news',
    title: heading(page, view),
    blocks: [
      { kind: 'text', text: intro(page, view) },
      ...(rest.length > 0 ? [{ kind: 'text' as const, text: [{ strong: words.matters }] }] : []),
      { kind: 'list', ordered: true, start: 1, items: top.map((pick) => topItem(pick, view, density)) },
      ...topicLists(rest, top.length + 1, view, density),
      { kind: 'buttons', buttons: pageButtons(page, view) },
    ],
  };
}

function heading(page: DigestPage, view: View): string {
  const words = say(view.lang).digest;
  const day = formatDay(page.slot, view);
  return page.name ? words.named(page.name, day) : words.title(day);
}

function intro(page: DigestPage, view: View): Text {
  const words = say(view.lang).digest;
  const lines: Part[][] = [
    [{ faint: words.intro(page.picks.length, Math.max(page.articles, page.picks.length)) }],
    ...(page.withoutTopics ? [[words.noTopics]] : []),
    ...(page.late ? [[words.late[0], { time: page.slot, style: 'datetime' as const }, words.late[1]]] : []),
    ...(page.missed ? [[words.missed(page.missed)]] : []),
    ...(page.held ? [[words.heldBack(page.held)]] : []),
  ];
  return lines.flatMap((line, i) => (i === 0 ? line : ['\n', ...line]));
}

function topItem(pick: DigestPick, view: View, density: Density): Text {
  return [title(pick.story, view, density), '\n', { faint: reasons(pick, view) }];
}

/** Why this room gets it: the topics it fits, how widely it is told, who tells it. */
function reasons(pick: DigestPick, view: View): string {
  const { digest, story, joinWords } = say(view.lang);
  const sites = [...new Set(pick.story.articles.map((article) => article.site))];
  const why = [
    ...(pick.topics.length > 0 ? [digest.forYou(joinWords(names(pick.topics, 3)))] : []),
    ...(pick.official ? [digest.official] : []),
    ...(sites.length > 1 ? [story.outlets(sites.length)] : []),
  ];
  return [...why, outletOf(leadArticle(pick.story, view.lang))].slice(0, 3).join(' · ');
}

const names = (topics: readonly string[], max: number): string[] =>
  topics.slice(0, max).map((topic) => clipColumns(topic, 30));

/** What fits no topic comes last, whatever its rank. */
function byTopic(picks: readonly DigestPick[]): readonly [topic: string, DigestPick[]][] {
  const groups = new Map<string, DigestPick[]>();
  for (const pick of picks) {
    const topic = pick.topics[0] ?? '';
    groups.set(topic, [...(groups.get(topic) ?? []), pick]);
  }
  return [...groups].sort(([a], [b]) => Number(a === '') - Number(b === ''));
}

function topicLists(picks: readonly DigestPick[], start: number, view: View, density: Density): Block[] {
  const { other } = say(view.lang).digest;
  let next = start;
  return byTopic(picks).flatMap(([topic, group]): Block[] => {
    const list: Block = {
      kind: 'list',
      ordered: true,
      start: next,
      items: group.map(({ story }) => restItem(story, view, density)),
    };
    next += group.length;
    return [{ kind: 'text', text: [{ strong: topic === '' ? other : clipColumns(topic, 60) }] }, list];
  });
}

function restItem(story: Story, view: View, density: Density): Text {
  const outlet = outletOf(leadArticle(story, view.lang));
  return [title(story, view, density), ...(density.byline ? [{ faint: ` · ${outlet}` }] : [])];
}

function title(story: Story, view: View, density: Density): Part {
  const article = leadArticle(story, view.lang);
  const text = clipColumns(shownTitle(article), density.title);
  return density.links ? { link: article.url, text } : text;
}

function pageButtons(page: DigestPage, view: View) {
  const words = say(view.lang).digest;
  return [
    ...(page.more ? [{ label: words.more(page.more.count), ask: page.more.ask }] : []),
    { label: words.settings, ask: 'digest' },
  ];
}

function reply(picks: readonly DigestPick[], start: number, view: View, typed: boolean): Card {
  return {
    tone: 'plain',
    blocks: picks.flatMap((pick, i): Block[] => [
      ...(i > 0 ? [{ kind: 'rule' as const }] : []),
      { kind: 'text', text: detail(pick, start + i, view) },
      {
        kind: 'buttons',
        buttons: detailButtons(pick, typed ? start + i : leadArticle(pick.story, view.lang).url, view),
      },
    ]),
  };
}

function detail({ story }: DigestPick, number: number, view: View): Text {
  const article = leadArticle(story, view.lang);
  const summary = leading(beyondTitle(article, DETAIL_TITLE), TWO_LINES);
  return [
    { strong: `${number}. ` },
    { link: article.url, text: clipColumns(shownTitle(article), DETAIL_TITLE) },
    '\n',
    ...byline(story, article, view),
    ...(summary === '' ? [] : ['\n', summary]),
  ];
}

function detailButtons({ story }: DigestPick, which: number | string, view: View) {
  const { story: words, digest } = say(view.lang);
  const topic = topicOf(leadArticle(story, view.lang));
  return [
    { label: words.save, ask: `save ${which}` },
    ...(topic
      ? [
          { label: digest.moreLike, ask: `search ${term(topic)}` },
          { label: words.mute(clipColumns(topic, 24)), ask: `mute ${term(topic)} for:7d` },
        ]
      : []),
    { label: words.why, ask: `why ${which}` },
  ];
}

function emptyPage(page: DigestPage, view: View): Card {
  const words = say(view.lang).digest;
  const { before, after } = words.nothingNext;
  const nothing = page.withoutTopics ? words.nothingAtAll : words.nothing;
  const next: Text = page.next === undefined ? [] : [before, { time: page.next, style: 'datetime' }, after];
  return {
    tone: 'plain',
    title: heading(page, view),
    blocks: [
      { kind: 'text', text: [nothing, ...next] },
      { kind: 'buttons', buttons: [{ label: words.settings, ask: 'digest' }] },
    ],
  };
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
