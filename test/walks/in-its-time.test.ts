import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/engine.ts';
import { DAY } from '../../src/time.ts';
import { draft, NOON, type Team, team, words } from '../helpers/team.ts';

/** Noon of a Tuesday; the channel's clocks are those of Shanghai. */
async function desk(): Promise<Team> {
  const group = team();
  const told = (title: string, days: number) =>
    group.store.saveArticle(draft(title, { publishedAt: NOON - days * DAY, arrivedAt: NOON - days * DAY }));
  await told('Nvidia opens a lab', 6);
  await told('Nvidia sells chips', 1);
  await told('Kling yesterday and last week', 200);
  await told('Mistral hires', 5);
  return group;
}

const found = ({ data }: Answer) =>
  (data as { stories: { title: string }[] }).stories.map(({ title }) => title);

describe('a question that names a time', () => {
  it('is answered with what came in that time', async () => {
    const group = await desk();
    const yesterday = await group.says('what happened with nvidia yesterday?');
    expect(found(yesterday)).toEqual(['Nvidia sells chips']);
    expect(words(yesterday)).toContain('Time: yesterday');
    const week = await group.says('英伟达 上周', { locale: 'zh-CN' });
    expect(found(week)).toEqual(['Nvidia opens a lab']);
    expect(words(week)).toContain('时间：上周');
  });

  it('is answered with the news of that time where it asks for nothing else', async () => {
    const answer = await (await desk()).says("last week's news");
    expect(words(answer)).toContain('Mistral hires');
    expect(words(answer)).not.toContain('sells chips');
  });

  it('says so where that time had nothing, and shows what comes nearest', async () => {
    const shown = words(await (await desk()).says('mistral today'));
    expect(shown).toContain('Nothing has all of that in it');
    expect(shown).toContain('Mistral hires');
  });

  it('says so where nothing at all came in that time, before it shows the newest', async () => {
    const group = await desk();
    expect(words(await group.says('past 12 hours'))).toMatch(
      /Nothing came in that time \(past 12 hours\).*sells chips/s,
    );
    const chinese = await group.says('今天的新闻', { locale: 'zh-CN' });
    expect(words(chinese)).toContain('这段时间（今天）没有新闻，以下是最新的。');
    expect(words(await group.says('latest'))).not.toContain('Nothing came');
  });

  it('still finds a title that names one', async () => {
    const shown = words(await (await desk()).says('Kling yesterday and last week'));
    expect(shown).toContain('Kling yesterday and last week');
    expect(shown).not.toContain('Nothing has all');
  });
});
