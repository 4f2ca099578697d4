import type { types } from '@slack/bolt';
import {
  type Block,
  type Button,
  type Card,
  type Choice,
  type Part,
  plain,
  roomWord,
  type Text,
} from '../../src/card.ts';
import { fit } from '../../src/fit.ts';
import { BUTTONS_A_ROW, LIMITS } from '../../src/limits.ts';
import type { Lang } from '../../src/model.ts';
import { parseRoom, type RoomKey } from '../../src/room.ts';
import { clip } from '../../src/text.ts';
import { formatInstant, type TimeStyle } from '../../src/time.ts';
import { SLACK_LIMITS } from './limits.ts';
import { slackWords } from './words.ts';

export interface RenderOptions {
  readonly lang: Lang;
  readonly now: number;
  /** Zone of the words that stand where Slack cannot show a time in the reader's own. */
  readonly zone?: string;
  /** Identifies the message: the first block's id. */
  readonly key?: string;
  /** Which of several cards in one view it is: no two buttons there have one id. */
  readonly part?: number;
  /** Leaves images out: one that Slack cannot fetch would have the whole message refused. */
  readonly withoutImages?: boolean;
  /** Nobody else is there: buttons that share are left out. */
  readonly alone?: boolean;
  /** A person or group, as Slack numbers them, to be called upon. */
  readonly mentions?: readonly string[];
}

export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}

const SIGNS = { news: '', plain: '', good: '✅ ', warn: '⚠️ ', bad: '⛔ ' } as const;

const DATES: Readonly<Record<TimeStyle, string>> = {
  date: '{date_short_pretty}',
  time: '{time}',
  datetime: '{date_short_pretty} {time}',
  relative: '{ago}',
};

/** What an action's id begins with: what a press of the button, or a choice of the menu, asks for. */
export const ACTION = { ask: 'ask', share: 'share', open: 'open', choose: 'choose' } as const;

/**
 * A card as Slack's blocks. Every word of the card stands in an element that Slack does not parse
 * (`rich_text`, `plain_text`), so nothing in it is markup and nobody is called by it. Always succeeds,
 * always within `SLACK_LIMITS`.
 */
export function renderCard(card: Card, options: RenderOptions): SlackMessage {
  const fitted = fit(card, LIMITS.slack);
  const blocks: types.KnownBlock[] = [];
  const called = (options.mentions ?? []).flatMap(mentionOf);
  if (called.length > 0) blocks.push(richText([section(spaced(called))]));
  const head = titleOf(fitted);
  if (head) blocks.push(head);
  const part = options.part === undefined ? '' : `${options.part}.`;
  for (const [index, block] of fitted.blocks.entries()) {
    blocks.push(...blockOf(block, `${part}${index}`, options));
  }
  if (blocks.length === 0) blocks.push(richText([section([word('…')])]));
  const kept = blocks.slice(0, SLACK_LIMITS.blocks);
  if (options.key !== undefined) kept[0] = { ...kept[0]!, block_id: options.key };
  return { text: notification(fitted, options), blocks: kept };
}

/** The words of a notification. Slack parses these, so what it would act upon is escaped. */
function notification(card: Card, options: RenderOptions): string {
  const rest = card.blocks.map((block) => wordsOf(block, options)).filter((words) => words !== '');
  const words = [card.title ?? '', ...rest].filter(Boolean).join('\n').trim() || '…';
  return clip(escapeText(clip(words, SLACK_LIMITS.text / 5)), SLACK_LIMITS.text);
}

function wordsOf(block: Block, options: RenderOptions): string {
  const words = (text: Text) => plain(text.map((part) => spelled(part, options)));
  if (block.kind === 'text') return words(block.text);
  if (block.kind === 'list') return block.items.map(words).join('\n');
  if (block.kind === 'facts')
    return block.facts.map((fact) => `${fact.label}: ${words(fact.value)}`).join('\n');
  return '';
}

/** A notification cannot show a time in the reader's zone, nor a channel's name to those who may know it. */
function spelled(part: Part, { lang, now, zone = 'UTC' }: RenderOptions): Part {
  if (typeof part !== 'string' && 'room' in part) return slackWords(lang).aChannel;
  if (typeof part === 'string' || !('time' in part)) return part;
  return formatInstant(part.time, part.style, { lang, now, zone });
}

/** The three characters that carry meaning in a message's `text`; nothing else can be escaped there. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function titleOf({ title, url, tone }: Card): types.KnownBlock | undefined {
  if (title === undefined) return undefined;
  const words = `${SIGNS[tone]}${title}`;
  if (url === undefined) {
    return { type: 'header', text: plainText(clip(words, SLACK_LIMITS.header)) };
  }
  const sign = SIGNS[tone] === '' ? [] : [word(SIGNS[tone])];
  return richText([section([...sign, { type: 'link', url, text: title, style: { bold: true } }])]);
}

function blockOf(block: Block, place: string, options: RenderOptions): types.KnownBlock[] {
  switch (block.kind) {
    case 'rule':
      return [{ type: 'divider' }];
    case 'text': {
      const faint = faintWords(block.text);
      if (faint !== undefined) return [context(faint)];
      return [richText([section(elements(block.text, options))])];
    }
    case 'list':
      return [
        richText([
          {
            type: 'rich_text_list',
            style: block.ordered ? 'ordered' : 'bullet',
            indent: 0,
            ...(block.ordered && (block.start ?? 1) > 1 ? { offset: (block.start ?? 1) - 1 } : {}),
            elements: block.items.map((item) => section(elements(item, options))),
          },
        ]),
      ];
    case 'facts':
      return [
        richText([
          section(
            block.facts.flatMap((fact, row) => [
              word(`${row === 0 ? '' : '\n'}${fact.label}  `, { bold: true }),
              ...elements(fact.value, options),
            ]),
          ),
        ]),
      ];
    case 'image':
      if (options.withoutImages) return [];
      return [{ type: 'image', image_url: block.url, alt_text: block.alt || '…' }];
    case 'buttons':
      return rows(
        block.buttons.filter((button) => !(options.alone && 'to' in button)),
        place,
      );
    case 'menu':
      return menu(block.label, block.options, place);
  }
}

/** An option's line is short enough by now, or a token stands for it (`withKeptAsks`). */
function menu(label: string, options: readonly Choice[], place: string): types.ActionsBlock[] {
  const short = options.filter(({ ask }) => ask.length <= SLACK_LIMITS.optionValue);
  if (short.length === 0) return [];
  const select: types.StaticSelect = {
    type: 'static_select',
    action_id: `${ACTION.choose}.${place}`,
    placeholder: plainText(label),
    options: short.map((option) => ({ text: plainText(option.label), value: option.ask })),
  };
  return [{ type: 'actions', elements: [select] }];
}

function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

function rows(buttons: readonly Button[], place: string): types.ActionsBlock[] {
  const out: types.ActionsBlock[] = [];
  for (let from = 0; from < buttons.length; from += BUTTONS_A_ROW) {
    out.push({
      type: 'actions',
      elements: buttons
        .slice(from, from + BUTTONS_A_ROW)
        .map((button, index) => buttonOf(button, `${place}.${from + index}`)),
    });
  }
  return out;
}

function buttonOf(button: Button, place: string): types.Button {
  const text = plainText(button.label);
  if ('url' in button) return { type: 'button', action_id: `${ACTION.open}.${place}`, text, url: button.url };
  return {
    type: 'button',
    action_id: `${button.to === 'room' ? ACTION.share : ACTION.ask}.${place}`,
    text,
    value: button.ask,
    ...(button.look ? { style: button.look } : {}),
  };
}

function elements(text: Text, options: RenderOptions): types.RichTextElement[] {
  return text.map((part) => element(part, options)).filter((part) => part !== undefined);
}

function element(part: Part, options: RenderOptions): types.RichTextElement | undefined {
  if (typeof part === 'string') return part === '' ? undefined : word(part);
  if ('strong' in part) return part.strong === '' ? undefined : word(part.strong, { bold: true });
  if ('faint' in part) return part.faint === '' ? undefined : word(part.faint);
  if ('link' in part) return { type: 'link', url: part.link, text: part.text };
  if ('room' in part) return channel(part.room);
  return moment(part.time, part.style, options);
}

/** Slack shows its name to who may know it. */
function channel(key: RoomKey): types.RichTextElement {
  const room = parseRoom(key);
  if (room?.platform !== 'slack' || !/^[CG][A-Z0-9]{1,20}$/.test(room.channel)) return word(roomWord(key));
  return { type: 'channel', channel_id: room.channel };
}

/** Slack shows it in the reader's own zone; it knows no time before 1970 and none far ahead. */
function moment(time: number, style: TimeStyle, options: RenderOptions): types.RichTextElement {
  const { lang, now, zone = 'UTC' } = options;
  const fallback = formatInstant(time, style, { lang, now, zone });
  const timestamp = Math.floor(time / 1000);
  if (!(timestamp > 0 && timestamp < 4_102_444_800)) return word(fallback);
  return { type: 'date', timestamp, format: DATES[style], fallback };
}

/** The words of a line that is faint throughout; undefined when it is not. */
function faintWords(text: Text): string | undefined {
  if (!text.every((part) => typeof part !== 'string' && 'faint' in part)) return undefined;
  const words = plain(text).trim();
  return words === '' || words.length > SLACK_LIMITS.section ? undefined : words;
}

function context(words: string): types.ContextBlock {
  return { type: 'context', elements: [plainText(words)] };
}

function word(text: string, style?: { bold: true }): types.RichTextText {
  return style ? { type: 'text', text, style } : { type: 'text', text };
}

function section(parts: types.RichTextElement[]): types.RichTextSection {
  return { type: 'rich_text_section', elements: parts.length > 0 ? parts : [word('…')] };
}

function richText(parts: (types.RichTextSection | types.RichTextList)[]): types.RichTextBlock {
  return { type: 'rich_text', elements: parts };
}

/** A person or a group of people; a whole channel is never called. */
export function mentionOf(mention: string): types.RichTextElement[] {
  const id = /^(?:<?[@!](?:subteam\^)?)?([UWS][A-Z0-9]{2,20})(?:\|[^>]*)?>?$/.exec(mention)?.[1];
  if (id === undefined) return [];
  return [id.startsWith('S') ? { type: 'usergroup', usergroup_id: id } : { type: 'user', user_id: id }];
}

function spaced(parts: readonly types.RichTextElement[]): types.RichTextElement[] {
  return parts.flatMap((part, i) => (i === 0 ? [part] : [word(' '), part]));
}
