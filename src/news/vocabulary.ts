/** A signal that articles share. One object per signal, so that it can be a key. */
export interface Term {
  readonly signal: string;
  /** Articles that have it; old ones are forgotten by halves. */
  readonly count: number;
  /** The slots of the stories that hold it, newest last; of a common term only the newest. */
  readonly holders: readonly number[];
  /** By which question it was asked for last; what follows is what it counts there. */
  asked: number;
  weight: number;
  neutral: boolean;
  plain: boolean;
}

/**
 * The signals of the articles seen so far: how rare each is, and which stories hold it. Bounded: counts are
 * halved now and then, which forgets what has not been said for long and lets rarity follow the news.
 */
export interface Vocabulary {
  /** Articles counted, as far as they are not forgotten. */
  readonly articles: number;
  /** The term of a signal; one that is not known has count 0 and is not kept. */
  look(signal: string): Term;
  /** Counts one article's signals, each at most once; gives their terms. */
  count(signals: Iterable<string>): Term[];
  /** How much it says that an article has this term: the natural logarithm of its inverse share. */
  rarity(term: Term): number;
  /** Notes that a story holds a term. */
  hold(term: Term, slot: number): void;
  release(term: Term, slot: number): void;
}

/** Longest list of holders of a term. */
const MOST_HOLDERS = 128;
/** Articles after which counts are halved. */
const HALVE_AT = 60_000;
const LEAST_RARITY = 0.05;

interface Entry extends Term {
  count: number;
  readonly holders: number[];
}

export function createVocabulary(): Vocabulary {
  const entries = new Map<string, Entry>();
  let articles = 0;

  function count(signals: Iterable<string>): Term[] {
    articles++;
    const terms: Entry[] = [];
    for (const signal of signals) {
      const entry = entries.get(signal) ?? entryOf(signal);
      if (entry.count === 0) entries.set(signal, entry);
      entry.count++;
      terms.push(entry);
    }
    if (articles >= HALVE_AT) halve();
    return terms;
  }

  function halve(): void {
    articles = Math.floor(articles / 2);
    for (const entry of entries.values()) {
      entry.count = Math.floor(entry.count / 2);
      if (entry.count === 0 && entry.holders.length === 0) entries.delete(entry.signal);
    }
  }

  function hold(term: Term, slot: number): void {
    const { holders } = term as Entry;
    if (holders.length >= MOST_HOLDERS) holders.shift();
    holders.push(slot);
  }

  function release(term: Term, slot: number): void {
    const { holders } = term as Entry;
    const at = holders.indexOf(slot);
    if (at >= 0) holders.splice(at, 1);
  }

  return {
    get articles() {
      return articles;
    },
    look: (signal) => entries.get(signal) ?? entryOf(signal),
    count,
    rarity: (term) => Math.max(LEAST_RARITY, Math.log((articles + 1) / (term.count + 0.5))),
    hold,
    release,
  };
}

function entryOf(signal: string): Entry {
  return { signal, count: 0, holders: [], asked: 0, weight: 0, neutral: false, plain: false };
}
