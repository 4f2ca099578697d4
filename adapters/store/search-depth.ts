import type { Expression } from '../../src/news/expression.ts';
import { otherWordings } from '../../src/news/other-wordings.ts';
import { phraseTerms } from '../../src/news/question.ts';
import { matchOf } from './search-match.ts';

/**
 * How far back a question looks. What is common is found at once, and what is one rare thing leads straight
 * to its few articles. But where several parts must meet, their lists are walked side by side, and where they
 * seldom do, each find is a long walk. So beyond the newest articles such a question goes on until it has
 * enough, or what the page that is asked for needs.
 */
export interface Depth {
  /** The newest articles, in which every question finds all that is counted. */
  readonly whole: number;
  /** Stories that are enough… */
  readonly enough: number;
  /** …and where only common parts meet, so that the walk is the longest. */
  readonly enoughOfCommon: number;
  /** Common is what this share of all articles have. */
  readonly common: number;
}

export const DEPTH: Depth = { whole: 100_000, enough: 60, enoughOfCommon: 20, common: 0.005 };

export interface Looking {
  /** The number of the newest article. */
  readonly newest: number;
  /** Articles that are counted at most. */
  readonly atMost: number;
  /** Stories that are enough beyond the newest articles. */
  readonly enough: () => number;
  /** Stories of the pages up to the one that is asked for. */
  readonly wanted: number;
  readonly storiesOf: (ids: readonly number[]) => number;
}

export interface Reached {
  /** Newest first. They are ranked among each other, whatever page is asked for. */
  readonly ids: readonly number[];
  /** Older ones, for a page beyond those. */
  readonly further: readonly number[];
  /** There are no more. */
  readonly ended: boolean;
}

/** Takes of the articles that hold the question, newest first, as many as it needs. */
export function reach(finds: Iterable<number>, whole: number, looking: Looking): Reached {
  const ids: number[] = [];
  const further: number[] = [];
  let enough: number | undefined;
  const told = (stories: number): boolean => {
    const count = ids.length + further.length;
    return count >= stories && looking.storiesOf([...ids, ...further]) >= stories;
  };
  for (const id of finds) {
    if (ids.length + further.length === looking.atMost) return { ids, further, ended: false };
    const old = id <= looking.newest - whole;
    if (old) enough ??= looking.enough();
    if (!old || (further.length === 0 && !told(enough!))) ids.push(id);
    else {
      further.push(id);
      // One story more than is wanted: the next page is not empty.
      if (told(looking.wanted + 1)) return { ids, further, ended: false };
    }
  }
  return { ids, further, ended: true };
}

/** One part alone is walked to the end: its list has nothing but finds. */
export function enough(depth: Depth, parts: readonly string[], share: (part: string) => number): number {
  if (parts.length < 2) return Number.POSITIVE_INFINITY;
  return parts.every((part) => share(part) > depth.common) ? depth.enoughOfCommon : depth.enough;
}

/**
 * The parts whose lists are walked side by side, each a query of its own: those that every find has, and those
 * that are ruled out. Of a beginning it cannot be told cheaply how common it is.
 */
export function sideBySide(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'and':
      return expression.of.flatMap(part);
    case 'word':
    case 'phrase':
      if (otherWordings(expression).length > 0) return part(expression);
      return phraseTerms(expression.text).flatMap((text) => part({ ...expression, kind: 'phrase', text }));
    default:
      return part(expression);
  }
}

function part(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'not':
      return part(expression.of);
    case 'word':
    case 'phrase':
    case 'and':
    case 'or': {
      const { query } = matchOf(expression);
      return query.includes('" *') ? [] : [query];
    }
    default:
      return [];
  }
}
