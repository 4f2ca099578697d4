/**
 * The record: one piece of news as seven labelled fields of plain text. Fields are kept as written, so
 * that what was read can be written back; `listOf` reads the three that are lists.
 *
 *     标题: …
 *     链接: https://…
 *     总结: …
 *     关键词: Sora, 视频生成
 *     AI技术: …
 *     行业: …
 *     重大事件摘要: …
 */
export interface NewsRecord {
  readonly title: string;
  readonly link: string;
  readonly summary: string;
  readonly keywords: string;
  readonly technologies: string;
  readonly industries: string;
  readonly event: string;
}

export type Field = keyof NewsRecord;

/** The fields in the order in which they are written. */
export const FIELDS = [
  'title',
  'link',
  'summary',
  'keywords',
  'technologies',
  'industries',
  'event',
] as const satisfies readonly Field[];

/** The labels as written; reading also takes the English ones and traditional characters. */
export const LABELS: NewsRecord = {
  title: '标题',
  link: '链接',
  summary: '总结',
  keywords: '关键词',
  technologies: 'AI技术',
  industries: '行业',
  event: '重大事件摘要',
};

const TITLE = 0;
const EVENT = 6;
const isList = (index: number) => index > 2 && index < EVENT;

const CHINESE = [
  '标题|標題',
  '链接|鏈接|連結',
  '总结|總結',
  '关键词|關鍵詞|关键字',
  'AI ?技术|AI ?技術',
  '行业|行業',
  '重大事件摘要',
];
const ENGLISH = [
  'title',
  'link',
  'summary',
  'keywords?',
  'AI technolog(?:y|ies)',
  'industr(?:y|ies)',
  'event summary',
];

function labelShape(names: readonly string[]): RegExp {
  return new RegExp(`^\ufeff?(?:${names.map((name) => `(${name})`).join('|')})[ \\t\u3000]{0,8}[:：]`, 'i');
}
const SHAPES = { zh: labelShape(CHINESE), en: labelShape(ENGLISH) } as const;

/** A label at the start of a line. */
export interface Label {
  /** Which of `FIELDS`. */
  readonly index: number;
  readonly script: keyof typeof SHAPES;
  /** Where the field's text begins in the line. */
  readonly end: number;
}

/** The label that a line starts with, if it does. */
export function labelOf(line: string): Label | undefined {
  if (!hasEarlyColon(line)) return undefined;
  for (const script of ['zh', 'en'] as const) {
    const match = SHAPES[script].exec(line);
    if (match) return { index: match.slice(1).findIndex(Boolean), script, end: match[0].length };
  }
  return undefined;
}

/** Most lines have no colon near their start; this spares them the search for a label. */
function hasEarlyColon(line: string): boolean {
  const end = Math.min(line.length, 32);
  for (let at = 1; at < end; at++) {
    const unit = line.charCodeAt(at);
    if (unit === 0x3a || unit === 0xff1a) return true;
  }
  return false;
}

/** A line that people draw between two records. */
function isRule(line: string): boolean {
  return /^\s*([-=*_—])\1{2,}\s*$/.test(line);
}

/**
 * A backslash in front of a line of text that would otherwise be read as a label or a rule. Reading
 * takes one off.
 */
export function unescapeLine(line: string): string {
  const bare = line.replace(/^\\+/, '');
  return bare !== line && (labelOf(bare) || isRule(bare)) ? line.slice(1) : line;
}

/** The field's text without what no reader sees: outer blanks, and line ends other than `\n`. */
export function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** One record as text, all seven labels, without a line end after the last. */
export function formatRecord(record: NewsRecord): string {
  return FIELDS.map((field, index) => {
    const text = escaped(plain(record[field]), index);
    return text === '' ? `${LABELS[field]}:` : `${LABELS[field]}: ${text}`;
  }).join('\n');
}

/** Many records as one file: a blank line between two, a line end at the end. */
export function formatRecords(records: readonly NewsRecord[]): string {
  return records.map((record) => `${formatRecord(record)}\n`).join('\n');
}

/** The text with a backslash before each line (but the first, which follows its label) that needs one. */
function escaped(text: string, index: number): string {
  const lines = text.split('\n');
  return lines.map((line, at) => (at > 0 && needsEscape(lines, at, index) ? `\\${line}` : line)).join('\n');
}

function needsEscape(lines: readonly string[], at: number, index: number): boolean {
  const line = lines[at]!;
  if (line.startsWith('\\')) return unescapeLine(line) !== line;
  if (isRule(line)) return at === lines.length - 1;
  const label = labelOf(line);
  if (!label) return false;
  if (label.index === TITLE) return true;
  if (label.script === 'en') return false;
  const startsRecord = isGap(lines[at - 1]!) && labelOf(lines[at + 1] ?? '') !== undefined;
  return label.index > index || isList(index) || startsRecord;
}

/** A line that may stand between two records. */
export function isGap(line: string): boolean {
  return line === '' || line.trim() === '' || isRule(line);
}

/**
 * Which of a record's label lines are its labels: the longest run in the fields' order. Of equal runs,
 * the long texts begin early and keep what looks like a label inside them, and the lists, which are one line, stay
 * next to the field that follows them. Fields that the run lacks then take the first line
 * that names them, so that a record in another order is read too.
 */
export function chosenLabels(
  indexes: readonly number[],
  accepts: (at: number) => boolean,
): readonly number[] {
  const best: (Run | undefined)[] = FIELDS.map(() => undefined);
  for (const [at, index] of indexes.entries()) {
    const before = best.slice(0, index).reduce(better, undefined);
    const cost = (before?.cost ?? 0) + at * (isList(index) ? -1 : index === EVENT ? 8 : 1);
    best[index] = better(best[index], {
      length: (before?.length ?? 0) + 1,
      cost,
      at,
      ...(before && { before }),
    });
  }
  const chosen: number[] = [];
  for (let run = best.reduce(better, undefined); run; run = run.before) chosen.unshift(run.at);
  const taken = new Set(chosen.map((at) => indexes[at]));
  for (const [at, index] of indexes.entries()) {
    if (taken.has(index) || !accepts(at)) continue;
    taken.add(index);
    chosen.push(at);
  }
  return chosen.sort((a, b) => a - b);
}

interface Run {
  readonly length: number;
  readonly cost: number;
  readonly at: number;
  readonly before?: Run;
}

function better(a: Run | undefined, b: Run | undefined): Run | undefined {
  if (!a || !b) return a ?? b;
  return b.length > a.length || (b.length === a.length && b.cost < a.cost) ? b : a;
}
