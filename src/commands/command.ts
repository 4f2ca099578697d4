import type { ErrorKey } from '../i18n/index.ts';
import type { DigestPlan, Lang, RoomSettings, Timing } from '../model.ts';
import type { Expression } from '../news/expression.ts';

/** Settings as the person wrote them on the line; durations stay relative until the command runs. */
export interface LineSettings {
  readonly when?: Timing;
  /** `to:#channel`, `to:me`, `to:here`; the value without `to:`. */
  readonly to?: string;
  readonly max?: number;
  readonly as?: string;
  readonly lang?: Lang | 'auto';
  readonly mention?: string;
  /** `for:7d` in minutes. */
  readonly forMinutes?: number;
  /** `until:2026-12-01`. */
  readonly until?: string;
  /** `max:off`: what a subscription had and shall have no more. */
  readonly off?: readonly Removable[];
}

/** The settings that a subscription can do without. */
export type Removable = 'max' | 'as' | 'mention' | 'until';

/** What a schedule line sets; what it leaves out stays as it was, or takes the default. */
export type PlanChange = Partial<DigestPlan>;

export type ListScope = 'here' | 'mine' | 'paused' | { readonly channel: string };

/** Why a line cannot be done as it stands: a sentence of the catalogs, and what fills it. */
export interface Refusal {
  readonly key: ErrorKey;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A number of the last list, or one subscription whatever was listed since: buttons outlive their list. */
export type Item = number | SubscriptionItem;
export type SubscriptionItem = `=${number}`;

/**
 * One line, understood. `item` is a number of the last list that this person was shown here, or what a
 * button says in its place.
 * `search.meant` is the command that the line may have meant, where a verb led it.
 */
export type Command =
  | { readonly verb: 'home' }
  | {
      readonly verb: 'search';
      readonly expression: Expression;
      readonly page: number;
      readonly meant?: string;
    }
  | { readonly verb: 'address'; readonly url: string }
  /** Pages of so many, from 1. */
  | { readonly verb: 'latest'; readonly count: number; readonly page?: number }
  /** What comes after what this person was last shown here. */
  | { readonly verb: 'more' }
  | {
      readonly verb: 'subscribe';
      readonly expression?: Expression;
      readonly settings: LineSettings;
      /** The hours that were said with it, which are those of the room's briefing. */
      readonly hours?: PlanChange;
    }
  | { readonly verb: 'unsubscribe'; readonly target: number | Expression | 'all'; readonly sure: boolean }
  | { readonly verb: 'list'; readonly scope: ListScope }
  | {
      readonly verb: 'edit';
      readonly item: Item;
      readonly expression?: Expression;
      readonly settings: LineSettings;
    }
  | { readonly verb: 'pause'; readonly item: Item | 'all'; readonly forMinutes?: number }
  /** Without a number: this room's deliveries, after they were paused. */
  | { readonly verb: 'resume'; readonly item?: Item | 'all' }
  | { readonly verb: 'mute'; readonly expression: Expression; readonly forMinutes?: number }
  | { readonly verb: 'unmute'; readonly target: number | Expression }
  | { readonly verb: 'digest'; readonly action: 'status' | 'now' | 'preview' | 'skip' | 'off' }
  | { readonly verb: 'digest'; readonly action: 'schedule'; readonly plan: PlanChange }
  /** A topic of the one story last shown, to be followed or kept out. */
  | { readonly verb: 'this'; readonly wish: 'subscribe' | 'mute' }
  | { readonly verb: 'why'; readonly target: number | string }
  | { readonly verb: 'preview'; readonly item: Item }
  /** A number of the last list, the address of one of the story's articles (what buttons say), or `this`. */
  | { readonly verb: 'save'; readonly target: number | string }
  | { readonly verb: 'open'; readonly target: number | string }
  | { readonly verb: 'share'; readonly target: number | string }
  | { readonly verb: 'saved' }
  | { readonly verb: 'me'; readonly at?: string }
  | { readonly verb: 'me'; readonly off: true }
  | { readonly verb: 'add'; readonly url: string }
  | { readonly verb: 'add'; readonly suggested: true }
  | { readonly verb: 'remove'; readonly item: number }
  | { readonly verb: 'sources'; readonly only?: 'broken' | 'suggest' }
  | { readonly verb: 'import'; readonly url: string }
  | { readonly verb: 'export'; readonly what: 'opml' | 'json' | 'md' | 'mine' }
  | { readonly verb: 'settings' }
  | { readonly verb: 'tz'; readonly zone: string }
  | { readonly verb: 'lang'; readonly lang: Lang | 'auto' }
  /** Without hours: as they are. */
  | { readonly verb: 'quiet'; readonly hours?: NonNullable<RoomSettings['quiet']> | 'off' }
  | { readonly verb: 'status' }
  | { readonly verb: 'stats'; readonly days: number }
  | { readonly verb: 'undo' }
  | { readonly verb: 'forget-me'; readonly sure: boolean }
  | { readonly verb: 'audit' }
  /** All that is stored of this channel, or of its whole workspace or server. */
  | { readonly verb: 'purge'; readonly what?: 'here' | 'all'; readonly sure: boolean }
  /** `topic` is a verb's name, in English. */
  | { readonly verb: 'help'; readonly topic?: string }
  /** The line's shape fits, one of its values does not: an unusable pattern, `25:00`. Nothing is done. */
  | ({ readonly verb: 'refused'; readonly line: string } & Refusal);

export type Verb = Command['verb'];

/** The command of one verb. */
export type CommandOf<V extends Verb> = Extract<Command, { readonly verb: V }>;
