import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/commands/grammar.ts';
import { print } from '../../../src/commands/print.ts';
import { asks, draft, team, words } from '../../helpers/team.ts';

const does = (line: string) => print(parse(line));

describe('names joined by an and', () => {
  const followed = async (topic: string) => {
    const room = team();
    await room.says(`subscribe ${topic}`);
    return (await room.store.room('slack:T1/C1')).subscriptions[0]?.expression;
  };

  it.each([
    ['nvidia and amd', 'nvidia OR amd'],
    ['nvidia & amd', 'nvidia OR amd'],
    ['sam altman and nvidia and amd', 'sam altman OR nvidia OR amd'],
    ['英伟达和AMD', '英伟达 OR AMD'],
    ['英伟达 和 AMD', '英伟达 OR AMD'],
    ['llama 4 and gpt 5 mini', 'llama 4 OR gpt 5 mini'],
    ['通义千问 3 max 和 可灵 3，谢谢🙏', '通义千问 3 max OR 可灵 3'],
    ['nvidia and amd daily', 'nvidia OR amd'],
  ])('are each of them where each is a known name: %s', async (topic, expected) => {
    expect(await followed(topic)).toBe(expected);
  });

  it.each([
    'supply and demand',
    'weights and biases',
    '人工智能和安全',
    'research and nvidia',
    '"nvidia and amd"',
    'nvidia AND amd',
  ])('are else what the words say: %s', async (topic) => {
    expect(await followed(topic)).toBe(topic.replace(' AND', ''));
  });

  it('are told as understood, with the other reading on a button', async () => {
    const room = team();
    const each = await room.says('follow nvidia and amd');
    expect(words(each)).toMatch(/nvidia[\s\S]* or [\s\S]*amd/i);
    expect(asks(each)).toContain('edit =1 nvidia amd');
    const whole = await room.says('follow supply and demand');
    expect(asks(whole)).toContain('edit =2 supply OR demand');
    expect(asks(await room.says('follow openai OR google'))).not.toContain('edit =3 openai google');
  });

  it('are each of them where the archive knows both by name', async () => {
    const room = team();
    await room.store.saveArticle(draft('One', { companies: ['Figure'] }));
    await room.store.saveArticle(draft('Two', { companies: ['Wayve'] }));
    await room.says('follow figure and wayve');
    expect((await room.store.room('slack:T1/C1')).subscriptions[0]?.expression).toBe('figure OR wayve');
    await room.says('mute figure and wayve');
    expect((await room.store.room('slack:T1/C1')).mutes[0]?.expression).toBe('figure OR wayve');
    await room.says('edit 1 figure and nvidia');
    expect((await room.store.room('slack:T1/C1')).subscriptions[0]?.expression).toBe('figure OR nvidia');
    await room.says('edit 1 figure and wayve');
    expect((await room.says('unsubscribe figure and wayve')).ok).toBe(true);
    expect((await room.says('unmute figure and wayve')).ok).toBe(true);
  });
});

describe('when it is to come, said with what is followed', () => {
  it.each([
    ['follow openai daily', 'subscribe openai when:digest'],
    ['subscribe to openai every morning at 8', 'subscribe openai when:digest'],
    ['follow openai every weekday', 'subscribe openai when:digest'],
    ['follow openai in the daily briefing', 'subscribe openai when:digest'],
    ['follow openai immediately', 'subscribe openai when:instant'],
    ['订阅 openai 每天推送', 'subscribe openai when:digest'],
    ['订阅 openai 每天', 'subscribe openai when:digest'],
    ['订阅 英伟达每天早上8点推送', 'subscribe 英伟达 when:digest'],
    ['订阅 英伟达 只放进简报', 'subscribe 英伟达 when:digest'],
    ['订阅 英伟达 实时推送', 'subscribe 英伟达 when:instant'],
  ])('is the setting: %s', (line, expected) => {
    expect(does(line)).toBe(expected);
  });

  it.each([
    ['订阅openai每天推送', '订阅 openai 每天推送'],
    ['每天给我推送英伟达的新闻', 'subscribe 英伟达 when:digest'],
  ])('is offered where the line is not yet a command: %s', (line, meant) => {
    const command = parse(line);
    expect(command).toMatchObject({ verb: 'search', meant });
    expect(does(meant)).toContain('when:digest');
  });

  it.each([
    'subscribe daily',
    'subscribe the daily',
    '订阅 每日经济新闻',
    '订阅 人民日报',
    'subscribe "openai daily"',
    'subscribe everyday life',
  ])('is no setting in: %s', (line) => {
    expect(does(line)).not.toContain('when:');
  });

  it('stays words where it was meant as words', () => {
    for (const line of ['subscribe (openai daily)', 'mute (llama 7d)', 'subscribe (openai 7d)'])
      expect(does(line)).toBe(line);
  });

  it('offers the hour for the briefing, which is of the whole channel', async () => {
    const room = team();
    expect(asks(await room.says('follow openai every morning at 8'))).toContain('digest daily 08:00');
    expect(asks(await room.says('订阅 英伟达 每天早上9点'))).toContain('digest daily 09:00');
  });
});
