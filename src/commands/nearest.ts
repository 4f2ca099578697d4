import { VERB_WORDS } from './verbs.ts';

/**
 * The verb's word that one slip of the fingers (a letter more, less, other, or two swapped) made this of.
 * Words under four letters are too near to everything.
 */
export function nearestVerb(word: string): string | undefined {
  const typed = word.toLowerCase();
  if (!/^[a-z-]+$/.test(typed)) return undefined;
  return VERB_WORDS.find(
    (verb) => /^[a-z-]{4,}$/.test(verb) && !BESIDE_WORDS.has(verb) && oneEdit(typed, verb),
  );
}

/** One letter from what people look for: text, core, mode, shape. */
const BESIDE_WORDS: ReadonlySet<string> = new Set(['more', 'next', 'share']);

function oneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (a.length > b.length) return restA.slice(1) === restB;
  if (a.length < b.length) return restA === restB.slice(1);
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
