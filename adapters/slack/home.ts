import type { App, types } from '@slack/bolt';
import type { Card } from '../../src/card.ts';
import { langOf } from '../../src/i18n/index.ts';
import type { Lang } from '../../src/model.ts';
import type { Desk, Place } from './desk.ts';
import { chatError } from './failure.ts';
import { withKeptAsks } from './kept.ts';
import { SLACK_LIMITS } from './limits.ts';
import { isPassing } from './patience.ts';
import { field } from './payload.ts';
import { renderCard } from './render.ts';
import { slackWords } from './words.ts';

/** The direct message channel of whoever opened App Home, by person: Slack tells it only at that moment. */
export type HomeMemory = Map<string, string>;

const MOST_CHANNELS = 10;
const MOST_REMEMBERED = 10_000;

export function listenToHome(app: App, desk: Desk, memory: HomeMemory): void {
  app.event('app_home_opened', async ({ body }) => {
    const space = field(body, 'team_id');
    const user = field(body, 'event', 'user');
    const channel = field(body, 'event', 'channel');
    // Opening the Messages tab sends the same event.
    if (!space || !user || (field(body, 'event', 'tab') ?? 'home') !== 'home') return;
    if (channel) {
      if (memory.size >= MOST_REMEMBERED) memory.clear();
      memory.set(`${space}/${user}`, channel);
    }
    await publishHome(desk, memory, { space, user });
  });
}

/** Shows a person what they follow, what they saved, and the channels that we share. Never fails. */
export async function publishHome(
  desk: Desk,
  memory: HomeMemory,
  { space, user }: Pick<Place, 'space' | 'user'>,
): Promise<void> {
  const channel = memory.get(`${space}/${user}`) ?? user;
  try {
    const { ask } = await desk.question({ space, channel, user }, '');
    const lang = langOf(ask.locale);
    const [mine, saved, channels, lost] = await Promise.all([
      desk.answer({ ...ask, text: 'list mine' }),
      desk.answer({ ...ask, text: 'saved' }),
      sharedChannels(desk, space, user),
      desk.lost(ask.person, lang),
    ]);
    const cards = [
      intro(lang),
      ...lost,
      ...mine.cards.slice(0, 1).map((card) => under(slackWords(lang).homeMine, card)),
      ...saved.cards.slice(0, 1).map((card) => under(slackWords(lang).homeSaved, card)),
      channelsCard(lang, channels),
      tryThese(lang),
    ];
    const kept = await Promise.all(cards.map((card) => withKeptAsks(card, desk.asks)));
    const view: types.HomeView = {
      type: 'home',
      private_metadata: JSON.stringify({ channel }),
      blocks: homeBlocks(kept, { lang, now: desk.clock.now(), zone: ask.zone }),
    };
    const publish = async () => (await desk.web(space)).views.publish({ user_id: user, view });
    await desk.patiently(publish, isPassing);
  } catch (error) {
    desk.log.warn({ platform: 'slack', detail: chatError(error).detail }, 'App Home was not published');
  }
}

function homeBlocks(
  cards: readonly Card[],
  { lang, now, zone }: { readonly lang: Lang; readonly now: number; readonly zone?: string | undefined },
): types.KnownBlock[] {
  const parts = cards.map((card, part) => {
    const view = { lang, now, part, alone: true, withoutImages: true, ...(zone ? { zone } : {}) };
    return renderCard(card, view).blocks;
  });
  const blocks = parts.flatMap((part, index): types.KnownBlock[] =>
    index === 0 ? [...part] : [{ type: 'divider' }, ...part],
  );
  return blocks.slice(0, SLACK_LIMITS.viewBlocks);
}

function under(title: string, card: Card): Card {
  const { url: _, ...rest } = card;
  return { ...rest, tone: 'plain', title, blocks: card.blocks.slice(0, 12) };
}

function intro(lang: Lang): Card {
  const words = slackWords(lang);
  return {
    tone: 'plain',
    title: words.homeTitle,
    blocks: [
      { kind: 'text', text: [words.homeIntro] },
      {
        kind: 'buttons',
        buttons: [
          { label: words.homeFollow, ask: 'subscribe', look: 'primary' },
          { label: words.homeLatest, ask: 'latest' },
          { label: words.homeSettings, ask: 'me' },
          { label: words.homeHelp, ask: 'help' },
        ],
      },
    ],
  };
}

function tryThese(lang: Lang): Card {
  const words = slackWords(lang);
  const asks =
    lang === 'zh'
      ? ['sora', '文生视频 since:7d', 'latest 5']
      : ['sora', 'text to video since:7d', 'latest 5'];
  return {
    tone: 'plain',
    title: words.homeTry,
    blocks: [
      { kind: 'text', text: [words.homeTryThese] },
      {
        kind: 'list',
        items: ['/ainews sora', '/ainews subscribe sora', '/ainews digest weekdays 9:00'].map((x) => [x]),
      },
      { kind: 'buttons', buttons: asks.map((ask) => ({ label: ask, ask })) },
    ],
  };
}

interface Channel {
  readonly id: string;
  readonly name: string;
}

/** Channels that the bot and the person are both in; none when Slack does not say. */
async function sharedChannels(desk: Desk, space: string, user: string): Promise<readonly Channel[]> {
  const query = { types: 'public_channel,private_channel', exclude_archived: true, limit: 200 };
  try {
    const client = await desk.web(space);
    const [ours, theirs] = await Promise.all([
      client.users.conversations(query),
      client.users.conversations({ ...query, user }),
    ]);
    const known = new Set((theirs.channels ?? []).map((channel) => channel.id));
    return (ours.channels ?? [])
      .flatMap(({ id, name }) => (id && name && known.has(id) ? [{ id, name }] : []))
      .slice(0, MOST_CHANNELS);
  } catch {
    return [];
  }
}

function channelsCard(lang: Lang, channels: readonly Channel[]): Card {
  const words = slackWords(lang);
  if (channels.length === 0) {
    return {
      tone: 'plain',
      title: words.homeChannels,
      blocks: [{ kind: 'text', text: [words.homeNoChannels] }],
    };
  }
  return {
    tone: 'plain',
    title: words.homeChannels,
    blocks: channels.flatMap(({ id, name }): Card['blocks'] => [
      { kind: 'text', text: [{ strong: `#${name}` }] },
      { kind: 'buttons', buttons: [{ label: words.homeList, ask: `list <#${id}|${name}>` }] },
    ]),
  };
}
