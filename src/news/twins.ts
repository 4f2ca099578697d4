import type { Article, Instant } from '../model.ts';
import { termNumbers } from '../text.ts';
import { bareHeadline } from './headline.ts';

/**
 * Pieces with the same headline, word for word. What has only a headline, or announces several things at once,
 * tells too little to be known by its event; under the same long headline elsewhere it is the same piece.
 */
export interface Twins {
  /** The story of the newest piece with this headline, if that is the same piece. */
  find(article: Headed, at: Instant): number | undefined;
  add(article: Headed, storyId: number, at: Instant): void;
  rename(provisional: number, storyId: number): void;
}

type Headed = Pick<Article, 'title'> & Partial<Pick<Article, 'site'>>;

const HOUR = 3_600_000;
/** Fewer words, or steps of Chinese, are also the headline of something else. */
const LEAST_TERMS = 8;
/** One outlet heads its pieces of different days alike: a column, not a copy. */
const SAME_ISSUE = 20 * HOUR;
const MOST = 60_000;

interface Piece {
  storyId: number;
  readonly at: Instant;
  readonly site: string;
}

export function createTwins({ window }: { readonly window: number }): Twins {
  /** In the order in which they were last added; those with a negative id have no story in the store yet. */
  const pieces = new Map<number, Piece>();
  const unnamed = new Map<number, Piece[]>();

  return {
    find({ title, site = '' }, at) {
      const known = pieces.get(keyOf(title));
      if (known === undefined) return undefined;
      const apart = Math.abs(at - known.at);
      return apart <= (known.site === site ? SAME_ISSUE : window) ? known.storyId : undefined;
    },
    add({ title, site = '' }, storyId, at) {
      const key = keyOf(title);
      if (key === NONE) return;
      const piece = { storyId, at, site };
      pieces.delete(key);
      pieces.set(key, piece);
      if (storyId < 0) unnamed.set(storyId, [...(unnamed.get(storyId) ?? []), piece]);
      if (pieces.size > MOST) pieces.delete(pieces.keys().next().value!);
    },
    rename(provisional, storyId) {
      for (const piece of unnamed.get(provisional) ?? []) piece.storyId = storyId;
      unnamed.delete(provisional);
    },
  };
}

const NONE = -1;

/** Without the outlet's name and label: an aggregator hangs these on. A number at the end tells parts apart. */
function wordsOf(title: string): string {
  const bare = bareHeadline(title);
  const behind = title.slice(title.indexOf(bare) + bare.length);
  return /\d/.test(behind) ? title : bare;
}

/** 53 bits of a headline's words in their order; `NONE` where they are too few. */
function keyOf(title: string): number {
  const words = termNumbers(wordsOf(title));
  if (words.length < LEAST_TERMS) return NONE;
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (const word of words) {
    a = Math.imul(a ^ word, 2_654_435_761);
    b = Math.imul(b ^ word, 1_597_334_677);
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  return 4_294_967_296 * (2_097_151 & a) + (b >>> 0);
}
