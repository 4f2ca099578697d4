import {
  chosenLabels,
  FIELDS,
  type Field,
  isGap,
  type Label,
  labelOf,
  type NewsRecord,
  plain,
  unescapeLine,
} from './record.ts';

/** Longest text of one field, in UTF-16 units; what is beyond it is left out. */
export const FIELD_MAX = 1_000_000;
const RECORD_MAX = 4 * FIELD_MAX;
/** Lines of one record that may look like labels; more are text. */
const MARKS_MAX = 10_000;

const NOTHING: readonly RecordReading[] = [];

const TITLE = FIELDS.indexOf('title');
const LINK = FIELDS.indexOf('link');
const SUMMARY = FIELDS.indexOf('summary');
const EVENT = FIELDS.indexOf('event');

/** What a reader found: a record, or text that belongs to none. Lines count from 1. */
export type RecordReading =
  | {
      readonly kind: 'record';
      readonly record: NewsRecord;
      readonly line: number;
      /** Where each field that is there begins. */
      readonly lines: Readonly<Partial<Record<Field, number>>>;
      /** Fields that were longer than `FIELD_MAX` and are cut. */
      readonly cut: readonly Field[];
    }
  | { readonly kind: 'stray'; readonly line: number };

export interface RecordReader {
  /** Takes the next line, without its line end, and gives what is complete. */
  line(text: string): readonly RecordReading[];
  /** Gives what is left. */
  end(): readonly RecordReading[];
}

interface Mark extends Label {
  /** Index in the block's lines. */
  readonly at: number;
  readonly line: number;
  cut: boolean;
}

/** The lines of one record so far, and where labels stand in them. */
interface Block {
  readonly lines: string[];
  readonly marks: Mark[];
  size: number;
}

/**
 * Reads records from lines, holding one record at a time. A label counts only at the start of a line,
 * and all labels of a record are of one language. A title begins a record when it follows a blank line
 * outside a summary, or when the labels after it say so; else it is text.
 */
export function recordReader(): RecordReader {
  let number = 0;
  let block: Block | undefined;
  /** The mark that begins the next record if the next label confirms it. */
  let candidate: Mark | undefined;
  /** Units of text since the last label. */
  let fieldSize = 0;
  let stray = false;

  function line(text: string): readonly RecordReading[] {
    number++;
    const label = labelOf(text);
    if (!block) {
      if (label) {
        block = { lines: [], marks: [], size: 0 };
        add(text, label);
        return NOTHING;
      }
      if (stray || isGap(text)) return NOTHING;
      stray = true;
      return [{ kind: 'stray', line: number }];
    }
    if (!label) {
      if (candidate && candidate.index !== TITLE) candidate = undefined;
      add(text);
      return NOTHING;
    }
    const done: RecordReading[] = [];
    if (candidate && confirms(block, candidate, label, number)) {
      const [before, after] = split(block, candidate.at);
      done.push(finished(before));
      block = after;
    }
    candidate = undefined;
    if (startsRecord(block, label)) {
      done.push(finished(block));
      block = { lines: [], marks: [], size: 0 };
      add(text, label);
      return done;
    }
    const script = block.marks[0]!.script;
    const backwards = label.index === TITLE || isUntitledStart(block, label);
    if (label.script !== script && label.index !== TITLE) add(text);
    else {
      add(text, label);
      if (backwards && block.marks.at(-1)!.line === number) candidate = block.marks.at(-1);
    }
    return done;
  }

  function add(text: string, label?: Label): void {
    const into = block!;
    if (label && !isFull(into)) {
      into.marks.push({ ...label, at: into.lines.length, line: number, cut: false });
      fieldSize = 0;
    }
    const room = Math.min(FIELD_MAX - fieldSize, RECORD_MAX - into.size);
    if (text.length > room) into.marks.at(-1)!.cut = true;
    if (room <= 0) return;
    into.lines.push(text.length > room ? text.slice(0, room).toWellFormed() : text);
    fieldSize += text.length + 1;
    into.size += text.length + 1;
  }

  function end(): readonly RecordReading[] {
    const last = block;
    block = undefined;
    return last ? [finished(last)] : [];
  }

  return { line, end };
}

function isFull(block: Block): boolean {
  return block.size >= RECORD_MAX || block.marks.length >= MARKS_MAX;
}

/**
 * Does a title here begin a record for certain? After a blank line it does, but in the middle of a
 * summary, where paragraphs are to be expected.
 */
function startsRecord(block: Block, label: Label): boolean {
  if (label.index !== TITLE) return false;
  if (isFull(block)) return true;
  const inSummary = block.marks.at(-1)!.index === SUMMARY && !hasEvent(block);
  return label.script === block.marks[0]!.script && isGap(block.lines.at(-1)!) && !inSummary;
}

/** May this label begin a record whose title is missing? */
function isUntitledStart(block: Block, label: Label): boolean {
  return (
    label.script === block.marks[0]!.script &&
    label.index !== TITLE &&
    hasEvent(block) &&
    isGap(block.lines.at(-1)!)
  );
}

function hasEvent(block: Block): boolean {
  return block.marks.some((mark) => mark.index === EVENT);
}

/** Does the label after a possible beginning of a record show that it was one? */
function confirms(block: Block, candidate: Mark, next: Label, line: number): boolean {
  if (next.script !== candidate.script) return false;
  if (candidate.index !== TITLE) return line === candidate.line + 1 && next.index > candidate.index;
  if (next.index === LINK) return true;
  return (
    next.index > LINK &&
    candidate.script === block.marks[0]!.script &&
    block.marks.some((mark) => mark !== candidate && mark.index === next.index)
  );
}

function split(block: Block, at: number): readonly [Block, Block] {
  const part = (lines: string[], marks: Mark[]): Block => ({
    lines,
    marks,
    size: lines.reduce((size, text) => size + text.length + 1, 0),
  });
  return [
    part(
      block.lines.slice(0, at),
      block.marks.filter((mark) => mark.at < at),
    ),
    part(
      block.lines.slice(at),
      block.marks.filter((mark) => mark.at >= at).map((mark) => ({ ...mark, at: mark.at - at })),
    ),
  ];
}

function finished(block: Block): RecordReading {
  const { lines, marks } = block;
  while (lines.length > 1 && isGap(lines.at(-1)!)) lines.pop();
  const chosen = chosenLabels(
    marks.map((mark) => mark.index),
    (at) => marks[at]!.index !== LINK || looksLikeLink(lines[marks[at]!.at]!.slice(marks[at]!.end)),
  ).map((at) => marks[at]!);
  const record: { -readonly [F in Field]: string } = {
    title: '',
    link: '',
    summary: '',
    keywords: '',
    technologies: '',
    industries: '',
    event: '',
  };
  const at: Partial<Record<Field, number>> = {};
  const cut = new Set<Field>();
  for (const [i, mark] of chosen.entries()) {
    const field = FIELDS[mark.index]!;
    const last = chosen[i + 1]?.at ?? lines.length;
    const [first = '', ...rest] = lines.slice(mark.at, last);
    record[field] = plain([first.slice(mark.end), ...rest.map(unescapeLine)].join('\n'));
    at[field] = mark.line;
    if (marks.some((other) => other.cut && other.at >= mark.at && other.at < last)) cut.add(field);
  }
  return { kind: 'record', record, line: marks[0]!.line, lines: at, cut: [...cut] };
}

function looksLikeLink(text: string): boolean {
  return /^\s*(https?:\/\/|www\.)/i.test(text);
}

/** All records of a text. */
export function parseRecords(text: string): NewsRecord[] {
  return readRecords(text).flatMap((reading) => (reading.kind === 'record' ? [reading.record] : []));
}

/** All that a text holds, in order. */
export function readRecords(text: string): RecordReading[] {
  const reader = recordReader();
  return [...text.split(/\r\n?|\n/).flatMap((line) => [...reader.line(line)]), ...reader.end()];
}
