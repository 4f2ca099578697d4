import type { Article, Draft } from '../model.ts';
import type { Archive, Enricher, Enrichment } from '../ports.ts';
import { canonicalUrl } from './identity.ts';

type Asked = Parameters<Enricher['enrich']>[0];

const FIELDS = ['keywords', 'technologies', 'industries', 'companies', 'people', 'event'] as const;

/**
 * Puts better words in the place of those that an article of the archive was first given. What it says
 * otherwise, because somebody else filled the field, stays; so does everything when the article was changed
 * since. Tells nobody. False when the article is not there.
 */
export async function reword(
  archive: Pick<Archive, 'articleByUrl' | 'saveArticle'>,
  asked: Pick<Asked, 'url' | 'title' | 'body'>,
  before: Enrichment,
  after: Enrichment,
): Promise<boolean> {
  const known = await archive.articleByUrl(canonicalUrl(asked.url));
  if (!known) return false;
  if (known.title !== asked.title || known.body !== asked.body) return true;
  const words: Partial<Draft> = Object.fromEntries(
    FIELDS.filter((field) => isSame(known[field], before[field])).map((field) => [field, after[field]]),
  );
  await archive.saveArticle({ ...draftOf(known), ...words }, { storyId: known.storyId });
  return true;
}

function isSame(known: string | readonly string[], before: string | readonly string[]): boolean {
  return known.length === 0 || JSON.stringify(known) === JSON.stringify(before);
}

function draftOf({ id: _id, storyId: _storyId, ...draft }: Article): Draft {
  return draft;
}
