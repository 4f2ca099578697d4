import { choicesCard } from '../cards/choices.ts';
import { shownTitle } from '../cards/headline.ts';
import { leadArticle } from '../cards/lead.ts';
import { topicsOf } from '../cards/topic.ts';
import { UserError } from '../errors.ts';
import type { Answer } from './ask.ts';
import type { Command, CommandOf } from './command.ts';
import { type Context, shown } from './context.ts';
import { storyData } from './data.ts';
import { parse } from './grammar.ts';
import { storyOf } from './read.ts';

/** `more`: the command that shows what comes after what this person was last shown here. */
export async function more(context: Context): Promise<Command> {
  const { items, next } = await shown(context);
  if (items.length === 0) throw new UserError('no-list');
  if (next === undefined) throw new UserError('no-more');
  return parse(next);
}

/** `mute this`, `follow this`: a story is told once, so what is meant is one of the things that it is about. */
export async function topics(context: Context, { wish }: CommandOf<'this'>): Promise<Answer> {
  const { lang } = context;
  const story = await storyOf(context, { target: 'this' });
  const article = leadArticle(story, lang);
  const names = topicsOf(article);
  return {
    ok: true,
    cards: [choicesCard(lang, { wish, title: shownTitle(article), names })],
    data: { story: storyData(story), topics: names },
  };
}
