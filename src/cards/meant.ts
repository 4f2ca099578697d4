import type { Card } from '../card.ts';
import { say } from '../i18n/index.ts';
import type { Lang } from '../model.ts';
import { clipColumns } from './summary.ts';

/** The command that someone's own words come to: one sentence, the line, and the way out of it. */
export function meantCard(
  lang: Lang,
  { meant, asked }: { readonly meant: string; readonly asked: string },
): Card {
  const words = say(lang).results;
  return {
    tone: 'plain',
    title: words.meantTitle,
    blocks: [
      { kind: 'text', text: [words.meantThis, { strong: meant }] },
      {
        kind: 'buttons',
        buttons: [
          { label: clipColumns(meant, 60), ask: meant, look: 'primary' },
          { label: words.meantNot, ask: `? ${asked}` },
        ],
      },
    ],
  };
}
