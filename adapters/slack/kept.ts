import type { Block, Card, Choice } from '../../src/card.ts';
import type { Shelf } from '../../src/ports.ts';
import { SLACK_LIMITS } from './limits.ts';

/** Where a line that is too long for an option of a menu is kept meanwhile. */
export interface Asks {
  keepAsk(ask: string): Promise<string>;
  keptAsk: Shelf['keptAsk'];
}

const KEPT = 'kept:';

/** The card with every option's line as Slack takes it: whole, or as the token of one that is kept. */
export async function withKeptAsks(card: Card, asks: Asks): Promise<Card> {
  if (!card.blocks.some((block) => block.kind === 'menu' && block.options.some(isToKeep))) return card;
  const blocks = card.blocks.map(async (block): Promise<Block> => {
    if (block.kind !== 'menu') return block;
    return { ...block, options: await Promise.all(block.options.map((option) => shortened(option, asks))) };
  });
  return { ...card, blocks: await Promise.all(blocks) };
}

async function shortened(option: Choice, asks: Asks): Promise<Choice> {
  return isToKeep(option) ? { ...option, ask: KEPT + (await asks.keepAsk(option.ask)) } : option;
}

/** A line that looks like a token is kept too, so that the two are never taken for each other. */
const isToKeep = ({ ask }: Choice): boolean => ask.length > SLACK_LIMITS.optionValue || ask.startsWith(KEPT);

/** The line that a chosen option says; undefined when it is kept no more. */
export async function lineOf(value: string, asks: Asks): Promise<string | undefined> {
  return value.startsWith(KEPT) ? asks.keptAsk(value.slice(KEPT.length)) : value;
}
