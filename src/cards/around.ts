import { type Part, plain, type Text } from '../card.ts';
import type { Article } from '../model.ts';
import { shownTitle } from './headline.ts';

/**
 * The words around a match, for below the headline: without the headline that they begin with, and none
 * where they are only a piece of it. Nobody reads the same twice.
 */
export function aroundMatch(snippet: Text, article: Pick<Article, 'title' | 'site'>): Text {
  const words = plain(snippet);
  const piece = words.replace(/^…|…$/gu, '').trim();
  if (piece === '' || tight(article.title).includes(tight(piece))) return [];
  const headline = [article.title, shownTitle(article)].find((title) => words.startsWith(title));
  return headline === undefined ? snippet : behind(snippet, headline.length);
}

/** The headline may stand in the text with a full stop that it has not itself. */
function tight(text: string): string {
  return text.replace(/[\s。.]+$/u, '').replace(/\s+/g, '');
}

/** What comes after so many characters, and after the marks that end a headline. */
function behind(snippet: Text, length: number): Text {
  let left = length;
  const rest: Part[] = [];
  for (const part of snippet) {
    const words = plain([part]);
    const gone = Math.min(left, words.length);
    left -= gone;
    const kept = rest.length === 0 ? words.slice(gone).replace(/^[\s。.…]+/u, '') : words.slice(gone);
    if (kept !== '') rest.push(typeof part === 'object' && 'strong' in part ? { strong: kept } : kept);
  }
  return rest;
}
