import type { Article } from '../model.ts';
import { type Signals, signalsOf } from '../news/signals.ts';

/**
 * How much of one story's headlines another one's say too, what is rare weighing most: 0 for nothing, 1 for
 * the same. Two that are alike are one event to whoever reads them side by side, though each is a story of
 * its own.
 */
export type Telling = ReadonlyMap<string, number>;

/** Articles of a story that are read. */
const READ = 12;

export function headlinesOf(articles: readonly Article[]): readonly Signals[] {
  return articles.slice(0, READ).map(({ title }) => signalsOf({ title }));
}

/** Each story's headlines as one direction of length 1, by how rare their signals are among these stories. */
export function tellings(stories: readonly (readonly Signals[])[]): readonly Telling[] {
  const told = new Map<string, number>();
  const sums = stories.map((headlines) => {
    const sum = new Map<string, number>();
    for (const { weights } of headlines) {
      for (const [signal, weight] of weights) sum.set(signal, (sum.get(signal) ?? 0) + weight);
    }
    for (const signal of sum.keys()) told.set(signal, (told.get(signal) ?? 0) + 1);
    return sum;
  });
  for (const sum of sums) {
    let squares = 0;
    for (const [signal, weight] of sum) {
      const rare = weight * Math.log((stories.length + 1) / told.get(signal)!);
      sum.set(signal, rare);
      squares += rare * rare;
    }
    const length = Math.sqrt(squares) || 1;
    for (const [signal, weight] of sum) sum.set(signal, weight / length);
  }
  return sums;
}

/** One signal counts at most as much as all others together: a name in common is not an event. */
export function likeness(one: Telling, other: Telling): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  let most = 0;
  for (const [signal, weight] of few) {
    const both = weight * (many.get(signal) ?? 0);
    sum += both;
    most = Math.max(most, both);
  }
  return Math.min(sum, 2 * (sum - most));
}
