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

interface Member {
  readonly terms: readonly Term[];
  readonly weights: Float32Array;
  readonly norm: number;
  readonly neutralNorm: number;
}

/** The articles of a story in one script. */
interface Facet {
  readonly sum: Map<Term, number>;
  readonly members: Member[];
  count: number;
  norm: number;
}

export interface StoryShape {
  id: number;
  /** Where it stands among those that an article may meet. */
  readonly slot: number;
  readonly facets: { cjk?: Facet; latin?: Facet };
  readonly terms: Set<Term>;
  readonly names: Set<string>;
  /** Outlet → its articles in the story. */
  readonly sites: Map<string, number>;
  readonly versions: Map<string, Set<string>>;
  count: number;
  touched: number;
}

/** An article's signals with their rarity counted in. */
export interface Question {
  /** Terms that carry it are those that the question asks for, with what they weigh in it. */
  readonly number: number;
  readonly signals: Signals;
  /** Those that earlier articles had. */
  readonly terms: readonly Term[];
  readonly norm: number;
  readonly neutralNorm: number;
  readonly site: string;
}

export function emptyFacet(): Facet {
  return { sum: new Map(), members: [], count: 0, norm: 0 };
}

/** Adds an article's signals and their terms, in the same order. */
export function join(
  facet: Facet,
  { weights, neutral }: Signals,
  terms: readonly Term[],
  vocabulary: Vocabulary,
): void {
  const weighed = new Float32Array(terms.length);
  let squares = 0;
  let neutralSquares = 0;
  let at = 0;
  for (const [signal, weight] of weights) {
    const term = terms[at]!;
    const x = weight * vocabulary.rarity(term);
    weighed[at++] = x;
    squares += x * x;
    if (neutral.has(signal)) neutralSquares += x * x;
    facet.sum.set(term, (facet.sum.get(term) ?? 0) + weight);
  }
  facet.members.push({
    terms,
    weights: weighed,
    norm: Math.sqrt(squares),
    neutralNorm: Math.sqrt(neutralSquares),
  });
  if (facet.members.length > KEPT_MEMBERS) facet.members.shift();
  facet.count++;
  let sum = 0;
  for (const [term, weight] of facet.sum) sum += ((weight / facet.count) * vocabulary.rarity(term)) ** 2;
  facet.norm = Math.sqrt(sum);
}

export function ask(signals: Signals, site: string, number: number, vocabulary: Vocabulary): Question {
  const terms: Term[] = [];
  let squares = 0;
  let neutralSquares = 0;
  for (const [signal, weight] of signals.weights) {
    const term = vocabulary.look(signal);
    const neutral = signals.neutral.has(signal);
    const x = weight * vocabulary.rarity(term) * (term.count > 0 ? 1 : UNSEEN);
    squares += x * x;
    if (neutral) neutralSquares += x * x;
    if (term.count === 0) continue;
    terms.push(term);
    term.asked = number;
    term.weight = x;
    term.neutral = neutral;
  }
  return { number, signals, terms, norm: Math.sqrt(squares), neutralNorm: Math.sqrt(neutralSquares), site };
}

/**
 * How near the article is to the story, against what a story of that size asks for. `since`: the time from the
 * story's newest article to this one. The question must be the last that was asked of the vocabulary.
 */
export function nearness(
  question: Question,
  story: StoryShape,
  since: number,
  vocabulary: Vocabulary,
): number {
  const { cjk, latin } = story.facets;
  const [same, other] = question.signals.cjk ? [cjk, latin] : [latin, cjk];
  const near = Math.max(
    same === undefined ? 0 : sameScript(question, same, vocabulary),
    other === undefined ? 0 : acrossScripts(question, other, vocabulary),
  );
  const age = Math.max(0, since);
  const fresh = 1 - AGE_LOSS * (1 - 2 ** (-age / AGE_HALF_LIFE));
  const again = question.site === '' ? 0 : Math.max(0, (story.sites.get(question.site) ?? 0) - 1);
  const asked = (1 + BRAKE * Math.log2(story.count)) * (1 + AGAIN * again);
  return (near * fresh * agreement(question.signals, story)) / asked;
}

/** Half how near the nearest article is, half how near they are on the whole. */
function sameScript(question: Question, facet: Facet, vocabulary: Vocabulary): number {
  let nearest = 0;
  for (const member of facet.members) {
    let sum = 0;
    let top = 0;
    for (let i = 0; i < member.terms.length; i++) {
      const { asked, weight } = member.terms[i]!;
      if (asked !== question.number) continue;
      const x = weight * member.weights[i]!;
      sum += x;
      if (x > top) top = x;
    }
    nearest = Math.max(nearest, undominated(sum, top) / (question.norm * member.norm || 1));
  }
  if (facet.count === 1) return nearest;
  let sum = 0;
  let top = 0;
  for (const term of question.terms) {
    const x = term.weight * ((facet.sum.get(term) ?? 0) / facet.count) * vocabulary.rarity(term);
    sum += x;
    if (x > top) top = x;
  }
  return (nearest + undominated(sum, top) / (question.norm * facet.norm || 1)) / 2;
}

/** Only what reads the same in both languages is compared; what is left out still counts for half. */
function acrossScripts(question: Question, facet: Facet, vocabulary: Vocabulary): number {
  let nearest = 0;
  const own = Math.sqrt(question.neutralNorm * question.norm);
  for (const member of facet.members) {
    let sum = 0;
    let top = 0;
    let rarity = 0;
    for (let i = 0; i < member.terms.length; i++) {
      const term = member.terms[i]!;
      if (term.asked !== question.number || !term.neutral) continue;
      const x = term.weight * member.weights[i]!;
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
