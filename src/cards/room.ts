import type { Card, Text } from '../card.ts';
import { say } from '../i18n/index.ts';
import type { RoomState } from '../ports.ts';
import type { View } from '../time.ts';
import { planInWords } from './schedule.ts';

/** How a room is set up. */
export function roomCard(state: RoomState, paused: string | undefined, view: View): Card {
  const { room, stats, number, home, lists } = say(view.lang);
  const { lang, zone, digest, quiet } = state.settings;
  const fact = (label: string, value: string): { label: string; value: Text } => ({ label, value: [value] });
  return {
    tone: 'plain',
    title: room.title,
    blocks: [
      {
        kind: 'facts',
        facts: [
          fact(room.lang, lang ? room.languages[lang] : room.auto),
          fact(room.zone, zone ?? view.zone),
          fact(room.digest, digest ? planInWords(digest, view.lang) : room.none),
          fact(room.quiet, quiet ? `${quiet.from}–${quiet.to}` : room.none),
          fact(stats.following, number(state.subscriptions.length)),
          fact(lists.mutes, number(state.mutes.length)),
          fact(room.deliveries, paused ?? room.running),
        ],
      },
      {
        kind: 'buttons',
        buttons: [
          { label: home.list, ask: 'list' },
          { label: room.setQuiet, ask: 'quiet' },
        ],
      },
    ],
  };
}

export interface RoomNumbers {
  readonly days: number;
  readonly stories: string;
  readonly alerts: number;
  readonly following: number;
  readonly sources: number;
  readonly failing: number;
}

export function statsCard(numbers: RoomNumbers, view: View): Card {
  const { stats, number } = say(view.lang);
  const { days, stories, alerts, following, sources, failing } = numbers;
  return {
    tone: 'plain',
    title: stats.title(days),
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: stats.stories, value: [stories] },
          { label: stats.alerts, value: [number(alerts)] },
          { label: stats.following, value: [number(following)] },
          { label: stats.sources, value: [number(sources)] },
          ...(failing > 0 ? [{ label: stats.failing, value: [number(failing)] }] : []),
        ],
      },
    ],
  };
}
