import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/commands/question.ts';
import {
  allOf,
  anyOf,
  asksForSomething,
  type Expression,
  noneOf,
  TEXT_FIELDS,
  type Term,
} from '../../../src/news/expression.ts';
import { type Holding, holds } from '../../../src/news/holds.ts';
import { createMatcher } from '../../../src/news/match.ts';
import { titled } from '../../helpers/titled.ts';

const NOW = Date.parse('2026-11-01T00:00:00Z');
const DAY = 86_400_000;

const read = (line: string): Expression => readQuestion(line).expression!;

function matching(lines: readonly string[], article: Holding): string[] {
  const matcher = createMatcher();
  lines.forEach((line, id) => {
    matcher.add(id, read(line));
  });
  return matcher
    .match(article, NOW)
    .sort((a, b) => a - b)
    .map((id) => lines[id]!);
}

/** Words that meet each other at every edge that people stumble over. */
const FRAGMENTS = [
  'ai',
  'AI',
  'Ai技术',
  '技术',
  '技',
  '術',
  '人工智能',
  'OpenAI',
  'openai',
  'GPT-5',
  'gpt',
  'gpt-5.1',
  'GPT5',
  '5.5',
  '5',
  'C++',
  'C#',
  'C',
  'US',
  'us',
  'café',
  'CAFÉ',
  'cafe\u0301',
  'Sora',
  'llama',
  'Llama4',
  '４',
  '4',
  'mini',
  'PRO',
  'claude',
  'sonnet',
  '4.5',
  '可灵',
  '3',
  '70b',
  'sam',
  'altman',
  '奥特曼',
  '文生视频',
  '文生視頻',
  '谷歌',
  'Google',
  '½',
  '™',
  'TM',
  'ＡＩ',
  '㎏',
  '한국어',
  'カタカナ',
  '_x',
  'training',
  '𠮷野家',
  '、',
  '-',
  '.',
  ' ',
];
const piece = fc.constantFrom(...FRAGMENTS);
const text = fc
  .array(fc.tuple(piece, fc.constantFrom('', '', ' ', ' ', '，', '-', "'s ")), { maxLength: 8 })
  .map((parts) => parts.flat().join(''));
const asked = fc.array(piece, { minLength: 1, maxLength: 2 }).chain((parts) => {
  return fc.constantFrom('', ' ').map((gap) => parts.join(gap));
});
const field = fc.option(fc.constantFrom(...TEXT_FIELDS), { nil: undefined, freq: 3 });

const term: fc.Arbitrary<Term> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom('word' as const, 'phrase' as const, 'prefix' as const, 'exact' as const),
        asked,
        field,
      )
      .map(([kind, words, where]): Term => ({ kind, text: words, ...(where && { field: where }) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('gpt-[5-9]', '技.', '^us', 'ai'), field)
      .map(([source, where]): Term => ({ kind: 'regex', source, ...(where && { field: where }) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('since' as const, 'before' as const), fc.constantFrom('1d', '3d'))
      .map(([kind, age]): Term => ({ kind, text: age })),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 3 }).map((atLeast): Term => ({ kind: 'outlets', atLeast })),
  },
);

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    term,
    tie('expression').map(noneOf),
    fc.array(tie('expression'), { minLength: 2, maxLength: 3 }).map((of) => allOf(of)!),
    fc.array(tie('expression'), { minLength: 2, maxLength: 3 }).map((of) => anyOf(of)!),
  ),
}));

const list = fc.array(text, { maxLength: 2 });
const article: fc.Arbitrary<Holding> = fc
  .record({
    at: fc.constantFrom(NOW, NOW - 2 * DAY, NOW - 5 * DAY),
    title: text,
    body: text,
    event: text,
    keywords: list,
    technologies: list,
    industries: list,
    companies: list,
    people: list,
    lang: fc.constantFrom('zh', 'en'),
    site: text,
    source: text,
    told: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ told, ...rest }) => ({ ...rest, outlets: () => told }));

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ add: fc.integer({ min: 0, max: 30 }), expression }) },
  { weight: 2, arbitrary: fc.record({ remove: fc.integer({ min: 0, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ learn: article }) },
  { weight: 3, arbitrary: fc.record({ match: article }) },
);

describe('the matcher', () => {
  it('gives what the plain evaluation of every subscription gives, whatever was added and removed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer(), (steps, seed) => {
        const matcher = createMatcher(seed);
        const plain = new Map<number, Expression>();
        for (const one of steps) {
          if ('add' in one) {
            const kept = matcher.add(one.add, one.expression);
            expect(kept).toBe(asksForSomething(one.expression));
            if (kept) plain.set(one.add, one.expression);
            else plain.delete(one.add);
          } else if ('remove' in one) {
            expect(matcher.remove(one.remove)).toBe(plain.delete(one.remove));
          } else if ('learn' in one) {
            matcher.learn(one.learn);
          } else {
            const fit = [...plain].filter(([, asks]) => holds(asks, one.match, NOW)).map(([id]) => id);
            const found = matcher.match(one.match, NOW);
            expect(found.sort((a, b) => a - b)).toEqual(fit.sort((a, b) => a - b));
          }
          expect(matcher.size).toBe(plain.size);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds whole words beside Chinese, and nothing inside longer words', () => {
    expect(matching(['ai', 'meta', '=US', 'train*'], titled('用AI技术 training US-based 模型'))).toEqual([
      'ai',
      '=US',
      'train*',
    ]);
    expect(matching(['ai', 'meta', '=US'], titled('Metal training tells us'))).toEqual([]);
  });

  it('finds other names, the other script and the other characters', () => {
    expect(matching(['谷歌', '文生視頻', 'Sam Altman'], titled('Google 发布文生视频模型'))).toEqual([
      '谷歌',
      '文生視頻',
    ]);
  });

  it('finds the other names of words that are one name together', () => {
    const lines = ['sam altman', 'altman sam', 'sam -sora altman', 'hugging face 模型', 'title:sam altman'];
    expect(matching(lines, titled('奥特曼谈抱抱脸上的新模型'))).toEqual([
      'sam altman',
      'sam -sora altman',
      'hugging face 模型',
    ]);
    expect(matching(lines, titled('Altman, Sam'))).toEqual([
      'sam altman',
      'altman sam',
      'sam -sora altman',
      'title:sam altman',
    ]);
  });

  it('refuses a rule that asks for nothing', () => {
    const matcher = createMatcher();
    expect(matcher.add(1, read('-funding'))).toBe(false);
    expect(matcher.add(1, read('sora OR -funding'))).toBe(false);
    expect(matcher.add(1, read('sora -funding'))).toBe(true);
    expect(matcher.size).toBe(1);
  });

  it('has a new expression in force at once, and the old one no more', () => {
    const matcher = createMatcher();
    matcher.add(7, read('sora'));
    matcher.add(8, read('SORA'));
    matcher.add(7, read('kling'));
    expect(matcher.match(titled('Sora and Kling'), NOW).sort()).toEqual([7, 8]);
    expect(matcher.match(titled('Sora'), NOW)).toEqual([8]);
    expect(matcher.remove(8)).toBe(true);
    expect(matcher.remove(8)).toBe(false);
    expect(matcher.match(titled('Sora'), NOW)).toEqual([]);
  });

  it('keeps thousands apart while they come and go', () => {
    const matcher = createMatcher(5);
    for (let id = 0; id < 5_000; id++) matcher.add(id, read(`word${id % 1_700} OR other${id}`));
    for (let id = 0; id < 5_000; id += 3) matcher.remove(id);
    for (let id = 5_000; id < 6_000; id++) matcher.add(id, read(`word${id} topic`));
    expect(matcher.match(titled('word10'), NOW).sort((a, b) => a - b)).toEqual([10, 3_410]);
    expect(matcher.match(titled('topic and word5500'), NOW)).toEqual([5_500]);
    expect(matcher.size).toBe(5_000 - 1_667 + 1_000);
  });
});
