import { visible, visibleLine } from '../../../src/visible.ts';
import { forReaders, isOrder, speaksToMachines } from '../injection.ts';

/** An article as a model is asked about it: its headline and sentences, each known by its number. */
export interface Asked {
  readonly lang: string;
  /** Number 0 is the headline; empty when that is not for readers. */
  readonly sentences: readonly string[];
}

/** About 4,000 tokens in the worst script: what a report says stands in its beginning. */
const CHARS = 6_000;
const SENTENCES = 80;
const LONGEST = 600;
/** Below this there is nothing that a summary could leave out. */
const LEAST = 160;

const END = /(?<=[。！？!?；…][”’」』）)]*)|(?<=[.!?][”"’')]*)\s+(?=[“"‘'(]?[\p{Lu}\d\p{Script=Han}])|\n+/u;

/** Undefined where a model could add nothing: hardly any text, or none that is for readers. */
export function askedOf(article: {
  readonly title: string;
  readonly body: string;
  readonly lang: string;
}): Asked | undefined {
  const title = visibleLine(article.title);
  const text = visible(forReaders(article.body.slice(0, CHARS)));
  const sentences = [speaksToMachines(title) ? '' : title];
  for (const piece of text.split(END)) {
    const sentence = piece.replace(/\s+/g, ' ').trim();
    if (sentence.length < 4 || isOrder(sentence)) continue;
    sentences.push(sentence.slice(0, LONGEST));
    if (sentences.length > SENTENCES) break;
  }
  const long = sentences.slice(1).reduce((sum, { length }) => sum + length, 0);
  return long < LEAST ? undefined : { lang: article.lang, sentences };
}
