import type { Card } from '../card.ts';
import { say } from '../i18n/index.ts';
import type { Lang } from '../model.ts';
import { term } from './ask.ts';
import { notice } from './notice.ts';
import { clipColumns } from './summary.ts';

export interface Choices {
  readonly wish: 'subscribe' | 'mute';
  readonly title: string;
  readonly names: readonly string[];
}

/** What a story is about, each to be followed or kept out with one press. */
export function choicesCard(lang: Lang, { wish, title, names }: Choices): Card {
  const { follow, story } = say(lang);
  const buttons = names.map((name) =>
    wish === 'mute'
      ? { label: story.mute(clipColumns(name, 30)), ask: `mute ${term(name)} for:7d` }
      : { label: story.follow(clipColumns(name, 30)), ask: `subscribe ${term(name)}` },
  );
  const todo = names.length > 0 ? follow.whichTopic : follow.noTopic(wish);
  return notice('plain', clipColumns(title, 120), [todo], buttons);
}
