import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventSummary } from '../../../adapters/enricher/event.ts';
import { modelsIn } from '../../../adapters/enricher/models.ts';
import { namesIn } from '../../../adapters/enricher/names.ts';
import { createOfflineEnricher } from '../../../adapters/enricher/offline.ts';

const enricher = createOfflineEnricher();
const url = 'https://outlet.example/1';

describe('an article from a feed', () => {
  it('reads like a record, in Chinese', async () => {
    const record = await enricher.enrich({
      title: '谷歌发布 Gemini 9 Pro，奥特曼称竞争令人振奋',
      body:
        '谷歌今日发布多模态大模型 Gemini 9 Pro，支持文生视频。医院和患者可用它读取医学影像，医生表示诊断更快。' +
        'OpenAI 首席执行官奥特曼表示，竞争令人振奋。该模型将于下周向开发者开放。',
      lang: 'zh',
      url,
    });
    expect(record.companies).toEqual(expect.arrayContaining(['谷歌', 'OpenAI']));
    expect(record.people).toContain('萨姆·奥特曼');
    expect(record.technologies).toEqual(expect.arrayContaining(['Gemini 9 Pro', '文生视频', '多模态']));
    expect(record.industries[0]).toBe('医疗行业');
    expect(record.event).toContain('发布多模态大模型 Gemini 9 Pro');
    expect(record.keywords.length).toBeGreaterThanOrEqual(3);
  });

  it('reads like a record, in English', async () => {
    const record = await enricher.enrich({
      title: 'Mistral AI opens a harbor lab in Oslo',
      body:
        'Mistral AI opened a harbor lab in Oslo on Monday. The lab trains robots for ships and builds humanoid machines. The harbor lab employs ' +
        'forty people. Robots in the harbor load containers under a language model.',
      lang: 'en',
      url,
    });
    expect(record.companies).toEqual(['Mistral AI']);
    expect(record.keywords.map((word) => word.toLowerCase())).toEqual(
      expect.arrayContaining(['harbor lab', 'robots', 'oslo']),
    );
    expect(record.industries).toContain('robotics');
    expect(record.event).toMatch(/^Mistral AI opened a harbor lab in Oslo on Monday\./);
  });

  it('has the names it turns on first among its keywords, and no pieces of them', async () => {
    const { keywords } = await enricher.enrich({
      title: 'DeepSeek 公布 V9 系列，分 Pro 和 Flash 两个型号',
      body: '深度求索公布了 DeepSeek-V9。这一系列有 DeepSeek-V9-Pro 和 DeepSeek-V9-Flash 两个型号，开发者可以按任务选用。',
      lang: 'zh',
      url,
    });
    expect(keywords.slice(0, 2)).toEqual(['DeepSeek-V9-Pro', '深度求索']);
    for (const piece of ['V9', 'Pro', 'Flash', 'DeepSeek']) expect(keywords).not.toContain(piece);
  });

  it('has no model among its keywords that is but the beginning of another’s number', async () => {
    const title = '港口试用 GPT-5.5 调度，比 GPT-5.4 快一倍';
    const { keywords } = await enricher.enrich({ title, body: '', lang: 'zh', url });
    expect(keywords).toContain('GPT-5.5');
    expect(keywords).not.toContain('GPT-5');
  });

  it('has what its headline names and then explains first, and techniques whole', async () => {
    const title = 'Tide-Bench: A New Test of Reinforcement Learning for Ferries';
    const { keywords } = await enricher.enrich({ title, body: '', lang: 'en', url });
    expect(keywords.slice(0, 2)).toEqual(['Tide-Bench', 'reinforcement learning']);
    for (const piece of ['Tide', 'Bench', 'Learning']) expect(keywords).not.toContain(piece);
  });

  it('has neither the outlet behind its headline nor the word for all of this among its keywords', async () => {
    const english = await enricher.enrich({
      title: 'AI plans the tides of Bergen - The New York Times',
      body: '',
      lang: 'en',
      url,
    });
    expect(english.keywords.map((word) => word.toLowerCase())).toEqual(['bergen', 'tides']);
    expect(english.companies).toEqual([]);
    const chinese = await enricher.enrich({ title: 'AI 为渔港预报潮汐 - CNBC', body: '', lang: 'zh', url });
    expect(chinese.keywords).toContain('潮汐');
    expect(chinese.keywords).not.toEqual(expect.arrayContaining(['AI']));
    expect(chinese.keywords).not.toContain('CNBC');
  });

  it('is shown with each thing once, under one name', async () => {
    const about = (title: string, body: string, lang: string) => enricher.enrich({ title, body, lang, url });
    const chinese = await about('MCP 登上渔港', '模型上下文协议（MCP）让渔港的智能体互通。', 'zh');
    expect(chinese.technologies.filter((name) => /MCP|模型上下文协议/.test(name))).toHaveLength(1);
    const named = await about('埃隆·马斯克参观渔港', '马斯克说渔港很大。马斯克还买了鱼。', 'zh');
    expect(named.keywords.filter((name) => name.includes('马斯克'))).toHaveLength(1);
    const english = await about('Google buys a harbor', '谷歌 bought a harbor in Oslo.', 'en');
    expect(english.keywords).not.toContain('谷歌');
  });

  it('names a product as its maker writes it, and nobody’s first name a product', async () => {
    const about = async (title: string) =>
      (await enricher.enrich({ title, body: '', lang: 'zh', url })).technologies;
    expect(await about('在渔港用 claude code 和 deepseek')).toEqual(['Claude Code', 'DeepSeek']);
    expect(await about('渔民 Sam 的一天')).toEqual([]);
  });

  it('has no keywords of what a feed sets around a text', async () => {
    const { keywords } = await enricher.enrich({
      title: 'Kelp grows',
      body: 'arXiv:2605.10989v1 Announce Type: new \nAbstract: We measure how kelp grows over thirty years.',
      lang: 'en',
      url,
    });
    expect(keywords.join(' ')).not.toMatch(/arxiv|abstract|announce/i);
  });

  it('gets empty fields, not an error, from text that says nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('zh', 'en', 'ja'),
        async (title, body, lang) => {
          const record = await enricher.enrich({ title, body, lang, url });
          expect(record.companies.length + record.people.length).toBeLessThan(20);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('names', () => {
  it('takes an everyday word for a company only as the company writes itself', () => {
    expect(namesIn('The meta analysis had a notion of an apple', 'en').companies).not.toContain('Meta');
    expect(namesIn('Meta opens a lab', 'en').companies).toEqual(['Meta']);
    expect(namesIn('人工智能浪潮席卷全球', 'zh').companies).toEqual([]);
    expect(namesIn('浪潮信息发布服务器', 'zh').companies).toEqual(['浪潮信息']);
  });

  it('shows a company in the script in which a Chinese article writes it', () => {
    expect(namesIn('英伟达发布新芯片', 'zh').companies).toEqual(['英伟达']);
    expect(namesIn('NVIDIA 发布新芯片', 'zh').companies).toEqual(['NVIDIA']);
    expect(namesIn('英伟达 (辉达)', 'en').companies).toEqual(['NVIDIA']);
  });
});

describe('models', () => {
  it('finds versions that nobody has heard of yet', () => {
    expect(modelsIn('GPT-9.5 mini beats Qwen7-Coder and Claude Opus 12')).toEqual([
      'GPT-9.5 mini',
      'Qwen7-Coder',
      'Claude Opus 12',
    ]);
  });

  it('never finds a model inside another word', () => {
    expect(modelsIn('the flama festival, a seedling, solar power and scouts')).toEqual([]);
  });
});

describe('the event', () => {
  const text =
    '近日，某港口启用了无人码头。码头由三十台机器人运行，每天装卸两千个集装箱。港口负责人说，这比过去快一倍。';

  it('is told in whole sentences of the article, in its order, within the limit', () => {
    const event = eventSummary({ title: '港口启用无人码头', text, lang: 'zh', maxChars: 60 });
    expect(event.length).toBeLessThanOrEqual(60);
    expect(event.startsWith('某港口启用了无人码头。')).toBe(true);
  });

  it('is told by the headline first where a long piece sets out from afar', () => {
    const body =
      '清晨五点，林师傅照例推开渔市的铁门。他在这里卖了三十年的鱼，见过台风，也见过赤潮。' +
      '渔市的灯一盏一盏亮起来，最早的一批顾客已经在门外等候。'.repeat(6) +
      '渔市将在十月关闭，摊位迁往新港。';
    const event = eventSummary({ title: '港口老渔市十月关闭', text: body, lang: 'zh', maxChars: 60 });
    expect(event.startsWith('港口老渔市十月关闭。')).toBe(true);
  });

  it('says nothing twice that a page says twice', () => {
    const said =
      'The port opened a terminal without people on Monday. Thirty machines move the containers there. ';
    const event = eventSummary({
      title: 'Port opens terminal',
      text: said + said,
      lang: 'en',
      maxChars: 400,
    });
    expect(event).toBe(said.trim());
  });

  it('passes over exclamations for sentences that tell something', () => {
    const text =
      '港口扩建方案今天公布，泊位由六个增加到九个。大家对此都拍手称快。工程分三期进行，首期明年三月动工，预计用时两年。';
    const event = eventSummary({ title: '港口扩建方案公布', text, lang: 'zh', maxChars: 55 });
    expect(event).toContain('泊位由六个增加到九个');
    expect(event).toContain('工程分三期进行');
    expect(event).not.toContain('拍手称快');
  });

  it('does not end at the full stop of an abbreviation', () => {
    const text =
      'The harbor was sold to Mr. Tan on Monday. The price was paid in full. Ships may stay until Nov. 30 without a fee.';
    const event = eventSummary({ title: '', text, lang: 'en', maxChars: 200 });
    expect(event).toContain('The harbor was sold to Mr. Tan on Monday.');
    for (const end of [/Mr\.$/, /Nov\.$/]) expect(event).not.toMatch(end);
  });

  it('sets a heading apart from the sentence behind it, and leaves no gap where a bracket stood', () => {
    const text =
      '新港二期工程的三项主要变化以及对周边居民出行的影响一览\n港务局（HA）公布了二期工程（共三段）的时间表。';
    const event = eventSummary({ title: 'Port', text, lang: 'zh', maxChars: 80 });
    expect(event).toBe(
      '新港二期工程的三项主要变化以及对周边居民出行的影响一览。港务局公布了二期工程的时间表。',
    );
  });

  it('keeps what is said in quotation marks together, with both of them', () => {
    const text = '港务局长问：“为什么老渔市要关？大家都住在附近。”他说，摊位会迁往新港，租金不变。';
    const event = eventSummary({ title: '老渔市关闭', text, lang: 'zh', maxChars: 200 });
    expect(event).toBe(text);
  });

  it('leaves out what feeds set around a text', () => {
    const tell = (text: string, lang: string) => eventSummary({ title: '', text, lang, maxChars: 300 });
    const told = 'We measure how harbors grow over thirty years.';
    expect(tell(`arXiv:2605.10989v1 Announce Type: new \nAbstract: ${told}`, 'en')).toBe(told);
    expect(tell(`${told} The post Harbors grow appeared first on Port News.`, 'en')).toBe(told);
    expect(tell('摘要： 我们测量了三十年来各个港口的增长。', 'zh')).toBe(
      '我们测量了三十年来各个港口的增长。',
    );
  });

  it('leaves out the sentence that a feed cut off, where others are whole', () => {
    const tell = (text: string, lang = 'en') => eventSummary({ title: '', text, lang, maxChars: 300 });
    const whole = 'The harbor board sold the old quay to a ferry company on Monday.';
    for (const cut of ['...', '…', ' […]', ' [...]'])
      expect(tell(`${whole} The price was not named, but the${cut}`)).toBe(whole);
    expect(tell('港务局把老码头卖给了轮渡公司。价格没有公布，不过...', 'zh')).toBe(
      '港务局把老码头卖给了轮渡公司。',
    );
    expect(tell(`${whole}...`)).toBe(whole);
    expect(tell('The harbor board sold the old quay to a ferry company, but the price,...')).toBe(
      'The harbor board sold the old quay to a ferry company, but the price…',
    );
    const silence = '港务局把老码头卖给了轮渡公司。没有人知道以后会怎样……';
    expect(tell(silence, 'zh')).toBe(silence);
  });

  it('never grows beyond its limit, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 20, max: 200 }),
        (body, maxChars) => {
          expect(
            eventSummary({ title: 'A title', text: body, lang: 'en', maxChars }).length,
          ).toBeLessThanOrEqual(maxChars);
        },
      ),
    );
  });

  it('is the headline when there is no text', () => {
    expect(eventSummary({ title: '港口启用无人码头', text: '', lang: 'zh', maxChars: 100 })).toBe(
      '港口启用无人码头',
    );
  });
});
