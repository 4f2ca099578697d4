import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LINE, parse } from '../../../src/commands/grammar.ts';
import { lex } from '../../../src/commands/lexer.ts';
import { print } from '../../../src/commands/print.ts';

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

  it('keeps brackets to a depth that no stack minds', () => {
    const depths = lex('('.repeat(5000)).filter(({ kind }) => kind === 'open');
    expect(depths).toHaveLength(32);
    expect(parse(`${'('.repeat(1000)}sora${')'.repeat(1000)} kling`)).toEqual(parse('sora kling'));
  });
});
