import type { Card } from '../card.ts';
import { say } from '../i18n/index.ts';
import type { Lang } from '../model.ts';

/** `subscribe` with nothing behind it: what to type. */
export function subscribeHelpCard(lang: Lang): Card {
  const { follow, help } = say(lang);
  return {
    tone: 'plain',
    title: follow.what,
    blocks: [
      { kind: 'text', text: [follow.whatTodo] },
      { kind: 'list', items: follow.examples.map(([line, does]) => [{ strong: line }, `  ${does}`]) },
      { kind: 'buttons', buttons: [{ label: help.shapes, ask: 'help subscribe' }] },
    ],
  };
}
