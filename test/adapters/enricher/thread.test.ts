import { afterAll, expect, it } from 'vitest';
import { createOfflineEnricher } from '../../../adapters/enricher/offline.ts';
import { createThreadEnricher } from '../../../adapters/enricher/thread.ts';

const enricher = createThreadEnricher();
afterAll(() => enricher.close());

const article = (n: number) => ({
  title: `第 ${n} 个实验室发布 Gemini ${n} Pro`,
  body: `谷歌今日发布多模态大模型 Gemini ${n} Pro，支持文生视频。时长可达 ${n} 分钟。`.repeat(3),
  lang: 'zh',
  url: `https://outlet.example/${n}`,
});

it('finds in a thread what is found without one, each article its own, however many at once', async () => {
  const plain = createOfflineEnricher();
  const articles = Array.from({ length: 70 }, (_, n) => article(n));
  const found = await Promise.all(articles.map((one) => enricher.enrich(one)));
  expect(found).toEqual(await Promise.all(articles.map((one) => plain.enrich(one))));
}, 60_000);

it('leaves nobody waiting when it is closed', async () => {
  const closing = createThreadEnricher();
  const waiting = closing.enrich(article(1));
  await closing.close();
  await expect(waiting).rejects.toThrow('stopping');
});
