import type { Block, Card } from '../card.ts';
import { say } from '../i18n/index.ts';
import type { Story } from '../model.ts';
import type { View } from '../time.ts';
import { storyItem } from './story.ts';
import { clipColumns } from './summary.ts';

export interface Preview {
  readonly what: string;
  /** Stories of the week; `more` when counting stopped there. */
  readonly week: number;
  readonly more: boolean;
  /** The newest of them that are not muted; the other numbers are of these. */
  readonly stories: readonly Story[];
  readonly busiest: number;
  readonly muted: number;
  readonly held: number;
}

const SHOWN = 20;

/** A week of one subscription, replayed. */
export function previewCard(page: Preview, view: View): Card {
  const { preview, subscribed, joinWords } = say(view.lang);
  const notes = [
    ...(page.busiest > 1 ? [preview.days(page.busiest)] : []),
    ...(page.muted > 0 ? [preview.muted(page.muted)] : []),
    ...(page.held > 0 ? [preview.held(page.held)] : []),
  ];
  const list: Block[] =
    page.stories.length === 0
      ? []
      : [
          {
            kind: 'list',
            ordered: true,
            start: 1,
            items: page.stories.slice(0, SHOWN).map((story) => storyItem(story, view)),
          },
        ];
  return {
    tone: 'plain',
    title: preview.title(clipColumns(page.what, 80)),
    blocks: [
      { kind: 'text', text: [subscribed.dryRun(page.week, page.more)] },
      ...(notes.length > 0 ? [{ kind: 'text' as const, text: [{ faint: joinWords(notes) }] }] : []),
      ...list,
    ],
  };
}
