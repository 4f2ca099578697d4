import type { Part } from '../card.ts';
import { spokenLine } from '../commands/spoken-line.ts';
import type { Lang } from '../model.ts';

/** A line to type, in the reader's language. */
export function typed(line: string, lang: Lang): Part {
  return { strong: spokenLine(line, lang) };
}
