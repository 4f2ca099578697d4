import type { Block, Button, Choice, Part, Text } from './card.ts';
import type { Limits } from './limits.ts';
import { clip } from './text.ts';
import { visible, visibleLine, webAddress } from './visible.ts';

/** A channel by its id: names come from the platform. */
const ROOM = /^[a-z]+:[\w@-]{1,40}\/[\w-]{1,40}$/;

/** The farthest instant that a date can hold, in either direction. */
const END_OF_TIME = 8.64e15;

/**
 * One block, cleaned and with each of its pieces within its own limit; undefined when nothing is left.
 * Addresses and commands are never cut, since a shortened one is another one: the link or button goes.
 */
export function tidy(block: Block, limits: Limits): Block | undefined {
  switch (block.kind) {
    case 'rule':
      return { kind: 'rule' };
    case 'image': {
      const url = webAddress(block.url, limits.address);
      return url ? { kind: 'image', url, alt: clip(visibleLine(block.alt), limits.title) } : undefined;
    }
    case 'text': {
      const text = tidyText(block.text, limits.text, limits);
      return text.length > 0 ? { kind: 'text', text } : undefined;
    }
    case 'list': {
      const items = block.items
        .slice(0, limits.items)
        .map((item) => tidyText(item, limits.item, limits))
        .filter((item) => item.length > 0);
      if (items.length === 0) return undefined;
      const list = { kind: 'list', items } as const;
      if (!block.ordered) return list;
      const start = block.start ?? 1;
      return { ...list, ordered: true, start: Number.isSafeInteger(start) && start > 0 ? start : 1 };
    }
    case 'facts': {
      const facts = block.facts
        .slice(0, limits.facts)
        .map((fact) => ({
          label: clip(visibleLine(fact.label), limits.label),
          value: tidyText(fact.value, limits.value, limits),
        }))
        .filter((fact) => fact.value.length > 0);
      return facts.length > 0 ? { kind: 'facts', facts } : undefined;
    }
    case 'buttons': {
      const buttons = block.buttons.slice(0, limits.buttons).flatMap((button) => tidyButton(button, limits));
      return buttons.length > 0 ? { kind: 'buttons', buttons } : undefined;
    }
    case 'menu': {
      const options = block.options
        .slice(0, limits.options)
        .flatMap((option) => tidyChoice(option, limits.optionLabel, limits));
      const label = clip(visibleLine(block.label), limits.optionLabel) || '…';
      return options.length > 0 ? { kind: 'menu', label, options } : undefined;
    }
  }
}

function tidyButton(button: Button, limits: Limits): Button[] {
  if ('url' in button) {
    const label = clip(visibleLine(button.label), limits.buttonLabel);
    const url = webAddress(button.url, limits.buttonAddress);
    return label !== '' && url ? [{ label, url }] : [];
  }
  const look = button.look ? { look: button.look } : {};
  const to = button.to ? { to: button.to } : {};
  return tidyChoice(button, limits.buttonLabel, limits).map((choice) => ({ ...choice, ...look, ...to }));
}

function tidyChoice(choice: Choice, longest: number, limits: Limits): Choice[] {
  const label = clip(visibleLine(choice.label), longest);
  const ask = visibleLine(choice.ask);
  return label === '' || ask === '' || ask.length > limits.ask ? [] : [{ label, ask }];
}

/** Pieces of text within `max` characters together, without empty ones; none when nothing is visible. */
function tidyText(text: Text, max: number, limits: Limits): Text {
  const out: Part[] = [];
  let left = max;
  for (const part of text.slice(0, limits.parts)) {
    const tidied = tidyPart(part, left, limits);
    if (tidied === undefined) continue;
    out.push(tidied);
    left -= wordsOf(tidied).length;
    if (left < 1) break;
  }
  return out.some((part) => typeof part !== 'string' || part.trim() !== '') ? out : [];
}

function tidyPart(part: Part, max: number, limits: Limits): Part | undefined {
  if (typeof part !== 'string' && 'time' in part) {
    return Math.abs(part.time) <= END_OF_TIME ? part : undefined;
  }
  if (typeof part !== 'string' && 'room' in part) return ROOM.test(part.room) ? part : undefined;
  // A stranger's 100 kB is not worth reading to its end.
  const words = clip(visible(wordsOf(part).slice(0, 4 * max)), max);
  if (words === '') return undefined;
  if (typeof part !== 'string' && 'link' in part) {
    const link = webAddress(part.link, limits.address);
    return link ? { link, text: words.replace(/\s+/g, ' ') } : words;
  }
  return withWords(part, words);
}

/** The literal words of a part; a time and a room have none. */
export function wordsOf(part: Part): string {
  if (typeof part === 'string') return part;
  if ('strong' in part) return part.strong;
  if ('faint' in part) return part.faint;
  if ('link' in part) return part.text;
  return '';
}

/** The same part saying `words`. */
export function withWords(part: Part, words: string): Part {
  if (typeof part === 'string') return words;
  if ('strong' in part) return { strong: words };
  if ('faint' in part) return { faint: words };
  if ('link' in part) return { link: part.link, text: words };
  return part;
}
