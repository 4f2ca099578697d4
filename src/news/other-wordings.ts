import { otherNames } from './aliases.ts';
import type { TextTerm } from './expression.ts';

/**
 * What a word or a phrase is also called where it stands: its other names (奥特曼 is Altman), and the
 * number of a name set apart or joined, for people write GPT-5, GPT 5 and GPT5 alike. None for other terms.
 */
export function otherWordings(term: TextTerm): readonly string[] {
  if (term.kind === 'word') return [...otherNames(term.text), ...numberApart(term.text)];
  return term.kind === 'phrase' ? numberApart(term.text) : [];
}

/** A single letter and a number (`o3`, `H100`, `B 12`) are one name only as they are written. */
const JOINED = /(?<![\p{L}\p{N}])(\p{Script=Latin}{2,})(?=\p{N})/u;
const APART = /(?<![\p{L}\p{N}])(\p{Script=Latin}{2,})[\s\p{Pd}]+(?=\p{N})/u;

/** The other spelling of a name with a number: `GPT5` for `GPT-5`, `gpt 5` for `gpt5`. */
export function numberApart(text: string): readonly string[] {
  if (JOINED.test(text)) return [text.replace(JOINED, '$1 ')];
  return APART.test(text) ? [text.replace(APART, '$1')] : [];
}
