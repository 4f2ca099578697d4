import type {
  APIActionRowComponent,
  APIAllowedMentions,
  APIButtonComponent,
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIContainerComponent,
  APIStringSelectComponent,
} from 'discord.js';
import type { Block, Button, Card, Choice, Tone } from '../../src/card.ts';
import { fit } from '../../src/fit.ts';
import { say } from '../../src/i18n/index.ts';
import { BUTTONS_A_ROW, LIMITS } from '../../src/limits.ts';
import type { Lang } from '../../src/model.ts';
import { customId, menuId } from './custom-id.ts';
import { escapeText, link, renderText, strong } from './markdown.ts';

/** Discord's own limits of one message; `LIMITS.discord` keeps below them. */
const HARD = { components: 40, characters: 4_000, bytes: 10_170, bytesEach: 12 } as const;

/** `flags` of a message that is made of components, without content and embeds. */
export const COMPONENTS_V2 = 1 << 15;

/** `type` in components: the numbers of Discord's documentation. */
const ROW = 1;
const BUTTON = 2;
const SELECT = 3;
const TEXT = 10;
const GALLERY = 12;
const SEPARATOR = 14;
const CONTAINER = 17;

const PRIMARY = 1;
const SECONDARY = 2;
const DANGER = 4;
const LINK = 5;

const COLORS: Readonly<Record<Tone, number | undefined>> = {
  news: 0x5865f2,
  plain: undefined,
  good: 0x2da44e,
  warn: 0xd29922,
  bad: 0xcf222e,
};

/** The body of a message, alike for channels, answers and edits. */
export interface MessageBody {
  readonly flags: number;
  readonly components: readonly APIContainerComponent[];
  readonly allowed_mentions: APIAllowedMentions;
}

export interface RenderOptions {
  readonly lang: Lang;
  /** The delivery's key, carried by the first button that asks or the first menu; a card without gets one. */
  readonly key?: string;
  /** People and roles to call, as Discord writes them (`<@1>`, `<@&1>`). Everybody and here never. */
  readonly mentions?: readonly string[];
  /** Keeps a line that is too long for a button and gives the token that stands for it. */
  readonly keepAsk: (ask: string) => Promise<string>;
}

/** The card as one message. Always within Discord's limits, whatever the card says. */
export async function renderMessage(card: Card, options: RenderOptions): Promise<MessageBody> {
  const fitted = fit(card, LIMITS.discord);
  const keyed: Card =
    options.key && !fitted.blocks.some(carriesKey)
      ? { ...fitted, blocks: [...fitted.blocks, home(options)] }
      : fitted;
  const called = (options.mentions ?? []).flatMap(readMention);
  const parts = [
    ...(called.length > 0 ? [textDisplay(called.map(mentionText).join(' '))] : []),
    ...head(keyed),
    ...(await components(keyed.blocks, options)),
  ];
  const color = COLORS[card.tone];
  return {
    flags: COMPONENTS_V2,
    components: [
      {
        type: CONTAINER,
        ...(color === undefined ? {} : { accent_color: color }),
        components: withinHardLimits(parts),
      },
    ],
    allowed_mentions: allowed(called),
  };
}

const carriesKey = (block: Block): boolean =>
  block.kind === 'menu' || (block.kind === 'buttons' && block.buttons.some((button) => 'ask' in button));

/** The way to a room's subscriptions, on messages that have no button to carry their key. */
function home({ lang }: RenderOptions): Block {
  return { kind: 'buttons', buttons: [{ label: say(lang).home.list, ask: 'list' }] };
}

function head({ title, url }: Card): APIComponentInContainer[] {
  if (!title) return [];
  return [textDisplay(`### ${url ? link(title, url) : escapeText(title)}`)];
}

async function components(
  blocks: readonly Block[],
  options: RenderOptions,
): Promise<APIComponentInContainer[]> {
  const out: APIComponentInContainer[] = [];
  const controls = numbered(options);
  for (const block of blocks) {
    if (block.kind === 'menu') {
      out.push(row([await menu(block.label, block.options, controls.next(), options)]));
    } else if (block.kind === 'buttons') {
      for (let from = 0; from < block.buttons.length; from += BUTTONS_A_ROW) {
        const some = block.buttons.slice(from, from + BUTTONS_A_ROW);
        out.push(row(await Promise.all(some.map((one) => button(one, controls, options)))));
      }
    } else out.push(...component(block));
  }
  return out;
}

/** What tells the buttons and menus of one message apart; the first of them carries its key. */
interface Numbered {
  readonly index: number;
  readonly key?: string;
}

function numbered({ key }: RenderOptions): { next(): Numbered } {
  let index = 0;
  return {
    next() {
      const first = index === 0 && key ? { key } : {};
      return { index: index++, ...first };
    },
  };
}

function row(
  components: APIComponentInMessageActionRow[],
): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ROW, components };
}

function component(block: Exclude<Block, { kind: 'buttons' | 'menu' }>): APIComponentInContainer[] {
  switch (block.kind) {
    case 'text':
      return [textDisplay(renderText(block.text))];
    case 'list': {
      const start = block.start ?? 1;
      const items = block.items.map((item, i) => {
        const mark = block.ordered ? `${start + i}. ` : '- ';
        // Further lines belong to their item only when they are indented under it.
        return mark + renderText(item).replaceAll('\n', `\n${' '.repeat(mark.length)}`);
      });
      return [textDisplay(items.join('\n'))];
    }
    case 'facts': {
      const facts = block.facts.map(({ label, value }) => `${strong(label)} ${renderText(value)}`);
      return [textDisplay(facts.join('\n'))];
    }
    case 'rule':
      return [{ type: SEPARATOR, divider: true, spacing: 1 }];
    case 'image': {
      const description = block.alt ? { description: block.alt } : {};
      return [{ type: GALLERY, items: [{ media: { url: block.url }, ...description }] }];
    }
  }
}

/** Discord drops white space at both ends, and refuses what is then empty. */
function textDisplay(content: string): APIComponentInContainer {
  return { type: TEXT, content: content.trim() || '…' };
}

async function button(
  button: Button,
  controls: ReturnType<typeof numbered>,
  options: RenderOptions,
): Promise<APIButtonComponent> {
  if ('url' in button) return { type: BUTTON, style: LINK, label: button.label, url: button.url };
  const { index, ...key } = controls.next();
  const id = await saying(button.ask, { toRoom: button.to === 'room', ...key }, index, options);
  const style = button.look === 'primary' ? PRIMARY : button.look === 'danger' ? DANGER : SECONDARY;
  return { type: BUTTON, style, label: button.label, custom_id: id };
}

/** Each option says its line by its value, which has the form of a button's `custom_id`. */
async function menu(
  label: string,
  choices: readonly Choice[],
  { index, key }: Numbered,
  options: RenderOptions,
): Promise<APIStringSelectComponent> {
  const made = choices.map(async (choice, i) => ({
    label: choice.label,
    value: await saying(choice.ask, { toRoom: false }, i, options),
  }));
  return {
    type: SELECT,
    custom_id: menuId(key, index),
    placeholder: label,
    options: await Promise.all(made),
  };
}

async function saying(
  line: string,
  how: { readonly toRoom: boolean; readonly key?: string },
  index: number,
  { keepAsk }: RenderOptions,
): Promise<string> {
  const id =
    customId({ ...how, line, kept: false }, index) ??
    customId({ ...how, line: await keepAsk(line), kept: true }, index);
  if (!id) throw new RangeError('a kept line has a token that fits a button');
  return id;
}

interface Called {
  readonly kind: 'users' | 'roles';
  readonly id: string;
}

export function readMention(mention: string): Called[] {
  const [, kind, id] = /^<?@([!&]?)(\d{15,21})>?$/.exec(mention.trim()) ?? [];
  return id ? [{ kind: kind === '&' ? 'roles' : 'users', id }] : [];
}

const mentionText = ({ kind, id }: Called): string => (kind === 'roles' ? `<@&${id}>` : `<@${id}>`);

/** Those and nobody else, whatever the text says. */
function allowed(called: readonly Called[]): APIAllowedMentions {
  const ids = (wanted: Called['kind']) => called.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  const [users, roles] = [ids('users'), ids('roles')];
  return { parse: [], ...(users.length > 0 && { users }), ...(roles.length > 0 && { roles }) };
}

/**
 * `fit` keeps cards below the limits by what it knows of every platform; this holds them for good, since
 * one character too many is an error for the whole message. Text goes from the end, buttons never.
 */
function withinHardLimits(parts: readonly APIComponentInContainer[]): APIComponentInContainer[] {
  const kept = [...parts];
  while (isTooMuch(kept)) {
    const last = kept.findLastIndex((part) => part.type !== ROW);
    if (last < 0) break;
    kept.splice(last, 1);
  }
  return kept.length > 0 ? kept : [textDisplay('…')];
}

function isTooMuch(parts: readonly APIComponentInContainer[]): boolean {
  const texts = parts.flatMap((part) => (part.type === TEXT ? [part.content] : []));
  const nested = parts.reduce((sum, part) => sum + 1 + (part.type === ROW ? part.components.length : 0), 1);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + HARD.bytesEach, 0);
  return nested > HARD.components || characters > HARD.characters || bytes > HARD.bytes;
}
