import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../adapters/enricher/sentences.ts';

const TOLD = [
  '图灵奖得主杨立昆离开原公司，创办了一家研究世界模型的新公司。',
  '更多企业开始用智能体处理客服，其中三成来自制造业。',
  '关注度最高的是它的价格，每百万词元只要两角钱。',
  '来源于真实用户的十万条对话被用来训练这个模型。',
  '编辑图片的功能已经向所有用户开放，每天可以免费使用十次。',
  '声明开放权重之后，这个模型一周内被下载了一百万次。',
  'Imagen 4 writes long texts into pictures and costs two cents for each of them.',
  'Photoshop takes instructions in plain words from today on, Adobe said in London.',
  'Image generation is now free for everyone, twenty pictures a day and no more.',
  'Creditors of the chip maker agreed to wait for another year before they are paid.',
  'Subscribers get ten times the usage of the free plan for twenty dollars a month.',
];
const NOTICES = [
  '图片来源：公司官网的产品介绍页面。',
  '图源：某某科技公司的公众号文章。',
  '图2 展示了模型在三个测试中的得分。',
  '来源：某某日报的记者在上海报道。',
  '责任编辑：某某和某某某，校对某某。',
  '更多精彩内容，请关注我们的公众号。',
  '点击下方链接阅读原文，了解更多信息。',
  '版权声明：本文的所有权利归原作者。',
  'Photo: Jo Smith of the agency, taken in San Francisco.',
  'Image credit: the company and its partners in Europe.',
  'Read more about the model in our report of yesterday.',
  'Subscribe to our newsletter for a daily dose of this news.',
  'Sign up for our newsletter to read this every morning.',
  'The post A model that plans appeared first on Example News.',
];

describe('the sentences of a report', () => {
  it.each(TOLD)('may begin as a notice does: %s', (sentence) => {
    expect(sentencesOf(sentence).map(({ text }) => text)).toEqual([sentence]);
  });

  it.each(NOTICES)('are not its notices: %s', (notice) => {
    expect(sentencesOf(notice)).toEqual([]);
  });
});
