import { describe, expect, it } from 'vitest';
import { createStories, type Placeable, type Stories } from '../../../src/news/story.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 8, 1);

function piece(title: string, hours: number, more: Partial<Placeable> = {}): Placeable {
  return { title, arrivedAt: START + hours * HOUR, ...more };
}

/** Places and adds as the intake does; gives the story of each piece. */
function file(stories: Stories, pieces: readonly Placeable[]): number[] {
  let next = 1;
  return pieces.map((article) => {
    const id = stories.place(article) ?? next++;
    stories.add(article, id);
    return id;
  });
}

/** Everyday news, so that the engine knows which words are common. */
const BACKGROUND = Array.from({ length: 60 }, (_, i) =>
  piece(
    i % 2 === 0
      ? `OpenAI and Google release update number ${i} of the model for town${i}`
      : `谷歌与微软发布第${i}款模型，支持${'甲乙丙丁戊己庚辛壬癸'[i % 10]}城市`,
    -60 + i,
  ),
);

function withBackground(): Stories {
  const stories = createStories();
  for (const [i, article] of BACKGROUND.entries()) stories.add(article, 1000 + i);
  return stories;
}

/** After a month of news, in which each of these was told of now and then. */
function wellRead(): Stories {
  const stories = withBackground();
  const often = 'server storage budget Samsung Perplexity clinical decision support harbor bridge'.split(' ');
  for (let i = 0; i < 3_000; i++) {
    const word = i % 60 < often.length ? often[i % 60] : `matter${i}`;
    stories.add(
      piece(`Notice${i} about ${word} and thing${i}`, -720 + i / 6, { site: `n${i}.example` }),
      5_000 + i,
    );
  }
  return stories;
}

describe('same story', () => {
  it('brings two wordings of one event together, and keeps two events of one company apart', () => {
    const [a, b, c] = file(withBackground(), [
      piece('Harborlight raises $340 million to build undersea data centers', 0),
      piece('Undersea data center startup Harborlight raises $340M', 2),
      piece('Harborlight hires a new chief counsel from the shipping trade', 3),
    ]);
    expect(b).toBe(a);
    expect(c).not.toBe(a);
  });

  it('knows a piece by its whole headline where that is all there is, also one that lists many things', () => {
    const list = 'Morning brief: a kiln that thinks; a loom that listens; a barge that pays its own tolls';
    const [a, b, c] = file(withBackground(), [
      piece(list, 0, { site: 'a.example' }),
      piece(list.replaceAll(';', '；'), 1, { site: 'b.example' }),
      piece('Morning brief: a mill that rests; a mast that sings; a bell that counts the hours', 2),
    ]);
    expect(b).toBe(a);
    expect(c).not.toBe(a);
  });

  it('knows a headline again under the name and the label that another outlet hangs on it', () => {
    const list = 'Morning brief: a kiln that thinks; a loom that listens; a barge that pays its tolls';
    const [a, b, c, d, e] = file(withBackground(), [
      piece(list, 0, { site: 'a.example' }),
      piece(`${list} - The Clay Weekly`, 1, { site: 'b.example' }),
      piece(`Exclusive: ${list}`, 2, { site: 'c.example' }),
      piece('Weekly: what we learnt about looms that listen to us, part 1', 0, { site: 'a.example' }),
      piece('Weekly: what we learnt about looms that listen to us - part 2', 1, { site: 'a.example' }),
    ]);
    expect([b, c]).toEqual([a, a]);
    expect(e).not.toBe(d);
  });

  it('takes what one outlet heads alike every day, and what many head alike, for pieces of their own', () => {
    const column = 'What our editors read about machines that learn this morning';
    const [a, b, c, d] = file(withBackground(), [
      piece(column, 0, { site: 'a.example' }),
      piece(column, 24, { site: 'a.example' }),
      piece('This morning', 0, { site: 'a.example' }),
      piece('This morning', 1, { site: 'b.example' }),
    ]);
    expect(b).not.toBe(a);
    expect(d).not.toBe(c);
  });

  it('keeps the story of a piece that is met again before that has a number', () => {
    const list = 'Weekly: a kiln that thinks; a loom that listens; a barge that pays its own tolls';
    const stories = withBackground();
    stories.add(piece(list, 0, { site: 'a.example' }), -1);
    expect(stories.place(piece(list, 1, { site: 'b.example' }))).toBe(-1);
    stories.rename(-1, 7);
    expect(stories.place(piece(list, 1, { site: 'b.example' }))).toBe(7);
  });

  it('does not take a name of two words for two things that agree', () => {
    const [one, other] = file(withBackground(), [
      piece('Claude Code 指令入门教程', 0),
      piece('在 Docker 容器中使用 Claude Code', 5),
    ]);
    expect(other).not.toBe(one);
  });

  it('brings Chinese and English together where names and figures agree', () => {
    const [en, zh] = file(withBackground(), [
      piece('Nvidia to invest $2.5 billion in Mistral for a data center in Norway', 0),
      piece('英伟达拟向 Mistral 投资 25 亿美元建设挪威数据中心', 5),
    ]);
    expect(zh).toBe(en);
  });

  it('does not take one shared name for one event across languages', () => {
    const [en, zh] = file(withBackground(), [
      piece('Nvidia shares slip ahead of holiday', 0),
      piece('英伟达举办开发者烧烤大会', 1),
    ]);
    expect(zh).not.toBe(en);
  });

  it('does not take plain words that both languages have for one event', () => {
    const [en, zh] = file(wellRead(), [
      piece('Keeping a small server and its storage alive on a weekend budget', 0),
      piece('一位老师的笔记：服务器与存储怎么省电', 1),
    ]);
    expect(zh).not.toBe(en);
  });

  it('takes no question of a forum that drops two known names for the story about them', () => {
    const [en, zh] = file(wellRead(), [
      piece(
        'Perplexity says its assistant deal with Samsung falls through after a long quarrel over search fees',
        0,
      ),
      piece('[问与答] 打算换三星手机，有人在上面装过 Perplexity 吗？耗电怎么样？', 5),
    ]);
    expect(zh).not.toBe(en);
  });

  it('keeps the papers of one archive apart, and joins what two outlets say of one of them', () => {
    const archive = { site: 'papers.example' };
    const [a, b, c] = file(wellRead(), [
      piece('Sparse retrieval for federated learning in clinical decision support', 0, archive),
      piece('Calibrated uncertainty of small decoders for clinical decision support under shift', 1, archive),
      piece('Sparse retrieval cuts errors in federated clinical trials', 2, { site: 'wire.example' }),
    ]);
    expect(b).not.toBe(a);
    expect(c).toBe(a);
  });

  it('takes a paper for no report of what the news tells in the words of its subject', () => {
    const news = [
      piece('Oslo moves its harbor budget to a bridge for cyclists', 0, { site: 'a.example' }),
      piece('Harbor crossings as a bridge problem: learned priors', 1, { site: 'arXiv' }),
    ];
    const [told, paper] = file(wellRead(), news);
    expect(paper).not.toBe(told);
    const [first, report] = file(wellRead(), [...news].reverse());
    expect(report).not.toBe(first);
    const [one, other] = file(wellRead(), [news[1]!, { ...news[1]!, site: 'news.example' }]);
    expect(other).toBe(one);
  });

  it('does not follow one rare word away from what the others of its story tell', () => {
    const titles = [
      'Council approves harbor ferry to island',
      'Harbor ferry to island approved by council',
      'Island harbor ferry approved at last',
      'Harbor ferry to island opens with an orchard and a server',
      'Orchard server for clinical storage and budget',
    ];
    const ids = file(
      wellRead(),
      titles.map((title, i) => piece(title, i, { site: `s${i}.example` })),
    );
    expect(ids).toEqual([1, 1, 1, 1, 2]);
  });

  it('does not take the name of a stage, behind a bar, for what two of its pieces tell', () => {
    const [one, other] = file(wellRead(), [
      piece('圆桌对话：陶窑怎样省柴｜2031 海湾手艺人春季大会·云杉厅', 0, { site: 'a.example' }),
      piece('主题演讲：织机的三代变迁｜2031 海湾手艺人春季大会·云杉厅', 1, { site: 'b.example' }),
    ]);
    expect(other).not.toBe(one);
  });

  it('keeps versions of a product apart', () => {
    const [a, b] = file(withBackground(), [
      piece('Tern 4.1 released with longer memory', 0),
      piece('Tern 4.2 released with longer memory and vision', 20),
    ]);
    expect(b).not.toBe(a);
  });

  it('opens a new story when the same words come back after the window', () => {
    const [a, b, c] = file(withBackground(), [
      piece('Harborlight raises $340 million to build undersea data centers', 0),
      piece('Harborlight raises $340 million to build undersea data centers', 10),
      piece('Harborlight raises $340 million to build undersea data centers', 24 * 20),
    ]);
    expect(b).toBe(a);
    expect(c).not.toBe(a);
  });

  it('lets no roundup swallow the events it lists', () => {
    const [roundup, event] = file(withBackground(), [
      piece('早报：Harborlight 融资 3.4 亿美元；海底数据中心开工；挪威批准新规', 0),
      piece('Harborlight 融资 3.4 亿美元，海底数据中心开工', 1),
    ]);
    expect(event).not.toBe(roundup);
  });

  it('does not pile up the pieces of one column', () => {
    const stories = withBackground();
    const buy = (name: string, hours: number): Placeable =>
      piece(`Is ${name} Holdings stock a buy for analysts today`, hours, { site: 'Ticker' });
    for (let i = 0; i < 20; i++) stories.add(buy(`Quay${i}`, -24 * 30 + i), 2000 + i);
    const ids = file(
      stories,
      Array.from({ length: 60 }, (_, i) => buy(`Pier${i}`, i)),
    );
    const largest = Math.max(...ids.map((id) => ids.filter((other) => other === id).length));
    expect(largest).toBeLessThan(20);
  });

  it('changes nothing when it is only asked', () => {
    const stories = withBackground();
    const before = stories.size;
    expect(stories.place(piece('Harborlight raises $340 million for data centers', 0))).toBeUndefined();
    expect(stories.size).toBe(before);
  });

  it('places a batch under provisional ids and takes the real ones later', () => {
    const stories = withBackground();
    stories.add(piece('Harborlight raises $340 million to build undersea data centers', 0), -1);
    const again = piece('Undersea data center startup Harborlight raises $340M', 1);
    expect(stories.place(again)).toBe(-1);
    stories.rename(-1, 77);
    expect(stories.place(again)).toBe(77);
  });

  it('forgets what is out of the window, so that memory does not grow with the archive', () => {
    const stories = createStories({ window: DAY, span: 2 * DAY });
    for (let i = 0; i < 12_000; i++) {
      stories.add(piece(`Notice ${i} about matter${i % 997} and thing${i % 89}`, i * 0.1), i);
    }
    expect(stories.size).toBeLessThan(6_000);
  });
});
