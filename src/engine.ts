import { bugCard, problemCard, problemLine } from './cards/notice.ts';
import type { Answer, Ask, Completion } from './commands/ask.ts';
import type { Command } from './commands/command.ts';
import type { Context } from './commands/context.ts';
import { parse } from './commands/grammar.ts';
import { run } from './commands/run.ts';
import { createSuggester } from './commands/suggest.ts';
import { UserError } from './errors.ts';
import { fit } from './fit.ts';
import { langOf } from './i18n/index.ts';
import type {
  Clock,
  Directory,
  Enricher,
  LinkTo,
  Log,
  ModelState,
  PlatformState,
  Reader,
  Store,
} from './ports.ts';
import { type Platform, personalRoom, roomKey } from './room.ts';

export type { Answer, Ask, Completion } from './commands/ask.ts';

export interface Engine {
  /** Answers one line. Never throws: what went wrong is an answer too. */
  answer(ask: Ask): Promise<Answer>;
  /** Completions for an unfinished line, at most `limit`; from memory, never slow. */
  suggest(ask: Ask, limit: number): Promise<readonly Completion[]>;
}

export interface EngineParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Reads pages and feeds; absent where the open web is out of reach. */
  readonly reader: Reader | undefined;
  /** By platform; where there is none, nobody reaches another channel than the one they are in. */
  readonly directories?: ReadonlyMap<Platform, Directory>;
  /** Those that are set up. */
  readonly platforms?: ReadonlyMap<Platform, () => PlatformState>;
  readonly linkTo?: LinkTo;
  /** Fills in what a page does not say of itself; goes with the reader. */
  readonly enricher?: Enricher;
  /** How the model stands that words articles, where one is set up. */
  readonly modelState?: () => Promise<ModelState>;
  /** 22 characters that are the same for the same text and differ for all others. */
  readonly hash: (text: string) => string;
}

export function createEngine(parts: EngineParts): Engine {
  const suggester = createSuggester(parts.store, parts.clock);
  return {
    async answer(ask) {
      try {
        const context = await contextOf(parts, ask);
        return await answerIn(context, parse(ask.text));
      } catch (error) {
        return bug(parts, ask, error);
      }
    },
    suggest: async (ask, limit) => (await suggester(ask)).slice(0, limit),
  };
}

const nowhere: LinkTo = async () => undefined;

async function answerIn(context: Context, command: Command): Promise<Answer> {
  try {
    const answer = await run(context, command);
    const shared = answer.shared ? { shared: fit(answer.shared) } : {};
    return { ...answer, ...shared, cards: answer.cards.map((card) => fit(card)) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return problem(context, error);
  }
}

async function contextOf(parts: EngineParts, ask: Ask): Promise<Context> {
  const { store, clock, reader, enricher } = parts;
  const room = roomKey(ask.room);
  const now = clock.now();
  const { settings } = await store.room(room);
  const lang = (isShared(ask) ? undefined : settings.lang) ?? langOf(ask.locale);
  const zone = ask.zone ?? settings.zone ?? 'UTC';
  return {
    ask,
    store,
    reader,
    directory: parts.directories?.get(ask.room.platform),
    enricher,
    modelState: parts.modelState,
    platforms: [...(parts.platforms?.values() ?? [])].map((stateOf) => stateOf()),
    hash: parts.hash,
    linkTo: parts.linkTo ?? nowhere,
    now,
    room,
    settings,
    lang,
    roomLang: settings.lang ?? langOf(ask.roomLocale ?? ask.locale),
    view: { lang, zone, now },
    typed: ask.room.platform === 'console',
  };
}

/**
 * In a channel everyone is answered in their own language, whatever the channel's posts are written in; a
 * place of one's own is spoken to as its owner set it.
 */
function isShared({ room, person }: Ask): boolean {
  if (room.platform === 'console' || room.platform === 'web') return false;
  return roomKey(room) !== roomKey(personalRoom(person));
}

function problem(context: Context, error: UserError): Answer {
  const message = problemLine(error, context.lang);
  return {
    ok: false,
    cards: [fit(problemCard(error, context.lang))],
    data: null,
    error: { key: error.key, message },
  };
}

/** The person gets a short id, the log the cause under that id. */
function bug(parts: EngineParts, ask: Ask, error: unknown): Answer {
  const id = shortId(`${parts.clock.now()} ${ask.person.id} ${ask.text}`);
  parts.log.error({ id, room: roomKey(ask.room), error }, 'an ask failed');
  const card = bugCard(id, langOf(ask.locale));
  return { ok: false, cards: [fit(card)], data: null, error: { key: 'bug', message: id } };
}

/** Six letters and digits that tell two failures apart; not a secret. */
function shortId(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36).padStart(6, '0').slice(-6);
}
