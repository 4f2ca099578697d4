import { afterEach, describe, expect, it } from 'vitest';
import { importSeeds } from '../../adapters/cli/seeds.ts';
import { shortHash } from '../../adapters/hash.ts';
import { openStore } from '../../adapters/store/store.ts';
import { type Block, type Card, plain } from '../../src/card.ts';
import { createEngine, type Engine } from '../../src/engine.ts';
import type { Store } from '../../src/ports.ts';

const now = Date.UTC(2026, 10, 24, 9);
const clock = { now: () => now };
const open: Store[] = [];

afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

async function desk(): Promise<Engine> {
  const store = openStore({ path: ':memory:', clock });
  open.push(store);
  await importSeeds(store, clock);
  const log = {
    info() {},
    warn() {},
    error: (fields: object) => expect.fail(JSON.stringify(fields)),
  };
  return createEngine({ store, clock, log, reader: undefined, hash: shortHash });
}

const ask = (text: string, locale = 'en', user = 'ada') => ({
  room: { platform: 'slack' as const, space: 'T1', channel: 'C1' },
  person: { platform: 'slack' as const, space: 'T1', id: user },
  manager: false,
  locale,
  text,
});

const wordsOf = (cards: readonly Card[]): string =>
  cards.map((card) => [card.title ?? '', ...card.blocks.map(blockWords)].join('\n')).join('\n');

function blockWords(block: Block): string {
  if (block.kind === 'text') return plain(block.text);
  if (block.kind === 'list') return block.items.map(plain).join('\n');
  if (block.kind === 'facts')
    return block.facts.map((fact) => `${fact.label} ${plain(fact.value)}`).join('\n');
  return '';
}

const asksOf = (cards: readonly Card[]): string[] =>
  cards.flatMap((card) =>
    card.blocks.flatMap((block) =>
      block.kind === 'buttons' ? block.buttons.flatMap((one) => ('ask' in one ? one.ask : [])) : [],
    ),
  );

describe('someone types /ainews sora', () => {
  it.each(['sora', 'Sora', 'ｓｏｒａ', '文生视频', '文生視頻', '？sora', 'search sora'])(
    '%s: the story at once',
    async (line) => {
      const answer = await (await desk()).answer(ask(line, 'zh-CN'));
      expect(answer.ok).toBe(true);
      const words = wordsOf(answer.cards);
      expect(words).toMatch(/sora/i);
      for (const label of ['关键词', 'AI 技术', '行业']) expect(words).toContain(label);
    },
  );

  it('answers in the language of the person', async () => {
    const engine = await desk();
    expect(wordsOf((await engine.answer(ask('sora', 'en-US'))).cards)).toContain('Keywords');
    expect(wordsOf((await engine.answer(ask('sora', 'zh-TW'))).cards)).toContain('关键词');
  });

  it('lets Chinese find English and the reverse', async () => {
    const engine = await desk();
    const chinese = await engine.answer(ask('英伟达'));
    const english = await engine.answer(ask('Nvidia'));
    const idsOf = (data: unknown) => (data as { stories: { id: number }[] }).stories.map(({ id }) => id);
    expect(new Set(idsOf(chinese.data))).toEqual(new Set(idsOf(english.data)));
    expect(idsOf(english.data).length).toBeGreaterThan(0);
  });

  it.each([
    'what is sora?',
    'tell me about Sora',
    'what is the latest news on sora',
    'sora是什么',
    'Sora 最新消息',
  ])('%s: by what it asks for', async (line) => {
    const engine = await desk();
    const stories = async (text: string) => (await engine.answer(ask(text))).data;
    const { query: _, ...asked } = (await stories('sora')) as { query: string };
    expect(await stories(line)).toMatchObject(asked);
  });

  it.each(["what's new today", '最近有什么新闻'])('%s: with the newest stories', async (line) => {
    const engine = await desk();
    const titlesOf = (data: unknown) =>
      (data as { stories: { title: string }[] }).stories.map((one) => one.title);
    const newest = titlesOf((await engine.answer(ask('latest 6'))).data);
    expect(titlesOf((await engine.answer(ask(line))).data)).toEqual(newest);
  });

  it('does not make a subscription wider than its words', async () => {
    const { cards } = await (await desk()).answer(ask('subscribe what is sora'));
    expect(wordsOf(cards)).not.toContain('Before that it brought');
  });

  it('says what is near and what to try when it knows nothing', async () => {
    const answer = await (await desk()).answer(ask('Sorra'));
    expect(answer).toMatchObject({ ok: true, data: { total: 0 } });
    expect(asksOf(answer.cards)).toContain('search Sora');
    expect(asksOf(answer.cards)).toContain('subscribe Sorra');
  });

  it('keeps the third story under the number that was shown, for each person apart', async () => {
    const engine = await desk();
    const shown = await engine.answer(ask('latest 5'));
    const third = (shown.data as { stories: { title: string }[] }).stories[2]!;
    await engine.answer(ask('sora', 'en', 'bob'));
    expect(await engine.answer(ask('save 3'))).toMatchObject({ ok: true, data: { new: true } });
    expect(await engine.answer(ask('save 3'))).toMatchObject({ ok: true, data: { new: false } });
    const kept = await engine.answer(ask('saved'));
    expect(kept.data).toMatchObject({ stories: [{ title: third.title }] });
    expect((await engine.answer(ask('saved', 'en', 'bob'))).data).toEqual({ stories: [] });
  });

  it('leaves the list on the table when the next answer has none', async () => {
    const engine = await desk();
    await engine.answer(ask('latest 3'));
    expect((await engine.answer(ask('saved'))).data).toEqual({ stories: [] });
    expect((await engine.answer(ask('save 2'))).ok).toBe(true);
  });

  it('says what a number without a list is, instead of guessing', async () => {
    const engine = await desk();
    expect((await engine.answer(ask('save 3'))).error?.key).toBe('no-list');
    await engine.answer(ask('latest 2'));
    expect((await engine.answer(ask('save 3'))).error?.key).toBe('no-item');
  });

  it('turns pages whose numbers go on', async () => {
    const engine = await desk();
    const second = await engine.answer(ask('模型 OR model page:2'));
    expect(second.ok).toBe(true);
    const { stories } = second.data as { stories: { title: string }[] };
    expect(stories.length).toBeGreaterThan(0);
    const opened = await engine.answer(ask('open 7'));
    expect(opened.data).toMatchObject({ title: stories[0]!.title });
  });

  it('takes every button of every answer as a line that it understands', async () => {
    const engine = await desk();
    const seen = new Set<string>();
    const todo = ['', 'sora', 'latest', 'help', 'saved', 'zzzz'];
    while (todo.length > 0 && seen.size < 60) {
      const line = todo.pop()!;
      if (seen.has(line)) continue;
      seen.add(line);
      const answer = await engine.answer(ask(line));
      if (!answer.ok) expect(['not-yet', 'no-story']).toContain(answer.error?.key);
      todo.push(...asksOf(answer.cards));
    }
    expect(seen.size).toBeGreaterThan(10);
  });
});
