import { styleText } from 'node:util';
import {
  type Block,
  type Button,
  type Card,
  type Choice,
  type Part,
  roomWord,
  type Text,
  type Tone,
} from '../../src/card.ts';
import { spokenLine } from '../../src/commands/spoken-line.ts';
import { say } from '../../src/i18n/index.ts';
import { formatInstant, type View } from '../../src/time.ts';
import { visible, visibleLine, webAddress } from '../../src/visible.ts';
import { type Look, type Run, widthOf, wrap } from './wrap.ts';

/** What the terminal can do. Nothing is looked up here: whoever calls knows the stream. */
export interface Terminal {
  readonly width: number;
  /** Colours and weights, where the stream is a terminal and `NO_COLOR` is not set. */
  readonly color: boolean;
  /** Links that can be clicked (OSC 8). Without them addresses are written out. */
  readonly hyperlinks: boolean;
}

const COLORS: Readonly<Record<Tone, Look['color'] | undefined>> = {
  news: 'cyan',
  plain: undefined,
  good: 'green',
  warn: 'yellow',
  bad: 'red',
};

const PLAIN: Look = {};
const FAINT: Look = { weight: 'faint' };
const ADDRESS: Look = { weight: 'faint', whole: true };
const STRONG: Look = { weight: 'strong' };
const TYPED: Look = { color: 'cyan' };

/** Lines longer than this are hard to read, however wide the terminal is. */
const WIDEST = 100;
const MARGIN = '  ';
const GAP = '    ';

/**
 * The card as lines for a terminal, without a line break at the end. Controls and direction marks in
 * the card's text are dropped, so nothing in it can move the cursor, colour, or link.
 */
export function renderCard(card: Card, view: View, terminal: Terminal): string {
  const width = Math.min(terminal.width, WIDEST) - margin('plain', terminal).length;
  const page: Page = { view, terminal, width };
  const sections: Section[] = [
    ...head(card, page),
    ...card.blocks.flatMap((block, i) => section(block, card.blocks[i - 1], page)),
  ];
  const bar = margin(card.tone, terminal);
  return sections
    .flatMap(({ lines, close }, i) => (i === 0 || close ? lines : [[], ...lines]))
    .map((line) => (bar + line.map((run) => paint(run.text, run.look, terminal)).join('')).trimEnd())
    .join('\n');
}

/** A coloured edge; none in a file or a pipe, where lines are read by programs and copied. */
function margin(tone: Tone, terminal: Terminal): string {
  const color = COLORS[tone];
  if (!terminal.color) return '';
  return color ? `${paint('▌', { color }, terminal)} ` : MARGIN;
}

interface Page {
  readonly view: View;
  readonly terminal: Terminal;
  readonly width: number;
}

interface Section {
  readonly lines: readonly (readonly Run[])[];
  /** Without an empty line before it. */
  readonly close?: boolean;
}

function head(card: Card, page: Page): Section[] {
  const title = visibleLine(card.title ?? '');
  if (title === '') return [];
  const url = card.url === undefined ? undefined : webAddress(card.url);
  const look: Look = { weight: 'strong', ...(url && page.terminal.hyperlinks ? { link: url } : {}) };
  const lines = wrap([{ text: title, look }], page.width);
  const written = url && !page.terminal.hyperlinks ? [[{ text: url, look: ADDRESS }]] : [];
  return [{ lines: [...lines, ...written] }];
}

function section(block: Block, before: Block | undefined, page: Page): Section[] {
  const lines = linesOf(block, page);
  if (lines.length === 0) return [];
  const first = before === undefined && block.kind === 'text';
  const headed = before?.kind === 'text' && before.text.length === 1 && isStrong(before.text[0]!);
  return [{ lines, close: first || (headed && block.kind !== 'buttons' && block.kind !== 'menu') }];
}

const isStrong = (part: Part): boolean => typeof part !== 'string' && 'strong' in part;

function linesOf(block: Block, page: Page): Run[][] {
  switch (block.kind) {
    case 'text':
      return wrap(runs(block.text, page), page.width);
    case 'rule':
      return [[{ text: '─'.repeat(Math.min(40, page.width)), look: FAINT }]];
    case 'list':
      return block.items.flatMap((item, i) => listItem(item, i, block, page));
    case 'facts':
      return facts(block.facts, page);
    case 'image': {
      const url = webAddress(block.url);
      if (!url) return [];
      return wrap(
        [
          { text: `${visibleLine(block.alt)} `, look: FAINT },
          { text: url, look: ADDRESS },
        ],
        page.width,
      );
    }
    case 'buttons':
      return buttons(block.buttons, page);
    case 'menu':
      return menu(block.label, block.options, page);
  }
}

function listItem(item: Text, i: number, list: Extract<Block, { kind: 'list' }>, page: Page): Run[][] {
  const start = list.start ?? 1;
  const last = String(start + list.items.length - 1).length;
  const marker = list.ordered ? `${String(start + i).padStart(last)}. ` : '• ';
  return hanging({ text: marker, look: FAINT }, runs(item, page), marker.length, page.width);
}

/** A first run in the margin, and text beside it that keeps clear of that margin. */
function hanging(marker: Run, text: readonly Run[], indent: number, width: number): Run[][] {
  return wrap(text, width - indent).map((line, i) => [
    i === 0 ? marker : { text: ' '.repeat(indent), look: PLAIN },
    ...line,
  ]);
}

function facts(rows: Extract<Block, { kind: 'facts' }>['facts'], page: Page): Run[][] {
  const labels = rows.map((row) => visibleLine(row.label));
  const indent = Math.min(Math.max(...labels.map(widthOf)) + 2, Math.floor(page.width / 3));
  return rows.flatMap((row, i) => {
    const label = labels[i]!;
    const space = indent - widthOf(label);
    const text = runs(row.value, page);
    if (space >= 1)
      return hanging({ text: label + ' '.repeat(space), look: FAINT }, text, indent, page.width);
    const colon = say(page.view.lang).colon;
    return wrap([{ text: label + colon, look: FAINT }, ...text], page.width);
  });
}

/** On a terminal a button is what to type; as many stand in a line as fit. */
function buttons(all: readonly Button[], page: Page): Run[][] {
  const lines: Run[][] = [];
  let used = 0;
  for (const item of all.map((button) => typed(button, page))) {
    if (item.length === 0) continue;
    const width = item.reduce((sum, one) => sum + widthOf(one.text), 0);
    if (lines.length > 0 && used + GAP.length + width <= page.width) {
      lines.at(-1)!.push({ text: GAP, look: PLAIN }, ...item);
      used += GAP.length + width;
    } else {
      lines.push(...wrap(item, page.width));
      used = width;
    }
  }
  return lines;
}

function typed(button: Button, page: Page): Run[] {
  if ('to' in button && button.to === 'room') return [];
  const label = { text: `${visibleLine(button.label)} `, look: FAINT };
  if ('ask' in button) {
    const ask = visibleLine(spokenLine(button.ask, page.view.lang));
    return [...(saysLabel(ask, button.label) ? [] : [label]), { text: ask, look: TYPED }];
  }
  const url = webAddress(button.url);
  return url ? [label, { text: url, look: page.terminal.hyperlinks ? { ...TYPED, link: url } : TYPED }] : [];
}

/** Does the line begin with its button's label, so that nobody needs both (`Save`, `save 3`)? */
function saysLabel(line: string, label: string): boolean {
  const [whole, beginning] = [line, label].map((text) => text.toLowerCase().replace(/\s+/g, ''));
  return whole!.startsWith(beginning!);
}

/** What may be typed: `open 2 … open 6` when only the number differs, else a line for each option. */
function menu(label: string, options: readonly Choice[], page: Page): Run[][] {
  const asks = options.map(({ ask }) => visibleLine(spokenLine(ask, page.view.lang)));
  const [first, last] = [asks[0]!, asks.at(-1)!];
  if (asks.every((ask, i) => ask === counted(first, i))) {
    const rest = asks.length > 2 ? [{ text: ' …', look: FAINT }] : [];
    const typed = asks.length > 1 ? [...rest, { text: ` ${last}`, look: TYPED }] : [];
    const invitation = { text: `${visibleLine(label)} `, look: FAINT };
    return wrap([invitation, { text: first, look: TYPED }, ...typed], page.width);
  }
  return [
    ...wrap([{ text: visibleLine(label), look: FAINT }], page.width),
    ...options.flatMap((option) => wrap(typed(option, page), page.width)),
  ];
}

/** A line with the number at its end raised by `i`. */
function counted(line: string, i: number): string | undefined {
  const [, words, number] = /^(.*\D)(\d{1,4})$/.exec(line) ?? [];
  return words === undefined ? undefined : `${words}${Number(number) + i}`;
}

function runs(text: Text, page: Page): Run[] {
  const all = text.map((part) => run(part, page));
  const written = page.terminal.hyperlinks ? [] : addresses(text);
  return [...all, ...written];
}

function run(part: Part, { view, terminal }: Page): Run {
  if (typeof part === 'string') return { text: visible(part), look: PLAIN };
  if ('strong' in part) return { text: visible(part.strong), look: STRONG };
  if ('faint' in part) return { text: visible(part.faint), look: FAINT };
  if ('room' in part) return { text: visibleLine(roomWord(part.room)), look: STRONG };
  if ('time' in part) return { text: formatInstant(part.time, part.style, view), look: FAINT };
  const link = terminal.hyperlinks ? webAddress(part.link) : undefined;
  return { text: visibleLine(part.text), look: link ? { link } : PLAIN };
}

/** Where links cannot be clicked, their addresses stand below. */
function addresses(text: Text): Run[] {
  return text.flatMap((part) => {
    const url = typeof part !== 'string' && 'link' in part ? webAddress(part.link) : undefined;
    return url
      ? [
          { text: '\n', look: PLAIN },
          { text: url, look: ADDRESS },
        ]
      : [];
  });
}

function paint(text: string, look: Look, terminal: Terminal): string {
  const painted = terminal.color && text.trim() !== '' ? styled(text, look) : text;
  return look.link ? `\u001b]8;;${look.link}\u001b\\${painted}\u001b]8;;\u001b\\` : painted;
}

function styled(text: string, look: Look): string {
  const formats = [
    ...(look.weight === 'strong' ? (['bold'] as const) : []),
    ...(look.weight === 'faint' ? (['dim'] as const) : []),
    ...(look.color ? [look.color] : []),
    ...(look.underline ? (['underline'] as const) : []),
  ];
  return formats.length > 0 ? styleText(formats, text, { validateStream: false }) : text;
}
