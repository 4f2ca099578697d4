import type { TaggedWord } from '@node-rs/jieba';

/** Chinese words with their part of speech, names and other words that no dictionary has among them. */
export interface ChineseWords {
  tag(text: string): readonly TaggedWord[];
}

let loaded: Promise<ChineseWords> | undefined;

/** Chinese word segmentation that guesses at unknown words, loaded on first use (some 50 MB, a fifth of a second). */
export function chineseWords(): Promise<ChineseWords> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<ChineseWords> {
  const [{ Jieba }, { dict }] = await Promise.all([
    import('@node-rs/jieba'),
    import('@node-rs/jieba/dict.js'),
  ]);
  const jieba = Jieba.withDict(dict);
  return { tag: (text) => jieba.tag(text, true) };
}
