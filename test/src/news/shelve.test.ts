import { describe, expect, it } from 'vitest';
import { openStore } from '../../../adapters/store/store.ts';
import type { Draft } from '../../../src/model.ts';
import { recallStories, saveInStories } from '../../../src/news/shelve.ts';
import { createStories } from '../../../src/news/story.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 24);

function draft(title: string, site: string, publishedAt = now): Draft {
  const url = `https://${site}/${encodeURIComponent(title)}`;
  const empty = { keywords: [], technologies: [], industries: [], companies: [], people: [], event: '' };
  return { ...empty, title, url, canonicalUrl: url, body: '', lang: 'en', site, publishedAt, arrivedAt: now };
}

const first = draft('Mistral raises 600 million euros led by General Catalyst', 'a.example', now - 7_200_000);
const second = draft('Mistral raises 600 million euros in round led by General Catalyst', 'b.example');
const other = draft('Waymo opens its robotaxi service in Tokyo', 'c.example');
const open = () => openStore({ path: ':memory:', clock: { now: () => now } });

describe('saving articles in their stories', () => {
  it('puts two reports of one event into one story, whichever comes first in the batch', async () => {
    for (const batch of [
      [first, second, other],
      [other, second, first],
    ]) {
      const saved = await saveInStories(open(), createStories(), batch);
      const storyOf = (one: Draft) => saved[batch.indexOf(one)]?.storyId;
      expect(storyOf(first)).toBe(storyOf(second));
      expect(storyOf(other)).not.toBe(storyOf(first));
    }
  });

  it('joins a story of an earlier run', async () => {
    const store = open();
    const [opened] = await saveInStories(store, createStories(), [first]);
    const stories = createStories();
    await recallStories(store, stories, now - DAY, now + DAY);
    const [joined] = await saveInStories(store, stories, [second]);
    expect(joined).toMatchObject({ storyId: opened?.storyId, new: true });
  });

  it('adds nothing when the same batch comes again', async () => {
    const store = open();
    await saveInStories(store, createStories(), [first, second, other]);
    const again = await saveInStories(store, createStories(), [first, second, other]);
    expect(again.map((saved) => saved.new)).toEqual([false, false, false]);
    expect(await store.count()).toMatchObject({ articles: 3, stories: 2 });
  });
});
