import { afterEach, expect } from 'vitest';
import { shortHash } from '../../adapters/hash.ts';
import { openStore } from '../../adapters/store/store.ts';
import { type Block, type Card, plain } from '../../src/card.ts';
import { type Answer, type Ask, createEngine, type Engine } from '../../src/engine.ts';
import type { Draft } from '../../src/model.ts';
import type { Directory, Reader, Store } from '../../src/ports.ts';
import { MINUTE } from '../../src/time.ts';

const open: Store[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

/** A channel with people in it, and a clock that a test moves. */
export interface Team {
  readonly store: Store;
  readonly engine: Engine;
  now: number;
  /** What `who` types in `channel`. */
  says(line: string, who?: Who): Promise<Answer>;
}

interface Who {
  readonly id?: string;
  readonly channel?: string;
  readonly manager?: boolean;
  readonly mayChange?: boolean;
  readonly locale?: string;
  readonly platform?: 'slack' | 'discord' | 'console';
  readonly under?: string;
}

export const NOON = Date.UTC(2026, 10, 24, 12);

export function team(
  options: { readonly directory?: Directory; readonly reader?: Reader; readonly path?: string } = {},
): Team {
  const clock = { now: () => group.now };
  const store = openStore({ path: options.path ?? ':memory:', clock });
  open.push(store);
  const log = { info() {}, warn() {}, error: (fields: object) => expect.fail(JSON.stringify(fields)) };
  const { directory, reader } = options;
  const directories = new Map(directory ? [['slack' as const, directory]] : []);
  const engine = createEngine({ store, clock, log, reader, directories, hash: shortHash });
  const group: Team = {
    store,
    engine,
    now: NOON,
    says: (line, who) => engine.answer(asked(line, who)),
  };
  return group;
}

function asked(text: string, who: Who = {}): Ask {
  const {
    platform = 'slack',
    id = 'ada',
    channel = 'C1',
    manager = false,
    locale = 'en',
    mayChange,
    under,
  } = who;
  return {
    room: { platform, space: 'T1', channel },
    person: { platform, space: 'T1', id, name: id },
    manager,
    ...(mayChange === undefined ? {} : { mayChange }),
    ...(under === undefined ? {} : { under }),
    locale,
    zone: 'Asia/Shanghai',
    text,
  };
}

export function draft(title: string, over: Partial<Draft> = {}): Draft {
  const url = `https://example.com/${encodeURIComponent(title)}`;
  return {
    title,
    url,
    canonicalUrl: url,
    body: '',
    keywords: [],
    technologies: [],
    industries: [],
    companies: [],
    people: [],
    event: '',
    lang: 'en',
    site: 'Example',
    publishedAt: NOON - 60 * MINUTE,
    arrivedAt: NOON - 30 * MINUTE,
    ...over,
  };
}

/** Everything that an answer shows to anyone. */
export function words({ cards, shared }: Pick<Answer, 'cards' | 'shared'>): string {
  return [...(shared ? [shared] : []), ...cards].map(cardWords).join('\n');
}

function cardWords(card: Card): string {
  return [card.title ?? '', ...card.blocks.map(blockWords)].join('\n');
}

function blockWords(block: Block): string {
  if (block.kind === 'text') return plain(block.text);
  if (block.kind === 'list') return block.items.map(plain).join('\n');
  if (block.kind === 'facts')
    return block.facts.map(({ label, value }) => `${label} ${plain(value)}`).join('\n');
  return '';
}

/** The lines that its buttons say. */
export function asks({ cards, shared }: Pick<Answer, 'cards' | 'shared'>): string[] {
  return [...(shared ? [shared] : []), ...cards].flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'buttons'
        ? block.buttons.flatMap((one) => ('ask' in one ? one.ask : []))
        : block.kind === 'menu'
          ? block.options.map((one) => one.ask)
          : [],
    ),
  );
}
