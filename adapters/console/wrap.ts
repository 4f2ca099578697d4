import stringWidth from 'string-width';

/** How a stretch of a line looks, and where it leads. */
export interface Look {
  readonly weight?: 'strong' | 'faint';
  readonly color?: 'cyan' | 'green' | 'yellow' | 'red';
  readonly underline?: boolean;
  /** An address that was checked to be one. */
  readonly link?: string;
  /** Never broken, even where it is wider than the line: addresses, which people copy. */
  readonly whole?: boolean;
}

/** Text without controls in one look. */
export interface Run {
  readonly text: string;
  readonly look: Look;
}

interface Cell {
  readonly text: string;
  readonly width: number;
  readonly look: Look;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Never begins a line: closing marks stay with what they close. */
const CLOSING = /^[\p{Pe}\p{Pf}，。、；：？！…·％‰℃々ー’”'"%,.;:!?]/u;
/** Never ends a line: opening marks stay with what they open. */
const OPENING = /^[\p{Ps}\p{Pi}‘“]/u;

/**
 * Breaks runs into lines of at most `width` columns: at spaces, between CJK characters, and only where
 * there is no other way inside a word. `\n` begins a new line.
 */
export function wrap(runs: readonly Run[], width: number): Run[][] {
  const lines: Run[][] = [];
  for (const paragraph of paragraphs(runs)) lines.push(...fill(paragraph, Math.max(2, width)).map(joined));
  return lines;
}

/** Columns that text takes on a terminal. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return /^[\u4e00-\u9fff\u3001-\u3011\uff01-\uff1f]+$/.test(text) ? 2 * text.length : stringWidth(text);
}

function paragraphs(runs: readonly Run[]): Cell[][] {
  const all: Cell[][] = [[]];
  for (const { text, look } of runs) {
    if (look.whole) {
      all.at(-1)!.push({ text, width: widthOf(text), look });
      continue;
    }
    for (const { segment } of graphemes.segment(text)) {
      if (segment === '\n') all.push([]);
      else all.at(-1)!.push({ text: segment, width: widthOf(segment), look });
    }
  }
  return all;
}

function fill(cells: readonly Cell[], width: number): Cell[][] {
  const lines: Cell[][] = [];
  let line: Cell[] = [];
  let used = 0;
  for (const cell of cells) {
    if (line.length > 0 && used + cell.width > width && cell.text !== ' ') {
      const at = lastBreak(line, cell);
      const rest = line.slice(at);
      lines.push(line.slice(0, at));
      line = rest;
      used = rest.reduce((sum, one) => sum + one.width, 0);
    }
    if (line.length === 0 && lines.length > 0 && cell.text === ' ') continue;
    line.push(cell);
    used += cell.width;
  }
  lines.push(line);
  return lines;
}

/** Where the line may end, as an index into it; its whole length when `next` may begin the new one. */
function lastBreak(line: readonly Cell[], next: Cell): number {
  for (let at = line.length; at > 0; at--) {
    if (mayBreak(line[at - 1]!, line[at] ?? next)) return at;
  }
  return line.length;
}

function mayBreak(before: Cell, after: Cell): boolean {
  if (after.text === ' ') return false;
  if (before.text === ' ') return true;
  if (before.width < 2 && after.width < 2) return false;
  return !CLOSING.test(after.text) && !OPENING.test(before.text);
}

function joined(cells: readonly Cell[]): Run[] {
  const runs: { text: string; look: Look }[] = [];
  for (const { text, look } of cells) {
    const last = runs.at(-1);
    if (last && last.look === look) last.text += text;
    else runs.push({ text, look });
  }
  const last = runs.at(-1);
  if (last) last.text = last.text.trimEnd();
  return runs;
}
