import type { Jieba } from '@node-rs/jieba';

export interface ChineseWords {
  /** Words with their part of speech, in order. */
  tag(text: string): readonly { readonly word: string; readonly tag: string }[];
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
  return {
    tag: (text) => jieba.tag(text, true),
    rarity: (word) => rarities.get(word) ?? UNKNOWN,
  };
}

/** A word that the frequency list does not know is rare, but not the rarest: it may be a bad cut. */
const UNKNOWN = 11.5;
