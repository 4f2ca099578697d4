import { type Block, type Card, plain, type Text } from '../card.ts';
import { say } from '../i18n/index.ts';
import type { Story } from '../model.ts';
import type { View } from '../time.ts';
import { aroundMatch } from './around.ts';
import { term } from './ask.ts';
import { shownTitle } from './headline.ts';
import { leadArticle } from './lead.ts';
import { byline } from './story.ts';
import { beyondTitle, clipColumns, leading } from './summary.ts';
import { topicOf } from './topic.ts';

const THREE_LINES = 240;
const TITLE = 140;

export interface AlertMatch {
  /** The subscription's name (`as:`), or its expression. */
  readonly topic: string;
  /** Words around the match, the matched ones `strong`; empty where only the title has them. */
  readonly snippet?: Text;
}

/** A story that a room asked to hear of at once: one card, however many of its subscriptions match. */
export function alertCard(story: Story, matches: readonly AlertMatch[], view: View): Card {
  const { alert, story: words, joinWords } = say(view.lang);
  const article = leadArticle(story, view.lang);
  const topics = matches.slice(0, 5).map(({ topic }) => clipColumns(topic, 40));
  const title = clipColumns(shownTitle(article), TITLE);
  const snippet =
    matches.map((match) => aroundMatch(match.snippet ?? [], article)).find((around) => around.length > 0) ??
    [];
  const summary = leading(beyondTitle({ ...article, body: '' }, TITLE), THREE_LINES);
  const keywords = joinWords(article.keywords.slice(0, 6).map((word) => clipColumns(word, 40)));
  const blocks: Block[] = [
    ...(snippet.length > 0 ? [{ kind: 'text' as const, text: snippet }] : []),
    ...(summary === '' || tells(snippet, article.event) ? [] : [{ kind: 'text' as const, text: [summary] }]),
    {
      kind: 'text',
      text: [...byline(story, article, view), '\n', alert.matched, { strong: joinWords(topics) }],
    },
    ...(keywords === ''
      ? []
      : [{ kind: 'facts' as const, facts: [{ label: words.keywords, value: [keywords] }] }]),
    {
      kind: 'buttons',
      buttons: [
        { label: words.save, ask: `save ${article.url}`, look: 'primary' },
        { label: words.more, ask: `open ${article.url}` },
        { label: words.why, ask: `why ${article.url}` },
        ...muteButton(topicOf(article), view),
      ],
    },
  ];
  return { tone: 'news', title, url: article.url, blocks };
}

/** Are the words around the match said there? Nobody reads the same twice. */
function tells(snippet: Text, text: string): boolean {
  const words = plain(snippet).replace(/^…|…$/g, '').trim();
  return words !== '' && text.replace(/\s+/g, ' ').includes(words);
}

function muteButton(topic: string | undefined, view: View) {
  if (!topic) return [];
  return [{ label: say(view.lang).story.mute(clipColumns(topic, 24)), ask: `mute ${term(topic)} for:7d` }];
}
