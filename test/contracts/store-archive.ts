import { describe, expect, it } from 'vitest';
import type { StorePlace } from './store.ts';
import { useStore } from './store-bed.ts';
import { delivery, draft, MINUTE, NOON, ROOM } from './store-samples.ts';

export function archiveContract(place: () => Promise<StorePlace>): void {
  describe('archive', () => {
    const bed = useStore(place);
    const word = (text: string) => ({
      expression: { kind: 'word', text } as const,
      limit: 10,
      offset: 0,
      now: NOON,
    });

    it('gives back an article as it was saved', async () => {
      const whole = draft('sora', {
        title: '“Sora” ＜b＞ 🎬 ‮ \u2028 end',
        people: ['Sam Altman', '奥特曼'],
        sourceId: 4,
        publishedAt: NOON - MINUTE,
      });
      const { id, storyId } = await bed.store.saveArticle(whole);
      const bare = await bed.store.saveArticle(draft('kling'));
      expect(await bed.store.article(id)).toEqual({ ...whole, id, storyId });
      expect(await bed.store.articleByUrl('https://news.example/kling')).toEqual({
        ...draft('kling'),
        id: bare.id,
        storyId: bare.storyId,
      });
      expect(await bed.store.article(9999)).toBeUndefined();
      expect(await bed.store.articleByUrl('https://news.example/none')).toBeUndefined();
    });

    it('opens a story for each article, unless it is told which it joins', async () => {
      const first = await bed.store.saveArticle(draft('sora', { publishedAt: NOON - MINUTE }));
      const second = await bed.store.saveArticle(draft('sora-again'), { storyId: first.storyId });
      const third = await bed.store.saveArticle(draft('kling'));
      expect(second.storyId).toBe(first.storyId);
      expect(third.storyId).not.toBe(first.storyId);
      const story = await bed.store.story(first.storyId);
      expect(story?.articles.map(({ id }) => id)).toEqual([second.id, first.id]);
      expect(await bed.store.story(9999)).toBeUndefined();
      expect(await bed.store.count()).toEqual({ articles: 3, stories: 2, newest: NOON });
    });

    it('counts an empty archive', async () => {
      expect(await bed.store.count()).toEqual({ articles: 0, stories: 0 });
    });

    it('updates a known address in place and keeps what the newer version lacks', async () => {
      const first = await bed.store.saveArticle(draft('sora'));
      const later = draft('sora', { title: 'Corrected', body: '', keywords: [], arrivedAt: NOON + MINUTE });
      const again = await bed.store.saveArticle(later);
      expect(again).toEqual({ ...first, new: false });
      const kept = await bed.store.article(first.id);
      expect(kept).toMatchObject({ title: 'Corrected', body: draft('sora').body, arrivedAt: NOON });
      expect(kept?.keywords).toEqual(draft('sora').keywords);
      expect((await bed.store.count()).articles).toBe(1);
    });

    it('finds what was saved, and a changed article only by its new words', async () => {
      await bed.store.saveArticle(draft('sora', { title: 'Zebra news' }));
      const [hit] = (await bed.store.search(word('zebra'))).hits;
      expect(hit?.article.title).toBe('Zebra news');
      expect(hit?.story.articles).toHaveLength(1);
      await bed.store.saveArticle(draft('sora', { title: 'Giraffe news' }));
      expect((await bed.store.search(word('zebra'))).total).toBe(0);
      expect((await bed.store.search(word('giraffe'))).total).toBe(1);
    });

    it('finds what comes twice in one batch by its newer words alone, and suggests its names once', async () => {
      await bed.store.saveArticles([
        { draft: draft('sora', { title: 'Zebra news', people: ['Zoe Zebra'] }) },
        { draft: draft('sora', { title: 'Giraffe news', people: ['Gil Giraffe'] }) },
      ]);
      expect((await bed.store.search(word('zebra'))).total).toBe(0);
      expect((await bed.store.search(word('giraffe'))).total).toBe(1);
      expect(await bed.store.suggest('zoe', 5)).toEqual([]);
      expect(await bed.store.suggest('gil', 1)).toMatchObject([{ text: 'Gil Giraffe', count: 1 }]);
    });

    it('answers without a question: the newest first', async () => {
      await bed.store.saveArticles(
        ['a', 'b', 'c'].map((name, i) => ({ draft: draft(name, { arrivedAt: NOON + i * MINUTE }) })),
      );
      const { hits } = await bed.store.search({ limit: 2, offset: 0, now: NOON + 9 * MINUTE });
      expect(hits.map(({ article }) => article.companies[0])).toEqual(['c', 'b']);
    });

    it('brings the language of whoever asks first, of answers nearly as good', async () => {
      const save = (id: string, title: string, lang: string) =>
        bed.store.saveArticle(draft(id, { title, lang, publishedAt: NOON - MINUTE }));
      await save('a', 'OpenAI 发布新模型', 'zh');
      await save('b', 'OpenAI ships model', 'en');
      await save('c', 'Chips for all, and one for OpenAI', 'en');
      const titles = async (lang?: 'zh' | 'en') =>
        (await bed.store.search({ ...word('openai'), ...(lang && { lang }) })).hits.map(
          (hit) => hit.article.title,
        );
      expect((await titles('en'))[0]).toBe('OpenAI ships model');
      expect((await titles('zh'))[0]).toBe('OpenAI 发布新模型');
      await save('d', '模型', 'zh');
      const asked = { ...word('chips'), lang: 'zh' } as const;
      expect((await bed.store.search(asked)).hits[0]?.article.lang).toBe('en');
    });

    it('saves many at once, in their order, the known ones in place', async () => {
      await bed.store.saveArticle(draft('b'));
      const saved = await bed.store.saveArticles(['a', 'b', 'c'].map((name) => ({ draft: draft(name) })));
      expect(saved.map((each) => each.new)).toEqual([true, false, true]);
      for (const [i, name] of ['a', 'b', 'c'].entries()) {
        expect((await bed.store.article(saved[i]!.id))?.companies).toEqual([name]);
      }
    });

    it('saves many with their alerts, also of a story that one of them opens', async () => {
      const saved = await bed.store.saveArticles(
        [
          { draft: draft('other') },
          { draft: draft('sora'), deliveries: [delivery('alert-1')] },
          { draft: draft('sora-again'), joins: 1 },
          { draft: draft('sora'), deliveries: [delivery('alert-2')] },
        ],
        { replaceable: true },
      );
      expect(saved[2]!.storyId).toBe(saved[1]!.storyId);
      expect(saved[1]!.storyId).not.toBe(saved[0]!.storyId);
      expect((await bed.store.outboxHealth(NOON)).pending).toBe(1);
      const stories = saved.map(({ storyId }) => storyId);
      expect(await bed.store.seen(ROOM, stories)).toEqual(new Set([saved[1]!.storyId]));
    });

    it('tells which of many addresses it knows', async () => {
      await bed.store.saveArticles(['a', 'b'].map((name) => ({ draft: draft(name) })));
      const known = await bed.store.articlesByUrl(
        ['b', 'none', 'a'].map((name) => `https://news.example/${name}`),
      );
      expect(known.map(({ companies }) => companies[0]).sort()).toEqual(['a', 'b']);
    });

    it('saves all of many or none', async () => {
      const many = [{ draft: draft('a') }, { draft: draft('b'), storyId: 424242 }];
      await expect(bed.store.saveArticles(many)).rejects.toThrow();
      expect(await bed.store.count()).toEqual({ articles: 0, stories: 0 });
      expect((await bed.store.search(word('video'))).total).toBe(0);
    });

    it('queues an alert with the article that causes it, once, as seen by the room', async () => {
      const alert = { deliveries: [delivery('alert-1')] };
      const { storyId } = await bed.store.saveArticle(draft('sora'), alert);
      await bed.store.saveArticle(draft('sora', { title: 'Again' }), { deliveries: [delivery('alert-2')] });
      expect((await bed.store.outboxHealth(NOON)).pending).toBe(1);
      expect(await bed.store.seen(ROOM, [storyId, 77])).toEqual(new Set([storyId]));
    });

    it('saves neither the article nor its alert when one of them fails', async () => {
      const alert = { storyId: 424242, deliveries: [delivery('alert-1')] };
      await expect(bed.store.saveArticle(draft('sora'), alert)).rejects.toThrow();
      expect((await bed.store.outboxHealth(NOON)).pending).toBe(0);
      expect(await bed.store.articleByUrl('https://news.example/sora')).toBeUndefined();
    });

    it('counts the outlets that tell a story', async () => {
      const { storyId } = await bed.store.saveArticle(draft('sora', { site: 'a.example' }));
      await bed.store.saveArticle(draft('sora-2', { site: 'a.example' }), { storyId });
      await bed.store.saveArticle(draft('sora-3', { site: 'b.example' }), { storyId });
      const other = await bed.store.saveArticle(draft('kling', { site: 'b.example' }));
      const counts = await bed.store.outletsOf([storyId, other.storyId, 999]);
      expect([...counts]).toEqual([
        [storyId, 2],
        [other.storyId, 1],
      ]);
    });

    it('lists what arrived in a span of time, oldest first, page by page', async () => {
      const minutes = [5, 3, 1, 4, 3, 9];
      await bed.store.saveArticles(
        minutes.map((m, i) => ({ draft: draft(`n${i}`, { arrivedAt: NOON + m * MINUTE }) })),
      );
      const seen: number[] = [];
      let after: number | undefined;
      for (;;) {
        const page = await bed.store.arrivals(NOON + 3 * MINUTE, NOON + 9 * MINUTE, 2, after);
        if (page.length === 0) break;
        seen.push(...page.map(({ arrivedAt }) => (arrivedAt - NOON) / MINUTE));
        after = page.at(-1)!.id;
      }
      expect(seen).toEqual([3, 3, 4, 5]);
    });

    it('suggests known terms and names related stories', async () => {
      const a = await bed.store.saveArticle(draft('Runway', { title: 'Runway raises money' }));
      const b = await bed.store.saveArticle(
        draft('Runway2', { companies: ['Runway'], keywords: ['Runway'] }),
      );
      await bed.store.saveArticle(draft('Wheat', { title: 'Harvest', body: 'Grain.', keywords: ['wheat'] }));
      const suggested = await bed.store.suggest('runw', 5);
      expect(suggested.map(({ text }) => text)).toContain('Runway');
      const related = await bed.store.related(a.storyId, 5);
      expect(related.map(({ id }) => id)[0]).toBe(b.storyId);
      expect(related.map(({ id }) => id)).not.toContain(a.storyId);
    });
  });
}
