import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHAPES } from '../../../adapters/enricher/injection-shapes.ts';
import { maySpeakToMachines } from '../../../adapters/enricher/injection-signs.ts';

const anyShape = new RegExp(SHAPES.map(({ shape }) => shape).join('|'), 'iu');
const pieces = SHAPES.flatMap(({ shape }) => shape.match(/[A-Za-z]{2,}|[\u4e00-\u9fff]+/g) ?? []);
const between = [
  ' ',
  ' ',
  ' ',
  '',
  ': ',
  '：',
  '"',
  '[',
  '<',
  '## ',
  '@',
  '\n',
  '，',
  '. ',
  "n't ",
  '】',
  '>',
  'x',
];

describe('the signs of what is said to programs', () => {
  it('are wherever one of its shapes is', () => {
    const text = fc
      .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...between)), { maxLength: 8 })
      .map((all) => all.flat().join(''));
    fc.assert(
      fc.property(text, (written) => {
        if (anyShape.test(written)) expect(maySpeakToMachines(written)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are in no plain report', () => {
    const report =
      '某公司今日发布新的开源模型，面向开发者与企业用户。The company released a new open model today.';
    expect(maySpeakToMachines(report)).toBe(false);
  });
});
