import type { Card } from '../card.ts';
import type { Person } from '../model.ts';
import type { Room } from '../room.ts';

/** A person's words in a room. */
export interface Ask {
  readonly room: Room;
  readonly person: Person;
  /** May the person manage this room's sources and data? The platform decides. */
  readonly manager: boolean;
  /** May the person change what this room follows and when it is briefed? Yes, unless the platform says no. */
  readonly mayChange?: boolean;
  /** BCP 47, as the platform gives it. */
  readonly locale: string;
  /** BCP 47 of the place itself, where the platform has one: the language of what comes there unasked. */
  readonly roomLocale?: string;
  /** IANA zone of the person, where the platform knows it. */
  readonly zone?: string;
  /** The receipt of the message that it answers, in the room: the head of its thread. */
  readonly under?: string;
  /** The line, without the command's own name. */
  readonly text: string;
}

/**
 * What comes back. `cards` are for the person who asked; `shared` is a short card that the whole room
 * sees (a change of subscriptions). `data` is the answer as plain JSON for programs; its shape is stable.
 */
export interface Answer {
  readonly cards: readonly Card[];
  readonly shared?: Card;
  /** What was asked to be taken out (`export`), whole; the cards then hold its beginning. */
  readonly file?: { readonly name: string; readonly text: string };
  readonly data: unknown;
  /** False when the ask could not be done; `error` has the stable key of why. */
  readonly ok: boolean;
  readonly error?: { readonly key: string; readonly message: string };
}

/** One completion for a line that is being typed. `text` is the whole line. */
export interface Completion {
  readonly text: string;
  readonly hint: string;
}
