import { beforeEach, describe, expect, it } from 'vitest';
import { createLull, type Lull } from '../../../adapters/slack/lull.ts';

/** Time and timers that move only when told to. */
class Hand {
  at = 0;
  private timers: { readonly due: number; readonly then: () => void }[] = [];

  readonly now = (): number => this.at;
  readonly setTimer = (then: () => void, ms: number): void => {
    this.timers.push({ due: this.at + ms, then });
  };

  /** Lets timers run that are due now, each with the promises it resolves; one after another. */
  async turn(): Promise<void> {
    const next = this.timers.findIndex(({ due }) => due <= this.at);
    if (next >= 0) this.timers.splice(next, 1)[0]!.then();
    await Promise.resolve();
  }

  async to(at: number): Promise<void> {
    this.at = at;
    while (this.timers.some(({ due }) => due <= at)) await this.turn();
  }
}

describe('a lull between requests', () => {
  let hand: Hand;
  let lull: Lull;
  let gone: string[];

  function request(name: string): void {
    lull.stirred();
    void lull.wait().then(() => gone.push(name));
  }

  beforeEach(() => {
    hand = new Hand();
    lull = createLull(hand);
    gone = [];
  });

  it('lets no answer begin while commands still come in', async () => {
    for (let at = 0; at <= 40; at += 8) {
      await hand.to(at);
      request(`at ${at}`);
    }
    expect(gone).toEqual([]);
    await hand.to(49);
    expect(gone).toEqual([]);
    await hand.to(50);
    expect(gone).toEqual(['at 0', 'at 8', 'at 16', 'at 24', 'at 32', 'at 40']);
  });

  it('lets what came in meanwhile go before the next answer', async () => {
    request('first');
    request('second');
    hand.at = 10;
    await hand.turn();
    expect(gone).toEqual(['first']);
    request('third');
    await hand.to(19);
    expect(gone).toEqual(['first']);
    await hand.to(20);
    expect(gone).toEqual(['first', 'second', 'third']);
  });

  it('keeps nobody waiting for ever where requests never cease', async () => {
    request('patient');
    for (let at = 5; at < 100; at += 5) {
      await hand.to(at);
      lull.stirred();
    }
    expect(gone).toEqual([]);
    await hand.to(100);
    expect(gone).toEqual(['patient']);
  });
});
