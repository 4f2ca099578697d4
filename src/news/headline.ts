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

/** Is this the headline of a forum's thread: a board's label, or a question to the readers? */
export function isForumPost(title: string): boolean {
  return /^(?:[[【][^\]】]{1,16}[\]】]|(?:show|ask|tell) hn[:：])/iu.test(title) || /[?？]\s*$/u.test(title);
}
