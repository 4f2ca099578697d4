import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/commands/grammar.ts';
import { printExpression } from '../../../src/commands/print.ts';
import { lineOf, meaning, settingsFrom } from '../../../src/commands/rules.ts';
import { takeBack } from '../../../src/commands/take-back.ts';
import { dateEnd, endOf } from '../../../src/commands/until.ts';
import type { SubscriptionSettings } from '../../../src/model.ts';
import { allOf, anyOf, asksForSomething, type Expression, noneOf } from '../../../src/news/expression.ts';
import type { RoomState } from '../../../src/ports.ts';
import { DAY, MINUTE } from '../../../src/time.ts';

const now = Date.UTC(2026, 10, 24, 12);
const ZONES = ['UTC', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Kiritimati', 'America/Sao_Paulo'];

const text = fc.constantFrom('sora', 'when:digest', '2', 'all', '可灵', 'C++', 'a/b', 'page:2', '#3', 'undo');
const term: fc.Arbitrary<Expression> = fc.oneof(
  text.map((word): Expression => ({ kind: 'word', text: word })),
  fc.constantFrom('video model', 'to:me x').map((phrase): Expression => ({ kind: 'phrase', text: phrase })),
  fc.constant<Expression>({ kind: 'regex', source: 'gpt-[5-9]' }),
  fc.constant<Expression>({ kind: 'word', field: 'lang', text: 'en' }),
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
const settings = (zone: string): fc.Arbitrary<SubscriptionSettings> =>
  fc.record(
    {
      when: fc.constantFrom('instant' as const, 'digest' as const, 'both' as const),
      maxPerDay: fc.integer({ min: 1, max: 999 }),
      as: fc.constantFrom('Video models', '视频'),
      lang: fc.constantFrom('zh' as const, 'en' as const),
      mention: fc.constant('@U1'),
      until: fc.oneof(
        fc.integer({ min: 1, max: 1439 }).map((minutes) => now + minutes * MINUTE),
        fc.constantFrom('2026-12-01', '2027-03-28', '2026-11-24').map((date) => endOf(date, zone)),
      ),
    },
    { requiredKeys: ['when'] },
  );

describe('a subscription on a list', () => {
  it('is the line that makes it again', () => {
    const rule = fc
      .constantFrom(...ZONES)
      .chain((zone) => fc.tuple(fc.constant(zone), expression, settings(zone)));
    fc.assert(
      fc.property(rule, ([zone, asked, given]) => {
        fc.pre(given.until === undefined || given.until > now);
        const line = lineOf({ expression: printExpression(asked), settings: given }, { now, zone });
        const command = parse(line);
        if (command.verb !== 'subscribe' || !command.expression) return expect.fail(line);
        expect(printExpression(command.expression)).toBe(printExpression(asked));
        expect(settingsFrom(command.settings, { now, zone })).toEqual(given);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the end of a day', () => {
  it.each([
    ['2026-12-01', 'UTC', '2026-12-02T00:00:00Z'],
    ['2026-12-01', 'Asia/Shanghai', '2026-12-01T16:00:00Z'],
    ['2026-12-01', 'Pacific/Kiritimati', '2026-12-01T10:00:00Z'],
    ['2026-03-28', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-29T22:00:00Z'],
    // Clocks went from 23:59 to 01:00.
    ['2018-11-03', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ])('of %s in %s is %s', (date, zone, end) => {
    expect(new Date(endOf(date, zone)).toISOString()).toBe(new Date(end).toISOString());
    expect(dateEnd(Date.parse(end), zone)).toBe(date);
  });
});

describe('what an expression asks', () => {
  it('asks for nothing where no word must be there', () => {
    const sora: Expression = { kind: 'word', text: 'sora' };
    expect(asksForSomething(noneOf(sora))).toBe(false);
    expect(asksForSomething(anyOf([sora, noneOf(sora)])!)).toBe(false);
    expect(asksForSomething(allOf([sora, noneOf(sora)])!)).toBe(true);
  });

  it('is the same in any order and case', () => {
    fc.assert(
      fc.property(fc.array(expression, { minLength: 2, maxLength: 4 }), (parts) => {
        expect(meaning(allOf([...parts].reverse())!)).toBe(meaning(allOf(parts)!));
      }),
    );
    expect(meaning({ kind: 'exact', text: 'US' })).not.toBe(meaning({ kind: 'exact', text: 'us' }));
  });
});

const state = fc
  .record({
    zone: fc.constantFrom('UTC', 'Asia/Shanghai', undefined),
    rules: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('a', 'b', 'c')), {
      selector: ([id]) => id,
    }),
  })
  .map(
    ({ zone, rules }): RoomState => ({
      settings: { room: 'slack:T/C', ...(zone === undefined ? {} : { zone }) },
      subscriptions: rules
        .map(([id, asked]) => ({
          id,
          room: 'slack:T/C',
          expression: asked,
          settings: { when: 'both' as const },
          createdBy: 'ada',
          createdAt: now,
          changedBy: 'ada',
          changedAt: now - DAY,
        }))
        .sort((a, b) => a.id - b.id),
      mutes: [],
    }),
  );

describe('taking a change back', () => {
  it('gives the state of before when nothing else has changed', () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        expect(takeBack(before, after, after)).toEqual({ state: before, kept: [] });
      }),
    );
  });

  it('never touches what only others have changed', () => {
    fc.assert(
      fc.property(state, state, state, (before, after, later) => {
        const taken = takeBack(before, after, later);
        const find = (of: RoomState, id: number) =>
          JSON.stringify(of.subscriptions.find((one) => one.id === id));
        for (let id = 1; id <= 6; id++) {
          if (find(before, id) === find(after, id)) expect(find(taken.state, id)).toBe(find(later, id));
        }
      }),
    );
  });
});
