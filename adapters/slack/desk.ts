import type { Block, Card } from '../../src/card.ts';
import type { Answer, Ask } from '../../src/commands/ask.ts';
import type { Command } from '../../src/commands/command.ts';
import { parse } from '../../src/commands/grammar.ts';
import { VERBS } from '../../src/commands/verbs.ts';
import type { Engine } from '../../src/engine.ts';
import { langOf } from '../../src/i18n/index.ts';
import type { Lang, Person } from '../../src/model.ts';
import type { Clock, Log } from '../../src/ports.ts';
import { createFiles } from './files.ts';
import type { Asks } from './kept.ts';
import { createPatience, type Patiently } from './patience.ts';
import type { People, Profile } from './people.ts';
import type { Address, Replied, Replies } from './reply.ts';
import { createResponseUrl, isResponseUrl, type ResponseUrl } from './response-url.ts';
import type { Rooms } from './rooms.ts';
import { slackWords } from './words.ts';
import type { WebOf } from './workspaces.ts';

/** Where something was asked, before anything is known of the person. */
export interface Place {
  readonly space: string;
  readonly channel: string;
  readonly user: string;
  readonly name?: string;
  readonly thread?: string;
  readonly responseUrl?: string;
  /** Everyone there sees the question, so everyone may see the answer: a mention. */
  readonly open?: boolean;
}

/** A question in its place, ready for the engine. */
interface Question {
  readonly ask: Ask;
  readonly address: Address;
  readonly open: boolean;
}

export interface Desk {
  readonly web: WebOf;
  readonly log: Log;
  readonly clock: Clock;
  readonly asks: Asks;
  readonly patiently: Patiently;
  readonly lost: (person: Person, lang: Lang) => Promise<readonly Card[]>;
  /** What is known of the person, then the line as an ask. */
  question(place: Place, text: string): Promise<Question>;
  answer(ask: Ask): Promise<Answer>;
  /** Asks, and shows the answer to whom it is for. */
  serve(place: Place, text: string, options?: { readonly replace?: boolean }): Promise<void>;
  /** Asks, and shows the answer to the whole room. False when it could not be shown. */
  share(place: Place, text: string): Promise<boolean>;
  say(place: Place, words: (lang: Lang) => string): Promise<void>;
  profile(place: Pick<Place, 'space' | 'user'>): Promise<Profile>;
}

export interface DeskOptions {
  readonly engine: Engine;
  readonly web: WebOf;
  readonly people: People;
  readonly rooms: Rooms;
  readonly replies: Replies;
  readonly asks: Asks;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly apiUrl: string;
  /** Channels are changed by admins alone; what is a person's own stays theirs. */
  readonly onlyAdmins: boolean;
  readonly lost: Desk['lost'];
}

/** Where every way into the product meets: a line and a place become an ask, an answer becomes messages. */
export function createDesk(options: DeskOptions): Desk {
  const { engine, web, people, rooms, replies, asks, clock, log, apiUrl, onlyAdmins, lost } = options;

  const files = createFiles(options);
  const patiently = createPatience(options.sleep);

  function responseUrl(url: string | undefined): ResponseUrl | undefined {
    return url !== undefined && isResponseUrl(url, apiUrl) ? createResponseUrl(url, options) : undefined;
  }

  const profile: Desk['profile'] = ({ space, user }) => people.profile(space, user);

  async function address(place: Place, known?: Profile): Promise<Address> {
    const { locale, zone } = known ?? (await profile(place));
    const url = responseUrl(place.responseUrl);
    return {
      space: place.space,
      channel: place.channel,
      user: place.user,
      lang: langOf(locale),
      ...(zone ? { zone } : {}),
      ...(place.thread ? { thread: place.thread } : {}),
      ...(url ? { responseUrl: url } : {}),
    };
  }

  async function question(place: Place, text: string): Promise<Question> {
    const known = await profile(place);
    const { space, channel, user, name } = place;
    const ask: Ask = {
      // Direct messages are the person's own room, wherever they were typed.
      room: { platform: 'slack', space, channel: channel.startsWith('D') ? user : channel },
      person: { platform: 'slack', space, id: user, ...(name ? { name } : {}) },
      manager: known.admin,
      ...(onlyAdmins && !known.admin && /^[CG]/.test(channel) ? { mayChange: false } : {}),
      locale: known.locale,
      ...(known.zone ? { zone: known.zone } : {}),
      ...(place.thread ? { under: place.thread } : {}),
      text,
    };
    return { ask, address: await address(place, known), open: place.open === true };
  }

  async function answer(ask: Ask): Promise<Answer> {
    try {
      return await engine.answer(ask);
    } catch (error) {
      log.error({ platform: 'slack', err: error }, 'an ask failed');
      const message = slackWords(langOf(ask.locale)).failed;
      const card: Card = { tone: 'bad', blocks: [{ kind: 'text', text: [message] }] };
      return { cards: [card], data: null, ok: false, error: { key: 'bug', message } };
    }
  }

  async function serve(place: Place, text: string, { replace = false } = {}): Promise<void> {
    const { ask, address: to, open } = await question(place, text);
    const command = parse(text);
    const given = (await rooms.refusal(place, command, to.lang)) ?? (await answer(ask));
    // Of a change the room hears one line; what follows from it is for whoever made it.
    const visible = open && !given.shared && !isPersonal(command) ? 'room' : 'person';
    const outcomes: Replied[] = [];
    for (const [index, card] of given.cards.entries()) {
      const replied = await replies.reply(to, card, { to: visible, replace: replace && index === 0 });
      // Where we may not post for all, whoever asked is answered all the same.
      const lost = replied === 'lost' && visible === 'room';
      outcomes.push(lost ? await replies.reply(to, card, { to: 'person' }) : replied);
    }
    await admit(to, outcomes);
    if (given.file) {
      const filed = await files.send(place, given.file);
      await replies.reply(to, notice(slackWords(to.lang).filed[filed]), { to: 'person' });
    }
    if (!given.shared) return;
    await replies.reply(to, given.shared, { to: 'room' });
    const words = slackWords(to.lang);
    if (!(await hasToken(place.space))) await replies.reply(to, notice(words.installMe), { to: 'person' });
    else if (await rooms.notIn(place, command))
      await replies.reply(to, notice(words.inviteMe), { to: 'person' });
  }

  /** A command and its answer need none, a delivery does. */
  async function hasToken(space: string): Promise<boolean> {
    return web(space).then(
      () => true,
      () => false,
    );
  }

  async function admit(to: Address, outcomes: readonly Replied[]): Promise<void> {
    if (!outcomes.includes('unsure')) return;
    await replies.reply(to, notice(slackWords(to.lang).unsure), { to: 'person' });
  }

  async function share(place: Place, text: string): Promise<boolean> {
    const { ask, address: to } = await question(place, text);
    const given = (await rooms.refusal(place, parse(text), to.lang)) ?? (await answer(ask));
    const visible = given.ok ? 'room' : 'person';
    const outcomes: Replied[] = [];
    for (const card of given.cards) {
      outcomes.push(await replies.reply(to, given.ok ? withoutShare(card) : card, { to: visible }));
    }
    await admit(to, outcomes);
    return !outcomes.includes('lost');
  }

  async function say(place: Place, words: (lang: Lang) => string): Promise<void> {
    const to = await address(place);
    await replies.reply(to, notice(words(to.lang)), { to: 'person' });
  }

  return { web, log, clock, asks, patiently, lost, question, answer, serve, share, say, profile };
}

/** What is about the person who asks, or about running the bot: not for all who saw the question. */
function isPersonal(command: Command): boolean {
  if (command.verb === 'list') return command.scope !== 'here';
  return PERSONAL.has(command.verb);
}

const PERSONAL: ReadonlySet<string> = new Set(
  VERBS.filter(({ name, group }) => name === 'me' || ['keep', 'sources', 'you'].includes(group))
    .map(({ name }) => name)
    .filter((name) => name !== 'help'),
);

function notice(words: string): Card {
  return { tone: 'plain', blocks: [{ kind: 'text', text: [words] }] };
}

/** The same card for everyone: what is shared already need not be shared again. */
function withoutShare(card: Card): Card {
  const blocks = card.blocks.flatMap((block): Block[] => {
    if (block.kind !== 'buttons') return [block];
    const buttons = block.buttons.filter((button) => !('to' in button));
    return buttons.length > 0 ? [{ ...block, buttons }] : [];
  });
  return { ...card, blocks };
}
