import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/card.ts';
import { lexicon } from '../../../src/news/rank.ts';
import { snippet } from '../../../src/news/snippet.ts';
import { terms } from '../../../src/text.ts';

describe('snippet', () => {
  it('marks the word as it was written', () => {
    expect(snippet('今天Ｓｏｒａ发布了。', lexicon(['sora']))).toEqual([
      '今天',
      { strong: 'Ｓｏｒａ' },
      '发布了。',
    ]);
  });

  it('marks a Chinese word as one, however many steps it has', () => {
    expect(snippet('一款文生視頻模型', lexicon(['文生', '生视', '视频']))).toEqual([
      '一款',
      { strong: '文生視頻' },
      '模型',
    ]);
  });

  it('opens where the asked words stand together', () => {
    const far = 'Video is everywhere. '.repeat(30);
    const shown = plain(
      snippet(`${far}The new video model from the lab is called Sora.`, lexicon(['video', 'model', 'sora'])),
    );
    expect(shown).toContain('video model');
    expect(shown).toContain('Sora');
    expect(shown.startsWith('…')).toBe(true);
  });

  it('is empty where nothing stands', () => {
    expect(snippet('nothing here', lexicon(['sora']))).toEqual([]);
    expect(snippet('', lexicon(['sora']))).toEqual([]);
  });

  it('is a piece of the text, and short, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 600 }),
        fc.array(fc.string({ maxLength: 3 })),
        (text, words) => {
          const shown = plain(snippet(text, lexicon(words.flatMap(terms))));
          expect(shown.length).toBeLessThanOrEqual(160);
          expect(text.replace(/\s+/g, ' ')).toContain(shown.replaceAll('…', '').replace(/\s+/g, ' ').trim());
        },
      ),
    );
  });
});
