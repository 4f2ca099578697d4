import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { parse } from '../../../src/commands/grammar.ts';

const ROOM = join(import.meta.dirname, '../../../src/commands');
const SOURCE = readdirSync(ROOM)
  .map((file) => readFileSync(join(ROOM, file), 'utf8'))
  .join('\n');
/** Every word and every character that a line is held against. */
const WORDS = new Set(SOURCE.match(/[a-z]+|\p{Script=Han}+|\p{Script=Han}/gu));
const CHARACTERS = new Set(SOURCE.match(/\p{Script=Han}/gu));
/** So long that a shape which tries all ways to divide it would not end in anybody's life. */
const LENGTH = 158;

it('is understood or not, but never thought about for ever, whatever is repeated in it', () => {
  const endless: string[] = [];
  for (const word of [...WORDS, ...CHARACTERS]) {
    for (const gap of ['', ' ']) {
      const line = `${(word + gap).repeat(LENGTH).slice(0, LENGTH)}!`;
      try {
        runInNewContext('parse(line)', { parse, line }, { timeout: 2_000 });
      } catch (error) {
        if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') endless.push(line);
      }
    }
  }
  expect(endless).toEqual([]);
}, 60_000);
