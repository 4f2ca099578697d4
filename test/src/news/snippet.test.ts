import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/card.ts';
import { marker, snippet } from '../../../src/news/snippet.ts';
import { terms } from '../../../src/text.ts';

describe('snippet', () => {
  it('marks the word as it was written', () => {
    expect(snippet('今天Ｓｏｒａ发布了。', marker([['sora']]))).toEqual([
      '今天',
      { strong: 'Ｓｏｒａ' },
      '发布了。',
    ]);
  });

  it('marks a Chinese word as one, however many steps it has', () => {
    expect(snippet('一款文生視頻模型', marker([['文生', '生视', '视频']]))).toEqual([
      '一款',
      { strong: '文生視頻' },
      '模型',
    ]);
  });

  it('marks a name of several words only where it stands whole', () => {
    const asked = marker([
      ['文生', '生视', '视频'],
      ['text', 'to', 'video'],
    ]);
    expect(snippet('A text about video, and text-to-video at last.', asked)).toEqual([
      'A text about video, and ',
      { strong: 'text' },
      '-',
      { strong: 'to' },
      '-',
      { strong: 'video' },
      ' at last.',
    ]);
    expect(snippet('生成一段视频', asked)).toEqual([]);
  });

  it('opens where the asked words stand together', () => {
    const far = 'Video is everywhere. '.repeat(30);
    const shown = plain(
      snippet(
        `${far}The new video model from the lab is called Sora.`,
        marker([['video'], ['model'], ['sora']]),
      ),
    );
    expect(shown).toContain('video model');
    expect(shown).toContain('Sora');
    expect(shown.startsWith('…')).toBe(true);
  });

  it('is empty where nothing stands', () => {
    expect(snippet('nothing here', marker([['sora']]))).toEqual([]);
    expect(snippet('', marker([['sora']]))).toEqual([]);
  });

  it('is a piece of the text, and short, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 600 }),
        fc.array(fc.string({ maxLength: 3 })),
        (text, words) => {
          const shown = plain(snippet(text, marker(words.map(terms))));
          expect(shown.length).toBeLessThanOrEqual(160);
          expect(text.replace(/\s+/g, ' ')).toContain(shown.replaceAll('…', '').replace(/\s+/g, ' ').trim());
        },
      ),
    );
  });
});
