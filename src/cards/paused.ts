import type { Card, Text } from '../card.ts';
import { fill, say } from '../i18n/index.ts';
import type { Instant, Lang } from '../model.ts';
import type { RoomKey } from '../room.ts';
import { notice } from './notice.ts';
import { clipColumns } from './summary.ts';

const ROOMS = 10;

export interface UnreachedRoom {
  readonly room: RoomKey;
  /** What it follows, to be known by where its name cannot be shown any more. */
  readonly follows: readonly string[];
}

/** To a person who can do something about it: rooms that cannot be reached, and why. */
export function pausedCard(rooms: readonly UnreachedRoom[], reason: string, lang: Lang): Card {
  const words = say(lang).pause;
  return {
    tone: 'warn',
    title: words.title(rooms.length),
    blocks: [
      { kind: 'list', items: rooms.slice(0, ROOMS).map((one) => roomLine(one, lang)) },
      { kind: 'facts', facts: [{ label: words.reason, value: [clipColumns(reason, 120)] }] },
      { kind: 'text', text: [words.todo] },
      { kind: 'text', text: [{ faint: words.why }] },
    ],
  };
}

function roomLine({ room, follows }: UnreachedRoom, lang: Lang): Text {
  if (follows.length === 0) return [{ room }];
  const { pause, joinWords } = say(lang);
  return [
    { room },
    { faint: ` · ${pause.follows(joinWords(follows.map((what) => clipColumns(what, 40))))}` },
  ];
}

/** To a room that is reached again. */
export function resumedCard(paused: { readonly reason: string; readonly at: Instant }, lang: Lang): Card {
  const { pause, follow } = say(lang);
  const [before, after] = pause.since;
  return notice('good', follow.roomResumed, [
    before,
    { time: paused.at, style: 'datetime' },
    fill(after, { reason: clipColumns(paused.reason, 120) }),
  ]);
}
