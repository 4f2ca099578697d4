import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCard as toTerminal } from '../../adapters/console/render.ts';
import { renderCard as toHtml } from '../../adapters/web/render.ts';
import type { Text } from '../../src/card.ts';
import { type Block, type Button, type Card, plain } from '../../src/card.ts';
import { alertCard } from '../../src/cards/alert.ts';
import { term } from '../../src/cards/ask.ts';
import { columns } from '../../src/cards/columns.ts';
import { asRead, type DigestPick, digestCards } from '../../src/cards/digest.ts';
import { leadArticle } from '../../src/cards/lead.ts';
import { bugCard, problemCard } from '../../src/cards/notice.ts';
import { emptyCard, latestCard, PAGE_SIZE, resultsCard } from '../../src/cards/results.ts';
import { storyCard } from '../../src/cards/story.ts';
import { beyondHeadline, leading, sentences } from '../../src/cards/summary.ts';
import { topicOf } from '../../src/cards/topic.ts';
import { UserError } from '../../src/errors.ts';
import { fit, fitsWhole } from '../../src/fit.ts';
import type { Article } from '../../src/model.ts';
import type { View } from '../../src/time.ts';
import { article, story } from '../helpers/stories.ts';

const now = Date.parse('2026-11-24T01:00:00Z');
const en: View = { lang: 'en', zone: 'Asia/Shanghai', now };
const zh: View = { ...en, lang: 'zh' };

const kinds = (card: Card) => card.blocks.map((block) => block.kind);
const texts = (card: Card): string =>
  [card.title ?? '', ...card.blocks.map(blockText)]
    .join('\n')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>');
function blockText(block: Block): string {
  if (block.kind === 'text') return plain(block.text);
  if (block.kind === 'list') return block.items.map(plain).join('\n');
  if (block.kind === 'facts')
    return block.facts.map((fact) => `${fact.label}: ${plain(fact.value)}`).join('\n');
  return '';
}
const buttons = (card: Card): Button[] =>
  card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
const asks = (card: Card) => buttons(card).map((button) => ('ask' in button ? button.ask : button.url));

const launch = story({
  title: 'OpenAI shows Sora, a model that turns text into video',
  url: 'https://openai.example/sora',
  keywords: ['AI', 'Sora', 'text to video'],
  technologies: ['diffusion transformer'],
  industries: ['film', 'advertising'],
  event: 'OpenAI showed Sora. It makes videos of up to a minute. Testers will look for harm first.',
  site: 'openai.example',
});

describe('a menu of stories', () => {
  const page = () =>
    latestCard([launch, story({ title: '可灵', url: 'https://k.example/2' })], zh, { typed: false });

  it('says each story by its address, so that it means the same whatever was asked since', () => {
    expect(page().blocks[1]).toEqual({
      kind: 'menu',
      label: '打开其中一条…',
      options: [
        { label: expect.stringMatching(/^1\. OpenAI shows Sora/), ask: 'open https://openai.example/sora' },
        { label: '2. 可灵', ask: 'open https://k.example/2' },
      ],
    });
  });

  it('says what to type on a terminal: the first and last line where only the number differs', () => {
    const terminal = { width: 80, color: false, hyperlinks: false };
    const stories = Array.from({ length: 4 }, () => launch);
    expect(toTerminal(latestCard(stories, en, { typed: true }), en, terminal)).toContain(
      'Open one of these… open 1 … open 4',
    );
    const two = {
      kind: 'menu' as const,
      label: 'Either',
      options: [
        { label: 'List', ask: 'list' },
        { label: 'Help', ask: 'help' },
      ],
    };
    expect(toTerminal({ tone: 'plain', blocks: [two] }, en, terminal)).toBe('Either\nlist\nhelp');
  });

  it('is a list with a button beside it on a page', () => {
    const html = toHtml(page(), zh, { action: '/ask' });
    expect(html).toContain('<form class="menu" method="post" action="/ask"><select name="text" required');
    expect(html).toContain('<option value="open https://k.example/2">2. 可灵</option></select>');
  });
});

describe('buttons on a terminal', () => {
  it('say their line, and their label only where that says more', () => {
    const card: Card = {
      tone: 'plain',
      blocks: [
        {
          kind: 'buttons',
          buttons: [
            { label: 'Save', ask: 'save 3' },
            { label: 'More', ask: 'open 3' },
          ],
        },
      ],
    };
    const terminal = { width: 80, color: false, hyperlinks: false };
    expect(toTerminal(card, en, terminal)).toBe('save 3    More open 3');
    expect(toTerminal(card, zh, terminal)).toBe('Save 收藏 3    More 打开 3');
  });
});

describe('a story card', () => {
  it('says where and when from, what happened, and what it is about', () => {
    const card = storyCard(launch, en);
    expect(card.url).toBe('https://openai.example/sora');
    expect(texts(card)).toBe(
      [
        'OpenAI shows Sora, a model that turns text into video',
        'openai.example · <time>',
        'OpenAI showed Sora. It makes videos of up to a minute. Testers will look for harm first.',
        'Keywords: AI, Sora, text to video\nAI technologies: diffusion transformer\nIndustries: film, advertising',
        '',
      ].join('\n'),
    );
  });

  it('labels everything in the reader’s language', () => {
    expect(texts(storyCard(launch, zh))).toContain('AI 技术: diffusion transformer');
    expect(buttons(storyCard(launch, zh)).map(({ label }) => label)).toEqual(['收藏', '订阅 Sora', '详情']);
  });

  it('has buttons that work long after, since they name the story by its address', () => {
    expect(asks(storyCard(launch, en))).toEqual([
      'save https://openai.example/sora',
      'subscribe Sora',
      'open https://openai.example/sora',
    ]);
  });

  it('says numbers instead where buttons are typed', () => {
    expect(asks(storyCard(launch, en, { item: 1 }))).toEqual(['save 1', 'subscribe Sora', 'open 1']);
  });

  it('keeps a long summary within five lines, ending with a sentence', () => {
    const event = Array.from({ length: 30 }, (_, i) => `这是第${i}句话，说的是同一件事情的又一个方面。`).join(
      '',
    );
    const [, summary] = storyCard(story({ event, lang: 'zh' }), zh).blocks;
    const text = summary?.kind === 'text' ? plain(summary.text) : '';
    expect(columns(text)).toBeLessThanOrEqual(400);
    expect(columns(text)).toBeGreaterThan(300);
    expect(text).toMatch(/。$/u);
  });

  it('does not say the headline again under the headline', () => {
    const title = '港口老渔市十月关闭';
    const event = `${title}。渔市迁往新港，摊位多一倍。`;
    const told = story({ title, event, lang: 'zh' });
    const cards = [storyCard(told, zh), alertCard(told, [{ topic: '港口' }], zh)];
    for (const card of cards) {
      expect(texts(card).split(title).length).toBe(2);
      expect(texts(card)).toContain('渔市迁往新港，摊位多一倍。');
    }
    expect(beyondHeadline(`${title}，渔市迁往新港。`, title)).toBe(`${title}，渔市迁往新港。`);
    expect(beyondHeadline(`${title}。`, title)).toBe('');
    expect(beyondHeadline('It sank! Nobody was hurt.', 'It sank!')).toBe('Nobody was hurt.');
    expect(beyondHeadline('Port 2.0 opens. Ships queue.', 'Port 2')).toBe('Port 2.0 opens. Ships queue.');
  });

  it('counts an outlet once', () => {
    const told = story({ site: 'a' }, { id: 2, site: 'b' }, { id: 3, site: 'b' });
    expect(texts(storyCard(told, en))).toContain('2 outlets');
  });

  it('speaks through the article in the reader’s language', () => {
    const told = story({ title: 'English', lang: 'en' }, { id: 2, title: '中文', lang: 'zh' });
    expect(leadArticle(told, 'zh').title).toBe('中文');
    expect(leadArticle(told, 'en').title).toBe('English');
  });

  it('names each outlet once, however often it told the story', () => {
    const told = story(
      { title: 'The quay opens', site: 'a' },
      { id: 2, title: 'A quay has opened', site: 'b' },
      { id: 3, title: 'The quay is open', site: 'b' },
      { id: 4, title: 'Quay opened', site: 'a' },
    );
    const text = texts(storyCard(told, en, { full: true }));
    expect(text).toContain('Also told by\nA quay has opened · b\n');
    expect(text).not.toMatch(/is open ·|Quay opened ·/);
  });

  it('says its headline once, also where that ends with a full stop', () => {
    const title = 'They asked for a quay. The board said no.';
    expect(beyondHeadline(`${title} The quay was to open in May.`, title)).toBe(
      'The quay was to open in May.',
    );
    expect(texts(storyCard(story({ title, event: title }), en)).split(title)).toHaveLength(2);
  });

  it('is told by news before what a forum makes of it, and by the forum where nobody else tells it', () => {
    const thread = { title: '[程序员] 新码头怎么样', lang: 'zh', event: '有人问。', keywords: ['码头'] };
    const news = { id: 2, title: '新码头开放', lang: 'zh' };
    expect(leadArticle(story(thread, news), 'zh').title).toBe('新码头开放');
    expect(leadArticle(story(thread), 'zh').title).toBe('[程序员] 新码头怎么样');
  });

  it('is told by what its headlines have in common, not by what one says beside it', () => {
    const told = story(
      { title: 'Five hotels near the water that families like', lang: 'en', event: 'Rooms are few.' },
      { id: 2, title: 'Harbor opens its new quay', lang: 'en' },
      { id: 3, title: 'New quay opens in Harbor', lang: 'en' },
      { id: 4, title: 'The Harbor quay is open after nine years', lang: 'en' },
    );
    expect(leadArticle(told, 'en').title).toBe('Harbor opens its new quay');
  });

  it('is told by the newest of those that tell the same', () => {
    const told = story(
      { title: 'The Harbor quay is open after nine years', lang: 'en' },
      { id: 2, title: 'Harbor opens its new quay', lang: 'en' },
      { id: 3, title: 'New quay opens in Harbor', lang: 'en' },
    );
    expect(leadArticle(told, 'en').title).toBe('The Harbor quay is open after nine years');
  });

  it('tells the whole of it when opened: every paragraph, all outlets, who is in it', () => {
    const told = story(
      { event: 'First.\n\nSecond.', companies: ['OpenAI'], people: ['Altman'] },
      { id: 2, title: 'Elsewhere', site: 'other.example' },
    );
    const text = texts(storyCard(told, en, { full: true }));
    expect(text).toContain('First.\nSecond.');
    expect(text).toContain('Companies: OpenAI\nPeople: Altman');
    expect(text).toContain('Also told by\nElsewhere · other.example');
  });

  it('says so when there is no summary', () => {
    expect(texts(storyCard(story(), en))).toContain('No summary yet.');
  });

  it('says when it came in where it does not say when it was out', () => {
    const { publishedAt: _, ...bare } = story().articles[0]!;
    expect(texts(storyCard({ id: 1, articles: [bare] }, en))).toContain('news.example · seen <time>');
    expect(texts(storyCard({ id: 1, articles: [bare] }, zh))).toContain('news.example · <time>收录');
    expect(texts(storyCard(story(), en))).not.toContain('seen');
  });

  it('says so too when the summary is but the headline, unless that is cut above', () => {
    const said = (title: string) => texts(storyCard(story({ title, event: title, body: '' }), en));
    expect(said('The harbor opens')).toContain('No summary yet.');
    expect(said('The harbor opens').split('The harbor opens').length).toBe(2);
    const long = `The harbor opens${' once more'.repeat(16)}, and then it is closed`;
    const [above, below] = said(long).match(/^The harbor.*…$|^….*$/gmu)!;
    expect(`${above!.slice(0, -1)} ${below!.slice(1)}`).toBe(long);
  });

  it('sets no space behind a Chinese quotation', () => {
    const event = '港务局长问：“为什么要关？”他说，摊位会迁往新港。';
    expect(leading(event, 400)).toBe(event);
  });

  it('does not end a summary at a month or an initial', () => {
    const event = `The harbor opened on Nov. 3 with a speech. ${'It has room for ships. '.repeat(30)}`;
    expect(leading(event, 40)).not.toMatch(/Nov\.$/u);
  });
});

const hit = (id: number) => {
  const one = story({ id, storyId: id, title: `Sora story ${id}` });
  return { story: one, article: one.articles[0]!, snippet: ['about ', { strong: 'Sora' }] };
};
const found = (ids: readonly number[], total: number) => ({
  hits: ids.map(hit),
  total,
  atLeast: false,
  relaxed: false,
});

describe('what a story offers to follow or to mute', () => {
  const topic = (keywords: readonly string[], over: Partial<Article> = {}) =>
    topicOf(article({ keywords, ...over }));

  it.each([
    ['its first name', ['Kling', 'Baidu'], 'Kling'],
    ['not what everything here is about', ['AI', 'Kling'], 'Kling'],
    ['the name rather than a word for anything', ['Generation', 'Language', 'PassNet'], 'PassNet'],
    ['what is written as only a name is', ['Charts', 'TIDE-Bench'], 'TIDE-Bench'],
    ['a name that begins with an abbreviation', ['Charts', 'TIDEformer'], 'TIDEformer'],
    ['the whole term rather than a piece', ['身智能', '具身智能'], '具身智能'],
    ['a place only where nothing else is named', ['伊朗', '百度'], '百度'],
    ['a place', ['Charts', 'Norway'], 'Norway'],
    ['no country that half of the news is from', ['美国', 'China'], undefined],
    ['no word for anything, also where it is all there is', ['Learning', '框架'], undefined],
    ['no abbreviation that is nobody’s name', ['IPO', 'CEO', 'Q3', 'B2B', 'APIs', 'PhD'], undefined],
  ])('%s', (_, keywords, expected) => {
    expect(topic(keywords)).toBe(expected);
  });

  it('a company by its name, also where that reads like a plain word', () => {
    expect(topic(['Perplexity', 'GPU'], { companies: ['Perplexity'] })).toBe('Perplexity');
    expect(topic(['百度', '百度智能云'])).toBe('百度');
    expect(topic(['Sora', 'OpenAI'], { technologies: ['Sora', 'diffusion model'] })).toBe('Sora');
  });

  it('a technology where nobody is named', () => {
    const technologies = ['large language model', 'quantization'];
    expect(topic(['Charts', 'Models'], { technologies })).toBe('quantization');
  });

  it('a name that the archive does not know, where the text writes it as one', () => {
    const title = 'Kelpfarm sells its third boat to Nora Lind';
    expect(topic(['boat', 'Kelpfarm'], { title, body: 'The owners of Kelpfarm are glad.' })).toBe('Kelpfarm');
    expect(topic(['boat', 'Nora Lind'], { title })).toBe('Nora Lind');
    expect(topic(['潜水', 'Kelpfarm'], { title: 'Kelpfarm 卖出第三艘船', lang: 'zh' })).toBe('Kelpfarm');
    expect(topic(['CVEs'], { title: 'The harbor tells of CVEs and a boat' })).toBeUndefined();
    expect(topic(['Boat'], { title: 'A Ferry and Its Third Boat for Sailors' })).toBeUndefined();
    expect(
      topic(['Boat'], { title, body: 'They called it the Boat, a boat like any other.' }),
    ).toBeUndefined();
  });

  it('nothing, and has no such button, where it is about no name', () => {
    const vague = story({ title: 'Learning never ends', keywords: ['Learning'] });
    const shown = [storyCard(vague, en), alertCard(vague, [{ topic: 'x' }], en)].flatMap(asks);
    expect(shown.filter((ask) => /^(?:subscribe|mute)/.test(ask))).toEqual([]);
  });
});

describe('the answer to a question', () => {
  it('is the best story in full, and the others as lines that go on counting', () => {
    const card = resultsCard(found([1, 2, 3], 3), en, { asked: 'sora', page: 1 });
    expect(card.title).toBe('Sora story 1');
    expect(card.blocks.find((block) => block.kind === 'list')).toMatchObject({ ordered: true, start: 2 });
    expect(texts(card)).toContain('More on “sora”, 2 in all\nSora story 2');
  });

  it('goes on to the next page and shares with the room', () => {
    const card = resultsCard(found([1, 2, 3, 4, 5, 6], 23), en, { asked: 'sora', page: 1 });
    expect(buttons(card)).toContainEqual({ label: 'Next page', ask: 'search sora page:2' });
    expect(buttons(card)).toContainEqual({ label: 'Share here', ask: 'search sora', to: 'room' });
  });

  it('numbers a later page where the earlier one ended, with the matched words marked', () => {
    const card = resultsCard(found([7, 8], 8), en, { asked: 'sora', page: 2 });
    expect(texts(card)).toContain('7 to 8 of 8');
    expect(card.blocks[1]).toMatchObject({ start: PAGE_SIZE + 1 });
    expect(JSON.stringify(card.blocks[1])).toContain('{"strong":"Sora"}');
    expect(asks(card)).toEqual(['search sora', 'search sora page:2']);
  });

  it('says no headline again in the words around a match', () => {
    const title = '码头的机器人上岗';
    const around = (snippet: Text) => {
      const one = story({ id: 7, title, lang: 'zh', event: title });
      const hits = [{ story: one, article: one.articles[0]!, snippet }];
      const card = resultsCard({ hits, total: 9, atLeast: false, relaxed: false }, zh, {
        asked: '机器人',
        page: 2,
      });
      return texts(card).split('\n').slice(4).filter(Boolean);
    };
    expect(around(['码头的', { strong: '机器人' }, '上岗'])).toEqual([]);
    expect(around(['码头的', { strong: '机器人' }, '上岗。'])).toEqual([]);
    expect(around(['…的', { strong: '机器人' }, '上岗…'])).toEqual([]);
    expect(around(['码头的', { strong: '机器人' }, '上岗。这台', { strong: '机器人' }, '很小。'])).toEqual([
      '这台机器人很小。',
    ]);
  });

  it('shows related stories when nothing else was found', () => {
    const card = resultsCard(found([1], 1), en, { asked: 'sora', page: 1, related: [hit(9).story] });
    expect(texts(card)).toContain('Related\nSora story 9');
  });

  it('is honest when nothing has all that was asked', () => {
    const card = resultsCard({ ...found([1], 1), relaxed: true }, en, { asked: 'sora opera', page: 1 });
    expect(texts(card)).toContain('This comes nearest.');
  });

  it('shows the words that were asked for where the summary has none of them', () => {
    const [one] = found([1], 1).hits;
    const snippet = ['…a ', { strong: 'walrus' }, ' in the snow…'];
    const card = resultsCard({ ...found([1], 1), hits: [{ ...one!, snippet }] }, en, {
      asked: 'walrus',
      page: 1,
    });
    expect(card.blocks).toContainEqual({ kind: 'text', text: snippet });
    const same = resultsCard(found([1], 1), en, { asked: 'sora', page: 1 });
    expect(texts(same)).not.toContain(plain(one!.snippet));
  });

  it('asks back when a command may have been meant', () => {
    const card = resultsCard(found([1], 1), en, { asked: 'save the date', page: 1, meant: 'save 1' });
    expect(asks(card)[0]).toBe('save 1');
  });

  it('is never a bare "no results": near spellings, and what to try', () => {
    const near = [{ text: 'sora', count: 12, kind: 'keyword' as const }];
    const card = emptyCard(en, { asked: 'soar', page: 1, near, articles: 300 });
    expect(texts(card)).toContain('“soar”');
    expect(asks(card)).toEqual(['search sora', 'subscribe soar', 'latest']);
  });

  it('says how to begin when there is nothing in the archive at all', () => {
    expect(asks(emptyCard(zh, { asked: 'sora', page: 1, near: [], articles: 0 }))).toEqual([
      'sources suggest',
    ]);
  });
});

const pick = (i: number, url = 'https://news.example/'): DigestPick => ({
  story: story({
    id: i,
    storyId: i,
    title: `第 ${i} 条：一家实验室发布了新的多模态模型，推理成本比上一代降低了一半以上`,
    url: `${url}${i}`,
    lang: 'zh',
    event: '这家实验室今天发布了新模型。它能同时理解文字、图像和声音。价格比上一代低一半。',
    keywords: ['多模态'],
  }),
  topics: i % 2 === 0 ? ['OpenAI'] : [],
});
const picks = (n: number, url?: string) => Array.from({ length: n }, (_, i) => pick(i + 1, url));

describe('a briefing', () => {
  it('has three that matter with why this room gets them, the rest by topic, one line each', () => {
    const { first } = digestCards({ slot: now, picks: picks(8), articles: 400 }, en);
    expect(kinds(first)).toEqual(['text', 'text', 'list', 'text', 'list', 'text', 'list', 'buttons']);
    expect(first.title).toBe('AI briefing · Tue, Nov 24');
    const [top, ofTopic, elsewhere] = first.blocks.filter((block) => block.kind === 'list');
    expect(top!.items).toHaveLength(3);
    expect(plain(top!.items[1]!)).toContain('\nfor OpenAI · news.example');
    expect(ofTopic).toMatchObject({ start: 4, items: { length: 3 } });
    expect(elsewhere).toMatchObject({ start: 7, items: { length: 2 } });
  });

  it('gives a story one number, on the page and in its thread, however its topics lie', () => {
    const { first, replies } = digestCards({ slot: now, picks: asRead(picks(8)), articles: 400 }, en);
    const page = first.blocks.flatMap((block) =>
      block.kind === 'list' ? block.items.map((item) => /第 \d+ 条/.exec(plain(item))![0]) : [],
    );
    const thread = replies.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'text' ? [plain(block.text)] : [])),
    );
    expect(thread.map((text) => /^\d+\. 第 \d+ 条/.exec(text)![0])).toEqual(
      page.map((name, i) => `${i + 1}. ${name}`),
    );
  });

  it('reaches the room whole, however long its addresses are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 1_500 }), (n, length) => {
        const page = {
          slot: now,
          picks: picks(n, `https://news.example/${'a'.repeat(length)}`),
          articles: 9,
        };
        const { first, replies } = digestCards(page, zh);
        expect(fitsWhole(first)).toBe(true);
        const items = fit(first).blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
        expect(items).toHaveLength(n);
        expect(replies).toHaveLength(Math.ceil(n / 3));
      }),
      { numRuns: 60 },
    );
  });

  it('has every story with its summary and buttons in its thread', () => {
    const { replies } = digestCards({ slot: now, picks: picks(4), articles: 4 }, zh);
    expect(texts(replies[1]!)).toContain('4. 第 4 条');
    expect(texts(replies[1]!)).toContain('它能同时理解文字、图像和声音。');
    expect(asks(replies[1]!)).toEqual([
      'save https://news.example/4',
      'search 多模态',
      'mute 多模态 for:7d',
      'why https://news.example/4',
    ]);
    for (const card of replies) expect(fitsWhole(card)).toBe(true);
  });

  it('is honest about being late, about missed ones and about a day with nothing', () => {
    const late = digestCards({ slot: now, picks: picks(1), articles: 1, late: true, missed: 2 }, en).first;
    expect(texts(late)).toContain('Late: this was due <time>.\nIt also covers 2 briefings that were missed.');
    const none = digestCards({ slot: now, picks: [], articles: 0, next: now + 1 }, en);
    expect(texts(none.first)).toContain('Nothing new for your topics this time.');
    expect(none.replies).toEqual([]);
    const unfollowed = digestCards({ slot: now, picks: [], articles: 0, withoutTopics: true }, en);
    expect(texts(unfollowed.first)).toContain('Nothing new has come in.');
  });

  it('offers what was left out', () => {
    const more = { count: 9, ask: 'search since:1d' };
    const { first } = digestCards({ slot: now, picks: picks(1), articles: 10, more }, en);
    expect(buttons(first)[0]).toEqual({ label: '+9 more', ask: 'search since:1d' });
  });
});

describe('an alert', () => {
  it('is one card that says which subscriptions it fits', () => {
    const card = alertCard(launch, [{ topic: 'Sora' }, { topic: 'video -funding' }], en);
    expect(texts(card)).toContain('For Sora, video -funding');
    expect(asks(card)).toContain('why https://openai.example/sora');
  });

  it('does not show words around the match that only say the headline again', () => {
    const title = 'A kiln that thinks opens in the old port';
    const told = story({ title, event: title, body: '' });
    const snippet = ['…kiln that ', { strong: 'thinks' }, ' opens in the old port'];
    const more = ['Its fire is ', { strong: 'smart' }, ', they say.'];
    expect(texts(alertCard(told, [{ topic: 'thinks', snippet }], en)).split('thinks opens')).toHaveLength(2);
    const both = [
      { topic: 'thinks', snippet },
      { topic: 'smart', snippet: more },
    ];
    expect(texts(alertCard(told, both, en))).toContain('Its fire is smart, they say.');
  });

  it('shows the words around the match first, the matched ones strong, and the summary below', () => {
    const snippet = ['about ', { strong: 'Sora' }];
    const card = alertCard(launch, [{ topic: 'sora', snippet }], en);
    expect(card.blocks[0]).toEqual({ kind: 'text', text: snippet });
    expect(texts(card)).toContain(launch.articles[0]!.event.slice(0, 30));
  });

  it('says the same words once where they are the summary’s', () => {
    const { event } = launch.articles[0]!;
    const card = alertCard(
      launch,
      [{ topic: 'sora', snippet: ['…', { strong: event.slice(5, 30) }, '…'] }],
      en,
    );
    expect(texts(card)).not.toContain(event.slice(0, 30));
  });
});

describe('a notice', () => {
  it('says what is wrong and what to do, in the person’s language', () => {
    const error = new UserError('bad-zone', { zone: 'Asia/Shangai' });
    expect(texts(problemCard(error, 'en'))).toBe(
      'There is no time zone Asia/Shangai.\nWrite it like Asia/Shanghai or Europe/London.',
    );
    expect(problemCard(error, 'zh').title).toBe('没有“Asia/Shangai”这个时区。');
  });

  it('never lets what a person typed become part of the sentence’s markup', () => {
    const error = new UserError('already-followed', { item: '`x` {item}' });
    const [text] = problemCard(error, 'en').blocks;
    expect(text).toEqual({ kind: 'text', text: ['Change it with ', { strong: 'edit `x` {item}' }, '.'] });
  });

  it('gives an id for a fault of ours', () => {
    expect(texts(bugCard('b-17', 'zh'))).toContain('b-17');
  });
});

describe('words', () => {
  it.each([
    ['Dr. Li left Inc. Magazine. He joined U.S. rivals. Done', 3],
    ['版本 3.5 发布。“真好！”他说。', 3],
    ['One\n\nTwo', 2],
    ['', 0],
  ])('%j has %i sentences', (text, n) => expect(sentences(text)).toHaveLength(n));

  it('cuts a first sentence that is too long at a clause', () => {
    expect(
      leading('一家公司今天发布了模型，价格只有原来的一半，而且更快更稳，还附带了许多别的东西。', 60),
    ).toBe('一家公司今天发布了模型，价格只有原来的一半，而且更快更稳…');
  });

  it.each([
    ['Sora', 'Sora'],
    ['GPT-5', '"GPT-5"'],
    ['文生视频', '文生视频'],
    ['Runway Gen 2', '"Runway Gen 2"'],
    ['or', '"or"'],
    ['a" OR b', '"a OR b"'],
    ['title:x', '"title:x"'],
    ['-x', '"-x"'],
  ])('the topic %j is typed as %s', (topic, typed) => expect(term(topic)).toBe(typed));
});
