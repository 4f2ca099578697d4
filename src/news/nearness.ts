import type { Signals } from './signals.ts';
import type { Term, Vocabulary } from './vocabulary.ts';

/**
 * How near an article is to a story: shared signals weighted by their rarity, against the nearest article
 * of the story, against those that opened it, and against the story as a whole.
 */

const DAY = 86_400_000;
/** How much each counts beside the story as a whole: its nearest article, and the nearest of its first. */
const BY_NEAREST = 0.4;
const BY_FIRST = 0.2;
/** What two articles that agree say, before a third has: what is not one event would draw in both. */
const ALONE = 0.95;
/**
 * One outlet tells an event once or twice. What looks alike and comes from it again and again is a form (a
 * series, a column, a forum): each further piece is asked for more, and so is what only that outlet tells.
 */
const AGAIN = 0.15;
const SAME_OUTLET = 1;
/** One shared signal counts at most so many times all others together: one word is not a story. */
const DOMINANCE = 1;
/**
 * Between languages few signals can agree: one of them may say more, but they must be rare together. They are
 * believed where their rarities add up to what picks one out of all articles, and this much more; a plain
 * word says less than a name or a figure.
 */
const CROSS_DOMINANCE = 2;
const BEYOND_CHANCE = 3.5;
const PLAIN = 0.8;
/** How much an article's own language counts against the other, where the story is told in both. */
const OWN_SHARE = 0.4;
/** What asks or chats drops names that are not its subject: it must be nearer. */
const TALK = 1.25;
/**
 * A paper speaks the words of its subject, which are rare in the news, and tells no event of it: what news and
 * papers have in common must be nearer. A paper under its own title is known by that.
 */
const PAPER = 2;
const ARCHIVES: ReadonlySet<string> = new Set(
  'arXiv biorxiv.org medrxiv.org chemrxiv.org openreview.net papers.ssrn.com aclanthology.org'.split(' '),
);
/** Signals that no earlier article had say little about which story this is. */
const UNSEEN = 0.4;
const OTHER_VERSION = 0.35;
const OTHER_NAMES = 0.7;
const AGE_LOSS = 0.4;
const AGE_HALF_LIFE = 1.5 * DAY;
/** Articles of a story that are kept to compare with: its first, and its newest. */
const KEPT_MEMBERS = 48;
const FIRST_MEMBERS = 3;

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
  if (facet.members.length > KEPT_MEMBERS) facet.members.splice(FIRST_MEMBERS, 1);
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
    term.plain = signals.plain.has(signal);
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
  const own = same === undefined ? 0 : sameScript(question, same, vocabulary);
  let across = other === undefined ? 0 : acrossScripts(question, other, vocabulary);
  if (same !== undefined) across += OWN_SHARE * (own - across);
  const near = Math.max(own, across);
  const age = Math.max(0, since);
  const fresh = 1 - AGE_LOSS * (1 - 2 ** (-age / AGE_HALF_LIFE));
  return (near * fresh * agreement(question.signals, story)) / asked(question, story);
}

function asked({ site, signals }: Question, story: StoryShape): number {
  const before = site === '' ? 0 : (story.sites.get(site) ?? 0);
  const talk = signals.talk ? TALK : 1;
  const paper = ARCHIVES.has(site) !== isPapers(story) ? PAPER : 1;
  return talk * paper * (1 + SAME_OUTLET * (before / story.count)) * (1 + AGAIN * Math.max(0, before - 1));
}

function isPapers({ sites }: StoryShape): boolean {
  for (const site of sites.keys()) if (!ARCHIVES.has(site)) return false;
  return sites.size > 0;
}

function sameScript(question: Question, facet: Facet, vocabulary: Vocabulary): number {
  let nearest = 0;
  let first = 0;
  for (const [place, member] of facet.members.entries()) {
    let sum = 0;
    let top = 0;
    for (let i = 0; i < member.terms.length; i++) {
      const { asked, weight } = member.terms[i]!;
      if (asked !== question.number) continue;
      const x = weight * member.weights[i]!;
      sum += x;
      if (x > top) top = x;
    }
    nearest = Math.max(nearest, undominated(sum, top, DOMINANCE) / (question.norm * member.norm || 1));
    if (place < FIRST_MEMBERS) first = nearest;
  }
  if (facet.count === 1) return ALONE * nearest;
  let sum = 0;
  let top = 0;
  for (const term of question.terms) {
    const x = term.weight * ((facet.sum.get(term) ?? 0) / facet.count) * vocabulary.rarity(term);
    sum += x;
    if (x > top) top = x;
  }
  const whole = undominated(sum, top, DOMINANCE) / (question.norm * facet.norm || 1);
  return BY_NEAREST * nearest + BY_FIRST * first + (1 - BY_NEAREST - BY_FIRST) * whole;
}

/** Only what reads the same in both languages is compared; what is left out still counts for half. */
function acrossScripts(question: Question, facet: Facet, vocabulary: Vocabulary): number {
  let nearest = 0;
  const own = Math.sqrt(question.neutralNorm * question.norm);
  const enough = Math.log(vocabulary.articles + 1) + BEYOND_CHANCE;
  for (const member of facet.members) {
    let sum = 0;
    let top = 0;
    let rarity = 0;
    for (let i = 0; i < member.terms.length; i++) {
      const term = member.terms[i]!;
      if (term.asked !== question.number || !term.neutral) continue;
      const share = term.plain ? PLAIN : 1;
      const x = share * term.weight * member.weights[i]!;
      sum += x;
      if (x > top) top = x;
      rarity += share * vocabulary.rarity(term);
    }
    const theirs = Math.sqrt(member.neutralNorm * member.norm);
    const believed = Math.min(1, rarity / enough);
    nearest = Math.max(nearest, (believed * undominated(sum, top, CROSS_DOMINANCE)) / (own * theirs || 1));
  }
  return nearest;
}

function undominated(sum: number, top: number, most: number): number {
  return sum - Math.max(0, top - most * (sum - top));
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
