import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { renderCard as toTerminal } from '../../adapters/console/render.ts';
import { widthOf } from '../../adapters/console/wrap.ts';
import { renderPage, renderCard as toHtml } from '../../adapters/web/render.ts';
import type { Card, Part } from '../../src/card.ts';
import { fit } from '../../src/fit.ts';
import type { View } from '../../src/time.ts';
import { hostileCard } from '../helpers/hostile-cards.ts';

const view: View = { lang: 'zh', zone: 'Asia/Shanghai', now: Date.parse('2026-11-24T01:00:00Z') };
const RUNS = 400;

/** Everything that must not reach a screen: controls but line breaks, direction marks, hidden letters. */
const UNSEEN =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e0fff}]/u;
/** The one place where tag characters are seen. */
const FLAGS = /\u{1f3f4}[\u{e0020}-\u{e007e}]{1,8}\u{e007f}/gu;

function expectSeen(out: string): void {
  expect(out.replace(FLAGS, '')).not.toMatch(UNSEEN);
  expect(out.isWellFormed()).toBe(true);
}

/** The addresses that the card itself gives; nothing else may become a link. */
function addressesOf(card: Card): Set<string> {
  const given = new Set<string>();
  const add = (url: string | undefined) => {
    if (url !== undefined && URL.canParse(url)) given.add(new URL(url).href);
  };
  const addAll = (parts: readonly Part[]) => {
    for (const part of parts) if (typeof part !== 'string' && 'link' in part) add(part.link);
  };
  add(card.url);
  for (const block of card.blocks) {
    if (block.kind === 'text') addAll(block.text);
    if (block.kind === 'list') addAll(block.items.flat());
    if (block.kind === 'facts') addAll(block.facts.flatMap((fact) => fact.value));
    if (block.kind === 'image') add(block.url);
    if (block.kind === 'buttons') {
      for (const button of block.buttons) if ('url' in button) add(button.url);
    }
  }
  return given;
}

/** Fitted cards, and some as they come: a renderer must not rely on having been given a clean card. */
const eitherWay = (check: (card: Card) => void) =>
  fc.assert(
    fc.property(hostileCard, fc.boolean(), (card, raw) => {
      check(raw && roughSize(card) < 20_000 ? card : fit(card));
    }),
    // Shrinking cards of a megabyte takes longer than all the rest; the seed is enough.
    { numRuns: RUNS, endOnFailure: true },
  );

function roughSize(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, one) => sum + roughSize(one), 0);
}

describe('hostile cards on a terminal', () => {
  it.each([20, 60, 80, 120])('move no cursor, set no colour and link nothing at %i columns', (width) => {
    eitherWay((card) => {
      const out = toTerminal(card, view, { width, color: false, hyperlinks: false });
      expectSeen(out);
    });
  });

  it('stay within the width, but for addresses', () => {
    eitherWay((card) => {
      const out = toTerminal(fit(card), view, { width: 60, color: false, hyperlinks: false });
      for (const line of out.split('\n')) {
        if (!/https?:\/\//.test(line)) expect(widthOf(line)).toBeLessThanOrEqual(60);
      }
    });
  });

  it('carry no escape of their own into a colourful one with links', () => {
    eitherWay((card) => {
      const out = toTerminal(card, view, { width: 80, color: true, hyperlinks: true });
      const given = addressesOf(card);
      const bare = out
        .replace(/\u001b\]8;;([^\u001b\u0007]*)\u001b\\/g, (_, url: string) => {
          if (url !== '') expect(given.has(url)).toBe(true);
          return '';
        })
        .replace(/\u001b\[(?:0|1|2|4|22|24|3[1-6]|39)m/g, '');
      expectSeen(bare);
    });
  });
});

const TAGS = new Set(
  'ARTICLE H2 H3 P A SPAN STRONG TIME UL OL LI DL DT DD HR IMG DIV BUTTON FORM BR SELECT OPTION'.split(' '),
);
const ATTRIBUTES = new Set(
  'class style href rel target datetime data-n src alt loading referrerpolicy type title method action name value required aria-label'.split(
    ' ',
  ),
);

describe('hostile cards on a page', () => {
  it('add no tag, no attribute, no address and nothing that runs', () => {
    eitherWay((card) => {
      const html = toHtml(card, view, { action: '/ask' });
      expectSeen(html);
      const { document } = parseHTML(`<html><body>${html}</body></html>`);
      const given = addressesOf(card);
      const [article, ...others] = document.body.children;
      expect(article?.tagName).toBe('ARTICLE');
      expect(others).toEqual([]);
      for (const element of article!.querySelectorAll('*')) {
        expect(TAGS).toContain(element.tagName);
        for (const { name, value } of element.attributes) {
          expect(ATTRIBUTES).toContain(name);
          if (name === 'href' || name === 'src') expect(given.has(value)).toBe(true);
          if (name === 'href' || name === 'src') expect(value).toMatch(/^https?:\/\//);
        }
      }
    });
  });

  it('say what they say as text, tag for tag', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('<script>alert(1)</script>', '"><svg onload=alert(1)>', "' x='", '<!-- '),
        (text) => {
          const card: Card = {
            tone: 'news',
            title: text,
            blocks: [{ kind: 'text', text: [text, { strong: text }] }],
          };
          const { document } = parseHTML(`<html><body>${toHtml(card, view)}</body></html>`);
          expect(document.querySelector('h2')?.textContent).toBe(text.trim());
          expect(document.querySelector('p')?.textContent).toBe(text + text);
        },
      ),
    );
  });

  it('cannot leave the title of a whole page', () => {
    const html = renderPage([{ tone: 'news', title: '</title><script>alert(1)</script>', blocks: [] }], view);
    expect(html).not.toContain('<script');
  });
});
