import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reword } from '../../../src/news/reword.ts';
import type { Enrichment, Store } from '../../../src/ports.ts';
import { memoryStore, news, stoppedAt } from '../../helpers/desk-bed.ts';

const clock = stoppedAt('2026-11-24T09:00:00Z');
const first = {
  keywords: ['harbor'],
  technologies: ['robotics'],
  industries: [],
  companies: [],
  people: [],
  event: 'It begins so.',
} satisfies Enrichment;
const better = {
  ...first,
  keywords: ['containers', 'Oslo'],
  companies: ['Harbor Robotics'],
  event: 'Harbor Robotics opened a laboratory.',
} satisfies Enrichment;

let store: Store;
beforeEach(() => {
  store = memoryStore(clock);
});
afterEach(() => store.close());

const draft = (over = {}) => ({ ...news('A laboratory opens', clock.now()), ...first, ...over });

describe('better words for an article of the archive', () => {
  it('take the place of the first ones, and are found', async () => {
    const saved = await store.saveArticle(draft());
    expect(await reword(store, draft(), first, better)).toBe(true);
    const article = await store.article(saved.id);
    expect(article).toMatchObject({ ...better, title: 'A laboratory opens', storyId: saved.storyId });
    expect(await store.suggest('containers', 5)).toHaveLength(1);
  });

  it('leave alone what somebody else has filled in', async () => {
    const saved = await store.saveArticle(draft({ event: 'As the record tells it.' }));
    await reword(store, draft(), first, better);
    expect(await store.article(saved.id)).toMatchObject({
      event: 'As the record tells it.',
      keywords: better.keywords,
    });
  });

  it('are not put on an article that was changed meanwhile', async () => {
    const saved = await store.saveArticle(draft({ body: 'Corrected: it closes.' }));
    expect(await reword(store, draft(), first, better)).toBe(true);
    expect((await store.article(saved.id))?.event).toBe(first.event);
  });

  it('wait for an article that is not there yet', async () => {
    expect(await reword(store, draft(), first, better)).toBe(false);
    expect((await store.count()).articles).toBe(0);
  });
});
