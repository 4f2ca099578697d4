import type { Card } from '../../src/card.ts';
import type { Chat } from '../../src/ports.ts';

/**
 * The terminal as a room for what nobody asked for just now. What is shown is gone with the window, so a
 * message that an earlier process may have shown is shown again.
 */
export function createConsoleChat(show: (card: Card) => void | Promise<void>): Chat {
  const shown = new Set<string>();
  return {
    platform: 'console',
    async send(_room, card, { key }) {
      await show(card);
      shown.add(key);
      return key;
    },
    find: async (_room, key) => (shown.has(key) ? key : undefined),
  };
}
