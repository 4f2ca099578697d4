import { type Block, type Button, type Card, type Part, plain, type Text } from '../card.ts';
import { spokenLine } from '../commands/spoken-line.ts';
import { fitsWhole } from '../fit.ts';
import { say } from '../i18n/index.ts';
import type { Story } from '../model.ts';
import { isOneName } from '../news/names-over-words.ts';
import type { Found, Hit, Suggestion } from '../ports.ts';
import { fold } from '../text.ts';
import type { View } from '../time.ts';
import { aroundMatch } from './around.ts';
import { term } from './ask.ts';
import { columns } from './columns.ts';
import { openMenu } from './open-menu.ts';
import { byline, storyCard, storyItem, titleLink } from './story.ts';
import { clipColumns } from './summary.ts';
import { typed } from './typed.ts';

/** Stories on one page of results: as many as one message holds with their snippets. */
export const PAGE_SIZE = 6;

const SNIPPET = 180;

export interface ResultsOptions {
  /** The question as the person wrote it, without `search` and `page:`. */
  readonly asked: string;
  /** From 1. The first page begins with its best story in full. */
  readonly page: number;
  /** Stories near the best one; shown on the first page where nothing else was found. */
  readonly related?: readonly Story[];
  /** The command that the line may have meant. */
  readonly meant?: string;
  /** The time that was asked for, in the person's words. */
  readonly within?: string;
  /** See `StoryOptions.item`: true on the terminal. */
  readonly typed?: boolean;
}

/**
 * The answer to a question: on the first page the best story as it is read, the others below as
 * numbered lines; further pages as numbered lines with the words around each match. Item n of the card
 * is the n-th hit of all pages, so the numbers are those of the list to remember.
 */
export function resultsCard(found: Found, view: View, options: ResultsOptions): Card {
  const [best, ...others] = found.hits;
  if (!best) throw new Error('nothing was found: that is emptyCard');
  if (options.page > 1) return pageCard(found, view, options);
  const story = storyCard(best.story, view, {
    ...(others.length === 0 && options.related ? { related: options.related } : {}),
    ...(options.typed ? { item: 1 } : {}),
  });
  const all = say(view.lang).results;
  const total = all.total(found.total - 1, found.atLeast);
  const heading = all.restOf(quotable(options.asked), total);
  const rest: Block[] =
    others.length === 0
      ? []
      : [
          { kind: 'rule' },
          { kind: 'text', text: [{ strong: heading }] },
          { kind: 'list', ordered: true, start: 2, items: others.map((hit) => storyItem(hit.story, view)) },
          ...openMenu(
            others.map((hit) => hit.story),
            view,
            { start: 2, typed: options.typed === true },
          ),
        ];
  return {
    ...story,
    blocks: [
      ...meant(options, view),
      ...(found.relaxed ? [sentence(all.nearestOne)] : []),
      ...(options.within ? [{ kind: 'text' as const, text: [{ faint: all.within(options.within) }] }] : []),
      ...withSnippet(story, best.snippet),
      ...rest,
      ...turning(found, view, options),
    ],
  };
}

function pageCard(found: Found, view: View, options: ResultsOptions): Card {
  const withSnippets = listCard(found, view, options, true);
  return fitsWhole(withSnippets) ? withSnippets : listCard(found, view, options, false);
}

function listCard(found: Found, view: View, options: ResultsOptions, snippets: boolean): Card {
  const words = say(view.lang).results;
  const from = (options.page - 1) * PAGE_SIZE + 1;
  const total = words.total(found.total, found.atLeast);
  return {
    tone: 'news',
    title: words.title(quotable(options.asked)),
    blocks: [
      ...nearest(found, view),
      { kind: 'text', text: [{ faint: words.range(from, from + found.hits.length - 1, total) }] },
      {
        kind: 'list',
        ordered: true,
        start: from,
        items: found.hits.map((hit) => hitItem(hit, view, snippets)),
      },
      ...openMenu(
        found.hits.map((hit) => hit.story),
        view,
        { start: from, typed: options.typed === true },
      ),
      ...turning(found, view, options),
    ],
  };
}

function hitItem(hit: Hit, view: View, snippets: boolean): Text {
  const line: Text = [titleLink(hit.article), '\n', ...byline(hit.story, hit.article, view)];
  const around = snippets ? aroundMatch(hit.snippet, hit.article) : [];
  return around.length > 0 ? [...line, '\n', ...clipText(around, SNIPPET)] : line;
}

/** A text in at most `max` columns, with its marked words where they still fit. */
function clipText(text: Text, max: number): Text {
  const out: Part[] = [];
  let left = max;
  for (const part of text) {
    if (left < 2) break;
    const words = typeof part === 'string' ? part : 'strong' in part ? part.strong : '';
    const line = words.replace(/\s+/g, ' ');
    const cut = columns(line) <= left ? line : clipColumns(line, left);
    out.push(typeof part === 'string' ? cut : { strong: cut });
    left -= columns(line);
  }
  return out;
}

function nearest({ relaxed }: Found, view: View): Block[] {
  return relaxed ? [sentence(say(view.lang).results.nearest)] : [];
}

function sentence(text: string): Block {
  return { kind: 'text', text: [text] };
}

/** The blocks of a story; where none of them has a word that was asked for, the words around it in the text. */
function withSnippet({ title, blocks }: Card, snippet: Text): readonly Block[] {
  const shown = fold([title, ...blocks.flatMap(wordsOf)].join('\n'));
  const unseen = snippet.some((part) => isStrong(part) && !shown.includes(fold(part.strong)));
  if (!unseen) return blocks;
  const facts = blocks.findIndex(({ kind }) => kind === 'facts' || kind === 'buttons');
  return [
    ...blocks.slice(0, facts),
    { kind: 'text', text: clipText(snippet, SNIPPET) },
    ...blocks.slice(facts),
  ];
}

function isStrong(part: Part): part is { readonly strong: string } {
  return typeof part === 'object' && 'strong' in part;
}

function wordsOf(block: Block): string[] {
  if (block.kind === 'text') return [plain(block.text)];
  return block.kind === 'facts' ? block.facts.map(({ value }) => plain(value)) : [];
}

function turning(found: Found, view: View, { asked, page }: ResultsOptions): Block[] {
  const words = say(view.lang).results;
  const next = nextPage(found, asked, page);
  const buttons: Button[] = [
    ...(page > 1 ? [{ label: words.back, ask: paged(asked, page - 1) }] : []),
    ...(next === undefined ? [] : [{ label: words.next, ask: next }]),
    { label: words.share, ask: paged(asked, page), to: 'room' },
  ];
  return [{ kind: 'buttons', buttons }];
}

/** The line that shows the next page; undefined on the last. */
export function nextPage(found: Found, asked: string, page: number): string | undefined {
  return found.atLeast || found.total > page * PAGE_SIZE ? paged(asked, page + 1) : undefined;
}

const paged = (asked: string, page: number): string => `search ${asked}${page > 1 ? ` page:${page}` : ''}`;

function meant(options: Pick<ResultsOptions, 'meant'>, view: View): Block[] {
  if (!options.meant) return [];
  const [before, after] = say(view.lang).results.meant;
  return [
    { kind: 'text', text: [before, typed(options.meant, view.lang), after] },
    {
      kind: 'buttons',
      buttons: [{ label: clipColumns(spokenLine(options.meant, view.lang), 60), ask: options.meant }],
    },
  ];
}

export interface LatestOptions {
  readonly typed?: boolean;
  readonly within?: string;
  /** The time that was asked for, where it had nothing. */
  readonly nothingWithin?: string | undefined;
  /** The line that shows these. */
  readonly asked?: string;
  /** The number of the first. */
  readonly start?: number;
  /** The line that shows what comes after them. */
  readonly next?: string | undefined;
}

/** The newest stories, as numbered lines. */
export function latestCard(stories: readonly Story[], view: View, options: LatestOptions = {}): Card {
  const words = say(view.lang).results;
  const { typed: readNotPressed = false, within, nothingWithin, start = 1, next } = options;
  const { asked = `latest ${stories.length}` } = options;
  return {
    tone: 'news',
    title: within ? `${words.latest} · ${within}` : words.latest,
    blocks: [
      ...(nothingWithin ? [{ kind: 'text' as const, text: [words.nothingWithin(nothingWithin)] }] : []),
      { kind: 'list', ordered: true, start, items: stories.map((story) => storyItem(story, view)) },
      ...openMenu(stories, view, { start, typed: readNotPressed }),
      {
        kind: 'buttons',
        buttons: [
          ...(next === undefined ? [] : [{ label: words.next, ask: next }]),
          { label: words.share, ask: asked, to: 'room' },
        ],
      },
    ],
  };
}

export interface EmptyOptions {
  readonly asked: string;
  readonly page: number;
  /** Terms of the archive spelled nearly the same, with how many articles have them. */
  readonly near: readonly Suggestion[];
  /** Is there anything in the archive at all? */
  readonly articles: number;
  readonly meant?: string;
}

/** What was asked, what is spelled nearly the same, and what to try: never a bare "no results". */
export function emptyCard(view: View, options: EmptyOptions): Card {
  const words = say(view.lang).results;
  const asked = quotable(options.asked);
  if (options.articles === 0) {
    return {
      tone: 'plain',
      title: words.emptyArchive,
      blocks: [
        { kind: 'text', text: [words.emptyArchiveTodo, typed('add https://example.com', view.lang)] },
        {
          kind: 'buttons',
          buttons: [{ label: say(view.lang).lists.suggestSources, ask: 'sources suggest' }],
        },
      ],
    };
  }
  if (options.page > 1) {
    return {
      tone: 'plain',
      title: words.nothingMore(asked),
      blocks: [
        { kind: 'buttons', buttons: [{ label: words.back, ask: paged(options.asked, options.page - 1) }] },
      ],
    };
  }
  const near = options.near.slice(0, 5);
  const row = options.asked.trim().split(/\s+/u);
  const several = row.length > 1 && row.every((word) => /^[\p{L}\p{N}]+$/u.test(word)) && !isOneName(row);
  const either = row.slice(0, 3).join(' OR ');
  const tries: Text[] = [
    ...(several ? [[words.tryFewer], [words.tryOr, { strong: either }]] : []),
    [words.tryFollow, typed(`subscribe ${asked}`, view.lang)],
  ];
  return {
    tone: 'plain',
    title: words.nothing(asked),
    blocks: [
      ...meant(options, view),
      ...(near.length > 0
        ? [
            { kind: 'text' as const, text: [words.near] },
            {
              kind: 'buttons' as const,
              buttons: near.map(({ text, count }) => ({
                label: words.nearCount(text, count),
                ask: `search ${term(text)}`,
              })),
            },
          ]
        : []),
      { kind: 'text', text: [{ strong: words.tryThis }] },
      { kind: 'list', items: tries },
      {
        kind: 'buttons',
        buttons: [
          { label: words.tellMe, ask: `subscribe ${options.asked}` },
          { label: words.seeLatest, ask: 'latest' },
        ],
      },
    ],
  };
}

/** A question as a heading shows it. */
const quotable = (asked: string): string => clipColumns(asked, 60);
