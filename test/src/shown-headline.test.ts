import { describe, expect, it } from 'vitest';
import { plain } from '../../src/card.ts';
import { alertCard } from '../../src/cards/alert.ts';
import { outletOf, shownTitle } from '../../src/cards/headline.ts';
import { storyItem } from '../../src/cards/story.ts';
import { beyondTitle } from '../../src/cards/summary.ts';
import type { Article } from '../../src/model.ts';
import { article } from '../helpers/stories.ts';

const view = { lang: 'zh', zone: 'Asia/Shanghai', now: Date.parse('2026-11-24T01:00:00Z') } as const;

const titled = (title: string, site = 'example.com', rest: Partial<Article> = {}): Article =>
  article({ title, site, ...rest });
const shown = (title: string, site?: string): string => shownTitle(titled(title, site));

describe('the headline on a card', () => {
  it('leaves out an agency and its date', () => {
    for (const dateline of [
      '财联社 5 月 14 日电，',
      '格隆汇 5 月 21 日｜',
      '新华社北京5月14日电（记者 林一）',
      '某某网 5 月 14 日消息，',
    ]) {
      expect(shown(`${dateline}北岸科技宣布在挪威建厂`), dateline).toBe('北岸科技宣布在挪威建厂');
    }
    expect(shown('OSLO, May 14 (Reuters) - Harborlight builds a plant')).toBe('Harborlight builds a plant');
  });

  it('keeps a date that belongs to what is said', () => {
    for (const title of [
      '北岸科技 5 月 14 日将发布新机器人',
      '北岸科技 5 月 14 日，一个普通的早晨',
      'Harborlight: May 14 is the last day of Tern 2',
    ]) {
      expect(shown(title)).toBe(title);
    }
  });

  it('leaves out labels that only name the form', () => {
    expect(shown('[问与答] 大家的模型都跑在哪里')).toBe('大家的模型都跑在哪里');
    expect(shown('[D] Which model do you run at home?')).toBe('Which model do you run at home?');
    expect(shown('Exclusive: Harborlight is raising money')).toBe('Harborlight is raising money');
    expect(shown('UPDATE 2-Harborlight is raising money')).toBe('Harborlight is raising money');
    expect(shown('独家｜北岸科技正在融资')).toBe('北岸科技正在融资');
    expect(shown('刚刚，北岸科技发布新模型')).toBe('北岸科技发布新模型');
    expect(shown('Show HN: Tern, a small local model runner')).toBe('Tern, a small local model runner');
    expect(shown('Harborlight is raising money (EXCLUSIVE)')).toBe('Harborlight is raising money');
  });

  it('keeps labels that say whom it is about or how sure it is', () => {
    for (const title of [
      '[Claude Code] 怎样让它少问几次',
      '【北岸科技】新机器人明天上市',
      'Opinion: nobody needs a bigger model',
      'Sources: Harborlight is raising money',
      '消息称，北岸科技正在融资',
      'Update your Harborlight client today',
      'Live translation comes to Harborlight phones',
    ]) {
      expect(shown(title)).toBe(title);
    }
  });

  it('leaves out the outlet, which stands beside it', () => {
    expect(shown('Harborlight is raising money - The Motley Fool', 'news.google.com')).toBe(
      'Harborlight is raising money',
    );
    expect(shown('Harborlight is raising money | Fjord Daily', 'fjorddaily.example')).toBe(
      'Harborlight is raising money',
    );
    expect(shown('Harborlight is raising money (Ada Berg/Bloomberg)', 'Techmeme')).toBe(
      'Harborlight is raising money',
    );
    expect(shown('北岸科技正在融资，下月完成 -- 快科技 -- 科技改变未来')).toBe('北岸科技正在融资，下月完成');
    expect(shown('北岸科技正在融资，下月完成 | 36氪首发')).toBe('北岸科技正在融资，下月完成');
  });

  it('keeps the second half of a sentence', () => {
    for (const title of [
      'Harborlight raised money — and that’s just the start',
      'Tern – open-source local assistant',
      'Harborlight takes a stake (Anthropic)',
      '北岸科技：新一代模型｜一文看懂',
    ]) {
      expect(shown(title)).toBe(title);
    }
  });

  it('keeps all where too little would remain', () => {
    for (const title of ['Show HN: Tern', '[问与答] 求助', 'Home - CNBC', ''])
      expect(shown(title)).toBe(title);
  });

  it('is the same for the outlet that the title names and the byline does not', () => {
    expect(outletOf(titled('Harborlight is raising money - The Motley Fool', 'news.google.com'))).toBe(
      'The Motley Fool (news.google.com)',
    );
    expect(outletOf(titled('Harborlight is raising money (Ada Berg/Bloomberg)', 'Techmeme'))).toBe(
      'Bloomberg (Techmeme)',
    );
    expect(outletOf(titled('格隆汇 5 月 21 日｜北岸科技宣布在挪威建厂', 'reader.example'))).toBe(
      '格隆汇 (reader.example)',
    );
    expect(outletOf(titled('Harborlight is raising money - Reuters', 'www.reuters.com'))).toBe(
      'www.reuters.com',
    );
    expect(outletOf(titled('Harborlight is raising money', 'news.google.com'))).toBe('news.google.com');
  });

  it('stands on lists and alerts alike', () => {
    const story = { id: 1, articles: [titled('格隆汇 5 月 21 日｜北岸科技宣布在挪威建厂')] };
    expect(plain(storyItem(story, view))).toMatch(/^北岸科技宣布在挪威建厂\n/);
    expect(alertCard(story, [{ topic: '北岸' }], view).title).toBe('北岸科技宣布在挪威建厂');
  });

  it('is not said again below', () => {
    const rest = { event: '', body: '北岸科技宣布在挪威建厂。工厂明年开工。' };
    expect(beyondTitle(titled('财联社 5 月 14 日电，北岸科技宣布在挪威建厂', 'x', rest), 140)).toBe(
      '工厂明年开工。',
    );
  });
});
