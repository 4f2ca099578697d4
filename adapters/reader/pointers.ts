/** A text that only points to the piece, or to what is said about it. */
const ONLY_POINTS =
  /^\s*(?:comments|read (?:more|article)|continue reading|评论|阅读(?:全文|原文)|查看(?:全文|原文))[\s.…»→]*$/iu;
/** What Reddit's feeds hang on each piece. */
const SUBMITTED = /submitted by\s+\/u\/\S+(?:\s+to\s+\S+)?(?:\s*\[link\])?(?:\s*\[comments\])?\s*$/u;

/** Where a Chinese feed invites to its account, to the end. */
const INVITES = /#欢迎关注.{0,300}$/su;

/** An entry's text without what only leads elsewhere; empty where that is all. */
export function withoutPointers(text: string): string {
  return ONLY_POINTS.test(text) ? '' : text.replace(SUBMITTED, '').replace(INVITES, '').trimEnd();
}
