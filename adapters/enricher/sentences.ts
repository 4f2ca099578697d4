import { endsAbbreviated } from '../../src/abbreviation.ts';
import { isCjk, isCjkCode, PAIR, unitKind, WIDE } from '../../src/text.ts';
import { isOrder } from './injection.ts';
import { BRACKET, CLOSING, HUNG, markOf, NEWLINE, POINT, QUOTE, SPACE, STOP } from './marks.ts';

/** A sentence of a report that may be told: no heading, caption or notice, nor what feeds set around it. */
export interface Sentence {
  readonly text: string;
  readonly at: number;
  readonly cjk: boolean;
  readonly figures: boolean;
}

/** Sentences looked at: what happened stands in the first part of a report. */
const MOST = 40;

/** Captions, credits and notices. The words by themselves are not: 图灵奖, 更多企业, Imagen and Photoshop are news. */
const NOISE =
  /^(?:图(?:片|源|注|说|示|表)?(?:来源|来自)?\s?[:：/丨|]|图\s?\d|图(?:片|源)来|(?:来源|作者|编辑|原标题|声明|整理|出品|编译)\s?[:：/丨|]|责任编辑|责编|特别声明|版权(?:所有|归|声明|说明)|转载|点击.{0,10}(?:阅读|查看|关注|原文|链接|下方|上方|蓝字)|关注(?:我们|.{0,12}(?:公众号|视频号))|欢迎关注|扫码|本文来自|更多(?:精彩|资讯|内容|详情|阅读|信息请)|参考(?:资料|链接|文献|来源|文章)|the post .{3,200} appeared first on |(?:photo|image|picture)s?\s?(?:credits?|source)?\s?[:：]|(?:photo|image|picture)s? (?:by|courtesy|credit|via) |credits?\s?[:：]|source:|read more\b|subscribe\b|sign up (?:for|to|now|here)\b|advertisement|copyright\b|©)/iu;
const NOISE_BEGINS = new Set('图来作编责原声版转点关扫本更参特整出欢tTpPiIcCsSrRaA©\u017f');

/** Words in quotation marks are not taken apart up to this length: half of them would stand without its mark. */
const QUOTED = 200;

/** Hands over the pieces between ends of sentences, in order, until `take` says that it is enough. */
function eachPiece(text: string, take: (piece: string) => boolean): void {
  let from = 0;
  // Is what stands just before the end of a sentence, with what closes after it?
  let stopped = false;
  let pointed = false;
  let at = 0;
  for (let before = 0; at < text.length; ) {
    const here = markOf(text.charCodeAt(at));
    stopped = (before & STOP) !== 0 || (stopped && (before & CLOSING) !== 0);
    pointed = (before & POINT) !== 0 || (pointed && (before & QUOTE) !== 0);
    let next = -1;
    if (stopped && !(here & CLOSING)) next = at;
    else if (here & SPACE) next = pointed ? afterGap(text, at) : -1;
    if (next < 0 && here & NEWLINE) {
      next = at + 1;
      while (next < text.length && markOf(text.charCodeAt(next)) & NEWLINE) next++;
    }
    if (next < 0 || next === from) {
      before = here;
      at++;
      continue;
    }
    if (!take(text.slice(from, at))) return;
    from = next;
    // Behind an end without a gap the same character is looked at once more.
    if (next > at) before = SPACE;
    at = next;
  }
  take(text.slice(from));
}

const OPENING = '“"‘\'(';

/** Where the gap ends, if a sentence may start behind it; else -1. */
function afterGap(text: string, from: number): number {
  let at = from;
  while (at < text.length && markOf(text.charCodeAt(at)) & SPACE) at++;
  if (at === text.length) return -1;
  const first = OPENING.includes(text[at]!) ? at + 1 : at;
  const unit = text.charCodeAt(first);
  if (unit < 128) return (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) ? at : -1;
  return first < text.length && /^\p{Lu}/u.test(String.fromCodePoint(text.codePointAt(first)!)) ? at : -1;
}

/** The same with what an abbreviation or a quotation holds together. */
function eachPart(text: string, take: (part: string) => boolean): void {
  let open = '';
  eachPiece(text, (piece) => {
    const part = open === '' ? piece : `${open}${isCjk(piece) ? '' : ' '}${piece}`;
    open = isOpen(part) ? part : '';
    return open !== '' || take(part);
  });
  if (open !== '') take(open);
}

function isOpen(part: string): boolean {
  const last = part.charCodeAt(part.length - 1);
  const pointed = markOf(last) & SPACE ? part.trimEnd().endsWith('.') : last === 46;
  return (pointed && endsAbbreviated(part)) || (part.length < QUOTED && isInQuotes(part));
}

function isInQuotes(part: string): boolean {
  return isUnclosed(part, '“', '”') || isUnclosed(part, '「', '」');
}

function isUnclosed(part: string, open: string, close: string): boolean {
  const at = part.lastIndexOf(open);
  return at >= 0 && part.indexOf(close, at) < 0;
}

/** In their order, each without what only leads in. */
export function sentencesOf(text: string): Sentence[] {
  const out: Sentence[] = [];
  eachPart(text, (part) => {
    const { text: sentence, seen } = lighter(part.trim());
    const cjk = (seen & CJK) !== 0;
    const long = cjk ? sentence.length >= 8 : seen >= 3 * A_GAP;
    if (!long || isNoise(sentence) || isHeading(sentence, cjk) || isOrder(sentence)) return true;
    out.push({ text: sentence, at: out.length, cjk, figures: (seen & DIGIT) !== 0 });
    return out.length < MOST;
  });
  return out;
}

function isNoise(sentence: string): boolean {
  return NOISE_BEGINS.has(sentence[0]!) && NOISE.test(sentence);
}

const ENDS = new Set('。！？!?.；;…”"’)）」');

/** A heading or a row of a table: short, and without a sentence's end. */
function isHeading(sentence: string, cjk: boolean): boolean {
  return (
    sentence.startsWith('|') ||
    (sentence.length < (cjk ? 25 : 60) && !ENDS.has(sentence[sentence.length - 1]!))
  );
}

/** What is in a sentence, as bits; above them the number of spaces. */
const CJK = 1;
const DIGIT = 2;
const BRACKETS = 4;
const UNTIDY = 8;
const A_GAP = 16;

function look(sentence: string): number {
  let seen = 0;
  let gap = false;
  for (let i = 0; i < sentence.length; i++) {
    const unit = sentence.charCodeAt(i);
    const kind = unitKind(unit);
    if (kind === WIDE || (kind === PAIR && isCjkCode(sentence.codePointAt(i)!))) seen |= CJK;
    else if (unit >= 48 && unit <= 57) seen |= DIGIT;
    const mark = markOf(unit);
    if (gap && mark & (SPACE | HUNG)) seen |= UNTIDY;
    gap = (mark & SPACE) !== 0;
    if (unit === 32) seen += A_GAP;
    else if (gap) seen |= UNTIDY;
    if (mark & BRACKET) seen |= BRACKETS;
  }
  return seen;
}

/** Without asides in brackets and what only leads in: `近日，`, `据悉，`, `Abstract:`, a dateline. */
function lighter(part: string): { readonly text: string; readonly seen: number } {
  const seen = look(part);
  const tidy = seen & (BRACKETS | UNTIDY) ? tidied(part) : part;
  const text = withoutLead(tidy);
  return { text, seen: text === part ? seen : look(text) };
}

function tidied(part: string): string {
  return part
    .replace(/[（(][^（()）]{1,60}[）)]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[，。、；：,.;:])/gu, '');
}

interface Lead {
  /** Whether to look for it at all. */
  maybe(sentence: string): boolean;
  readonly shape: RegExp;
}

const LEADS: readonly Lead[] = [
  {
    maybe: (sentence) => 'aA摘'.includes(sentence[0] ?? ' '),
    shape: /^(?:arXiv:\S+ Announce Type: \S+ )?(?:Abstract|摘要) ?[:：] ?/iu,
  },
  {
    maybe: (sentence) => '近日今昨据此同与值'.includes(sentence[0] ?? ' '),
    shape:
      /^(?:近日|日前|今日|今天|昨日|据悉|据介绍|据了解|此外|同时|与此同时|值得注意的是|值得一提的是)[，,]\s*/u,
  },
  {
    maybe: (sentence) => sentence.slice(3, 24).includes('月'),
    shape: /^[\p{Script=Han}A-Za-z]{2,10}\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:电|讯|消息)[，,]?\s*/u,
  },
  {
    maybe: (sentence) => /^[A-Z][A-Z .,]{3}/.test(sentence),
    shape: /^[A-Z][A-Z .,]{3,40}(?:\([A-Za-z ]+\))?\s*[—–-]{1,2}\s+/u,
  },
];

function withoutLead(sentence: string): string {
  let left = sentence;
  for (const { maybe, shape } of LEADS) if (maybe(left)) left = left.replace(shape, '');
  return left;
}
