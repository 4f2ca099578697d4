import type { Draft, Instant } from '../model.ts';
import type { Archive } from '../ports.ts';
import type { Stories } from './story.ts';

type Saved = Awaited<ReturnType<Archive['saveArticles']>>[number];

const PAGE = 500;

/** Brings the stories of the articles that arrived in [from, to) back to mind. */
export async function recallStories(
  archive: Pick<Archive, 'arrivals'>,
  stories: Stories,
  from: Instant,
  to: Instant,
): Promise<void> {
  let last: number | undefined;
  for (;;) {
    const page = await archive.arrivals(from, to, PAGE, last);
    for (const article of page) stories.add(article, article.storyId);
    last = page.at(-1)?.id;
    if (page.length < PAGE) return;
  }
}

/**
 * Saves many drafts at once, each in the story it tells. Stories that the batch itself opens have no id
 * before they are saved, so their openers go first; the results are in the drafts' order.
 */
export async function saveInStories(
  archive: Pick<Archive, 'saveArticles'>,
  stories: Stories,
  drafts: readonly Draft[],
): Promise<readonly Saved[]> {
  const placed = oldestFirst(drafts).map(({ draft, index }) => {
    const provisional = -1 - index;
    const storyId = stories.place(draft) ?? provisional;
    stories.add(draft, storyId);
    return { draft, index, storyId, opens: storyId === provisional };
  });
  const saved: Saved[] = [];
  const openers = placed.filter(({ opens }) => opens);
  const opened = await archive.saveArticles(openers.map(({ draft }) => ({ draft })));
  const idOf = new Map<number, number>();
  for (const [i, { index, storyId }] of openers.entries()) {
    saved[index] = opened[i]!;
    idOf.set(storyId, opened[i]!.storyId);
    stories.rename(storyId, opened[i]!.storyId);
  }
  const joiners = placed.filter(({ opens }) => !opens);
  const joined = await archive.saveArticles(
    joiners.map(({ draft, storyId }) => ({ draft, storyId: idOf.get(storyId) ?? storyId })),
  );
  for (const [i, { index }] of joiners.entries()) saved[index] = joined[i]!;
  return saved;
}

/** A story is best opened by its first article. */
function oldestFirst(drafts: readonly Draft[]): { readonly draft: Draft; readonly index: number }[] {
  return drafts
    .map((draft, index) => ({ draft, index }))
    .sort((a, b) => (a.draft.publishedAt ?? a.draft.arrivedAt) - (b.draft.publishedAt ?? b.draft.arrivedAt));
}
