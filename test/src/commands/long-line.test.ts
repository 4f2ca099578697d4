import { describe, expect, it } from 'vitest';
import { MAX_LINE, parse } from '../../../src/commands/grammar.ts';
import { print } from '../../../src/commands/print.ts';
import { spokenLine } from '../../../src/commands/spoken-line.ts';
import { asksForNews, namesApart, withinTime, withoutAsking } from '../../../src/news/asking.ts';
import { asRead, withNames } from '../../../src/news/names-over-words.ts';
import { quickest } from '../../helpers/quickest.ts';

/** What a line of nothing but this makes a careless reader look at again and again. */
const PIECES = [
  ...[
    ' ,',
    ', ',
    '、',
    '，',
    '；',
    '。',
    '…',
    '! ',
    '? ',
    '-',
    '- ',
    '💡',
    '💡 ',
    '4 ',
    'a ',
    '1',
    '的',
    '一',
    '份个',
  ],
  ...[
    'please ',
    'daily ',
    'every day ',
    'at 9 ',
    'only ',
    'in the digest ',
    '每天',
    '每天 ',
    '每天早上',
    '给我',
    '9点',
  ],
  ...[
    'gpt 5 ',
    'llama 4 mini ',
    'mistral large ',
    '-gpt 5 ',
    'title:llama 4 ',
    '可灵 3 ',
    'Ab ',
    'pro ',
    'sam altman ',
  ],
];
/** Fifty times what it takes: a reader that looks again and again takes more, a busy machine does not. */
const ENOUGH = 600;

const lineOf = (lead: string, piece: string) => `${(lead + piece.repeat(MAX_LINE)).slice(0, MAX_LINE - 1)}!`;

describe('a line as long as any may be', () => {
  it.each(PIECES)('is understood at once when it is all %j', (piece) => {
    for (const lead of ['', 'subscribe ', 'edit 2 ', 'mute ']) {
      const line = lineOf(lead, piece);
      const took = quickest(() => {
        print(parse(line));
        spokenLine(line, 'zh');
      }, ENOUGH);
      expect(took, lead).toBeLessThan(ENOUGH);
    }
  });

  it.each(PIECES)('is asked at once when it is all %j', (piece) => {
    const line = lineOf('', piece);
    const took = quickest(() => {
      const command = parse(`?${line.slice(1)}`);
      if (command.verb !== 'search') return;
      const { expression } = command;
      withNames(expression);
      asRead(expression);
      asksForNews(expression);
      withoutAsking(expression);
      namesApart(expression);
      withinTime(expression, 0, 'UTC');
    }, ENOUGH);
    expect(took).toBeLessThan(ENOUGH);
  });
});
