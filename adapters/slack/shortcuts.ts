import type { App } from '@slack/bolt';
import { tokens } from '../../src/text.ts';
import type { Desk, Place } from './desk.ts';
import { at, field, list } from './payload.ts';
import { slackWords } from './words.ts';

/** Shortcuts on a message; the manifests are written from this table. Names have at most 24 characters. */
export const SHORTCUTS = [
  { id: 'save_message', name: 'Save to AI News', description: 'Keep the story that this message links to' },
  { id: 'explain_link', name: 'Explain this link', description: 'Say in short what the linked page says' },
  {
    id: 'find_related',
    name: 'Find related news',
    description: 'Look for stories about what this message says',
  },
] as const;

export function listenToShortcuts(app: App, desk: Desk): void {
  app.shortcut({ type: 'message_action' }, async ({ body }) => {
    const place = placeOf(body);
    if (!place) return;
    const message = at(body, 'message');
    const link = linkIn(message);
    switch (field(body, 'callback_id')) {
      case 'save_message':
        return link ? desk.serve(place, `save ${link}`) : desk.say(place, (lang) => slackWords(lang).noLink);
      case 'explain_link':
        return link ? desk.serve(place, link) : desk.say(place, (lang) => slackWords(lang).noLink);
      case 'find_related': {
        const question = link ?? questionOf(field(message, 'text') ?? '');
        return question ? desk.serve(place, question) : desk.say(place, (lang) => slackWords(lang).noWords);
      }
      default:
        return desk.say(place, (lang) => slackWords(lang).stale);
    }
  });
}

function placeOf(body: unknown): Place | undefined {
  const space = field(body, 'team', 'id') ?? field(body, 'user', 'team_id');
  const user = field(body, 'user', 'id');
  const channel = field(body, 'channel', 'id');
  if (!space || !user || !channel) return undefined;
  const name = field(body, 'user', 'username') ?? field(body, 'user', 'name');
  const responseUrl = field(body, 'response_url');
  const thread = field(body, 'message', 'thread_ts');
  return {
    space,
    channel,
    user,
    ...(name ? { name } : {}),
    ...(responseUrl ? { responseUrl } : {}),
    ...(thread ? { thread } : {}),
  };
}

/** The first address of a message: in its text, its blocks (ours too) or what Slack unfurled. */
function linkIn(message: unknown): string | undefined {
  const written = /<(https?:\/\/[^|>\s]+)(?:\|[^>]*)?>/.exec(field(message, 'text') ?? '')?.[1];
  if (written) return written.replace(/&amp;/g, '&');
  return linkInside(list(message, 'blocks'), 0) ?? linkInside(list(message, 'attachments'), 0);
}

const LINKS = ['url', 'from_url', 'title_link', 'original_url'] as const;

function linkInside(value: unknown, depth: number): string | undefined {
  if (depth > 8 || typeof value !== 'object' || value === null) return undefined;
  for (const name of LINKS) {
    const link = field(value, name);
    if (link && /^https?:\/\//.test(link)) return link;
  }
  for (const inside of Object.values(value)) {
    const link = linkInside(inside, depth + 1);
    if (link) return link;
  }
  return undefined;
}

const MOST_WORDS = 6;

/** Any of the message's longest words: a question that finds what is near. */
function questionOf(text: string): string | undefined {
  const plain = text.replace(/<[^>]*>/g, ' ').replace(/&(?:amp|lt|gt);/g, ' ');
  const words = new Set(
    tokens(plain)
      .filter((token) =>
        token.cjk ? token.text.length > 1 && token.text.length < 12 : token.text.length > 3,
      )
      .map((token) => `"${token.text}"`),
  );
  const longest = [...words].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS);
  return longest.length > 0 ? `? ${longest.join(' OR ')}` : undefined;
}
