import { isCommon } from '../../src/news/words.ts';
import { bestFirst } from './best-first.ts';
import { createCandidates } from './candidates.ts';
import { chineseDictionary, type Dictionary, LATIN, NUMBER } from './dictionary.ts';
import { EVERYDAY } from './lexicon/everyday.ts';
import { isMeasure } from './measures.ts';

/**
 * Keywords of a Chinese text: nouns and the compounds that the text itself makes of them, by rarity,
 * frequency and where they stand.
 */

/** A compound counts only when the text repeats it or the headline has it. */
const LONGEST_COMPOUND = 8;
const MOST_WORDS = 4;
const NOUN = /^(?:n|nr|nrt|nrfg|ns|nt|nz|nl|ng|eng|vn|an|j|l|i)$/;
const INSIDE = /^(?:n|nr|ns|nt|nz|ng|vn|an|j|l|b|v|a|eng|m|q|x|k|h)$/;
const HEAD = /^(?:n|ng|nz|vn|nt|k|l|j|v)$/;
/** A name of several Latin words, which the dictionary takes apart. */
const LATIN_NAME = /(?<![A-Za-z\d])[A-Z][\w.-]*(?: [A-Z\d][\w.-]*){1,3}/uy;
const NAME_RARITY = 11;
/** A book, a film, a game, a regulation: one name, of whatever words. */
const WORK = /《([^《》]{2,20})》/uy;
const EMPTY = new Set(
  '一些 一种 一个 时候 问题 方面 情况 时间 方法 结果 作用 分析 研究 进行 影响 特点 现状 目的 结论 通过 内容 部分 过程 方式 原因 目前 本文 作者 条件 基础 因素 关系 程度 水平 能力 人们 大家 东西 地方 记者 网友 小编 公司 用户 产品 消息 表示 今天 昨天 近日 发布 推出 宣布 上线 开源 支持 功能 全球 国内 中国'.split(
    ' ',
  ),
);

const READ_UNITS = 6_000;
const HEADLINE_UNITS = 1_000;
/** Each word by itself, as the beginning of three compounds, and in a name. */
const MOST_CANDIDATES = (READ_UNITS + HEADLINE_UNITS) * 5;

/** What a word may be in a keyword: one by itself, a part of a compound, what a compound may end with. */
const ALONE = 1;
const PART = 2;
const TAIL = 4;
/** Says that it has been worked out. */
const SEEN = 8;

type Keywords = (title: string, body: string, limit: number) => readonly string[];

export async function createChineseKeywords(): Promise<Keywords> {
  return keywordsBy(await chineseDictionary());
}

interface Place {
  readonly title: boolean;
  /** What stands here counts as said once more. */
  readonly counted: boolean;
}

function keywordsBy(dictionary: Dictionary): Keywords {
  const roles = new Uint8Array(dictionary.size);
  const candidates = createCandidates(MOST_CANDIDATES);
  const { starts, ends, words, counts, scores } = candidates;
  const rarities = new Float64Array(MOST_CANDIDATES);
  const inTitle = new Uint8Array(MOST_CANDIDATES);
  let latinNames: number[] = [];

  /** `rarity` counts where the stretch is new. */
  function say(from: number, to: number, size: number, rarity: number, { title, counted }: Place): number {
    const known = candidates.size;
    const one = candidates.at(from, to, size);
    if (one === known) {
      rarities[one] = rarity;
      inTitle[one] = 0;
    }
    if (counted) counts[one]!++;
    if (title) inTitle[one] = 1;
    return one;
  }

  function roleOf(word: number, text: string, from: number, to: number): number {
    if (word === LATIN) return to - from > 1 && !saysNothing(text.slice(from, to)) ? ALONE | PART : PART;
    if (word === NUMBER) return 0;
    if (word < 0) return to - from > 1 ? pairRole(text.slice(from, to)) : unitRole(text.charCodeAt(from));
    const known = roles[word]!;
    if (known > 0) return known;
    const written = text.slice(from, to);
    const tag = dictionary.tag(word);
    const empty = EMPTY.has(written);
    const role =
      SEEN |
      (isWord(written) && NOUN.test(tag) && !empty ? ALONE : 0) |
      (isPart(written) && INSIDE.test(tag) ? PART : 0) |
      (HEAD.test(tag) && !empty ? TAIL : 0);
    roles[word] = role;
    return role;
  }

  function read(whole: string, place: Place): void {
    const text = whole.slice(0, place.title ? HEADLINE_UNITS : READ_UNITS);
    candidates.begin(text);
    readNames(text, place);
    const cut = dictionary.cut(text);
    for (let i = 0, from = 0; i < cut.count; from = cut.ends[i++]!) {
      const end = cut.ends[i]!;
      const role = roleOf(cut.words[i]!, text, from, end);
      const rarity = dictionary.rarity(cut.words[i]!);
      if (role & ALONE) say(from, end, 1, rarity, place);
      if (!(role & PART)) continue;
      let sum = rarity;
      for (let k = i + 1, start = end; k < cut.count && k < i + MOST_WORDS; start = cut.ends[k++]!) {
        const to = cut.ends[k]!;
        const next = roleOf(cut.words[k]!, text, start, to);
        if (!(next & PART) || to - from > LONGEST_COMPOUND) break;
        sum += dictionary.rarity(cut.words[k]!);
        if (next & TAIL) say(from, to, k - i + 1, sum / (k - i + 1), place);
      }
    }
  }

  /** Names of several Latin words, then works. */
  function readNames(text: string, place: Place): void {
    for (let at = 0, before = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= 65 && unit <= 90 && !isLatin(before)) {
        LATIN_NAME.lastIndex = at;
        if (LATIN_NAME.test(text)) {
          const known = candidates.size;
          if (say(at, LATIN_NAME.lastIndex, 2, NAME_RARITY, place) === known) latinNames.push(known);
          at = LATIN_NAME.lastIndex - 1;
        }
      }
      before = text.charCodeAt(at);
    }
    for (let at = text.indexOf('《'); at >= 0; at = text.indexOf('《', at + 1)) {
      WORK.lastIndex = at;
      if (WORK.test(text)) say(at + 1, WORK.lastIndex - 1, 1, NAME_RARITY, place);
    }
  }

  return (title, body, limit) => {
    candidates.clear();
    latinNames = [];
    const headline = title || headlineOf(body);
    // A headline that is taken from the text is counted with it: nothing in it is said twice by that.
    read(headline, { title: true, counted: title !== '' });
    read(body, { title: false, counted: true });
    return chosen(limit);
  };

  function worth(one: number): number {
    const frequency = 1 + Math.log2(Math.max(1, counts[one]!));
    const compound = words[one]! > 1 ? 1.25 : 1;
    const place = inTitle[one]! > 0 ? 1.6 : 1;
    const early = 1 / (1 + one / 200);
    const term = isTerm(one) ? TERM_WORTH : 1;
    return rarities[one]! * frequency * compound * place * early * term;
  }

  function isTerm(one: number): boolean {
    const length = ends[one]! - starts[one]!;
    return length >= 3 && length <= 8 && TERM.test(candidates.textOf(one));
  }

  function chosen(limit: number): string[] {
    const size = candidates.size;
    for (let one = 0; one < size; one++)
      scores[one] = words[one] === 1 || counts[one]! >= 2 ? worth(one) : Number.NEGATIVE_INFINITY;
    const found: Chosen[] = [];
    bestFirst(scores, size, (one) => {
      if (found.length >= limit || scores[one] === Number.NEGATIVE_INFINITY) return false;
      const text = candidates.textOf(one);
      const count = counts[one]!;
      const compound = words[one]! > 1;
      if (!compound && isPartOfName(text, count)) return true;
      if (!found.some((other) => covers(other, text, count) || (compound && runsOn(other.text, text))))
        found.push({ text, count });
      return true;
    });
    return found.map(({ text }) => text);
  }

  /** Is this one Latin word of a longer name that the text nearly always writes whole? */
  function isPartOfName(text: string, count: number): boolean {
    if (latinNames.length === 0 || !/^[A-Za-z]\S*$/.test(text)) return false;
    let whole = 0;
    for (const name of latinNames)
      if (` ${candidates.textOf(name)} `.includes(` ${text} `)) whole += counts[name]!;
    return whole > 0 && whole >= count * 0.6;
  }
}

interface Chosen {
  readonly text: string;
  readonly count: number;
}

const everyday = new Set(EVERYDAY.split(/\s+/));

/** Pieces of addresses. */
const ADDRESS = /^(?:https?|www|com|cn|org|html?)$/i;

/** An English word that says nothing; with a capital it may be a name (`Build`). */
function saysNothing(word: string): boolean {
  return isCommon(word.toLowerCase()) || everyday.has(word) || isMeasure(word) || ADDRESS.test(word);
}

const unitRoles = new Uint8Array(65_536);

/** The role of a character that the dictionary does not have. */
function unitRole(unit: number): number {
  unitRoles[unit] ||= SEEN | pairRole(String.fromCharCode(unit));
  return unitRoles[unit]!;
}

const pairRole = (char: string): number => (isPart(char) ? PART : 0);

/** Without a headline: the last line when it is no sentence, else the first sentence. */
function headlineOf(body: string): string {
  const last = /[。！？.!?…]\s*([^。！？.!?\n]{4,60})$/u.exec(body.trimEnd())?.[1];
  return last ?? /^[^。！？!?\n]{0,80}/u.exec(body)?.[0] ?? '';
}

const isWord = (word: string): boolean => /^[\p{L}\p{N}·+#-]{2,}$/u.test(word) && !/^\d+$/.test(word);
const isPart = (word: string): boolean => /^[\p{L}\p{N}]+$/u.test(word) && !/^\d+$/.test(word);

function isLatin(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
}

/** Terms have three or four characters; words of two are mostly everyday ones. */
const TERM = /^\p{Script=Han}{3,4}$/u;
const TERM_WORTH = 1.2;

/** A word says nothing beside a chosen compound that has it, unless the text uses it alone as well. */
function covers(chosen: Chosen, text: string, count: number): boolean {
  return count <= chosen.count * 2 && chosen.text.includes(text);
}

/** Does the compound begin with the end of a chosen word, or end with its beginning (茶花育种, 育种浅谈)? */
function runsOn(chosen: string, text: string): boolean {
  for (let length = Math.min(chosen.length, text.length) - 1; length >= 2; length--) {
    if (isSame(text, 0, chosen, chosen.length - length, length)) return true;
    if (isSame(text, text.length - length, chosen, 0, length)) return true;
  }
  return false;
}

function isSame(one: string, at: number, other: string, from: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (one.charCodeAt(at + i) !== other.charCodeAt(from + i)) return false;
  return true;
}
