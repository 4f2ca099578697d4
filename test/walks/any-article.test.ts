import { beforeAll, describe, expect, it } from 'vitest';
import { renderMessage } from '../../adapters/discord/render.ts';
import { createOfflineEnricher } from '../../adapters/enricher/offline.ts';
import { withoutPointers } from '../../adapters/reader/pointers.ts';
import { renderCard } from '../../adapters/slack/render.ts';
import { alertCard } from '../../src/cards/alert.ts';
import { storyCard } from '../../src/cards/story.ts';
import { readQuestion } from '../../src/commands/question.ts';
import { draftOf, enriched } from '../../src/news/article.ts';
import { createMatcher } from '../../src/news/match.ts';
import { wordsAround } from '../../src/news/matched.ts';
import { createStories } from '../../src/news/story.ts';
import { article, story } from '../helpers/stories.ts';

/** What a title and a text of nothing but this make a careless reader look at again and again. */
const PIECES = [
  ...[
    ' ',
    '\n',
    '.',
    '...',
    '[…] ',
    '…',
    '。',
    '，',
    ', ',
    '|',
    ' | ',
    ' - ',
    '-',
    '--',
    ':',
    '：',
    '?',
    '？ -',
    '!',
  ],
  ...[
    '(',
    '[',
    '【',
    '（a',
    '《',
    '《a',
    '"',
    '’s ',
    '<',
    '&',
    '@',
    'a@',
    'http://',
    'www.',
    '/u/',
    '#欢迎关注',
    '💡',
    '💡 ',
  ],
  ...[
    'a',
    'A',
    'Ab ',
    'Ab-',
    'A.',
    'aB',
    'a1',
    '1',
    '1,',
    '5 ',
    '5. ',
    '5亿',
    '$5 ',
    '5% ',
    'é',
    'e\u0301',
    '\u200d',
    'ſ',
  ],
  ...[
    'GPT-5 Pro ',
    'Qwen3-Coder ',
    '-5',
    'gpt 5 ',
    'llama 4 mini ',
    'sam altman ',
    '的',
    '英伟达',
    '英伟达财报',
    '的相关',
  ],
  ...[
    'deals ',
    'best ',
    'does any ',
    'hiring ',
    '招聘',
    '求',
    'submitted by /u/x to ',
    'comments ',
    'arXiv:a ',
    'Read more ',
  ],
];
const TITLE = 300;
const BODY = 60_000;
/** Many times what it takes: a careless reader takes more, a busy machine does not. */
const ENOUGH = 3_000;

const enricher = createOfflineEnricher();
const view = { lang: 'en', zone: 'UTC', now: 0 } as const;

/** From a feed's text to the messages of both platforms. */
async function told(piece: string, lead: string, end: string): Promise<void> {
  const text = withoutPointers((lead + piece.repeat(BODY)).slice(0, BODY - 1) + end);
  const title = (lead + piece.repeat(TITLE)).slice(0, TITLE - 1) + end;
  const draft = await enriched(draftOf({ title, url: 'https://news.example/1', text }, 0), enricher);
  const stories = createStories();
  for (const id of [1, 2]) stories.add(draft, stories.place(draft) ?? id);
  const one = article(draft);
  const { expression } = readQuestion('llama 4 OR sora');
  const matcher = createMatcher();
  matcher.add(1, expression!);
  matcher.match({ ...one, at: 0, source: '', outlets: () => 1 }, 0);
  const snippet = wordsAround(expression!, story(one), 0);
  const cards = [
    alertCard(story(one), [{ topic: 'llama 4', snippet }], view),
    storyCard(story(one), view, { full: true, related: [] }),
  ];
  for (const card of cards) {
    renderCard(card, { lang: 'en', now: 0 });
    await renderMessage(card, { lang: 'en', keepAsk: async () => 'a1b2c3d4' });
  }
}

describe('an article of nothing but one piece, as long as any may be', () => {
  beforeAll(() => told('中文', '', '。'));

  it.each(PIECES)('is told in no time: %j', async (piece) => {
    let best = Number.POSITIVE_INFINITY;
    for (const [lead, end] of [
      ['', '!'],
      ['中', '。'],
      ['Llama 4 ', ''],
    ] as const) {
      for (let tries = 0; tries < 3 && best > ENOUGH; tries++) {
        const start = performance.now();
        await told(piece, lead, end);
        best = Math.min(best, performance.now() - start);
      }
      expect(best, lead).toBeLessThan(ENOUGH);
      best = Number.POSITIVE_INFINITY;
    }
  });
});
