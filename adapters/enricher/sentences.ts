import { endsAbbreviated } from '../../src/abbreviation.ts';
import { isCjk, termNumbers } from '../../src/text.ts';
import { isOrder } from './injection.ts';

/** A sentence of a report that may be told: no heading, caption or notice, nor what feeds set around it. */
export interface Sentence {
  readonly text: string;
  readonly at: number;
  /** As numbers. */
  readonly terms: ReadonlySet<number>;
}

/** Sentences looked at: what happened stands in the first part of a report. */
const MOST = 40;

const END = /(?<=[。！？!?；][”’」』）)]*)(?![”’」』）)])|(?<=[.!?][”"’')]*)\s+(?=[“"‘'(]?[\p{Lu}\d])|\n+/u;
const NOISE =
  /^(?:图|来源|作者|编辑|责任编辑|责编|原标题|声明|版权|转载|点击|关注|扫码|本文来自|更多|参考|the post .{3,200} appeared first on |photo|image|credit|source:|read more|subscribe|sign up|advertisement|copyright|©)/iu;

/** Words in quotation marks are not taken apart up to this length: half of them would stand without its mark. */
const QUOTED = 200;

function partsOf(text: string): string[] {
  const parts: string[] = [];
  let open = '';
  for (const piece of text.split(END)) {
    const part = open === '' ? piece : `${open}${isCjk(piece) ? '' : ' '}${piece}`;
    open = endsAbbreviated(part) || (isInQuotes(part) && part.length < QUOTED) ? part : '';
    if (open === '') parts.push(part);
  }
  return open === '' ? parts : [...parts, open];
}

function isInQuotes(part: string): boolean {
  return part.lastIndexOf('“') > part.lastIndexOf('”') || part.lastIndexOf('「') > part.lastIndexOf('」');
}

/** In their order, each without what only leads in. */
export function sentencesOf(text: string): Sentence[] {
  const out: Sentence[] = [];
  for (const part of partsOf(text)) {
    const sentence = lighter(part.trim());
    const long = isCjk(sentence) ? sentence.length >= 8 : sentence.split(' ').length >= 4;
    if (!long || NOISE.test(sentence) || isHeading(sentence) || isOrder(sentence)) continue;
    out.push({ text: sentence, at: out.length, terms: new Set(termNumbers(sentence)) });
    if (out.length >= MOST) break;
  }
  return out;
}

/** A heading or a row of a table: short, and without a sentence's end. */
function isHeading(sentence: string): boolean {
  return (
    sentence.startsWith('|') ||
    (!/[。！？!?.；;…”"’)）」]$/u.test(sentence) && sentence.length < (isCjk(sentence) ? 25 : 60))
  );
}

/** Without asides in brackets and what only leads in: `近日，`, `据悉，`, `Abstract:`, a dateline. */
function lighter(sentence: string): string {
  return sentence
    .replace(/[（(][^（）()]{1,60}[）)]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[，。、；：,.;:])/gu, '')
    .replace(/^(?:arXiv:\S+ Announce Type: \S+ )?(?:Abstract|摘要) ?[:：] ?/iu, '')
    .replace(
      /^(?:近日|日前|今日|今天|昨日|据悉|据介绍|据了解|此外|同时|与此同时|值得注意的是|值得一提的是)[，,]\s*/u,
      '',
    )
    .replace(/^[\p{Script=Han}A-Za-z]{2,10}\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:电|讯|消息)[，,]?\s*/u, '')
    .replace(/^[A-Z][A-Z .,]{3,40}(?:\([A-Za-z ]+\))?\s*[—–-]{1,2}\s+/u, '');
}
