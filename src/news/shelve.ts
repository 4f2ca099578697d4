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

/** Saves many drafts at once, each in the story it tells; the results are in the drafts' order. */
export async function saveInStories(
  archive: Pick<Archive, 'saveArticles'>,
  stories: Stories,
  drafts: readonly Draft[],
): Promise<readonly Saved[]> {
  const ordered = oldestFirst(drafts);
  const placed = ordered.map(({ draft }, place) => {
    const storyId = stories.place(draft);
    stories.add(draft, storyId ?? -1 - place);
    if (storyId === undefined) return { draft };
    return storyId < 0 ? { draft, joins: -1 - storyId } : { draft, storyId };
  });
  const kept = await archive.saveArticles(placed);
  const saved: Saved[] = [];
  for (const [place, { index }] of ordered.entries()) {
    stories.rename(-1 - place, kept[place]!.storyId);
    saved[index] = kept[place]!;
  }
  return saved;
}

/** A story is best opened by its first article. */
function oldestFirst(drafts: readonly Draft[]): { readonly draft: Draft; readonly index: number }[] {
  return drafts
    .map((draft, index) => ({ draft, index }))
    .sort((a, b) => (a.draft.publishedAt ?? a.draft.arrivedAt) - (b.draft.publishedAt ?? b.draft.arrivedAt));
}
