import type { Part, Text } from '../card.ts';
import { isCjk } from '../text.ts';
import { type Lexicon, lexicon, scan } from './rank.ts';
import { isPieceOfNumber } from './whole-number.ts';

/** Widths are counted as a reader sees them: a CJK character is as wide as two Latin letters. */
const WIDTH = 150;
const LEAD = 30;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly term: number;
  readonly step: number;
}

/** What is marked: whole wordings of the question, as terms that stand one after the other. */
export interface Marker {
  readonly lexicon: Lexicon;
  /** Term numbers of each wording, by the number of its first term. */
  readonly wordings: ReadonlyMap<number, readonly (readonly number[])[]>;
}

export function marker(wordings: readonly (readonly string[])[]): Marker {
  const terms = [...new Set(wordings.flat())];
  const numbers = new Map(terms.map((term, i) => [term, i]));
  const byFirst = new Map<number, (readonly number[])[]>();
  for (const wording of wordings) {
    const sequence = wording.map((term) => numbers.get(term)!);
    const first = sequence[0];
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), sequence]);
  }
  return { lexicon: lexicon(terms), wordings: byFirst };
}

/**
 * The stretch of `text` where most of the asked terms stand together, the matched words `strong`; empty
 * when none stands there. Starts and ends at words, with an ellipsis where something was left out.
 */
export function snippet(text: string, asked: Marker): Text {
  const places: Span[] = [];
  scan(text, asked.lexicon, (term, start, end, step) => places.push({ start, end, term, step }));
  const spans = wholeWordings(text, places, asked);
  if (spans.length === 0) return [];
  const from = opening(text, densest(text, spans).start);
  const to = closing(text, from);
  return marked(text, from, to, spans);
}

/** The places that belong to a wording that stands there from its first term to its last. */
function wholeWordings(text: string, places: readonly Span[], { wordings }: Marker): Span[] {
  const kept = new Set<Span>();
  for (const [i, first] of places.entries()) {
    for (const sequence of wordings.get(first.term) ?? []) {
      const run = [first];
      for (let k = i + 1; k < places.length && run.length < sequence.length; k++) {
        const next = places[k]!;
        const gap = next.step - run.at(-1)!.step;
        if (gap > 2) break;
        if (gap > 0 && next.term === sequence[run.length]) run.push(next);
      }
      if (run.length < sequence.length || isPieceOfNumber(text, first.start, run.at(-1)!.end)) continue;
      for (const each of run) kept.add(each);
    }
  }
  return places.filter((place) => kept.has(place));
}

/** The span at which the window with the most different terms begins. */
function densest(text: string, spans: readonly Span[]): Span {
  let best = spans[0]!;
  let most = 0;
  for (const [i, first] of spans.entries()) {
    const seen = new Set<number>();
    for (let k = i; k < spans.length && spans[k]!.end - first.start <= reach(text, first.start); k++) {
      seen.add(spans[k]!.term);
    }
    if (seen.size <= most) continue;
    most = seen.size;
    best = first;
  }
  return best;
}

function reach(text: string, at: number): number {
  return isCjk(text.slice(at, at + 8)) ? (WIDTH - LEAD) / 2 : WIDTH - LEAD;
}

/** A sentence's start if one is near, else a word's. */
function opening(text: string, at: number): number {
  const lead = isCjk(text.slice(at, at + 8)) ? LEAD : LEAD * 2;
  const from = Math.max(0, at - lead);
  const before = text.slice(from, at);
  const sentence = Math.max(
    ...['. ', '。', '！', '？', '! ', '? ', '\n'].map(
      (stop) => before.lastIndexOf(stop) + stop.length * +(before.lastIndexOf(stop) >= 0),
    ),
  );
  if (sentence > 0) return from + sentence;
  if (from === 0) return 0;
  const space = before.indexOf(' ');
  if (space >= 0 && space < lead / 2) return from + space + 1;
  return startsPair(text, from) ? from : from + 1;
}

function startsPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 0xdc00 || unit > 0xdfff;
}

function closing(text: string, from: number): number {
  let width = 0;
  let to = from;
  for (const char of text.slice(from, from + WIDTH + 2)) {
    width += isCjk(char) || /[\u3000-\u303f\uff00-\uff60]/.test(char) ? 2 : 1;
    if (width > WIDTH) break;
    to += char.length;
  }
  if (to >= text.length) return text.length;
  const space = text.slice(from, to).lastIndexOf(' ');
  const wordy = !isCjk(text.slice(to - 1, to + 1));
  return wordy && space > (to - from) * 0.7 ? from + space : to;
}

function marked(text: string, from: number, to: number, spans: readonly Span[]): Text {
  const parts: Part[] = [];
  let at = from;
  const plain = (end: number): void => {
    if (end > at) parts.push(spaced(text.slice(at, end)));
    at = Math.max(at, end);
  };
  if (from > 0) parts.push('…');
  for (const { start, end } of spans) {
    if (start < from || end > to || end <= at) continue;
    const last = parts.at(-1);
    const begin = Math.max(start, at);
    // Steps of one CJK word overlap or touch: they are one mark.
    if (begin === at && typeof last === 'object' && 'strong' in last && isCjk(text[start]!)) {
      parts[parts.length - 1] = { strong: last.strong + text.slice(begin, end) };
    } else {
      plain(begin);
      parts.push({ strong: text.slice(begin, end) });
    }
    at = end;
  }
  plain(to);
  if (to < text.length) parts.push('…');
  return joined(parts);
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function joined(parts: readonly Part[]): Text {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (typeof part === 'string' && typeof last === 'string') out[out.length - 1] = last + part;
    else out.push(part);
  }
  return out;
}
