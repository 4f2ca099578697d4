import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/card.ts';
import { fit, sizeOf } from '../../src/fit.ts';
import { LIMITS } from '../../src/limits.ts';
import { visible, webAddress } from '../../src/visible.ts';
import { hostileCard } from '../helpers/hostile-cards.ts';

const card = (over: Partial<Card>): Card => ({ tone: 'news', blocks: [], ...over });
const paragraph = (text: string) => ({ kind: 'text' as const, text: [text] });

describe('fit', () => {
  it('keeps any card within every limit of every platform, whatever is in it', () => {
    fc.assert(
      fc.property(hostileCard, (hostile) => {
        for (const limits of [LIMITS.everywhere, LIMITS.slack]) {
          const fitted = fit(hostile, limits);
          const size = sizeOf(fitted);
          expect(size.characters).toBeLessThanOrEqual(limits.characters);
          expect(size.bytes).toBeLessThanOrEqual(limits.bytes);
          expect(size.components).toBeLessThanOrEqual(limits.components);
          expect(fitted.title?.length ?? 0).toBeLessThanOrEqual(limits.title);
          expect(fitted.title !== undefined || fitted.blocks.length > 0).toBe(true);
          for (const block of fitted.blocks) {
            if (block.kind === 'menu') {
              expect(block.options.length).toBeLessThanOrEqual(limits.options);
              for (const { label, ask } of block.options) {
                expect(label.length).toBeLessThanOrEqual(limits.optionLabel);
                expect(ask.length).toBeLessThanOrEqual(limits.ask);
              }
            }
            if (block.kind !== 'buttons') continue;
            for (const button of block.buttons) {
              expect(button.label.length).toBeLessThanOrEqual(limits.buttonLabel);
              if ('ask' in button) expect(button.ask.length).toBeLessThanOrEqual(limits.ask);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('changes nothing about a card that fits', () => {
    fc.assert(
      fc.property(hostileCard, (hostile) => {
        const once = fit(hostile);
        expect(fit(once)).toEqual(once);
      }),
      { numRuns: 200 },
    );
  });

  it('survives storing: a fitted card is plain JSON', () => {
    fc.assert(
      fc.property(hostileCard, (hostile) => {
        const fitted = fit(hostile);
        expect(JSON.parse(JSON.stringify(fitted))).toEqual(fitted);
      }),
      { numRuns: 100 },
    );
  });

  it('lets about 3,200 Chinese characters through and no more than Discord takes', () => {
    const fitted = fit(card({ blocks: Array.from({ length: 10 }, () => paragraph('字'.repeat(1_000))) }));
    const shown = fitted.blocks.map((block) => (block.kind === 'text' ? String(block.text[0]) : '')).join('');
    expect(shown.length).toBeGreaterThan(3_200);
    expect(Buffer.byteLength(shown) + 12 * fitted.blocks.length).toBeLessThanOrEqual(10_170);
  });

  it('never cuts a family in two', () => {
    const family = '👩‍👩‍👧‍👦';
    const fitted = fit(card({ title: family.repeat(100) }));
    expect(fitted.title?.replaceAll(family, '')).toBe('…');
  });

  it('drops a command that is too long, since a shortened one would do something else', () => {
    const long = { label: 'Follow', ask: `subscribe ${'a '.repeat(400)}` };
    const short = { label: 'More', ask: 'open 1' };
    expect(fit(card({ blocks: [{ kind: 'buttons', buttons: [long, short] }] })).blocks).toEqual([
      { kind: 'buttons', buttons: [short] },
    ]);
  });

  it('keeps the buttons when the text is too long', () => {
    const buttons = { kind: 'buttons' as const, buttons: [{ label: 'More', ask: 'open 1' }] };
    const fitted = fit(card({ blocks: [...Array(20).fill(paragraph('字'.repeat(900))), buttons] }));
    expect(fitted.blocks.at(-1)).toEqual(buttons);
  });

  it('keeps every option of three full menus, with shorter labels', () => {
    const menu = {
      kind: 'menu' as const,
      label: 'Open one of these…',
      options: Array.from({ length: 25 }, (_, i) => ({
        label: `${i + 1}. ${'字'.repeat(70)}`,
        ask: `open ${i + 1}`,
      })),
    };
    const fitted = fit(card({ blocks: [paragraph('字'.repeat(900)), menu, menu, menu, menu] }));
    expect(fitted.blocks.map(({ kind }) => kind)).toEqual(['text', 'menu', 'menu', 'menu']);
    for (const block of fitted.blocks) {
      if (block.kind !== 'menu') continue;
      expect(block.options.map(({ ask }) => ask)).toEqual(menu.options.map(({ ask }) => ask));
      expect(block.options.every(({ label }) => /^\d+\. 字+…$/.test(label))).toBe(true);
    }
  });

  it('leaves out whole items at the end of a list that is too long', () => {
    const items = Array.from({ length: 20 }, (_, i) => [`${i} ${'字'.repeat(290)}`]);
    const [list] = fit(card({ blocks: [{ kind: 'list', items }] })).blocks;
    expect(list?.kind === 'list' && list.items.length).toBeGreaterThan(8);
    expect(list?.kind === 'list' && list.items).toEqual(
      items.slice(0, list?.kind === 'list' ? list.items.length : 0),
    );
  });

  it('says something even when nothing in the card can be shown', () => {
    expect(fit(card({ title: '\u202e', blocks: [{ kind: 'rule' }] })).blocks).toEqual([paragraph('…')]);
  });
});

describe('what is visible', () => {
  it.each([
    ['a\u202eb', 'ab'],
    ['a\u001b[31mb', 'a[31mb'],
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['a\n\n\n \n\nb', 'a\n\nb'],
    ['\ud83d!', '\ufffd!'],
    ['हिन्दी', 'हिन्दी'],
    ['👩‍👩‍👧‍👦 ❤️‍🔥 1️⃣', '👩‍👩‍👧‍👦 ❤️‍🔥 1️⃣'],
  ])('%j is shown as %j', (from, to) => expect(visible(from)).toBe(to));

  it.each([
    'javascript:alert(1)',
    'https://bank.example@evil.example',
    'http:evil.example',
    '//x',
    'https://',
  ])('%s is not linked', (address) => expect(webAddress(address)).toBeUndefined());

  it('an address keeps its meaning', () => {
    expect(webAddress('https://例子.中国/a?b=1&c=中')).toBe(
      'https://xn--fsqu00a.xn--fiqs8s/a?b=1&c=%E4%B8%AD',
    );
  });
});
