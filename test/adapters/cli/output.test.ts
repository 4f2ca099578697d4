import { describe, expect, it } from 'vitest';
import { showAnswer } from '../../../adapters/cli/output.ts';

const view = { lang: 'en', zone: 'UTC', now: 0 } as const;
const terminal = { width: 60, color: false, hyperlinks: false };

describe('an answer on the terminal', () => {
  it('gives what was taken out whole, as it can be copied and read back', () => {
    const text = `${JSON.stringify({ saved: Array.from({ length: 900 }, (_, i) => i) }, null, 2)}\n`;
    const card = { tone: 'good', title: 'Here is mine.json', blocks: [] } as const;
    const answer = { ok: true, cards: [card], file: { name: 'mine.json', text }, data: {} };
    expect(showAnswer(answer, view, terminal)).toBe(text);
  });
});
