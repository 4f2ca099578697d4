import type { Block, Card } from '../card.ts';
import { say } from '../i18n/index.ts';
import type { Instant, RoomSettings, Subscription } from '../model.ts';
import type { View } from '../time.ts';
import { typed } from './typed.ts';

export interface HomePage {
  /** Articles in the archive. */
  readonly articles: number;
  /** What this channel follows. */
  readonly subscriptions: readonly Subscription[];
  readonly nextDigest?: Instant;
  readonly quiet?: RoomSettings['quiet'];
  /** Why deliveries here are paused. */
  readonly paused?: string;
  /** True for someone who could add sources where there are none. */
  readonly lacksSources?: boolean;
}

const SHOWN = 5;

/** What a bare command shows: what this channel follows, when its briefing comes, what to try. */
export function homeCard(page: HomePage, view: View): Card {
  const { home, number, room } = say(view.lang);
  return {
    tone: 'plain',
    title: home.title,
    blocks: [
      { kind: 'text', text: [home.intro(number(page.articles))] },
      ...(page.paused === undefined
        ? []
        : [{ kind: 'text' as const, text: [{ strong: home.paused }, ` ${page.paused}`] }]),
      ...(page.lacksSources
        ? [{ kind: 'text' as const, text: [home.noSources, typed('add suggested', view.lang)] }]
        : []),
      ...follows(page, view),
      {
        kind: 'facts',
        facts: [
          {
            label: home.nextDigest,
            value:
              page.nextDigest === undefined
                ? [home.noDigest]
                : [{ time: page.nextDigest, style: 'datetime' }],
          },
          ...(page.quiet ? [{ label: room.quiet, value: [`${page.quiet.from}–${page.quiet.to}`] }] : []),
        ],
      },
      { kind: 'text', text: [{ strong: home.tryThis }] },
      {
        kind: 'list',
        items: [
          [{ strong: 'sora' }, `  ${home.tryAsk}`],
          [typed('subscribe sora', view.lang), `  ${home.tryFollow}`],
          [typed('digest weekdays 9:00', view.lang), `  ${home.tryDigest}`],
        ],
      },
      {
        kind: 'buttons',
        buttons: [
          ...(page.lacksSources
            ? [{ label: home.addSources, ask: 'add suggested', look: 'primary' as const }]
            : []),
          { label: home.latest, ask: 'latest', look: 'primary' },
          { label: home.list, ask: 'list' },
          { label: home.saved, ask: 'saved' },
          { label: home.help, ask: 'help' },
        ],
      },
    ],
  };
}

function follows({ subscriptions }: HomePage, view: View): Block[] {
  const { home, digest } = say(view.lang);
  if (subscriptions.length === 0) return [{ kind: 'text', text: [home.followsNothing] }];
  const lines = subscriptions.slice(0, SHOWN).map(({ expression }) => [{ strong: expression }]);
  const more = subscriptions.length - SHOWN;
  return [
    { kind: 'text', text: [{ strong: home.follows }] },
    { kind: 'list', items: more > 0 ? [...lines, [{ faint: digest.more(more) }]] : lines },
  ];
}
