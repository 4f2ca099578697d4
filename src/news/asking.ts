import { withoutCourtesy } from '../commands/courtesy.ts';
import type { Instant } from '../model.ts';
import { fold, tokens } from '../text.ts';
import { aliasesIn } from './aliases.ts';
import { allOf, type Expression } from './expression.ts';
import { plainWords } from './question.ts';
import { spanIn } from './span.ts';

/** Words that people set around what they ask for, and that no answer needs to have. */
const AROUND = wordSet(
  'a about all an and any anything are can could did do does find for everything from get give going got happened happening has have how i in ' +
    'is it know latest me more news of on please recently see send show tell thanks that the there this to today up want was were ' +
    'what whats when where which who why will with you 把 将',
);
const BEFORE =
  /^(?:请问|告诉我|帮忙|整理一下|整理|汇总一下|列一下|列出|(?:所有|全部)的?(?=.*(?:新闻|消息|动态|资讯))|查一下|查查|查询|搜一下|搜搜|搜索|找一下|找找|看一下|聊聊|说说|讲讲|了解一下|介绍一下|给我|看看|想看|什么是|谁是|有没有|有什么|有哪些|关于|(?:最近|最新|今天|今日|昨天|本周|这周|这几天)的?)+/u;
const BEHIND =
  /(?:最近|今天)?(?:是什么|是啥|是谁|是哪家|怎么样|怎么了|怎么看|怎么回事|说了什么|做了什么|怎么用|有啥|有哪些|有什么|发生了什么|的?最?新?(?:新闻|消息|动态|进展|资讯|头条|大事|热点))*[吗呢呀]?$/u;

/** 把…发给我, …给我看看 */
const HANDED = /^[把将](?=.*(?:给|出来|一下))/u;
const TO_US =
  /(?:都|全部|全都)?(?:可以|能)?(?:[发推列]|推送|整理|汇总|告诉)?(?:出来|一下)?(?:给我们?|给大家)(?:看看|看一下|看)?$/u;

/** Words that ask for the news as such. Of these `NOUNS` do so alone. */
const NEWS = wordSet(
  'biggest happened happening headlines important latest miss missed new news recent stories today todays top trending updates',
);
const NOUNS = wordSet('headlines news 头条 新闻 消息 资讯');
const IN_CHINESE = /新闻|消息|资讯|头条|动态|大事|热点|发生了什么/u;

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Is it nothing but a wish for news: "what's new today", 最近有什么新闻? What was put in quotation marks is not. */
export function asksForNews(expression: Expression): boolean {
  const words = (wordsAsked(expression) ?? []).filter((word) => !/^\d{1,2}$/.test(word)).map(bared);
  const [first] = words;
  if (first === undefined) return false;
  if (words.length === 1 && /^\p{Script=Latin}/u.test(first.whole)) return NOUNS.has(first.whole);
  return (
    words.every(({ left }) => left === '' || AROUND.has(left) || NEWS.has(left)) &&
    words.some(({ whole, left }) => NEWS.has(left) || NOUNS.has(whole) || IN_CHINESE.test(whole))
  );
}

/**
 * What is asked for in a question put in words: `sora` of "what is sora?" and of sora是什么. Undefined where
 * there is nothing around it, nothing but that, or more than words side by side.
 */
export function withoutAsking(expression: Expression): Expression | undefined {
  const words = questionWords(expression) ?? [];
  const telling = (wordsAsked(expression) ?? []).filter((word) => {
    const { left } = bared(word);
    return left !== '' && !AROUND.has(left);
  });
  const bare = telling.map(withoutFrame);
  if (bare.length === 0 || bare.join(' ') === words.join(' ')) return undefined;
  return allOf(bare.map((text) => ({ kind: 'word', text })));
}

/** Words for the telling itself, which a story on the thing need not have. */
const TELLING = wordSet(
  'analysis announcement announcements article articles coverage details explained report reports review story',
);
const TELLING_ZH =
  /^(?:的|相关|有关|最新|详细)+|(?:的|相关|有关|分析|解读|解析|点评|评价|报道|报告|情况|详情|介绍|内容|如何|怎样|怎么样|是多少|多少钱|多少)+$/gu;

/**
 * The same question with each known name in it as a word by itself, and without words for the telling:
 * 英伟达财报 asks for what has 英伟达 and 财报. Undefined where that is no other question.
 */
export function namesApart(expression: Expression): Expression | undefined {
  const words = questionWords(expression) ?? [];
  const apart = words
    .flatMap(atNames)
    .map((word) => word.replace(TELLING_ZH, ''))
    .filter((word) => word !== '' && !TELLING.has(fold(word)));
  if (apart.length === 0 || apart.join(' ') === words.join(' ')) return undefined;
  return allOf(apart.map((text) => ({ kind: 'word', text })));
}

/** A word with Chinese in it, cut before and behind each name. */
function atNames(word: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(word)) return [word];
  const pieces: string[] = [];
  let rest = word;
  for (const { text } of aliasesIn(tokens(word))) {
    const at = fold(rest).indexOf(text);
    // What folding made longer or shorter has no place to cut at.
    if (at < 0 || fold(rest).length !== rest.length) continue;
    pieces.push(rest.slice(0, at), rest.slice(at, at + text.length));
    rest = rest.slice(at + text.length);
  }
  return [...pieces, rest].filter((piece) => piece !== '');
}

/** The words of a question in words, without its courtesies. */
function wordsAsked(expression: Expression): readonly string[] | undefined {
  const words = questionWords(expression);
  return words && withoutCourtesy(words.join(' ')).bare.split(' ');
}

/** More than anybody says in a question; a text of that length is looked for as it is. */
const LONGEST = 400;

/** The words of what may be a question in words. */
function questionWords(expression: Expression): readonly string[] | undefined {
  const words = plainWords(expression);
  return words && words.join(' ').length <= LONGEST ? words : undefined;
}

/**
 * The question within the time that it names: `nvidia` since yesterday of "what happened with nvidia
 * yesterday". `about` is undefined where it asks for the news of that time as such.
 */
export function withinTime(expression: Expression, now: Instant, zone: string) {
  const words = questionWords(expression);
  const span = words && spanIn(words.join(' '), now, zone);
  if (!span) return undefined;
  const rest = allOf(
    span.rest
      .split(' ')
      .filter((text) => text !== '')
      .map((text) => ({ kind: 'word', text })),
  );
  if (!rest || asksForNews(rest) || asksForNothing(rest)) return { ...span, about: undefined };
  return { ...span, about: withoutAsking(rest) ?? rest };
}

/** Are all of its words such as stand around what is asked for? */
function asksForNothing(expression: Expression): boolean {
  return (wordsAsked(expression) ?? [])
    .map(bared)
    .every(({ left }) => left === '' || AROUND.has(left) || NEWS.has(left));
}

/** A word as it is compared, whole and without what only asks. */
function bared(word: string): { readonly whole: string; readonly left: string } {
  return { whole: fold(word), left: fold(withoutFrame(word)) };
}

function withoutFrame(word: string): string {
  // Emoji and lone marks are nowhere in the index: they say how something is meant, not what.
  if (!/[\p{L}\p{N}]/u.test(word)) return '';
  return word
    .replace(/[?？]+$/u, '')
    .replace(/['’]s$/iu, '')
    .replace(HANDED, '')
    .replace(TO_US, '')
    .replace(BEFORE, '')
    .replace(BEHIND, '');
}
