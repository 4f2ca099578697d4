import type { Block, Card, Choice, Part, Text } from './card.ts';
import { BUTTONS_A_ROW, LIMITS, type Limits } from './limits.ts';
import { clip } from './text.ts';
import { tidy, withWords, wordsOf } from './tidy.ts';
import { visibleLine, webAddress } from './visible.ts';

/** What a card, or a piece of one, takes of a message. */
export interface Size {
  readonly characters: number;
  readonly bytes: number;
  readonly components: number;
}

/**
 * The card within `limits`, cleaned of what must not be shown. Always succeeds; a card that fits comes
 * back as it is. What is too much goes from the end: text at a grapheme, lists by whole items. Buttons
 * and menus stay, even when the text before them had to be cut.
 */
export function fit(card: Card, limits: Limits = LIMITS.everywhere): Card {
  const head = fitHead(card, limits);
  const blocks = fewerControls(card.blocks.slice(0, 4 * limits.components), limits);
  const paid = sum(blocks.filter(isControl));
  const shown = withinTotal(blocks, subtract(subtract(limits, headSize(head)), paid), limits);
  const silent = head.title === undefined && !shown.some((block) => block.kind !== 'rule');
  return { tone: card.tone, ...head, blocks: silent ? [{ kind: 'text', text: ['…'] }] : shown };
}

/** Would the whole card be shown, without `fit` leaving anything out for room? */
export function fitsWhole(card: Card, limits: Limits = LIMITS.everywhere): boolean {
  return fits(sizeOf(card), limits);
}

/** What the card takes, as the most verbose platform writes it: never less than what is sent. */
export function sizeOf(card: Card): Size {
  return add(headSize(card), sum(card.blocks));
}

function fitHead(card: Card, limits: Limits): Pick<Card, 'title' | 'url'> {
  const title = clip(visibleLine(card.title ?? ''), limits.title);
  if (title === '') return {};
  const url = card.url === undefined ? undefined : webAddress(card.url, limits.address);
  return url === undefined ? { title } : { title, url };
}

/** The blocks with their buttons and menus tidied, and no more of them than the card may have. */
function fewerControls(blocks: readonly Block[], limits: Limits): Block[] {
  let left = limits.buttons;
  let menus = limits.menus;
  let rows = limits.rows;
  const kept = blocks.flatMap((block): Block[] => {
    if (block.kind === 'menu') {
      const menu = menus > 0 && rows > 0 ? tidy(block, limits) : undefined;
      if (!menu) return [];
      menus -= 1;
      rows -= 1;
      return [menu];
    }
    if (block.kind !== 'buttons') return [block];
    const tidied = left > 0 && rows > 0 ? tidy(block, limits) : undefined;
    if (tidied?.kind !== 'buttons') return [];
    const buttons = tidied.buttons.slice(0, Math.min(left, rows * BUTTONS_A_ROW));
    left -= buttons.length;
    rows -= Math.ceil(buttons.length / BUTTONS_A_ROW);
    return [{ kind: 'buttons', buttons }];
  });
  return withShorterOptions(kept, limits);
}

/** Many options have short labels, so that all menus together keep within what a card gives them. */
function withShorterOptions(blocks: readonly Block[], limits: Limits): Block[] {
  const options = blocks.reduce((sum, block) => sum + (block.kind === 'menu' ? block.options.length : 0), 0);
  const longest = Math.floor(limits.optionWords / Math.max(1, options));
  if (longest >= limits.optionLabel) return [...blocks];
  const shorter = (choice: Choice): Choice => ({ ...choice, label: clip(choice.label, longest) });
  return blocks.map((block) =>
    block.kind === 'menu' ? { ...block, options: block.options.map(shorter) } : block,
  );
}

/** As many blocks as `room` holds, the last one shortened; buttons and menus are paid for already. */
function withinTotal(blocks: readonly Block[], room: Size, limits: Limits): Block[] {
  const out: Block[] = [];
  let left = room;
  let full = false;
  for (const raw of blocks) {
    if (isControl(raw)) {
      out.push(raw);
      continue;
    }
    const block = full ? undefined : tidy(raw, limits);
    if (!block) continue;
    const size = blockSize(block);
    if (fits(size, left)) {
      out.push(block);
      left = subtract(left, size);
      continue;
    }
    full = true;
    const shorter = shorten(block, left);
    if (shorter) out.push(shorter);
  }
  return out;
}

function shorten(block: Block, room: Size): Block | undefined {
  if (room.components < 1) return undefined;
  if (block.kind === 'text') {
    const text = shortenText(block.text, subtract(room, BLOCK));
    return text.length > 0 ? { ...block, text } : undefined;
  }
  if (block.kind === 'list') {
    const items = whole(block.items, itemSize, subtract(room, BLOCK));
    return items.length > 0 ? { ...block, items } : undefined;
  }
  if (block.kind === 'facts') {
    const facts = whole(block.facts, factSize, subtract(room, BLOCK));
    return facts.length > 0 ? { ...block, facts } : undefined;
  }
  return undefined;
}

function whole<T>(rows: readonly T[], size: (row: T) => Size, room: Size): T[] {
  const out: T[] = [];
  let left = room;
  for (const row of rows) {
    if (!fits(size(row), left)) break;
    out.push(row);
    left = subtract(left, size(row));
  }
  return out;
}

function shortenText(text: Text, room: Size): Text {
  const out: Part[] = [];
  let left = room;
  for (const part of text) {
    const size = partSize(part);
    if (fits(size, left)) {
      out.push(part);
      left = subtract(left, size);
      continue;
    }
    const words = longestThatFits(part, left);
    if (words !== '') out.push(withWords(part, words));
    break;
  }
  return out.some((part) => wordsOf(part).trim() !== '') ? out : [];
}

/** The longest cut of the part's words that `room` holds; empty when there is none worth showing. */
function longestThatFits(part: Part, room: Size): string {
  const words = wordsOf(part);
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(partSize(withWords(part, clip(words, middle))), room)) low = middle;
    else high = middle - 1;
  }
  return low > 1 ? clip(words, low) : '';
}

// ── Sizes ────────────────────────────────────────────────────────────────────────────────────────

const NONE: Size = { characters: 0, bytes: 0, components: 0 };
/** A block of text: the platform adds twelve bytes to each. */
const BLOCK: Size = { characters: 1, bytes: 13, components: 1 };
/** `1. ` or `- ` and the line's end. */
const ITEM: Size = { characters: 5, bytes: 5, components: 0 };
/** `**label** ` and the line's end. */
const FACT: Size = { characters: 7, bytes: 7, components: 0 };
const RULE: Size = { characters: 0, bytes: 0, components: 1 };
/** The longest way that a time is written. */
const TIME: Size = { characters: 32, bytes: 64, components: 0 };
/** The longest name of a channel. */
const ROOM: Size = { characters: 80, bytes: 240, components: 0 };
/** `**…**`, `## […](<…>)` */
const MARKUP: Size = { characters: 10, bytes: 10, components: 0 };

function headSize(head: Pick<Card, 'title' | 'url'>): Size {
  if (head.title === undefined) return NONE;
  return sum2([BLOCK, MARKUP, words(head.title), address(head.url)]);
}

function blockSize(block: Block): Size {
  switch (block.kind) {
    case 'rule':
      return RULE;
    case 'image':
      return sum2([RULE, RULE, words(block.alt)]);
    case 'text':
      return add(BLOCK, textSize(block.text));
    case 'list':
      return sum2([BLOCK, ...block.items.map(itemSize)]);
    case 'facts':
      return sum2([BLOCK, ...block.facts.map(factSize)]);
    case 'buttons': {
      const labels = sum2(block.buttons.map((button) => words(button.label)));
      const rows = Math.ceil(block.buttons.length / BUTTONS_A_ROW);
      return { ...labels, components: block.buttons.length + rows };
    }
    case 'menu':
      return { ...sum2(block.options.map(labelSize)), components: 2 };
  }
}

const itemSize = (item: Text): Size => add(ITEM, textSize(item));
const factSize = (fact: { readonly label: string; readonly value: Text }): Size =>
  sum2([FACT, words(fact.label), textSize(fact.value)]);
const textSize = (text: Text): Size => sum2(text.map(partSize));

function partSize(part: Part): Size {
  if (typeof part === 'string') return words(part);
  if ('time' in part) return TIME;
  if ('room' in part) return ROOM;
  return sum2([MARKUP, words(wordsOf(part)), 'link' in part ? address(part.link) : NONE]);
}

/** Every mark of ASCII may need another one before it, or an invisible character behind it. */
function words(text: string): Size {
  const marks = text.match(/[!-/:-@[-`{-~]/g)?.length ?? 0;
  return { characters: text.length + marks, bytes: utf8Length(text) + 3 * marks, components: 0 };
}

/** A menu's labels are never markup, so no mark in them needs another. */
const labelSize = ({ label }: Choice): Size => ({
  characters: label.length,
  bytes: utf8Length(label),
  components: 0,
});

const address = (url: string | undefined): Size =>
  url === undefined ? NONE : { characters: url.length, bytes: url.length, components: 0 };

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // A surrogate counts two, its pair four.
    if (unit >= 0xd800 && unit <= 0xdfff) bytes += 1;
    else if (unit > 0x7ff) bytes += 2;
    else if (unit > 0x7f) bytes += 1;
  }
  return bytes;
}

const isControl = (block: Block): boolean => block.kind === 'buttons' || block.kind === 'menu';
const sum = (blocks: readonly Block[]): Size => sum2(blocks.map(blockSize));
const sum2 = (sizes: readonly Size[]): Size => sizes.reduce(add, NONE);

function add(a: Size, b: Size): Size {
  return {
    characters: a.characters + b.characters,
    bytes: a.bytes + b.bytes,
    components: a.components + b.components,
  };
}

function subtract(a: Size, b: Size): Size {
  return {
    characters: a.characters - b.characters,
    bytes: a.bytes - b.bytes,
    components: a.components - b.components,
  };
}

const fits = (size: Size, room: Size): boolean =>
  size.characters <= room.characters && size.bytes <= room.bytes && size.components <= room.components;
