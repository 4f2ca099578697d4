import { allOf, anyOf, type Expression } from '../news/expression.ts';
import { spellMinutes } from './values.ts';

const MINUTES: Readonly<Record<string, number>> = {
  ...{ hour: 60, day: 1440, week: 10080, month: 43200, h: 60, d: 1440, w: 10080 },
  ...{ 小时: 60, 天: 1440, 周: 10080, 星期: 10080, 月: 43200 },
};
const COUNTS = 'one two three four five six seven eight nine ten'.split(' ');
const HAN_COUNTS = '一二三四五六七八九十';
const LENGTH =
  /(?: for (?:the next )?(an?|\d{1,3}|[a-z]+)| (\d{1,3})) (hour|day|week|month)s?$| (?:for )?(\d{1,3})([hdw])$| (\d{1,3}|[一二两三四五六七八九十])个?(小时|天|周|星期|月)$|(?<=\p{Script=Han})(\d{1,3})(个小时|小时|天|周|个星期|星期|个月)$/iu;

/** The line with a length of time said at its end as a setting: `mute sora for 2 days`, `mute sora 7d`, 屏蔽 可灵 一周. */
export function withLength(rest: string): string {
  return rest.replace(LENGTH, (whole: string, ...found: readonly (string | undefined)[]) => {
    const [worded, plain, unit, brief, letter, han, hanUnit, joined, joinedUnit] = found;
    const count = counted((worded ?? plain ?? brief ?? han ?? joined ?? '').toLowerCase());
    const named = (unit ?? letter ?? hanUnit ?? joinedUnit?.replace('个', '') ?? '').toLowerCase();
    return count > 0 ? ` for:${spellMinutes(count * MINUTES[named]!)}` : whole;
  });
}

function counted(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  if (word === 'a' || word === 'an') return 1;
  if (word === '两') return 2;
  return word.length === 1 ? HAN_COUNTS.indexOf(word) + 1 : COUNTS.indexOf(word) + 1;
}

const BETWEEN = /\s*(?:,(?!\d)|、|(?<!&\w{2,8});)\s*(?:(?:and|or) |以及|还有)?/u;
const OR = / (?:or|或|或者) /iu;
/** Three words at last are one of a list where one is a number: `claude sonnet 4.5`. */
const AND_AT_LAST = / and ([^ ]+(?: [^ ]+){0,2})$/iu;
/** More words than these between two commas are a sentence, not a name. */
const LONGEST = 3;

/**
 * What names several things one after the other asks for each of them: `sora, kling and veo`, 可灵、即梦.
 * Without a comma or an `or` the words stand side by side, as they do in a search.
 */
export function eachOf(expression: Expression): Expression {
  const text = wordsOf(expression)?.replace(/(?<![,、;])[,、;]+$/u, '');
  if (text === undefined) return expression;
  const listed = BETWEEN.test(text) ? text.replace(AND_AT_LAST, commaBefore).split(BETWEEN) : text.split(OR);
  const names = listed.map((name) => name.split(' ').filter((word) => word !== ''));
  if (names.length < 2 || names.some(({ length }) => length === 0 || length > LONGEST)) return expression;
  return eitherOf(names.map((name) => name.join(' ')));
}

function commaBefore(whole: string, last: string): string {
  const words = last.split(' ');
  return words.length < LONGEST || words.some((word) => /\d/.test(word)) ? `, ${last}` : whole;
}

const AND = / (?:and|&) |(?: |(?<=[^ ]))(?:和|与|跟|以及|及)(?: |(?=[^ ]))/iu;

/** What an `and` in people's own words joins: `nvidia and amd`, 英伟达和AMD. Whether each is a name is for the archive to say. */
export function joined(expression: Expression): readonly string[] | undefined {
  const parts = wordsOf(expression)?.split(AND) ?? [];
  const plausible = parts.every((part) => part.length > 1 && part.split(' ').length <= LONGEST);
  return parts.length > 1 && plausible ? parts : undefined;
}

/** Each of the names by itself. */
export function eitherOf(names: readonly string[]): Expression {
  return anyOf(names.map(wholeOf))!;
}

/** All of the names at once. */
export function bothOf(names: readonly string[]): Expression {
  return allOf(names.map(wholeOf))!;
}

function wholeOf(name: string): Expression {
  return allOf(name.split(' ').map((text) => ({ kind: 'word', text })))!;
}

/** The line of nothing but words side by side. */
function wordsOf(expression: Expression): string | undefined {
  const leaves = expression.kind === 'and' ? expression.of : [expression];
  const words = leaves.map((leaf) =>
    leaf.kind === 'word' && leaf.field === undefined ? leaf.text : undefined,
  );
  return words.includes(undefined) ? undefined : words.join(' ');
}
