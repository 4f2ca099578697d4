import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/card.ts';
import { readQuestion } from '../../../src/commands/question.ts';
import { createMatcher } from '../../../src/news/match.ts';
import { phraseTerms } from '../../../src/news/question.ts';
import { marker, snippet } from '../../../src/news/snippet.ts';
import { titled } from '../../helpers/titled.ts';

function alerts(line: string, title: string): boolean {
  const matcher = createMatcher();
  matcher.add(1, readQuestion(line).expression!);
  return matcher.match(titled(title), 0).length > 0;
}

describe('a number in what is followed', () => {
  it('is not found inside a longer number, which names another model', () => {
    expect(alerts('"gpt 5"', 'GPT-5.5 goes on sale')).toBe(false);
    expect(alerts('gpt5', 'GPT-5.5 goes on sale')).toBe(false);
    expect(alerts('qwen3', '通义千问发布Qwen3.5系列')).toBe(false);
    expect(alerts('"5 pro"', 'A phone called 12.5 Pro')).toBe(false);
    expect(alerts('=GPT-5', 'GPT-5.5 goes on sale')).toBe(false);
  });

  it('is found before a full stop, a hyphen, a letter and Chinese', () => {
    for (const title of ['We tried GPT-5.', 'GPT-5-based agents', 'GPT-5：更快了', '新的GPT-5。价格减半']) {
      expect(alerts('"gpt 5"', title)).toBe(true);
    }
  });

  it('is found where the longer number is named beside it', () => {
    expect(alerts('"gpt 5"', 'GPT-5.5 answers better than GPT-5 did')).toBe(true);
    expect(alerts('"gpt 5"', 'GPT-5 did worse than GPT-5.5')).toBe(true);
  });

  it('is found with all its points, and written apart as in an address', () => {
    expect(alerts('"gpt 5.5"', 'GPT-5.5 goes on sale')).toBe(true);
    expect(alerts('"llama 3 1 8b"', 'Llama 3.1 8B on a phone')).toBe(true);
    expect(alerts('"gpt 5.5"', 'GPT-5.5.1 mends a fault')).toBe(false);
  });

  it('takes in the longer numbers when asked for a beginning', () => {
    expect(alerts('gpt-5*', 'GPT-5.5 goes on sale')).toBe(true);
  });

  it('is marked where it stands whole', () => {
    const found = snippet('GPT-5.5 answers better than GPT-5 did', marker([phraseTerms('gpt-5')]));
    expect(plain(found)).toBe('GPT-5.5 answers better than GPT-5 did');
    expect(found.filter((part) => typeof part === 'object').length).toBe(2);
    expect(found[0]).toBe('GPT-5.5 answers better than ');
  });
});
