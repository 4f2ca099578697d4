/** A signal that articles share. One object per signal, so that it can be a key. */
export interface Term<Holder> {
  readonly signal: string;
  /** Articles that have it; old ones are forgotten by halves. */
  readonly count: number;
  /** Who holds it, newest last; of a common term only the newest. */
  readonly holders: readonly Holder[];
}

/**
 * The signals of the articles seen so far: how rare each is, and who holds it. Bounded: counts are
 * halved now and then, which forgets what has not been said for long and lets rarity follow the news.
 */
export interface Vocabulary<Holder> {
  /** The term of a signal; one that is not known has count 0 and is not kept. */
  look(signal: string): Term<Holder>;
  /** Counts one article's signals, each at most once. */
  count(signals: Iterable<string>): void;
  /** How much it says that an article has this term: the natural logarithm of its inverse share. */
  rarity(term: Term<Holder>): number;
  /** Notes a holder of a known signal. */
  hold(signal: string, holder: Holder): void;
  release(signal: string, holder: Holder): void;
}

/** Longest list of holders of a term. */
const MOST_HOLDERS = 128;
/** Articles after which counts are halved. */
const HALVE_AT = 60_000;
const LEAST_RARITY = 0.05;

interface Entry<Holder> extends Term<Holder> {
  count: number;
  readonly holders: Holder[];
}

export function createVocabulary<Holder>(): Vocabulary<Holder> {
  const entries = new Map<string, Entry<Holder>>();
  let articles = 0;

  function count(signals: Iterable<string>): void {
    articles++;
    for (const signal of signals) {
      const entry = entries.get(signal);
      if (entry === undefined) entries.set(signal, { signal, count: 1, holders: [] });
      else entry.count++;
    }
    if (articles >= HALVE_AT) halve();
  }

  function halve(): void {
    articles = Math.floor(articles / 2);
    for (const entry of entries.values()) {
      entry.count = Math.floor(entry.count / 2);
      if (entry.count === 0 && entry.holders.length === 0) entries.delete(entry.signal);
    }
  }

  function hold(signal: string, holder: Holder): void {
    const holders = entries.get(signal)?.holders;
    if (holders === undefined) return;
    if (holders.length >= MOST_HOLDERS) holders.shift();
    holders.push(holder);
  }

  function release(signal: string, holder: Holder): void {
    const holders = entries.get(signal)?.holders;
    const at = holders?.indexOf(holder) ?? -1;
    if (at >= 0) holders!.splice(at, 1);
  }

  return {
    look: (signal) => entries.get(signal) ?? { signal, count: 0, holders: [] },
    count,
    rarity: (term) => Math.max(LEAST_RARITY, Math.log((articles + 1) / (term.count + 0.5))),
    hold,
    release,
  };
}
