import { previewCard } from '../cards/preview.ts';
import { tells } from '../news/matched.ts';
import { sourceNames } from '../news/source-names.ts';
import type { Answer } from './ask.ts';
import { followed } from './changing.ts';
import type { CommandOf } from './command.ts';
import { type Context, remember } from './context.ts';
import { storyData } from './data.ts';
import { weekOf } from './dry-run.ts';
import { ended, expressionOf } from './rules.ts';
import { dayIn } from './until.ts';

/** `preview 2`: the last seven days as this subscription would have brought them. */
export async function preview(context: Context, command: CommandOf<'preview'>): Promise<Answer> {
  const { store, view, now } = context;
  const { room, subscription } = await followed(context, command.item);
  const { expression, settings } = subscription;
  const [week, { mutes }, sources] = await Promise.all([
    weekOf(store, expressionOf(expression), now, settings.lang),
    store.room(room),
    store.sources(),
  ]);
  const sourceOf = sourceNames(sources);
  const active = mutes.filter((mute) => !ended(mute, now)).map((mute) => expressionOf(mute.expression));
  const muted = week.stories.filter((story) => active.some((mute) => tells(story, mute, now, sourceOf)));
  const heard = week.stories.filter((story) => !muted.includes(story));
  const days = new Map<string, number>();
  for (const { articles } of heard) {
    const first = articles.at(-1)!;
    const day = dayIn(first.publishedAt ?? first.arrivedAt, view.zone);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  const perDay = [...days.values()];
  const held = perDay.reduce((sum, n) => sum + Math.max(0, n - (settings.maxPerDay ?? Infinity)), 0);
  const page = {
    what: settings.as ?? expression,
    week: week.count,
    more: week.more,
    stories: heard,
    busiest: Math.max(0, ...perDay),
    muted: muted.length,
    held,
  };
  await remember(
    context,
    heard.map(({ id }) => ({ kind: 'story', id })),
  );
  return {
    ok: true,
    cards: [previewCard(page, view)],
    data: { ...page, stories: heard.map((story) => storyData(story)) },
  };
}
