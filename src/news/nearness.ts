import type { Instant } from '../model.ts';
import type { Signals } from './signals.ts';
import type { Term, Vocabulary } from './vocabulary.ts';

/**
 * How near an article is to a story: shared signals weighted by their rarity, against the nearest article
 * of the story and against the story as a whole.
 */

const DAY = 86_400_000;
/** How much more is asked for each doubling of the story: big stories attract what is only near. */
const BRAKE = 0.03;
/**
 * One outlet tells an event once or twice. What looks alike and comes from it again and again is a form (a
 * series, a column, a forum): each further piece is asked for more.
 */
const AGAIN = 0.15;
/** Between languages few signals can agree, so they must be rare together (sum of their rarities). */
const CROSS_RARITY = 8;
/** One shared signal counts at most so many times all others together: one word is not a story. */
const DOMINANCE = 2;
/** Signals that no earlier article had say little about which story this is. */
const UNSEEN = 0.3;
const OTHER_VERSION = 0.35;
const OTHER_NAMES = 0.7;
const AGE_LOSS = 0.3;
const AGE_HALF_LIFE = 1.5 * DAY;
const KEPT_MEMBERS = 24;

type StoryTerm = Term<StoryShape>;
export type StoryWords = Vocabulary<StoryShape>;

interface Member {
  readonly terms: readonly StoryTerm[];
  readonly weights: Float32Array;
  readonly norm: number;
  readonly neutralNorm: number;
}

/** The articles of a story in one script. */
interface Facet {
  readonly sum: Map<StoryTerm, number>;
  readonly members: Member[];
  count: number;
  norm: number;
}

export interface StoryShape {
  id: number;
  readonly facets: { cjk?: Facet; latin?: Facet };
  readonly terms: Set<StoryTerm>;
  readonly names: Set<string>;
  /** Outlet → its articles in the story. */
  readonly sites: Map<string, number>;
  readonly versions: Map<string, Set<string>>;
  first: Instant;
  last: Instant;
  count: number;
  touched: number;
  /** By which question the story was met last, and what it shares with that one. */
  readonly met: { by: number; shared: number };
}

/** An article's signals with their rarity counted in. */
export interface Question {
  readonly signals: Signals;
  readonly weights: ReadonlyMap<StoryTerm, number>;
  readonly neutral: ReadonlySet<StoryTerm>;
  readonly norm: number;
  readonly neutralNorm: number;
  readonly site: string;
  readonly at: Instant;
}

export function emptyFacet(): Facet {
  return { sum: new Map(), members: [], count: 0, norm: 0 };
}

export function join(facet: Facet, signals: Signals, vocabulary: StoryWords): void {
  const terms: StoryTerm[] = [];
  const weights = new Float32Array(signals.weights.size);
  let squares = 0;
  let neutralSquares = 0;
  for (const [signal, weight] of signals.weights) {
    const term = vocabulary.look(signal);
    const x = weight * vocabulary.rarity(term);
    weights[terms.length] = x;
    terms.push(term);
    squares += x * x;
    if (signals.neutral.has(signal)) neutralSquares += x * x;
    facet.sum.set(term, (facet.sum.get(term) ?? 0) + weight);
  }
  facet.members.push({ terms, weights, norm: Math.sqrt(squares), neutralNorm: Math.sqrt(neutralSquares) });
  if (facet.members.length > KEPT_MEMBERS) facet.members.shift();
  facet.count++;
  let sum = 0;
  for (const [term, weight] of facet.sum) sum += ((weight / facet.count) * vocabulary.rarity(term)) ** 2;
  facet.norm = Math.sqrt(sum);
}

export function ask(signals: Signals, site: string, at: Instant, vocabulary: StoryWords): Question {
  const weights = new Map<StoryTerm, number>();
  const neutral = new Set<StoryTerm>();
  let squares = 0;
  let neutralSquares = 0;
  for (const [signal, weight] of signals.weights) {
    const term = vocabulary.look(signal);
    const x = weight * vocabulary.rarity(term) * (term.count > 0 ? 1 : UNSEEN);
    squares += x * x;
    if (signals.neutral.has(signal)) neutralSquares += x * x;
    if (term.count === 0) continue;
    weights.set(term, x);
    if (signals.neutral.has(signal)) neutral.add(term);
  }
  return {
    signals,
    weights,
    neutral,
    norm: Math.sqrt(squares),
    neutralNorm: Math.sqrt(neutralSquares),
    site,
    at,
  };
}

/** How near the article is to the story, against what a story of that size asks for. */
export function nearness(question: Question, story: StoryShape, vocabulary: StoryWords): number {
  const { cjk, latin } = story.facets;
  const [same, other] = question.signals.cjk ? [cjk, latin] : [latin, cjk];
  const near = Math.max(
    same === undefined ? 0 : sameScript(question, same, vocabulary),
    other === undefined ? 0 : acrossScripts(question, other, vocabulary),
  );
  const age = Math.max(0, question.at - story.last);
  const fresh = 1 - AGE_LOSS * (1 - 2 ** (-age / AGE_HALF_LIFE));
  const again = question.site === '' ? 0 : Math.max(0, (story.sites.get(question.site) ?? 0) - 1);
  const asked = (1 + BRAKE * Math.log2(story.count)) * (1 + AGAIN * again);
  return (near * fresh * agreement(question.signals, story)) / asked;
}

/** Half how near the nearest article is, half how near they are on the whole. */
function sameScript(question: Question, facet: Facet, vocabulary: StoryWords): number {
  let nearest = 0;
  for (const member of facet.members) {
    let sum = 0;
    let top = 0;
    for (let i = 0; i < member.terms.length; i++) {
      const weight = question.weights.get(member.terms[i]!);
      if (weight === undefined) continue;
      const x = weight * member.weights[i]!;
      sum += x;
      if (x > top) top = x;
    }
    nearest = Math.max(nearest, undominated(sum, top) / (question.norm * member.norm || 1));
  }
  if (facet.count === 1) return nearest;
  let sum = 0;
  let top = 0;
  for (const [term, weight] of question.weights) {
    const x = weight * ((facet.sum.get(term) ?? 0) / facet.count) * vocabulary.rarity(term);
    sum += x;
    if (x > top) top = x;
  }
  return (nearest + undominated(sum, top) / (question.norm * facet.norm || 1)) / 2;
}

/** Only what reads the same in both languages is compared; what is left out still counts for half. */
function acrossScripts(question: Question, facet: Facet, vocabulary: StoryWords): number {
  let nearest = 0;
  const own = Math.sqrt(question.neutralNorm * question.norm);
  for (const member of facet.members) {
    let sum = 0;
    let top = 0;
    let rarity = 0;
    for (let i = 0; i < member.terms.length; i++) {
      const term = member.terms[i]!;
      if (!question.neutral.has(term)) continue;
      const x = question.weights.get(term)! * member.weights[i]!;
      sum += x;
      if (x > top) top = x;
      rarity += vocabulary.rarity(term);
    }
    if (rarity < CROSS_RARITY) continue;
    const theirs = Math.sqrt(member.neutralNorm * member.norm);
    nearest = Math.max(nearest, undominated(sum, top) / (own * theirs || 1));
  }
  return nearest;
}

function undominated(sum: number, top: number): number {
  return sum - Math.max(0, top - DOMINANCE * (sum - top));
}

/** Less than 1 when article and story speak of different versions or have no name in common. */
function agreement(signals: Signals, story: StoryShape): number {
  let factor = 1;
  for (const [name, version] of signals.versions) {
    const told = story.versions.get(name);
    if (told === undefined || told.has(version)) continue;
    factor *= OTHER_VERSION;
    break;
  }
  const strangers = story.names.size > 0 && signals.names.size > 0;
  if (strangers && ![...signals.names].some((name) => story.names.has(name))) factor *= OTHER_NAMES;
  return factor;
}
