import { fold } from '../text.ts';
import { allOf, type Expression } from './expression.ts';
import { plainWords } from './question.ts';

/** Words that people set around what they ask for, and that no answer needs to have. */
const AROUND = new Set(
  (
    'a about an and any are can could did do does for from give has have how i in is it latest me news of on ' +
    'please show tell that the there this to was were what whats when where which who why will with you'
  ).split(' '),
);
const BEFORE = /^(?:请问|告诉我|什么是|谁是|有没有|关于|最近的?)+/u;
const BEHIND =
  /(?:最近)?(?:是什么|是啥|是谁|是哪家|怎么样|怎么用|有哪些|有什么|的?最?新?(?:新闻|消息|动态|进展))*[吗呢呀]?$/u;

/**
 * What is asked for in a question put in words: `sora` of "what is sora?" and of sora是什么. Undefined where
 * there is nothing around it, nothing but that, or more than words side by side.
 */
export function withoutAsking(expression: Expression): Expression | undefined {
  const words = plainWords(expression) ?? [];
  const telling = words.map(bare).filter((word) => word !== '' && !AROUND.has(fold(word)));
  if (telling.length === 0 || telling.join(' ') === words.join(' ')) return undefined;
  return allOf(telling.map((text) => ({ kind: 'word', text })));
}

function bare(word: string): string {
  return word
    .replace(/[?？]+$/u, '')
    .replace(/['’]s$/iu, '')
    .replace(BEFORE, '')
    .replace(BEHIND, '');
}
