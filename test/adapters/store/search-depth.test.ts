import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enough, type Looking, reach, sideBySide } from '../../../adapters/store/search-depth.ts';
import type { Expression } from '../../../src/news/expression.ts';

const word = (text: string): Expression => ({ kind: 'word', text });

interface Archive {
  readonly newest: number;
  /** Numbers of the articles that hold the question, each with its story. */
  readonly finds: ReadonlyMap<number, number>;
}

const archives: fc.Arbitrary<Archive> = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 9 }), story: fc.integer({ min: 1, max: 30 }) }))
  .chain((finds) => {
    let id = 0;
    const each = finds.map(({ gap, story }) => {
      id += gap;
      return [id, story] as const;
    });
    return fc.nat(20).map((after) => ({ newest: id + after, finds: new Map(each) }));
  });

function looking({ newest, finds }: Archive, limits: Pick<Looking, 'atMost' | 'enough' | 'wanted'>): Looking {
  return {
    newest,
    ...limits,
    storiesOf: (ids) => new Set(ids.map((id) => finds.get(id))).size,
  };
}

const limits = fc.record({
  whole: fc.integer({ min: 1, max: 200 }),
  atMost: fc.integer({ min: 1, max: 60 }),
  stories: fc.integer({ min: 1, max: 20 }),
  wanted: fc.integer({ min: 1, max: 40 }),
});

describe('how far back a question looks', () => {
  it('passes over nothing: what it has are the newest finds, and it says whether they are all', () => {
    fc.assert(
      fc.property(archives, limits, (archive, { whole, atMost, stories, wanted }) => {
        const all = [...archive.finds.keys()].reverse();
        const found = reach(all, whole, looking(archive, { atMost, enough: () => stories, wanted }));
        const ids = [...found.ids, ...found.further];
        expect(ids).toEqual(all.slice(0, ids.length));
        expect(ids.length).toBeLessThanOrEqual(atMost);
        if (found.ended) expect(ids).toEqual(all);
      }),
    );
  });

  it('has all of the newest articles, and stories enough for the page and one more, where there are any', () => {
    fc.assert(
      fc.property(archives, limits, (archive, { whole, atMost, stories, wanted }) => {
        const all = [...archive.finds.keys()].reverse();
        const view = looking(archive, { atMost, enough: () => stories, wanted });
        const { ids, further, ended } = reach(all, whole, view);
        const counted = Math.min(atMost, all.filter((id) => id > archive.newest - whole).length);
        expect(ids.length).toBeGreaterThanOrEqual(counted);
        const found = ids.length + further.length;
        if (ended || found === atMost) return;
        expect(view.storiesOf(ids)).toBeGreaterThanOrEqual(stories);
        expect(view.storiesOf([...ids, ...further])).toBeGreaterThan(wanted);
      }),
    );
  });

  it('ranks the same finds whatever page is asked for', () => {
    fc.assert(
      fc.property(archives, limits, fc.nat(60), (archive, { whole, atMost, stories, wanted }, other) => {
        const all = [...archive.finds.keys()].reverse();
        const ids = (page: number) =>
          reach(all, whole, looking(archive, { atMost, enough: () => stories, wanted: page })).ids;
        expect(ids(wanted)).toEqual(ids(other));
      }),
    );
  });
});

describe('when a question has enough', () => {
  const depth = { whole: 100, enough: 60, enoughOfCommon: 20, common: 0.1 };
  const shares: Readonly<Record<string, number>> = { '("open")': 0.4, '("model")': 0.3, '("quokka")': 0.01 };
  const stories = (asked: Expression) => enough(depth, sideBySide(asked), (part) => shares[part] ?? 0);

  it('never, with one word, whose list has nothing but finds', () => {
    expect(stories(word('open'))).toBe(Number.POSITIVE_INFINITY);
    expect(stories({ kind: 'or', of: [word('open'), word('model')] })).toBe(Number.POSITIVE_INFINITY);
    expect(stories({ kind: 'prefix', text: 'open' })).toBe(Number.POSITIVE_INFINITY);
    const lately: Expression = { kind: 'and', of: [word('open'), { kind: 'since', text: '7d' }] };
    expect(stories(lately)).toBe(Number.POSITIVE_INFINITY);
  });

  it('soon, where common words meet, in a phrase, together, or one without the other', () => {
    const without: Expression = { kind: 'and', of: [word('open'), { kind: 'not', of: word('model') }] };
    expect(stories({ kind: 'and', of: [word('open'), word('model')] })).toBe(20);
    expect(stories({ kind: 'phrase', text: 'open model' })).toBe(20);
    expect(stories(without)).toBe(20);
  });

  it('later, where a rare one is among them', () => {
    expect(stories({ kind: 'and', of: [word('open'), word('quokka')] })).toBe(60);
    expect(stories({ kind: 'phrase', text: 'open quokka' })).toBe(60);
  });
});
