import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSearchIndex, SEARCH_SCHEMA, type SearchIndex } from '../../../adapters/store/search.ts';
import { plain } from '../../../src/card.ts';
import type { Article } from '../../../src/model.ts';
import type { Expression } from '../../../src/news/expression.ts';

const now = Date.parse('2026-11-01T00:00:00Z');
const DAY = 86_400_000;

/** The columns that the index reads. */
const ARTICLES = `CREATE TABLE articles (
  id INTEGER PRIMARY KEY, story_id INTEGER, title TEXT, body TEXT, keywords TEXT, technologies TEXT,
  industries TEXT, companies TEXT, people TEXT, event TEXT, lang TEXT, site TEXT, source_id INTEGER,
  published_at INTEGER, arrived_at INTEGER); CREATE TABLE sources (id INTEGER PRIMARY KEY, title TEXT)`;

let db: DatabaseSync;
let index: SearchIndex;

beforeEach(() => {
  db = new DatabaseSync(':memory:');
  db.exec(`${ARTICLES};${SEARCH_SCHEMA}`);
  index = createSearchIndex(db);
});

afterEach(() => db.close());

function article(fields: Partial<Article> & { readonly id: number }): Article {
  return {
    storyId: fields.id,
    title: '',
    url: `https://example.com/${fields.id}`,
    canonicalUrl: `https://example.com/${fields.id}`,
    body: '',
    keywords: [],
    technologies: [],
    industries: [],
    companies: [],
    people: [],
    event: '',
    lang: 'zh',
    site: 'example.com',
    arrivedAt: now - fields.id * DAY,
    ...fields,
  };
}

function add(...articles: readonly Article[]): void {
  const insert = db.prepare(`INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  for (const each of articles) {
    const lists = [each.keywords, each.technologies, each.industries, each.companies, each.people];
    insert.run(
      each.id,
      each.storyId,
      each.title,
      each.body,
      ...lists.map((list) => JSON.stringify(list)),
      each.event,
      each.lang,
      each.site,
      null,
      each.publishedAt ?? null,
      each.arrivedAt,
    );
    index.add(each, 'Example News');
  }
}

const word = (text: string, field?: 'title' | 'lang' | 'site' | 'person' | 'tech'): Expression =>
  field === undefined ? { kind: 'word', text } : { kind: 'word', text, field };
const words = (...texts: readonly string[]): Expression => ({
  kind: 'and',
  of: texts.map((text) => word(text)),
});
const not = (of: Expression): Expression => ({ kind: 'not', of });

function found(expression?: Expression): number[] {
  const search = { limit: 10, offset: 0, now };
  return index
    .search(expression === undefined ? search : { ...search, expression })
    .hits.map((hit) => hit.articleId);
}

function newsOfFebruary(): void {
  add(
    article({
      id: 1,
      title: 'OpenAI 发布文生视频模型 Sora，周鸿祎谈差距',
      body: '只需输入文字，便可生成一分钟的视频。创始人奥特曼征集提示词。有人说这一仗打得好。',
      keywords: ['Sora', 'OpenAI'],
      technologies: ['文生视频'],
      companies: ['OpenAI'],
      people: ['周鸿祎', '奥特曼'],
      event: 'OpenAI 的估值升到八百亿美元。',
    }),
    article({
      id: 2,
      lang: 'en',
      site: 'lab.example.org',
      title: 'Google answers with a longer context window',
      body: 'Gemini reads a million tokens. Sam Altman was not asked; us neither.',
      companies: ['Google'],
      people: ['Sam Altman'],
    }),
    article({
      id: 3,
      title: '快手可灵开放测试',
      body: '可灵是快手的视频生成大模型，与同类产品相比更看重运动。',
      technologies: ['视频生成'],
      companies: ['快手'],
    }),
    article({
      id: 4,
      lang: 'en',
      title: 'US export controls reach chips',
      body: 'The US said so.',
      companies: ['Nvidia'],
    }),
  );
}

describe('search', () => {
  it('finds Sora however it is typed', () => {
    newsOfFebruary();
    for (const text of ['sora', 'Sora', 'ｓｏｒａ']) expect(found(word(text))).toEqual([1]);
    for (const text of ['文生视频', '文生視頻']) expect(found(word(text))[0]).toBe(1);
  });

  it('finds news in one language by a name in the other', () => {
    newsOfFebruary();
    expect(found(word('Altman')).sort()).toEqual([1, 2]);
    expect(found(word('奥特曼')).sort()).toEqual([1, 2]);
    expect(found(words('Sam', 'Altman')).sort()).toEqual([1, 2]);
    expect(found(word('谷歌'))).toEqual([2]);
    expect(found(word('Kling'))).toEqual([3]);
    expect(found(word('Zhou Hongyi'))).toEqual([1]);
    expect(found(words('OpenAI', '估值'))).toEqual([1]);
    expect(found(words('OpenAI', 'valuation'))).toEqual([1]);
  });

  it('keeps a phrase together and finds Chinese inside longer words', () => {
    newsOfFebruary();
    expect(found({ kind: 'phrase', text: '打得好' })).toEqual([1]);
    expect(found({ kind: 'phrase', text: 'context window' })).toEqual([2]);
    expect(found({ kind: 'phrase', text: 'window context' })).toEqual([]);
    expect(found({ kind: 'phrase', text: '模型 Sora' })).toEqual([1]);
  });

  it('tells a model from the next by the whole number, as alerts do', () => {
    add(
      article({ id: 1, title: 'GPT-5.5 goes on sale' }),
      article({ id: 2, title: 'GPT-5 goes on sale', body: 'Version 5.5 will follow.' }),
    );
    expect(found(word('gpt-5'))).toEqual([2]);
    expect(found(word('gpt-5.5'))).toEqual([1]);
    expect(found({ kind: 'and', of: [word('sale'), not(word('gpt-5'))] })).toEqual([1]);
    expect(found({ kind: 'prefix', text: 'gpt-5' }).sort()).toEqual([1, 2]);
  });

  it('leaves out what is ruled out, even when nothing else is asked', () => {
    newsOfFebruary();
    expect(found({ kind: 'and', of: [not(word('sora')), word('视频')] })).toEqual([3]);
    expect(found(not(word('sora'))).sort()).toEqual([2, 3, 4]);
    expect(found({ kind: 'or', of: [word('sora'), not(word('视频'))] }).sort()).toEqual([1, 2, 4]);
  });

  it('asks in fields', () => {
    newsOfFebruary();
    expect(found(word('sora', 'title'))).toEqual([1]);
    expect(found(word('奥特曼', 'title'))).toEqual([]);
    expect(found(word('奥特曼', 'person')).sort()).toEqual([1, 2]);
    expect(found(word('en', 'lang')).sort()).toEqual([2, 4]);
    expect(found(word('lab.example.org', 'site'))).toEqual([2]);
    expect(found({ kind: 'word', text: 'Example News', field: 'source' })).toHaveLength(4);
  });

  it('asks in fields of an index whose columns stand in their earlier order', () => {
    const present = 'body, title, event, keyword, tech, industry, company, person, facets';
    const before = 'title, keyword, tech, industry, company, person, event, body, facets';
    db.close();
    db = new DatabaseSync(':memory:');
    db.exec(`${ARTICLES};${SEARCH_SCHEMA.replace(present, before)}`);
    index = createSearchIndex(db);
    const [made] = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'search_index'").all();
    expect(made?.sql).toContain(before);
    newsOfFebruary();
    expect(found(word('sora', 'title'))).toEqual([1]);
    expect(found(word('奥特曼', 'person'))).toContain(1);
    expect(found({ kind: 'phrase', text: '打得好' })).toEqual([1]);
  });

  it('tells US from us, and finds beginnings and patterns', () => {
    newsOfFebruary();
    expect(found({ kind: 'exact', text: 'US' })).toEqual([4]);
    expect(found(word('us')).sort()).toEqual([2, 4]);
    expect(found({ kind: 'prefix', text: 'gemi' })).toEqual([2]);
    expect(found({ kind: 'regex', source: 'open(ai|source)' })).toEqual([1]);
    expect(found(not({ kind: 'exact', text: 'US' })).sort()).toEqual([1, 2, 3]);
  });

  it('holds a pattern against the newest few thousand only, and says so', () => {
    add(
      ...Array.from({ length: 900 }, (_, i) =>
        article({ id: i + 1, title: `News ${i}`, body: 'x'.repeat(2000) }),
      ),
    );
    const result = index.search({
      expression: { kind: 'regex', source: '^news 7$' },
      limit: 5,
      offset: 0,
      now,
    });
    expect(result).toMatchObject({ hits: [], atLeast: true });
    expect(found({ kind: 'regex', source: '^news 89[0-9]$' })).toHaveLength(10);
  });

  it('keeps to the days that were asked', () => {
    newsOfFebruary();
    expect(found({ kind: 'since', text: '36h' })).toEqual([1]);
    expect(found({ kind: 'and', of: [word('视频'), { kind: 'before', text: '2026-10-30' }] })).toEqual([3]);
    expect(found({ kind: 'or', of: [word('sora'), { kind: 'before', text: '2026-10-29' }] }).sort()).toEqual([
      1, 4,
    ]);
  });

  it('counts outlets of a story', () => {
    add(
      article({ id: 1, storyId: 7, title: 'Sora 发布', site: 'a.example' }),
      article({ id: 2, storyId: 7, title: 'Sora is here', site: 'b.example' }),
      article({ id: 3, title: 'Sora 又来', site: 'a.example' }),
    );
    const result = index.search({
      expression: { kind: 'and', of: [word('sora'), { kind: 'outlets', atLeast: 2 }] },
      limit: 10,
      offset: 0,
      now,
    });
    expect(result.hits.map((hit) => hit.storyId)).toEqual([7]);
    expect(result.total).toBe(1);
  });

  it('shows a story once, by its best article, and pages without repeating', () => {
    add(
      article({ id: 1, storyId: 1, title: 'Something else', body: 'Sora in passing' }),
      article({ id: 2, storyId: 1, title: 'Sora launches', body: 'Sora' }),
      ...Array.from({ length: 7 }, (_, i) => article({ id: 10 + i, title: `News ${i}`, body: 'about Sora' })),
    );
    const page = (offset: number) => index.search({ expression: word('sora'), limit: 4, offset, now });
    expect(page(0).hits[0]).toMatchObject({ storyId: 1, articleId: 2 });
    expect(page(0).total).toBe(8);
    const all = [...page(0).hits, ...page(4).hits].map((hit) => hit.storyId);
    expect(new Set(all).size).toBe(8);
  });

  it('puts a title before a mention, and the younger first between equals', () => {
    add(
      article({ id: 1, title: 'Weather', body: 'Gemini is a sign of the zodiac too.' }),
      article({ id: 2, title: 'Gemini', body: 'A model.' }),
      article({ id: 3, title: 'Gemini', body: 'A model.', arrivedAt: now }),
    );
    expect(found(word('gemini'))).toEqual([3, 2, 1]);
  });

  it('gives the nearest, and says so, where nothing holds every word', () => {
    newsOfFebruary();
    const result = index.search({ expression: words('Gemini', '可灵', '快手'), limit: 10, offset: 0, now });
    expect(result.hits.map((hit) => hit.articleId)[0]).toBe(3);
    expect(result.relaxed).toBe(true);
    expect(index.search({ expression: word('sora'), limit: 10, offset: 0, now }).relaxed).toBe(false);
  });

  it('gives of the nearest first what is of whom was asked', () => {
    add(
      article({ id: 1, title: 'OpenAI 谈安全', body: '与监管部门会面。' }),
      article({ id: 2, title: 'OpenAI 招聘', body: '在伦敦。' }),
      article({ id: 3, title: '深度求索发布新模型', body: '新模型分两个型号，新模型的价格也公布了。' }),
      ...Array.from({ length: 9 }, (_, i) => article({ id: 4 + i, title: `第 ${i} 天的天气`, body: '晴。' })),
    );
    const asked = { expression: words('openai', '新模型'), limit: 10, offset: 0, now };
    expect(index.search(asked)).toMatchObject({ relaxed: true });
    expect(index.search(asked).hits[0]?.articleId).toBeLessThan(3);
  });

  it('does not pass the pieces of what was asked off as the whole', () => {
    add(article({ id: 1, title: 'ChatGPT', body: 'It was tuned from GPT-3.5 in 2022.' }));
    for (const text of ['GPT-5', 'gpt5', 'GPT-3']) {
      const result = index.search({ expression: word(text), limit: 10, offset: 0, now });
      expect([text, result.relaxed]).toEqual([text, true]);
    }
    expect(index.search({ expression: word('GPT-3.5'), limit: 10, offset: 0, now }).relaxed).toBe(false);
  });

  it('finds the article by somebody else’s headline for it', () => {
    newsOfFebruary();
    const headline = 'Google Gemini 将上下文窗口扩大到一百万 tokens';
    expect(found(words(...headline.split(' ')))[0]).toBe(2);
    expect(found(word('快手旗下的视频大模型可灵开始测试了'))[0]).toBe(3);
  });

  it('marks the words that were found', () => {
    newsOfFebruary();
    const [hit] = index.search({ expression: word('奥特曼'), limit: 1, offset: 0, now }).hits;
    const marked = hit!.snippet.filter((part) => typeof part === 'object' && 'strong' in part);
    expect(['奥特曼', 'Sam Altman', 'Sam', 'Altman']).toContain(plain(marked));
  });

  it('finds nothing for nonsense, signs and a word in no article', () => {
    newsOfFebruary();
    for (const text of ['zzzzqqq', '！？', '😀', '"', '*']) expect(found(word(text))).toEqual([]);
  });

  it('forgets an article that was removed, and finds what it says now', () => {
    newsOfFebruary();
    index.remove(1);
    db.exec(`DELETE FROM articles WHERE id = 1`);
    expect(found(word('sora'))).toEqual([]);
    expect(index.suggest('sora', 5)).toEqual([]);
    add(article({ id: 1, title: 'Veo 发布' }));
    expect(found(word('veo'))).toEqual([1]);
  });

  it('leafs through all that it counted, each story once', () => {
    add(
      ...Array.from({ length: 180 }, (_, i) =>
        article({
          id: i + 1,
          storyId: 1 + Math.floor(i / 2),
          title: i % 3 ? 'Veo' : 'News',
          body: 'Veo',
          arrivedAt: now,
        }),
      ),
    );
    const page = (offset: number) => index.search({ expression: word('veo'), limit: 20, offset, now });
    const shown = Array.from({ length: 6 }, (_, i) => page(i * 20).hits.map((hit) => hit.storyId)).flat();
    expect(page(0)).toMatchObject({ total: 90, atLeast: false });
    expect(shown).toHaveLength(90);
    expect(new Set(shown).size).toBe(90);
  });

  it('goes back to the first find, a page at a time, where common words seldom meet', () => {
    const texts = (i: number): string =>
      i % 10 === 0 ? 'open model' : i % 2 ? 'model, not open weights, closed' : 'model';
    add(
      ...Array.from({ length: 300 }, (_, i) =>
        article({ id: i + 1, title: 'News', body: texts(i + 1), arrivedAt: now }),
      ),
    );
    const shallow = createSearchIndex(db, { whole: 40, enough: 12, enoughOfCommon: 6, common: 0.05 });
    const asked: Expression = { kind: 'phrase', text: 'open model' };
    const page = (offset: number, limit = 6) => shallow.search({ expression: asked, limit, offset, now });
    expect(page(0)).toMatchObject({ total: 7, atLeast: true });
    expect(page(12)).toMatchObject({ total: 19, atLeast: true });
    expect(page(24)).toMatchObject({ total: 30, atLeast: false });
    const shown = [0, 6, 12, 18, 24].flatMap((offset) => page(offset).hits.map((hit) => hit.articleId));
    expect(shown).toEqual(Array.from({ length: 30 }, (_, i) => 300 - i * 10));
    expect(page(0, 30).hits.map((hit) => hit.articleId)).toEqual(shown);
  });

  it('finds a rare question in the whole archive, however old it is', () => {
    add(
      article({ id: 1, title: 'open quokka model' }),
      ...Array.from({ length: 300 }, (_, i) => article({ id: i + 2, title: 'open model', arrivedAt: now })),
    );
    const shallow = createSearchIndex(db, { whole: 40, enough: 12, enoughOfCommon: 6, common: 0.05 });
    for (const text of ['open quokka', 'quokka model']) {
      const result = shallow.search({ expression: { kind: 'phrase', text }, limit: 6, offset: 0, now });
      expect(result).toMatchObject({ total: 1, atLeast: false });
    }
    expect(shallow.search({ expression: word('open'), limit: 6, offset: 0, now }).total).toBe(201);
  });

  it('gives the newest when nothing is asked', () => {
    newsOfFebruary();
    expect(found()).toEqual([1, 2, 3, 4]);
  });

  it('says how many there are at least when there are very many', () => {
    add(...Array.from({ length: 1200 }, (_, i) => article({ id: i + 1, title: `AI ${i}`, arrivedAt: now })));
    const result = index.search({ expression: word('ai'), limit: 5, offset: 0, now });
    expect(result).toMatchObject({ total: 201, atLeast: true });
    expect(result.hits).toHaveLength(5);
    const pages = [0, 60, 120, 180].map((offset) =>
      index.search({ expression: word('ai'), limit: 30, offset, now }).hits.map((hit) => hit.storyId),
    );
    expect(new Set(pages.flat()).size).toBe(120);
  });
});

describe('related', () => {
  it('finds stories about the same people and things, not the story itself', () => {
    newsOfFebruary();
    add(
      article({ id: 5, title: 'Sora 团队再发布新版本', technologies: ['文生视频'], companies: ['OpenAI'] }),
    );
    expect(index.related(5, 3)[0]).toBe(1);
    expect(index.related(5, 3)).not.toContain(5);
    expect(index.related(4, 3)).toEqual([]);
    expect(index.related(99, 3)).toEqual([]);
  });
});

describe('suggest', () => {
  it('completes names with their counts, the most used first', () => {
    newsOfFebruary();
    add(article({ id: 5, companies: ['OpenAI'] }), article({ id: 6, technologies: ['OpenUSD'] }));
    expect(index.suggest('open', 3).slice(0, 2)).toEqual([
      { text: 'OpenAI', count: 2, kind: 'company' },
      { text: 'OpenUSD', count: 1, kind: 'technology' },
    ]);
    expect(index.suggest('文生', 3)[0]).toMatchObject({ text: '文生视频', kind: 'technology' });
  });

  it('corrects a slip of the hand', () => {
    newsOfFebruary();
    expect(index.suggest('opneai', 3)[0]?.text).toBe('OpenAI');
    expect(index.suggest('nvidea', 3)[0]?.text).toBe('Nvidia');
    expect(index.suggest('周鸿伟', 3)[0]?.text).toBe('周鸿祎');
  });

  it('offers titles where no name fits', () => {
    newsOfFebruary();
    expect(index.suggest('export con', 3)[0]).toMatchObject({
      text: 'US export controls reach chips',
      kind: 'title',
    });
  });

  it('offers what is most written of before a letter is typed', () => {
    newsOfFebruary();
    expect(index.suggest('', 4)).toHaveLength(4);
  });
});
