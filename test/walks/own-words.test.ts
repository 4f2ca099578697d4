import { describe, expect, it } from 'vitest';
import { asks, draft, type Team, team, words } from '../helpers/team.ts';

async function desk(): Promise<Team> {
  const group = team();
  await group.store.saveArticle(draft('Nvidia sells more chips'));
  await group.store.saveArticle(draft('Why people stop sending letters about Kling'));
  return group;
}

const followed = async (group: Team) =>
  (await group.store.room('slack:T1/C1')).subscriptions.map(({ expression }) => expression);

describe('a wish in one’s own words', () => {
  it('is done where it names the command politely', async () => {
    const group = await desk();
    await group.says('could you please subscribe us to nvidia?');
    expect(await followed(group)).toEqual(['nvidia']);
  });

  it('is offered with one button where it would change something, and nothing is changed', async () => {
    const group = await desk();
    const answer = await group.says('let me know when nvidia launches something new');
    expect(asks(answer)).toEqual(['subscribe nvidia', '? let me know when nvidia launches something new']);
    expect(words(answer)).not.toContain('more chips');
    expect(await followed(group)).toEqual([]);
    await group.says(asks(answer)[0]!);
    expect(await followed(group)).toEqual(['nvidia']);
  });

  it('is searched for when that was meant', async () => {
    const group = await desk();
    expect(words(await group.says('? notify me about nvidia'))).toContain('Nvidia sells more chips');
  });

  it('stands beside a story that has all of the words', async () => {
    const group = await desk();
    const answer = await group.says('stop sending letters about kling');
    expect(words(answer)).toContain('Why people stop sending letters');
    expect(asks(answer)[0]).toMatch(/^unsubscribe /);
  });

  it('is explained where it is a command without what it needs', async () => {
    const answer = await (await desk()).says('退订', { locale: 'zh-CN' });
    expect(words(answer)).toContain('退订 2');
    expect(asks(answer)).toEqual(['help']);
  });
});
