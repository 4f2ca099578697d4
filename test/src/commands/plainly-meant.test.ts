import { describe, expect, it } from 'vitest';
import { draft, team } from '../../helpers/team.ts';

async function archive() {
  const room = team();
  for (const one of [
    draft('英伟达第三季度收入创新高', { body: '公司周三公布财报。', lang: 'zh' }),
    draft('阿里发布千问 3.5 大模型', { body: '今日发布 Qwen3.5。', lang: 'zh' }),
    draft('Nvidia beats expectations', { body: 'The revenue of the chip maker rose.' }),
    draft('特斯拉公布交付量', { body: '工厂', lang: 'zh' }),
  ])
    await room.store.saveArticle(one);
  return room;
}

describe('a question whose every part a story has', () => {
  it.each([
    ['英伟达财报', '英伟达第三季度收入创新高'],
    ['英伟达财报分析', '英伟达第三季度收入创新高'],
    ['英伟达最新财报怎么样', '英伟达第三季度收入创新高'],
    ['千问3.5怎么样', '阿里发布千问 3.5 大模型'],
    ['nvidia revenue report', 'Nvidia beats expectations'],
  ])('is answered without an excuse: %s', async (line, title) => {
    const { data } = await (await archive()).says(line);
    expect(data).toMatchObject({ relaxed: false, stories: [{ title }] });
  });

  it.each(['英伟达裁员', 'nvidia layoffs report'])(
    'else says that nothing has all of it: %s',
    async (line) => {
      expect((await (await archive()).says(line)).data).toMatchObject({ relaxed: true });
    },
  );
});

describe('the ticker of a company', () => {
  it.each(['NVDA', '$NVDA', '$nvda'])('finds its news: %s', async (line) => {
    const { data } = await (await archive()).says(line);
    expect(data).toMatchObject({ relaxed: false, total: 2 });
  });
});
