import { isName } from './aliases.ts';

/**
 * Names that carry a number or a kind, as models do: `llama 4`, `gpt 5 mini`, `claude sonnet 4.5`, 可灵 3.
 * Whoever follows one types its words without quotation marks and means them side by side: "llama" here and
 * a "4" somewhere else is not Llama 4. Counts and dates (`top 10`, `5 billion`, `openai 2026`) are no names.
 */

export interface WordRange {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** `4`, `3.5`, `v2`, `4o`, `r1`, `0324`: a number of up to three digits, or a build's date. A year is none. */
const VERSION = /^(?:[a-z]?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?|0\d{3})$/iu;
/** `70b`, `8x7b`, `a13b` */
const SIZE = /^(?:\d{1,2}x|a)?\d{1,4}(?:\.\d{1,2})?[bmt]$/iu;
/** `qwen3`, `gpt-4`, `o3`: a name that has its number in it. */
const NUMBERED = /^\p{Script=Latin}+-?\d{1,3}(?:\.\d{1,3})?[a-z]?$/iu;
const HEAD = /^(?:\p{Script=Latin}[\p{Script=Latin}\d-]+(?:\.\d+)?|\p{Script=Han}{2,8})$/u;

/** Kinds that say little else. */
const KINDS = words('mini nano pro max ultra flash turbo sonnet opus haiku omni');
/** Sizes, which end a name that is known: `mistral large`. */
const SIZES = words('small medium large');
/** Kinds that are everyday words: only where there is a number. */
const EVERYDAY_KINDS = words(
  'micro plus high xhigh low small medium large lite fast instant preview thinking reasoning instruct chat',
  'coder code codex vision image audio realtime imagine air next exp',
);

/** Behind these a number counts, ranks or dates. */
const BEFORE_COUNTS = words(
  'top best first last next past over under about around nearly almost only than the an of in at by to for from',
  'with and or vs on is are its number page part phase series round chapter day week month year since until',
  'january february march april may june july august september october november december',
  'jan feb mar apr jun jul aug sep sept oct nov dec',
  '最近 过去 未来 超过 大约 接近 至少 至多 不到 今年 去年 明年',
);
/** Before these a number counts. */
const AFTER_COUNTS = words(
  'billion million trillion thousand bn mn percent dollars usd euros rmb yuan days day weeks week months month',
  'years year hours hour minutes people jobs employees users times companies startups models tools ways things',
  'tips reasons gw mw nm kg km gb tb',
  '亿 亿元 亿美元 万 万元 年 月 日 天 个 个月 家 款 条 种 倍 元 美元 人 小时 分钟 周',
);

/** Beside these a size is a sum: `openai 10b funding`. */
const OF_MONEY = words(
  'funding valuation raise raises raised deal round investment invests investors ipo revenue worth',
  '融资 估值 投资 收购 营收 上市',
);

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}

/** Which of some words in a row are one such name together. */
export function numberedNames(row: readonly string[]): WordRange[] {
  const found: WordRange[] = [];
  const ofMoney = row.some((word) => OF_MONEY.has(word.toLowerCase()));
  for (let from = 0; from < row.length; ) {
    const to = endOfName(row, from, ofMoney);
    if (to > from + 1) found.push({ from, to });
    from = to;
  }
  return found;
}

function endOfName(row: readonly string[], from: number, ofMoney: boolean): number {
  const head = row[from]!;
  if (!HEAD.test(head) || BEFORE_COUNTS.has(head.toLowerCase())) return from + 1;
  let numbered = NUMBERED.test(head);
  let to = from + 1;
  for (; to < row.length; to++) {
    if (isNumber(row, to) && !(ofMoney && SIZE.test(row[to]!))) numbered = true;
    else if (!isKind(row, to, numbered, head)) break;
  }
  return to;
}

function isNumber(row: readonly string[], at: number): boolean {
  const word = row[at] ?? '';
  return (VERSION.test(word) || SIZE.test(word)) && !AFTER_COUNTS.has(row[at + 1]?.toLowerCase() ?? '');
}

function isKind(row: readonly string[], at: number, numbered: boolean, head: string): boolean {
  const word = row[at]!.toLowerCase();
  if (KINDS.has(word)) return true;
  if (!EVERYDAY_KINDS.has(word)) return false;
  if (numbered) return true;
  return (isNumber(row, at + 1) || (SIZES.has(word) && at + 1 === row.length)) && isName(head);
}

const EITHER_WAY = /^(\S+) (?:(\S*\d\S*) (sonnet|opus|haiku)|(sonnet|opus|haiku) (\S*\d\S*))$/iu;

/** The order that is used as well: `claude 4 sonnet` for `claude sonnet 4`. */
export function otherOrder(name: string): readonly string[] {
  const [, head, number, kind, kindFirst, numberLast] = EITHER_WAY.exec(name) ?? [];
  if (head === undefined) return [];
  return [number === undefined ? `${head} ${numberLast} ${kindFirst}` : `${head} ${kind} ${number}`];
}
