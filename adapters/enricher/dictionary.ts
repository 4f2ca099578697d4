import { createTrie } from './trie.ts';

/**
 * Chinese words out of running text: the likeliest way to cut it into words of a dictionary. Unknown words stay
 * in single characters: to guess at them finds worse keywords (measured), and costs more than all else.
 */
export interface Dictionary {
  /** Number of words; their numbers are below it. */
  readonly size: number;
  cut(text: string): Cut;
  /** Part of speech of a word by its number. */
  tag(word: number): string;
  /** How much it says that a text has this word: its inverse document frequency, about 5 to 14. */
  rarity(word: number): number;
}

/** Words in their order. Holds until the next text is cut. */
export interface Cut {
  readonly count: number;
  /** Where each ends; the next starts there. */
  readonly ends: Int32Array;
  /** Numbers of words; `NUMBER` and `LATIN` for runs of ASCII, `UNKNOWN` for any other character. */
  readonly words: Int32Array;
}

export const NUMBER = -1;
export const LATIN = -2;
export const UNKNOWN = -3;

/** A word that the frequency list does not know is rare, but not the rarest: it may be a bad cut. */
const UNKNOWN_RARITY = 11.5;
const MOST_WORDS = 1 << 19;
/** Characters of the longest word. */
const LONGEST = 64;
/** Longest text that is cut; what is longer is cut short. */
const MOST_UNITS = 16_384;

let loaded: Promise<Dictionary> | undefined;

/** The dictionary, loaded on first use (some 50 MB, most of a second of processor time). */
export function chineseDictionary(): Promise<Dictionary> {
  loaded ??= import('@node-rs/jieba/dict.js').then(({ dict, idf }) => createDictionary(dict, idf));
  return loaded;
}

/** From lines of `word frequency tag` and lines of `word rarity`, both in UTF-8. */
export function createDictionary(lines: Uint8Array, rarities: Uint8Array): Dictionary {
  const trie = createTrie();
  const frequencies = new Uint32Array(MOST_WORDS);
  const tagOf = new Uint8Array(MOST_WORDS);
  const tags: string[] = [];
  const tagNumbers = new Map<number, number>();
  let size = 0;
  let total = 0;

  /** Tags are few and short: they are told apart without a string for each word. */
  function tagNumber(text: string, from: number, to: number): number {
    let key = 0;
    for (let at = from; at < to; at++) key = key * 128 + text.charCodeAt(at);
    let number = tagNumbers.get(key);
    if (number === undefined) {
      number = tags.push(text.slice(from, to)) - 1;
      tagNumbers.set(key, number);
    }
    return number;
  }

  // Words come sorted: each has its beginning in common with the one before, whose nodes are at hand.
  const path = new Int32Array(LONGEST);
  let before = 0;
  let known = 0;
  eachLine(lines, (text, from, to, end) => {
    let same = 0;
    while (
      same < known &&
      from + same < to &&
      text.charCodeAt(from + same) === text.charCodeAt(before + same)
    )
      same++;
    for (let i = same; from + i < to; i++)
      path[i] = trie.grow(i === 0 ? -1 : path[i - 1]!, text.charCodeAt(from + i));
    before = from;
    known = to - from;
    trie.setWord(path[known - 1]!, size);
    const gap = text.indexOf(' ', to + 1);
    frequencies[size] = figure(text, to + 1, gap);
    total += frequencies[size]!;
    tagOf[size++] = tagNumber(text, gap + 1, end);
  });

  const wholeLog = Math.log(total);
  const logs = Float64Array.from(
    frequencies.subarray(0, size),
    (frequency) => Math.log(frequency) - wholeLog,
  );
  const rarityOf = new Float64Array(size).fill(UNKNOWN_RARITY);
  eachLine(rarities, (text, from, to, end) => {
    let node = trie.first(text.charCodeAt(from));
    for (let i = from + 1; i < to && node >= 0; i++) node = trie.step(node, text.charCodeAt(i));
    const word = node < 0 ? -1 : trie.word(node);
    if (word >= 0) rarityOf[word] = figure(text, to + 1, end);
  });

  // Scratch: the best cut from each place on, its next word's end, and that word.
  const best = new Float64Array(MOST_UNITS + 2);
  const next = new Int32Array(MOST_UNITS + 2);
  const nextWord = new Int32Array(MOST_UNITS + 2);
  const ends = new Int32Array(MOST_UNITS);
  const words = new Int32Array(MOST_UNITS);

  /** The likeliest words of a stretch, from its end backwards. */
  function judge(text: string, from: number, to: number): void {
    best[to] = 0;
    for (let at = to - 1; at >= from; at--) {
      const unit = text.charCodeAt(at);
      let chance = Number.NEGATIVE_INFINITY;
      let end = at + 1;
      let word = UNKNOWN;
      for (let node = trie.first(unit), i = at + 1; node >= 0; node = trie.step(node, text.charCodeAt(i++))) {
        const found = trie.word(node);
        if (found >= 0 && logs[found]! + best[i]! >= chance) {
          chance = logs[found]! + best[i]!;
          end = i;
          word = found;
        }
        if (i >= to || !trie.goesOn(node)) break;
      }
      best[at] = word === UNKNOWN ? best[end]! - wholeLog : chance;
      next[at] = end;
      nextWord[at] = word;
    }
  }

  function cut(whole: string): Cut {
    const text = whole.length > MOST_UNITS ? whole.slice(0, MOST_UNITS) : whole;
    let count = 0;
    for (let at = 0; at < text.length; ) {
      let to = at;
      while (to < text.length && isWordUnit(text.charCodeAt(to))) to++;
      if (to === at) {
        const code = text.codePointAt(at)!;
        at += code > 0xffff ? 2 : 1;
        words[count] = UNKNOWN;
        ends[count++] = at;
        continue;
      }
      judge(text, at, to);
      while (at < to) {
        let word = nextWord[at]!;
        let end = next[at]!;
        // Letters and digits that no word has taken are one word together.
        if (end === at + 1 && isAlphanumeric(text.charCodeAt(at))) {
          word = NUMBER;
          for (end = at; end < to && next[end] === end + 1 && isAlphanumeric(text.charCodeAt(end)); end++)
            if (!isDigit(text.charCodeAt(end))) word = LATIN;
        }
        words[count] = word;
        ends[count++] = end;
        at = end;
      }
    }
    return { count, ends, words };
  }

  return {
    size,
    cut,
    tag: (word) => tags[tagOf[word]!]!,
    rarity: (word) => (word < 0 ? UNKNOWN_RARITY : rarityOf[word]!),
  };
}

/** Hands over each line: the whole text, where the line's first word starts and ends, and where the line ends. */
function eachLine(
  bytes: Uint8Array,
  take: (text: string, from: number, to: number, end: number) => void,
): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    const to = text.indexOf(' ', from);
    if (to > from && to < end) take(text, from, to, end);
    from = end + 1;
  }
}

/** The number written there, with or without decimals. */
function figure(text: string, from: number, to: number): number {
  let digits = 0;
  let scale = 1;
  let decimals = false;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 46) decimals = true;
    else {
      digits = digits * 10 + unit - 48;
      if (decimals) scale *= 10;
    }
  }
  return digits / scale;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

function isAlphanumeric(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
}

/** Of what words may be: Chinese characters, letters and digits of ASCII, and the signs inside names. */
function isWordUnit(unit: number): boolean {
  if (unit >= 0x4e00) return unit <= 0x9fff || (unit >= 0xf900 && unit <= 0xfaff);
  if (unit >= 0x3400) return unit <= 0x4dbf;
  if (unit > 127) return false;
  // + # & . _ % -
  return (
    isAlphanumeric(unit) ||
    unit === 43 ||
    unit === 35 ||
    unit === 38 ||
    unit === 46 ||
    unit === 95 ||
    unit === 37 ||
    unit === 45
  );
}
