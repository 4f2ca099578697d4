import { describe, expect, it } from 'vitest';
import { officialVoice } from '../../../src/digest/official.ts';
import { choose, pick, readBy, weigh } from '../../../src/digest/pick.ts';
import type { Article, Story } from '../../../src/model.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 8, 2, 1);
let ids = 0;

function article(title: string, hoursAgo: number, more: Partial<Article> = {}): Article {
  const id = ++ids;
  const url = `https://outlet${id}.example/${id}`;
  return {
    id,
    storyId: id,
    title,
    url,
    canonicalUrl: url,
    body: '',
    keywords: [],
    technologies: [],
    industries: [],
    companies: [],
    people: [],
    event: '',
    lang: 'en',
    site: `outlet${id}`,
    arrivedAt: NOW - hoursAgo * HOUR,
    ...more,
  };
}

function story(...articles: Article[]): Story {
  return { id: articles[0]!.id, articles };
}

const titles = (choices: readonly { readonly story: Story }[]): string[] =>
  choices.map(({ story: { articles } }) => articles[0]!.title);

describe('the choice of a briefing', () => {
  it('puts what many outlets tell before what one tells', () => {
    const alone = story(article('Harbor plans a quay', 3));
    const many = story(article('Fjord opens a lab', 3), article('Fjord lab opens', 4), article('A lab', 5));
    expect(titles(pick([alone, many], { now: NOW, limit: 2 }))).toEqual([
      'Fjord opens a lab',
      'Harbor plans a quay',
    ]);
  });

  it('does not tell one event twice where it is two stories', () => {
    const other = ['A bridge for Fjord', 'Cats like boxes', 'Rain in Harbor', 'Wind takes a roof'];
    const stories = [
      story(article('Ada Berg leaves Harbor Labs for Fjord', 2), article('Berg leaves Harbor Labs', 2)),
      story(article('Harbor Labs loses Ada Berg, who leaves for Fjord', 2), article('Berg leaves', 2)),
      ...other.map((title) => story(article(title, 3))),
    ];
    const told = titles(pick(stories, { now: NOW, limit: 4 }));
    expect(told).toHaveLength(4);
    expect(told.filter((title) => title.includes('Ada Berg'))).toHaveLength(1);
    expect(pick(stories, { now: NOW, limit: 6 })).toHaveLength(6);
  });

  it('tells two things that one firm did on a day', () => {
    const stories = [
      story(article('Fjord cuts the price of its model', 2), article('Fjord model is cheaper', 2)),
      story(article('Fjord is sued by three authors', 2), article('Authors sue Fjord over books', 2)),
      ...['A bridge', 'Cats like boxes', 'Rain in Harbor'].map((title) => story(article(title, 3))),
    ];
    const told = titles(pick(stories, { now: NOW, limit: 2 }));
    expect(told.filter((title) => title.includes('Fjord'))).toHaveLength(2);
  });

  it('counts one outlet once, however often it writes', () => {
    const [weighed] = weigh(
      [story(article('a', 1, { site: 'Fjord Post' }), article('b', 2, { site: 'Fjord Post' }))],
      { now: NOW },
    );
    expect(weighed!.outlets).toBe(1);
  });

  it('puts the words of those who made the news before a report', () => {
    const report = story(article('A model is out', 3));
    const own = story(article('Our new model', 3, { url: 'https://openai.com/index/our-model' }));
    const [first] = pick([report, own], { now: NOW, limit: 1 });
    expect(first).toMatchObject({ official: 'openai.com', story: own });
  });

  it('lets the news of yesterday go before the news of today', () => {
    const old = story(article('Old quay', 40));
    const fresh = story(article('New quay', 2));
    expect(titles(pick([old, fresh], { now: NOW, limit: 1 }))).toEqual(['New quay']);
  });

  it('tells nothing that arrived before the last issue', () => {
    expect(
      pick([story(article('Told already', 30))], { now: NOW, since: NOW - 24 * HOUR, limit: 5 }),
    ).toEqual([]);
  });

  it('leaves out what does not fit the room, and lifts what fits best', () => {
    const a = story(article('Alpha', 1));
    const b = story(article('Beta', 1));
    const c = story(article('Gamma', 1));
    const fit = new Map([
      [a, 0],
      [b, 0.4],
      [c, 1],
    ]);
    const weighed = weigh([a, b, c], { now: NOW });
    expect(titles(choose(weighed, { limit: 3, fit: (one) => fit.get(one)! }))).toEqual(['Gamma', 'Beta']);
  });

  it('puts what is told in the reader’s language before its like, but not before what matters more', () => {
    const zh = story(article('峡湾开设实验室', 1, { lang: 'zh' }));
    const en = story(article('Harbor plans a quay', 1));
    const big = story(...['A', 'B', 'C'].map((name) => article(`Fjord lab opens ${name}`, 1)));
    const order = (lang: 'zh' | 'en') =>
      titles(choose(weigh([zh, en, big], { now: NOW }), { limit: 3, fit: readBy(lang) }));
    expect(order('zh')).toEqual(['Fjord lab opens A', '峡湾开设实验室', 'Harbor plans a quay']);
    expect(order('en')).toEqual(['Fjord lab opens A', 'Harbor plans a quay', '峡湾开设实验室']);
  });

  it('puts what one tells in the reader’s language before what two tell in another', () => {
    const own = story(article('Harbor plans a quay', 1));
    const two = story(...['实验室', '新楼'].map((what) => article(`峡湾开设${what}`, 1, { lang: 'zh' })));
    const weighed = weigh([two, own], { now: NOW });
    expect(titles(choose(weighed, { limit: 1, fit: readBy('en') }))).toEqual(['Harbor plans a quay']);
    expect(titles(choose(weighed, { limit: 1, fit: readBy('zh') }))).toEqual(['峡湾开设实验室']);
  });

  it('does not fill a briefing with one company', () => {
    const openai = Array.from({ length: 6 }, (_, i) =>
      story(article(`OpenAI thing ${i}`, 1, { url: `https://openai.com/index/${i}` })),
    );
    const other = story(article('Mistral opens a lab', 1, { url: 'https://mistral.ai/news/lab' }));
    const order = titles(pick([...openai, other], { now: NOW, limit: 7 }));
    expect(order.indexOf('Mistral opens a lab')).toBeLessThan(2);
  });

  it('does not fill a briefing with one firm’s log of changes', () => {
    const subjects = ['Runners', 'Secrets', 'Timestamps', 'Tokens', 'Packages', 'Reviews'];
    const log = subjects.map((subject, i) =>
      story(article(`${subject} are better now`, 1, { url: `https://github.blog/changelog/${i}` })),
    );
    const told = ['Harbor plans a quay', 'Fjord opens a lab', 'Kelp is grown'].map((title) =>
      story(article(title, 1), article(title, 1), article(title, 1)),
    );
    const order = titles(pick([...log, ...told], { now: NOW, limit: 5 }));
    expect(order.filter((title) => title.endsWith('better now'))).toHaveLength(2);
  });

  it.each([
    'Show HN: A quay in your terminal',
    'Launch HN: Kelp (YC W30) – quays as a service',
    '[问与答] 码头怎么选',
    'Does anyone still use a quay?',
    'Why is the quay so slow?',
    '为什么码头这么慢？ - 知乎',
    '请问哪个码头好用',
    'Kelp (YC W30) Is Hiring Founding Sailors',
    "We're hiring: sailors",
    '码头公司诚聘后端工程师',
    'The best spring deals on quays: 50% off',
    'Save $200 on this robot boat',
    '船票限时优惠，领优惠券再打 5 折优惠',
  ])('lets news go before what asks, offers or looks for hands: %s', (title) => {
    const form = story(article(title, 1));
    const news = story(article('Harbor plans a quay', 20));
    expect(titles(pick([form, news], { now: NOW, limit: 1 }))).toEqual(['Harbor plans a quay']);
  });

  it.each([
    'Fjord weeks from now: quay hiring slows after the harbor deal',
    '港口将在未来几周内推出新码头',
    '船厂求助大模型寻找方案',
    'Top shipyards sign deals with the harbor',
  ])('takes no news for such a piece: %s', (title) => {
    const fresh = story(article(title, 1));
    const older = story(article('Harbor plans a quay', 3));
    expect(titles(pick([fresh, older], { now: NOW, limit: 1 }))).toEqual([title]);
  });

  it('counts a story in full that only one of its outlets tells as a question', () => {
    const told = story(article('Is the quay open?', 1), article('The quay is open', 2));
    expect(titles(pick([told, story(article('Harbor plans a quay', 1))], { now: NOW, limit: 1 }))).toEqual([
      'Is the quay open?',
    ]);
  });

  it('never gives one story twice, nor more than asked for', () => {
    const stories = Array.from({ length: 50 }, (_, i) => story(article(`Quay ${i}`, i % 20)));
    const chosen = pick(stories, { now: NOW, limit: 8 });
    expect(chosen).toHaveLength(8);
    expect(new Set(chosen.map((choice) => choice.story.id)).size).toBe(8);
  });
});

describe('official voices', () => {
  it('knows a maker by its site or account, and nobody by likeness', () => {
    expect(officialVoice('https://www.anthropic.com/news/x')).toBe('anthropic.com');
    expect(officialVoice('https://x.com/OpenAI/status/1')).toBe('@openai');
    expect(officialVoice('https://x.com/someone/status/1')).toBeUndefined();
    expect(officialVoice('https://notopenai.com/index')).toBeUndefined();
    expect(officialVoice('https://openai.com.example/index')).toBeUndefined();
    expect(officialVoice('not an address')).toBeUndefined();
  });
});
