/**
 * What a headline says, without what its outlet hangs on it: labels in brackets (`[程序员]`,
 * `Show HN:`), datelines (`财联社 7 月 9 日电，`), and the outlet's own name at the end.
 */

const LABEL =
  /^(?:[[【［][^\]】］]{1,23}[\]】］]|(?:show|ask|tell) hn[:：]|(?:update|refile|breaking|exclusive|watch|live|opinion|analysis)(?: \d)?\s?[-:：]|(?:独家|突发|快讯|刚刚|消息称|早报|原创|重磅|最新)\s?[|｜丨:：,，!！])\s*/iu;
const DATELINE =
  /^[\p{Script=Han}A-Za-z]{2,8}\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:\s?(?:电|讯|消息))?\s?[,，|｜丨:：]?\s*/u;
const TAIL = /(?:\s+(?:--?|[–—])\s+|\s*[|｜丨]\s*)[^|｜丨–—]{2,40}$/u;
const CREDIT = /\s*[(（][^()（）]{2,30}[)）]\s*$/u;

/** The headline without labels, dateline and outlet. Never empty unless the headline is. */
export function bareHeadline(title: string): string {
  let bare = title.trim();
  for (let i = 0; i < 3; i++) {
    const next = bare.replace(LABEL, '').replace(DATELINE, '');
    if (next === bare || next.length < 6) break;
    bare = next;
  }
  for (const end of [TAIL, TAIL, CREDIT]) {
    const next = bare.replace(end, '');
    // An outlet's name is short beside the headline; a second half of the sentence is not.
    if (next.length >= 10 && next.length >= bare.length * 0.55) bare = next;
  }
  return bare;
}

/** Shorter than this, what stands before a bar is a label. */
const LEAST_HEADLINE = 10;

/** What bars part off a headline names its column or its stage, before it in a few characters, or behind it. */
export function partedHeadline(bare: string): { readonly headline: string; readonly rubrics: string } {
  const parts = bare.split(/[|｜丨]/u).map((part) => part.trim());
  const headline = parts.find((part) => part.length >= LEAST_HEADLINE) ?? bare;
  return { headline, rubrics: headline === bare ? '' : parts.filter((part) => part !== headline).join('\n') };
}

const PARTS = /[;；]/gu;
const EMOJI = /\p{Extended_Pictographic}[\ufe0f]?[,，]?\s/gu;
const ROUNDUP =
  /早报|晚报|早餐|早参|日报|周报|周刊|一周|操盘必读|早知道|要闻|电话会议|news items|weekly|this week in|things (?:to|you)|the download|daily brief|morning brief|roundup|newsletter|earnings call|this morning/iu;

/** Does this headline announce several things at once, or follow a form that many unrelated pieces share? */
export function isRoundup(title: string): boolean {
  return (
    (title.match(PARTS)?.length ?? 0) >= 2 || (title.match(EMOJI)?.length ?? 0) >= 2 || ROUNDUP.test(title)
  );
}

const BOARD = /^[[【][^\]】]{1,16}[\]】]/u;
const SHOWN = /^(?:show|ask|tell|launch) hn\s?[:：]/iu;
const ASKS_READERS =
  /\b(?:does|has|did|is|are|can) any(?:one|body)\b|\bany(?:one|body) else\b|^(?:what|which|how|where) (?:are|do|is|did|would) (?:you|your)\b|求(?:推荐|指教|科普)|^求[助教问]|请问|请教|有没有(?:人|大佬|推荐)|有人(?:知道|用过|遇到|试过)|大家(?:是如何|是怎么|怎么|觉得|平时)|各位/iu;

/** Is this the headline of a forum's thread: a board's label, or a question that is put to the readers? */
export function isForumPost(title: string): boolean {
  return BOARD.test(title) || SHOWN.test(title) || ASKS_READERS.test(title);
}

/** Does the headline only ask, its outlet's name behind it or not? */
export function isQuestion(title: string): boolean {
  return /[?？](?:\s*[-–—|｜_]\s*[^?？]{1,30}|\s*[(（][^()（）]{1,40}[)）])?\s*$/u.test(title);
}

/** Does it talk about things rather than tell one? What is shown to a forum (`Show HN:`) is told. */
export function isTalk(title: string): boolean {
  return BOARD.test(title) || ASKS_READERS.test(title) || isQuestion(title);
}

const DEAL =
  /\b\d{1,2}% off\b|\b(?:best|today's|(?:prime|memorial|labou?r) day|black friday|cyber monday)\b[^.!?:]{0,40}\bdeals\b|\bdeals? (?:we|you|under|to shop)\b|\bsave (?:up to )?[$£€]\d|\b(?:coupon|promo|discount)(?: codes?|s)\b|\b(?:lowest|record-low|all-time low) price\b|^[[【](?:推广|优惠)|优惠码|折扣码|优惠券|到手价|百亿补贴|限时(?:特惠|优惠|折扣)|[\d一二三四五六七八九]\s?折(?:优惠|起|促销|限时)/iu;
const JOB =
  /\(YC [A-Z]\d{2}\) is hiring\b|\b(?:we're|we are|now) hiring\b|\bhiring:|\bwho(?:'s| is) hiring\b|^[[【](?:酷工作|招聘|求职|内推|远程工作)|诚聘|急招|内推(?:码|群|岗|机会|名额|[：:｜|，,\s]|$)|招聘[^，。：:]{0,12}(?:工程师|实习生|前端|后端|全栈|运营)/iu;

/** Does the headline offer goods or a place to work? */
export function isOffer(title: string): boolean {
  return DEAL.test(title) || JOB.test(title);
}
