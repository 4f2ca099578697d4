import { endsAbbreviated } from '../abbreviation.ts';
import type { Article } from '../model.ts';
import { clip } from '../text.ts';
import { columns } from './columns.ts';
import { shownTitle } from './headline.ts';

const ENDS = /[。！？!?]+[”’"'」』）)]*\s*|[.…]+[”’"')]*(?=\s|$)\s*|\n+/gu;

/** Cuts text into sentences, in order, without the space between them. */
export function sentences(text: string): string[] {
  const out: string[] = [];
  let start = 0;
  for (const end of text.matchAll(ENDS)) {
    const stop = end.index + end[0].length;
    const sentence = text.slice(start, stop);
    if (endsAbbreviated(sentence)) continue;
    if (sentence.trim() !== '') out.push(sentence.trim());
    start = stop;
  }
  const rest = text.slice(start).trim();
  return rest === '' ? out : [...out, rest];
}

/** A summary without the headline that it begins with, for where the headline stands above it. */
export function beyondHeadline(summary: string, headline: string): string {
  const title = headline.trim();
  if (title === '' || !summary.startsWith(title)) return summary;
  const rest = summary.slice(title.length);
  const stop = /[。！？!?…]$/u.test(title)
    ? /^\s*/u
    : title.endsWith('.')
      ? /^(?:\s+|$)/u
      : /^\s*(?:[。；]|\.(?=\s|$)|\n|$)\s*/u;
  const end = stop.exec(rest);
  return end === null ? summary : rest.slice(end[0].length);
}

/**
 * What an article tells beyond its headline, of which `shown` columns stand above: its event, else its
 * text. Of a headline that is all there is, what is cut off above; nothing where it stands whole.
 */
export function beyondTitle(article: Article, shown: number): string {
  const title = shownTitle(article);
  const beyond = (text: string): string => beyondHeadline(beyondHeadline(text.trim(), article.title), title);
  const told = beyond(article.event) || beyond(article.body);
  return told === '' ? cutOff(title, shown) : told;
}

function cutOff(title: string, shown: number): string {
  if (columns(title) <= shown) return '';
  const line = oneLine(title);
  return `…${line.slice(clipColumns(line, shown).length - 1).replace(/^[\s，；、,;]+/u, '')}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * The beginning of a text in at most `max` columns, ending with a sentence. Where the first sentence
 * alone is longer, it is cut at a clause if one ends late enough, else at a grapheme.
 */
export function leading(text: string, max: number): string {
  let out = '';
  for (const sentence of sentences(text.slice(0, 20 * max))) {
    const longer = out === '' ? sentence : join(out, sentence);
    if (columns(longer) > max) break;
    out = longer;
  }
  return out === '' ? clipColumns(text.trim(), max) : out;
}

function join(before: string, after: string): string {
  return /[\u2e80-\uffef][”’]*$/u.test(before) ? before + after : `${before} ${after}`;
}

/** At most `max` columns of one line, with an ellipsis where something went. */
export function clipColumns(text: string, max: number): string {
  const line = oneLine(text);
  if (columns(line.slice(0, max + 1)) <= max && line.length <= max) return line;
  let width = 0;
  let units = 0;
  for (const char of line) {
    width += columns(char);
    if (width > max) break;
    units += char.length;
  }
  const clause = Math.max(...[...'，；、,;'].map((mark) => line.lastIndexOf(mark, units - 2)));
  if (clause > units * 0.7) return `${line.slice(0, clause)}…`;
  const cut = clip(line, units);
  // A Latin word is not cut in two when the one before it can end the line.
  const space = cut.lastIndexOf(' ');
  return /[a-z0-9]…$/iu.test(cut) && space > units * 0.7 ? `${cut.slice(0, space)}…` : cut;
}
