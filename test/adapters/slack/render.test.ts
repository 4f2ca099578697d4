import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SLACK_LIMITS } from '../../../adapters/slack/limits.ts';
import { escapeText, renderCard } from '../../../adapters/slack/render.ts';
import type { Card } from '../../../src/card.ts';
import { hostileCard } from '../../helpers/hostile-cards.ts';
import { complaints, parsedWords } from '../../helpers/slack-blocks.ts';

const view = { lang: 'en', now: Date.UTC(2026, 10, 24, 9) } as const;
const render = (card: Omit<Card, 'tone'>, more: object = {}) =>
  renderCard({ tone: 'plain', ...card }, { ...view, ...more });

describe('a card on Slack', () => {
  it('whatever it holds: within every limit, nothing parsed, nobody called', () => {
    fc.assert(
      fc.property(hostileCard, fc.boolean(), (card, withoutImages) => {
        const { text, blocks } = renderCard(card, { ...view, withoutImages, key: 'k'.repeat(22) });
        expect(complaints(blocks)).toEqual([]);
        expect(parsedWords(blocks)).toEqual([]);
        expect(blocks.length).toBeLessThanOrEqual(SLACK_LIMITS.blocks);
        expect(JSON.stringify(blocks)).not.toContain('"broadcast"');
        expect(text).not.toBe('');
        expect(text.length).toBeLessThanOrEqual(SLACK_LIMITS.text);
        expect(text).not.toMatch(/[<>]/);
        expect(text.isWellFormed()).toBe(true);
        expect(blocks[0]?.block_id).toBe('k'.repeat(22));
      }),
      { numRuns: 300 },
    );
  });

  it('escapes in a notification the three signs that Slack acts upon', () => {
    expect(escapeText('<!channel> & <@U01>')).toBe('&lt;!channel&gt; &amp; &lt;@U01&gt;');
    expect(render({ title: '<!here>', blocks: [] }).text).toBe('&lt;!here&gt;');
  });

  it('writes a time in a notification as people do', () => {
    const time = Date.UTC(2026, 10, 24, 8);
    const { text } = render({ blocks: [{ kind: 'text', text: [{ time, style: 'date' }] }] });
    expect(text).toBe('Nov 24');
  });

  it('links its title', () => {
    const { blocks } = render({ title: 'Sora *2*', url: 'https://news.example/', blocks: [] });
    expect(blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'link', url: 'https://news.example/', text: 'Sora *2*', style: { bold: true } },
            ],
          },
        ],
      },
    ]);
  });

  it('numbers a list from where it starts', () => {
    const { blocks } = render({ blocks: [{ kind: 'list', items: [['a'], ['b']], ordered: true, start: 6 }] });
    expect(JSON.stringify(blocks)).toContain('"style":"ordered","indent":0,"offset":5');
  });

  it('gives Slack the time, to be shown in each reader’s own zone', () => {
    const time = Date.UTC(2026, 10, 24, 8);
    const { blocks } = render(
      { blocks: [{ kind: 'text', text: [{ time, style: 'time' }] }] },
      { zone: 'Asia/Shanghai' },
    );
    expect(JSON.stringify(blocks)).toContain(
      JSON.stringify({ type: 'date', timestamp: time / 1000, format: '{time}', fallback: '16:00' }),
    );
  });

  it('puts five buttons in a row, and leaves Share out where nobody else is', () => {
    const buttons = Array.from({ length: 7 }, (_, i) => ({ label: `b${i}`, ask: `a${i}` }));
    const share = { label: 'Share', ask: 'sora', to: 'room' as const };
    const card = { blocks: [{ kind: 'buttons' as const, buttons: [...buttons, share] }] };
    expect(render(card).blocks.map((block) => block.type === 'actions' && block.elements.length)).toEqual([
      5, 3,
    ]);
    expect(JSON.stringify(render(card, { alone: true }).blocks)).not.toContain('Share');
  });

  it('makes a menu of lines to choose from, none of them shortened', () => {
    const options = [
      { label: '1. Sora <!here>', ask: 'open https://news.example/a' },
      { label: '2. Kling', ask: `open https://news.example/${'a'.repeat(200)}` },
    ];
    const { blocks } = render({ blocks: [{ kind: 'menu', label: 'Open one…', options }] });
    expect(blocks).toEqual([
      {
        type: 'actions',
        elements: [
          {
            type: 'static_select',
            action_id: 'choose.0',
            placeholder: { type: 'plain_text', text: 'Open one…', emoji: false },
            options: [
              {
                text: { type: 'plain_text', text: '1. Sora <!here>', emoji: false },
                value: 'open https://news.example/a',
              },
            ],
          },
        ],
      },
    ]);
  });

  it.each([
    ['<@U012AB3CD>', 'user'],
    ['@U012AB3CD', 'user'],
    ['<!subteam^S012AB3CD|team>', 'usergroup'],
  ])('calls whom a subscription names: %s', (mention, type) => {
    expect(JSON.stringify(render({ title: 'x', blocks: [] }, { mentions: [mention] }).blocks[0])).toContain(
      `"type":"${type}"`,
    );
  });

  it.each(['<!channel>', '@here', '@everyone', '<!here|x>', 'C012AB3CD', 'U01"}'])(
    'never calls everyone: %s',
    (mention) => {
      expect(render({ title: 'x', blocks: [] }, { mentions: [mention] }).blocks).toHaveLength(1);
    },
  );
});
