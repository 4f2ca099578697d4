import { UserError } from '../errors.ts';
import type { Instant, Lang, RoomSettings } from '../model.ts';
import type {
  Directory,
  Enricher,
  LinkTo,
  ListItem,
  ListOnTable,
  ModelState,
  PlatformState,
  Reader,
  ShownList,
  Store,
} from '../ports.ts';
import { type RoomKey, roomKey } from '../room.ts';
import { DAY, MINUTE, type View } from '../time.ts';
import type { Ask } from './ask.ts';

/** What every handler of a command works with. */
export interface Context {
  readonly ask: Ask;
  readonly store: Store;
  readonly reader: Reader | undefined;
  /** What the platform knows of its channels; without it nobody reaches another channel from here. */
  readonly directory: Directory | undefined;
  readonly enricher: Enricher | undefined;
  /** How the model stands that words articles; absent where none is set up. */
  readonly modelState: (() => Promise<ModelState>) | undefined;
  /** How the platforms stand that are set up; none on the command line. */
  readonly platforms: readonly PlatformState[];
  /** 22 characters that stand for a text; of which deliveries' keys are made. */
  readonly hash: (text: string) => string;
  readonly linkTo: LinkTo;
  readonly now: Instant;
  readonly room: RoomKey;
  /** The room's settings as they stand. */
  readonly settings: RoomSettings;
  /** The language, zone and time that the answer is written for. */
  readonly view: View;
  readonly lang: Lang;
  /** The language of what comes here unasked, as it stands or would be set by the first to ask for it. */
  readonly roomLang: Lang;
  /** True where people type rather than press: numbers are then shown with every list. */
  readonly typed: boolean;
}

/** A list stays on the table for a day. */
const SHOWN_FOR = DAY;

/** What the number on the last list that this person was shown here stands for. */
export async function itemOf<Kind extends ListItem['kind']>(
  context: Context,
  item: number,
  kind: Kind,
): Promise<number> {
  return (await listed(context, item, kind)).id;
}

/** The same, with the room that it is of. */
export async function listed<Kind extends ListItem['kind']>(
  context: Context,
  item: number,
  kind: Kind,
): Promise<Extract<ListItem, { kind: Kind }>> {
  const { items } = await shown(context);
  if (items.length === 0) throw new UserError('no-list');
  const found = items[item - 1];
  if (!found) throw new UserError('no-item', { item, last: items.length });
  if (found.kind !== kind) throw new UserError('other-list', { item });
  return found as Extract<ListItem, { kind: Kind }>;
}

/** The last list that this person was shown here. */
export function shown({ store, ask, now }: Context): Promise<ListOnTable> {
  return store.shownList(roomKey(ask.room), ask.person, now - SHOWN_FOR);
}

/**
 * Remembers the list that the answer shows, so that `save 3` can mean its third line. An answer without a
 * list leaves the one before on the table.
 */
export async function remember(
  context: Context,
  items: readonly ListItem[],
  beside: Omit<ShownList, 'items'> = {},
): Promise<void> {
  if (items.length === 0) return;
  await context.store.showList(context.room, context.ask.person, { items, ...beside }, context.now);
}

/** Whoever was shown something so lately means that, whatever came into the channel since. */
const STILL_READING = 5 * MINUTE;

/**
 * The one story that is talked of: the alert under which it is asked, else what came last to whoever asks,
 * the alert that the room got or what they were shown themselves; of several a number has to say which.
 */
export async function thisStory(context: Context): Promise<number> {
  const { store, ask, room, now } = context;
  const since = now - SHOWN_FOR;
  const answered = ask.under === undefined ? undefined : await store.alertPosted(room, since, ask.under);
  if (answered) return answered.storyId;
  const { items, one = items.length === 1, at = -Infinity } = await shown(context);
  const posted = await store.alertPosted(room, since);
  if (posted && posted.at > at && now - at > STILL_READING) return posted.storyId;
  const [first] = items;
  if (!first) throw new UserError('no-list');
  if (!one) throw new UserError('which-one', { last: items.length });
  if (first.kind !== 'story') throw new UserError('other-list', { item: 1 });
  return first.id;
}
