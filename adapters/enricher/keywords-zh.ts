import { type ChineseWords, chineseWords, type TaggedWord } from './jieba.ts';

/**
 * Keywords of a Chinese text: nouns and the compounds that the text itself makes of them, by rarity,
 * frequency and where they stand.
 */

interface Candidate {
  readonly text: string;
  readonly words: number;
  readonly rarity: number;
  count: number;
  inTitle: number;
  first: number;
}

/** A compound counts only when the text repeats it or the headline has it. */
const LONGEST_COMPOUND = 8;
const NOUN = /^(?:n|nr|nrt|nrfg|ns|nt|nz|nl|ng|eng|vn|an|j|l|i)$/;
const INSIDE = /^(?:n|nr|ns|nt|nz|ng|vn|an|j|l|b|v|a|eng|m|q|x|k|h)$/;
const HEAD = /^(?:n|ng|nz|vn|nt|k|l|j|v)$/;
/** A name of several Latin words, which the dictionary takes apart. */
const LATIN_NAME = /(?<![A-Za-z\d])[A-Z][\w.-]*(?: [A-Z\d][\w.-]*){1,3}/gu;
const NAME_RARITY = 11;
/** A book, a film, a game, a regulation: one name, of whatever words. */
const WORK = /《([^《》]{2,20})》/gu;
const EMPTY = new Set(
  '一些 一种 一个 时候 问题 方面 情况 时间 方法 结果 作用 分析 研究 进行 影响 特点 现状 目的 结论 通过 内容 部分 过程 方式 原因 目前 本文 作者 条件 基础 因素 关系 程度 水平 能力 人们 大家 东西 地方 记者 网友 小编 公司 用户 产品 消息 表示 今天 昨天 近日 发布 推出 宣布 上线 开源 支持 功能 全球 国内 中国'.split(
    ' ',
  ),
);

export async function createChineseKeywords(): Promise<
  (title: string, body: string, limit: number) => readonly string[]
> {
  const words = await chineseWords();
  return (title, body, limit) => keywords(words, title, body, limit);
}

function keywords(words: ChineseWords, title: string, body: string, limit: number): readonly string[] {
  const found = new Map<string, Candidate>();
  const headline = title || headlineOf(body);
  // A headline that is taken from the text is counted with it: nothing in it is said twice by that.
  read(words, headline, { title: true, counted: title !== '' }, found);
  read(words, body.slice(0, 6000), { title: false, counted: true }, found);
  const scored = [...found.values()]
    .filter((candidate) => candidate.words === 1 || candidate.count >= 2)
    .map((candidate) => ({ candidate, score: worth(candidate) }))
    .sort((a, b) => b.score - a.score);
  const chosen: string[] = [];
  for (const { candidate } of scored) {
    if (chosen.length >= limit) break;
    if (isPartOfName(candidate, found)) continue;
    if (chosen.some((other) => covers(other, candidate, found) || runsOn(other, candidate))) continue;
    chosen.push(candidate.text);
  }
  return chosen;
}

/** Without a headline: the last line when it is no sentence, else the first sentence. */
function headlineOf(body: string): string {
  const last = /[。！？.!?…]\s*([^。！？.!?\n]{4,60})$/u.exec(body.trimEnd())?.[1];
  return last ?? /^[^。！？!?\n]{0,80}/u.exec(body)?.[0] ?? '';
}

interface Place {
  readonly title: boolean;
  /** What stands here counts as said once more. */
  readonly counted: boolean;
}

function read(words: ChineseWords, text: string, place: Place, found: Map<string, Candidate>): void {
  const tagged = words.tag(text);
  const cut = tagged.map(roleOf);
  const note = (key: string, about: () => Pick<Candidate, 'text' | 'words' | 'rarity'>): void => {
    let candidate = found.get(key);
    if (candidate === undefined) {
      candidate = { ...about(), count: 0, inTitle: 0, first: found.size };
      found.set(key, candidate);
    }
    if (place.counted) candidate.count++;
    if (place.title) candidate.inTitle++;
  };
  for (const [name] of text.matchAll(LATIN_NAME)) {
    note(name.toLowerCase(), () => ({ text: name, words: 2, rarity: NAME_RARITY }));
  }
  for (const [, name] of text.matchAll(WORK)) {
    note(name!.toLowerCase(), () => ({ text: name!, words: 1, rarity: NAME_RARITY }));
  }
  for (let i = 0; i < cut.length; i++) {
    const first = cut[i]!;
    if (first.alone) note(first.key, () => stretch(tagged, i, i + 1));
    if (!first.inside) continue;
    let compound = first.key;
    for (let to = i + 1; to < Math.min(cut.length, i + 4); to++) {
      const next = cut[to]!;
      compound += next.key;
      if (!next.inside || compound.length > LONGEST_COMPOUND) break;
      if (next.head) note(compound, () => stretch(tagged, i, to + 1));
    }
  }
}

/** The words from one to another, as rare as they are on average. */
function stretch(
  tagged: readonly TaggedWord[],
  from: number,
  to: number,
): Pick<Candidate, 'text' | 'words' | 'rarity'> {
  let text = '';
  let sum = 0;
  for (let k = from; k < to; k++) {
    text += tagged[k]!.word;
    sum += tagged[k]!.rarity;
  }
  return { text, words: to - from, rarity: sum / (to - from) };
}

/** What a word may be in a keyword. */
interface Role {
  /** In small letters. */
  readonly key: string;
  /** A keyword by itself. */
  readonly alone: boolean;
  /** A part of a compound, and what one may end with. */
  readonly inside: boolean;
  readonly head: boolean;
}

const roles = new WeakMap<TaggedWord, Role>();

function roleOf(tagged: TaggedWord): Role {
  const known = roles.get(tagged);
  if (known !== undefined) return known;
  const { word, tag } = tagged;
  const empty = EMPTY.has(word);
  const role = {
    key: word.toLowerCase(),
    alone: isWord(word) && NOUN.test(tag) && !empty,
    inside: isPart(word) && INSIDE.test(tag),
    head: HEAD.test(tag) && !empty,
  };
  roles.set(tagged, role);
  return role;
}

const isWord = (word: string): boolean => /^[\p{L}\p{N}·+#-]{2,}$/u.test(word) && !/^\d+$/.test(word);
const isPart = (word: string): boolean => /^[\p{L}\p{N}]+$/u.test(word) && !/^\d+$/.test(word);

/** Terms have three or four characters; words of two are mostly everyday ones. */
const TERM = /^\p{Script=Han}{3,4}$/u;
const TERM_WORTH = 1.2;

function worth(candidate: Candidate): number {
  const frequency = 1 + Math.log2(Math.max(1, candidate.count));
  const compound = candidate.words > 1 ? 1.25 : 1;
  const place = candidate.inTitle > 0 ? 1.6 : 1;
  const early = 1 / (1 + candidate.first / 200);
  const term = TERM.test(candidate.text) ? TERM_WORTH : 1;
  return candidate.rarity * frequency * compound * place * early * term;
}

/** Is this one Latin word of a longer name that the text nearly always writes whole? */
function isPartOfName(candidate: Candidate, found: ReadonlyMap<string, Candidate>): boolean {
  if (candidate.words > 1 || !/^[A-Za-z]/.test(candidate.text)) return false;
  let whole = 0;
  for (const { words, text, count } of found.values()) {
    if (words > 1 && text.includes(candidate.text) && text.split(' ').includes(candidate.text))
      whole += count;
  }
  return whole > 0 && whole >= candidate.count * 0.6;
}

/** A word says nothing beside a chosen compound that has it, unless the text uses it alone as well. */
function covers(chosen: string, candidate: Candidate, found: Map<string, Candidate>): boolean {
  if (chosen.includes(candidate.text)) {
    return candidate.count <= (found.get(chosen.toLowerCase())?.count ?? 0) * 2;
  }
  return candidate.words > 1 && candidate.text.includes(chosen) && candidate.count < 2;
}

/** Does the compound begin with the end of a chosen word, or end with its beginning (茶花育种, 育种浅谈)? */
function runsOn(chosen: string, candidate: Candidate): boolean {
  if (candidate.words < 2) return false;
  const { text } = candidate;
  for (let length = Math.min(chosen.length, text.length) - 1; length >= 2; length--) {
    if (text.startsWith(chosen.slice(-length)) || text.endsWith(chosen.slice(0, length))) return true;
  }
  return false;
}
