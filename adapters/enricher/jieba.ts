import type { Jieba } from '@node-rs/jieba';

/** One object for each word, so that what is worked out about it can be kept beside it. */
export interface TaggedWord {
  readonly word: string;
  readonly tag: string;
  /** As by `rarity`. */
  readonly rarity: number;
}

export interface ChineseWords {
  /** Words with their part of speech, in order. */
  tag(text: string): readonly TaggedWord[];
  /** How much it says that a text has this word: its inverse document frequency, about 5 to 14. */
  rarity(word: string): number;
}

let loaded: Promise<ChineseWords> | undefined;

/** Chinese word segmentation, loaded with its dictionary on first use (some 50 MB, a fifth of a second). */
export function chineseWords(): Promise<ChineseWords> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<ChineseWords> {
  const [{ Jieba }, { dict, idf }] = await Promise.all([
    import('@node-rs/jieba'),
    import('@node-rs/jieba/dict.js'),
  ]);
  const jieba: Jieba = Jieba.withDict(dict);
  const rarities = new Map<string, number>();
  for (const line of Buffer.from(idf).toString('utf8').split('\n')) {
    const space = line.indexOf(' ');
    if (space > 0) rarities.set(line.slice(0, space), Number(line.slice(space + 1)));
  }
  const lines = Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength);
  // A word's part of speech is its own, wherever it stands: it is asked for once, not with every text.
  let known = new Map<string, TaggedWord>();

  const rarity = (word: string): number => rarities.get(word) ?? UNKNOWN;

  function tagged(word: string): TaggedWord {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= MOST_KNOWN) known = new Map();
    const found = jieba.tag(word, true);
    // Standing alone a word may be cut once more.
    const tag = found.length === 1 ? found[0]!.tag : (tagIn(lines, word) ?? 'x');
    const one = { word, tag, rarity: rarity(word) };
    known.set(word, one);
    return one;
  }

  return {
    tag: (text) => jieba.cut(text, true).map(tagged),
    rarity,
  };
}

const MOST_KNOWN = 60_000;
const LINE_END = 10;

/** The part of speech in the dictionary, whose lines (`word frequency tag`) are sorted by their bytes. */
function tagIn(lines: Buffer, word: string): string | undefined {
  const wanted = Buffer.from(`${word} `);
  let from = 0;
  let to = lines.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const start = middle === 0 ? 0 : lines.lastIndexOf(LINE_END, middle - 1) + 1;
    const next = lines.indexOf(LINE_END, middle);
    const end = next < 0 ? lines.length : next;
    const order = lines.compare(wanted, 0, wanted.length, start, Math.min(end, start + wanted.length));
    if (order === 0) return lines.toString('utf8', start, end).split(' ')[2];
    if (order < 0) from = end + 1;
    else to = start;
  }
  return undefined;
}

/** A word that the frequency list does not know is rare, but not the rarest: it may be a bad cut. */
const UNKNOWN = 11.5;
