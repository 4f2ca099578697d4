import { shownTitle } from '../cards/headline.ts';
import { leadArticle } from '../cards/lead.ts';
import { savedCard } from '../cards/lists.ts';
import { notice } from '../cards/notice.ts';
import { say } from '../i18n/index.ts';
import type { Answer } from './ask.ts';
import { type Context, remember } from './context.ts';
import { storyData } from './data.ts';
import { storyOf } from './read.ts';

/** `save 3`: kept for this person, in this room. */
export async function save(context: Context, command: { readonly target: number | string }): Promise<Answer> {
  const { store, ask, room, now, lang } = context;
  const story = await storyOf(context, command);
  const fresh = await store.save(ask.person, room, story.id, now);
  const words = say(lang).notice;
  const title = fresh ? words.saved(shownTitle(leadArticle(story, lang))) : words.savedAlready;
  const card = notice('good', title, [], [{ label: words.seeSaved, ask: 'saved' }]);
  return { ok: true, cards: [card], data: { saved: storyData(story), new: fresh } };
}

/** `saved`: this person's stories, newest first. */
export async function saved(context: Context): Promise<Answer> {
  const stories = await context.store.saved({ person: context.ask.person });
  await remember(
    context,
    stories.map(({ id }) => ({ kind: 'story', id })),
  );
  return {
    ok: true,
    cards: [savedCard(stories, context.view, { typed: context.typed })],
    data: { stories: stories.map((story) => storyData(story)) },
  };
}
