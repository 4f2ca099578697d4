import type { APIChannel } from 'discord.js';
import { type Api, refusalOf } from './api.ts';

/** The kinds of channel that take a message in their own way. */
export type Kind = 'text' | 'announcement' | 'forum' | 'thread' | 'dm';

/** What is known of a channel before something is posted there. */
export interface Place {
  readonly kind: Kind;
  /** A tag that a forum demands, when it demands one. */
  readonly tag?: string;
}

/** Channels by id, as the gateway tells of them; asked for when it did not. */
export interface Places {
  learn(channel: Pick<APIChannel, 'id' | 'type'>): void;
  forget(channelId: string): void;
  known(channelId: string): Place | undefined;
  /** Asks Discord. Throws what the API throws. */
  ask(channelId: string): Promise<Place>;
}

const ANNOUNCEMENT = 5;
const THREADS = [10, 11, 12];
const FORUMS = [15, 16];
const DMS = [1, 3];
const REQUIRE_TAG = 1 << 4;

/** Only what is not plain text is kept: a guild may have hundreds of channels. */
export function createPlaces(api: Api): Places {
  const places = new Map<string, Place>();
  const learn = (channel: Pick<APIChannel, 'id' | 'type'>): Place => {
    const place = placeOf(channel);
    if (place.kind === 'text') places.delete(channel.id);
    else places.set(channel.id, place);
    return place;
  };
  return {
    learn,
    forget: (channelId) => void places.delete(channelId),
    known: (channelId) => places.get(channelId),
    ask: async (channelId) => learn(await api.get<APIChannel>(`/channels/${channelId}`)),
  };
}

function placeOf(channel: Pick<APIChannel, 'id' | 'type'>): Place {
  const type: number = channel.type;
  if (type === ANNOUNCEMENT) return { kind: 'announcement' };
  if (THREADS.includes(type)) return { kind: 'thread' };
  if (DMS.includes(type)) return { kind: 'dm' };
  if (!FORUMS.includes(type)) return { kind: 'text' };
  const tag = requiredTag(channel);
  return tag ? { kind: 'forum', tag } : { kind: 'forum' };
}

function requiredTag(channel: object): string | undefined {
  const { flags, available_tags: tags } = channel as {
    readonly flags?: number;
    readonly available_tags?: readonly { readonly id: string; readonly moderated: boolean }[];
  };
  if (!((flags ?? 0) & REQUIRE_TAG)) return undefined;
  return tags?.find((tag) => !tag.moderated)?.id;
}

/** Did Discord say that there is no such thing? Not reached, or not allowed, is no answer to that. */
export function isGone(error: unknown): boolean {
  const refusal = refusalOf(error);
  return refusal.kind === 'refused' && [10003, 10004].includes(refusal.code);
}
