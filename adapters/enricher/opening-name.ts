import { isCommon } from '../../src/news/words.ts';
import { EVERYDAY } from './lexicon/everyday.ts';
import { HEADLINE_WORDS } from './lexicon/headline-words.ts';

/** A word, with what hyphens join to it, that the rest of the headline explains. */
const OPENING =
  /^(?=\S{0,6}\p{Lu})([\p{Script=Latin}][\p{Script=Latin}\d.]*(?:-[\p{Script=Latin}\d.]+)*)(?:[:：]|\s[-–—]\s)/u;
const FORMS =
  'opinion|analysis|exclusive|roundtable|roundtables|review|interview|podcast|poll|survey|study|guide|tutorial|paper|breaking|correction|editorial|column|letters|commentary|explainer|preview|explained|obituary|profile|essay|thread|faq|beyond|introduction';
const plain = new Set([...EVERYDAY.split(/\s+/), ...HEADLINE_WORDS.split(/\s+/), ...FORMS.split('|')]);

/** What a headline is about by name, where it opens with that and goes on to explain it: `EVA-Bench: a test of voice agents`. */
export function openingName(headline: string): string | undefined {
  const name = OPENING.exec(headline)?.[1];
  if (name === undefined || name.length < 3) return undefined;
  const word = name.toLowerCase();
  return plain.has(word) || isCommon(word) ? undefined : name;
}
