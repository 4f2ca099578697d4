import type { Card } from '../card.ts';
import { spokenLine } from '../commands/spoken-line.ts';
import { say } from '../i18n/index.ts';
import type { Lang } from '../model.ts';
import { clipColumns } from './summary.ts';
import { typed } from './typed.ts';

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
      { kind: 'text', text: [words.meantThis, typed(meant, lang)] },
      {
        kind: 'buttons',
        buttons: [
          { label: clipColumns(spokenLine(meant, lang), 60), ask: meant, look: 'primary' },
          { label: words.meantNot, ask: `? ${asked}` },
        ],
      },
    ],
  };
}
