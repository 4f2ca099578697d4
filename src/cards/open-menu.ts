import type { Block } from '../card.ts';
import { say } from '../i18n/index.ts';
import type { Story } from '../model.ts';
import type { View } from '../time.ts';
import { shownTitle } from './headline.ts';
import { leadArticle } from './lead.ts';
import { clipColumns } from './summary.ts';

const LABEL = 60;

export interface OpenMenuOptions {
  /** The number of the first story on the list above. */
  readonly start: number;
  /** The lines are read instead of chosen, as on the terminal: they then say `open 3`. */
  readonly typed: boolean;
}

/**
 * One of the stories of a numbered list, to be read in full. What a choice says holds the story's address,
 * so that it means the same story to whoever chooses, however many lists they have seen since.
 */
export function openMenu(stories: readonly Story[], view: View, { start, typed }: OpenMenuOptions): Block[] {
  if (stories.length === 0) return [];
  const options = stories.map((story, i) => {
    const article = leadArticle(story, view.lang);
    return {
      label: clipColumns(`${start + i}. ${shownTitle(article)}`, LABEL),
      ask: `open ${typed ? start + i : article.url}`,
    };
  });
  return [{ kind: 'menu', label: say(view.lang).results.open, options }];
}
