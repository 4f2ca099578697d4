import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/card.ts';
import { readQuestion } from '../../../src/commands/question.ts';
import { matchOf } from '../../../src/news/matched.ts';
import { story } from '../../helpers/stories.ts';

describe('why a story fits', () => {
  it('shows the other name where words that are one name together stand by it', () => {
    const told = story({ title: '开发者大会昨日开幕', event: '抱抱脸在开幕时展示了新模型。', lang: 'zh' });
    const match = matchOf(readQuestion('hugging face').expression!, told, 0, () => '');
    expect(match?.term).toMatchObject({ kind: 'phrase', text: '抱抱脸' });
    expect(plain(match?.around ?? [])).toContain('抱抱脸在开幕时');
  });
});
