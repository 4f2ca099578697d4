import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LINE, parse } from '../../../src/commands/grammar.ts';
import { lex } from '../../../src/commands/lexer.ts';
import { normalise } from '../../../src/commands/normalise.ts';
import { print } from '../../../src/commands/print.ts';
import { readQuestion } from '../../../src/commands/question.ts';

/** Pieces that, repeated, make a careless reader nest, backtrack or scan again and again. */
const PIECES = [
  ...[
    '(',
    ')',
    '"',
    '/',
    ' /a',
    '\\',
    ' /\\',
    '-',
    '!',
    '--(',
    'NOT ',
    'OR ',
    '|',
    '=',
    '*',
    'a*',
    '?',
    ':',
    'a:',
    'title:',
  ],
  ...[
    'title:(',
    'since:',
    '<',
    '<@',
    '<http://a|',
    '&',
    '&amp;',
    '&lt;',
    '\u0000',
    '\u202e',
    '\ud800',
    '\u200d',
    'e\u0301',
  ],
  ...['ﷺ', '文', '文 ', '💡', 'a', 'a ', '9:', 'when:', 'as:"', '—', '- '],
];

describe('any string at all', () => {
  it('is read without an exception, and printed too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (line) => {
        print(parse(line));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(PIECES)('is read when it is 4,000 characters of %j', (piece) => {
    const line = piece.repeat(MAX_LINE).slice(0, MAX_LINE);
    for (const lead of ['', 'subscribe ', 'digest ', '? ']) {
      const command = parse((lead + line).slice(0, MAX_LINE));
      expect(command.verb).toBeTypeOf('string');
      expect(() => print(command)).not.toThrow();
    }
  });

  it.each(PIECES)('takes no longer for each character when there are more of %j', (piece) => {
    const read = (size: number) => {
      const line = piece.repeat(size).slice(0, size);
      return fastest(() => readQuestion(normalise(line)));
    };
    // Eight times the text: a reader that looks again at each character takes 64 times as long.
    expect(read(80_000) / Math.max(2, read(10_000))).toBeLessThan(32);
  });

  it('keeps brackets to a depth that no stack minds', () => {
    const depths = lex('('.repeat(5000)).filter(({ kind }) => kind === 'open');
    expect(depths).toHaveLength(32);
    expect(parse(`${'('.repeat(1000)}sora${')'.repeat(1000)} kling`)).toEqual(parse('sora kling'));
  });
});

/** Milliseconds of this process's own computing, so that a busy machine makes no difference. */
function fastest(run: () => void): number {
  const times = Array.from({ length: 4 }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
