import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/commands/question.ts';
import { createTopics } from '../../../src/digest/topics.ts';
import { holds } from '../../../src/news/holds.ts';
import { article } from '../../helpers/stories.ts';

const now = Date.parse('2026-11-24T09:00:00Z');
const WORDS = [
  'sora',
  'Sora 2',
  '可灵',
  '可灵AI',
  '文生视频',
  '视频',
  'video model',
  'OpenAI',
  'US',
  'us',
  '芯',
  '芯片',
  'gpt-5',
  'café',
];

const articles = [
  article({ id: 1, title: 'OpenAI opens Sora 2 to all', body: 'A video model for the US.' }),
  article({
    id: 2,
    title: '快手发布可灵AI，文生视频再升级',
    body: '可灵 2.0 支持长视频。',
    lang: 'zh',
    site: '快手',
  }),
  article({ id: 3, title: '芯片出口新规', body: '芯片与算力。', lang: 'zh', companies: ['英伟达'] }),
  article({ id: 4, title: 'Nothing to see', body: 'The café told us so; gpt5 and GPT-5.' }),
  article({
    id: 5,
    title: 'Kling and 可灵 compared with Sora',
    keywords: ['video model'],
    people: ['Sam Altman'],
  }),
];
const about = { source: () => '', outlets: (storyId: number) => storyId };
const topics = createTopics(articles, now, about);

const word = fc.constantFrom(...WORDS).map((text) => (text.includes(' ') ? `"${text}"` : text));
const term = fc.oneof(
  word,
  word.map((text) => `title:${text}`),
  word.map((text) => `keyword:${text}`),
  fc.constantFrom(
    'gpt*',
    'vid*',
    '=US',
    '/gpt-?5/',
    'lang:zh',
    'site:快手',
    'sources:3',
    'since:7d',
    'company:英伟达',
  ),
);
const line = fc
  .array(fc.tuple(fc.constantFrom('', '-', 'OR '), term), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([sign, text]) => `${sign}${text}`).join(' '));

describe('what fits an expression', () => {
  it('is what the expression holds, article by article, and nothing is passed over', () => {
    fc.assert(
      fc.property(line, (asked) => {
        const { expression } = readQuestion(asked);
        const wanted = expression
          ? articles.filter((one) =>
              holds(
                expression,
                { ...one, at: one.publishedAt!, source: '', outlets: () => about.outlets(one.storyId) },
                now,
              ),
            )
          : [];
        expect(topics.fitting(asked).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
      }),
      { numRuns: 500 },
    );
  });

  it('finds a topic by its other names', () => {
    expect(topics.fitting('kling').map(({ id }) => id)).toEqual([2, 5]);
  });
});
