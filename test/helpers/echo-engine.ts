import type { Card } from '../../src/card.ts';
import type { Answer, Ask } from '../../src/commands/ask.ts';
import type { Engine } from '../../src/engine.ts';

/**
 * A small engine for the platforms' tests: it answers every line with a card that quotes it, remembers what
 * it was asked, and knows one change (`subscribe`), of which the room hears.
 */
export class EchoEngine implements Engine {
  readonly asks: Ask[] = [];
  readonly followed: string[] = [];
  /** Cards of the next answers, in the place of the echo. */
  readonly next: (readonly Card[])[] = [];

  async answer(ask: Ask): Promise<Answer> {
    this.asks.push(ask);
    const { text } = ask;
    if (text.includes('throw')) throw new Error('a bug');
    const cards = this.next.shift() ?? [echo(text)];
    if (text.startsWith('export ')) {
      const file = { name: 'ainews.md', text: `# ${text}\n${'新闻\n'.repeat(2_000)}` };
      return { cards, file, data: {}, ok: true };
    }
    const followed = /^subscribe (.+)$/s.exec(text)?.[1];
    if (followed === undefined) return { cards, data: { text }, ok: true };
    this.followed.push(followed);
    const shared: Card = {
      tone: 'good',
      blocks: [{ kind: 'text', text: ['Followed ', { strong: followed }] }],
    };
    return { cards, shared, data: { followed }, ok: true };
  }

  async suggest(): Promise<readonly never[]> {
    return [];
  }
}

function echo(text: string): Card {
  return {
    tone: 'plain',
    title: text || 'Home',
    blocks: [
      { kind: 'text', text: ['You said ', { strong: text || 'nothing' }] },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Share here', ask: text || 'latest', to: 'room' },
          { label: 'Next page', ask: `search ${text || 'x'} page:2` },
          { label: 'Read', url: 'https://news.example/a' },
        ],
      },
    ],
  };
}
