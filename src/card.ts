import type { Instant } from './model.ts';
import { parseRoom, type RoomKey } from './room.ts';
import type { TimeStyle } from './time.ts';

/**
 * A piece of text inside a block. A plain string is literal: nothing in it is markup, on any platform.
 * `time` is shown in the reader's zone where the platform can, else in the room's. `room` is a channel by the
 * name that the reader may know it by: the platform shows none to who is not in it.
 */
export type Part =
  | string
  | { readonly strong: string }
  | { readonly faint: string }
  | { readonly link: string; readonly text: string }
  | { readonly time: Instant; readonly style: TimeStyle }
  | { readonly room: RoomKey };

export type Text = readonly Part[];

/**
 * A button says a command: pressing it asks `ask` in the same room, as the person who pressed,
 * or opens `url`. It works after a restart, since everything it needs is in the line.
 * With `to: 'room'` the answer is posted for everyone there (Share); where there is nobody else, as on
 * the terminal, such a button is left out.
 */
export type Button =
  | {
      readonly label: string;
      readonly ask: string;
      readonly look?: 'primary' | 'danger';
      readonly to?: 'room';
    }
  | { readonly label: string; readonly url: string };

/** One choice of a menu: what choosing it says, as a button does. */
export interface Choice {
  readonly label: string;
  readonly ask: string;
}

export type Block =
  | { readonly kind: 'text'; readonly text: Text }
  /** One line an item. `ordered` numbers them from `start` (1 unless told). */
  | {
      readonly kind: 'list';
      readonly items: readonly Text[];
      readonly ordered?: boolean;
      readonly start?: number;
    }
  /** Label and value, one line each. */
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Text }[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  /**
   * One of several commands to choose: `label` invites, each option says its line when it is chosen.
   * Where nothing can be chosen, as on the terminal, the lines are written out.
   */
  | { readonly kind: 'menu'; readonly label: string; readonly options: readonly Choice[] };

/** What the card is for the eye: news, an answer, a success, a warning, a failure. */
export type Tone = 'news' | 'plain' | 'good' | 'warn' | 'bad';

/**
 * One message, on any platform: plain JSON, stored as it is and rendered at the last moment.
 * One card = one platform message = one outbox row = one delivery key.
 */
export interface Card {
  readonly tone: Tone;
  /** Literal; a link when `url` is given. */
  readonly title?: string;
  readonly url?: string;
  readonly blocks: readonly Block[];
}

/** The plain text of parts, without links and dates as ISO: for notifications, logs and measuring. */
export function plain(text: Text): string {
  return text.map(plainPart).join('');
}

function plainPart(part: Part): string {
  if (typeof part === 'string') return part;
  if ('strong' in part) return part.strong;
  if ('faint' in part) return part.faint;
  if ('link' in part) return part.text;
  if ('room' in part) return roomWord(part.room);
  return new Date(part.time).toISOString();
}

/** A channel where its name is not known: `#C01`. */
export function roomWord(key: RoomKey): string {
  return `#${parseRoom(key)?.channel ?? '…'}`;
}
