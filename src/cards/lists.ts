import type { Card } from '../card.ts';
import { say } from '../i18n/index.ts';
import type { Story } from '../model.ts';
import type { View } from '../time.ts';
import { openMenu } from './open-menu.ts';
import { storyItem } from './story.ts';
import { typed } from './typed.ts';

/** What someone has saved, as a numbered list. */
export function savedCard(
  stories: readonly Story[],
  view: View,
  options: { readonly typed?: boolean } = {},
): Card {
  const { lists, home } = say(view.lang);
  if (stories.length === 0) {
    return {
      tone: 'plain',
      title: lists.noSaved,
      blocks: [
        { kind: 'text', text: [lists.noSavedTodo, typed('save 3', view.lang)] },
        { kind: 'buttons', buttons: [{ label: home.latest, ask: 'latest' }] },
      ],
    };
  }
  return {
    tone: 'plain',
    title: lists.saved,
    blocks: [
      { kind: 'list', ordered: true, start: 1, items: stories.map((story) => storyItem(story, view)) },
      ...openMenu(stories, view, { start: 1, typed: options.typed === true }),
    ],
  };
}
