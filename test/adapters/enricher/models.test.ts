import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { modelsIn } from '../../../adapters/enricher/models.ts';

/** Behind a family's name, what may be divided into versions in many ways and ends as none. */
const TAILS = ['1', '-1', '1v', '-1v', '-V1', '1.1', 'Mini-R1', '-5b', ' R1'].flatMap((piece) =>
  ['', 'xyzw', '%'].map((end) => piece.repeat(2_000) + end),
);

it.each(TAILS.map((tail) => [tail.slice(0, 8) + tail.slice(-4), tail]))(
  'a name with an endless version is not thought about for ever: %s',
  (_, tail) => {
    const text = `Llama ${tail} and Qwen3`;
    const found = runInNewContext('modelsIn(text)', { modelsIn, text }, { timeout: 2_000 }) as string[];
    expect(found).toContain('Qwen3');
  },
);

it('has the version as it is written, to its end', () => {
  expect(modelsIn('Claude Opus 4.5 Thinking and DeepSeek-V3-0324')).toEqual([
    'Claude Opus 4.5 Thinking',
    'DeepSeek-V3-0324',
  ]);
});
