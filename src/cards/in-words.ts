import { say } from '../i18n/index.ts';
import type { Lang } from '../model.ts';
import type { Expression, TextTerm } from '../news/expression.ts';
import { asRead } from '../news/names-over-words.ts';

/** A question as a sentence says it: `“sora” and not “funding”`; a name of several words is one. */
export function inWords(asked: Expression, lang: Lang): string {
  const { words } = say(lang);
  const expression = asRead(asked);
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of
        .map(asRead)
        .map((part) => (isJoined(part) ? `(${inWords(part, lang)})` : inWords(part, lang)))
        .join(words[expression.kind]);
    case 'not':
      return words.not(
        isJoined(asRead(expression.of)) ? `(${inWords(expression.of, lang)})` : inWords(expression.of, lang),
      );
    case 'since':
    case 'before':
      return words[expression.kind](expression.text);
    case 'outlets':
      return words.outlets(expression.atLeast);
    default:
      return termInWords(expression, lang);
  }
}

function isJoined(expression: Expression): boolean {
  return expression.kind === 'and' || expression.kind === 'or';
}

function termInWords(term: TextTerm, lang: Lang): string {
  const { words } = say(lang);
  const what =
    term.kind === 'regex'
      ? words.pattern(term.source)
      : words[term.kind === 'phrase' ? 'word' : term.kind](term.text);
  return term.field === undefined ? what : words.inField(what, words.fields[term.field]);
}
