import { describe, expect, it } from 'vitest';
import { type Card, plain } from '../../src/card.ts';
import { savedCard } from '../../src/cards/lists.ts';
import { planInWords, scheduleCard } from '../../src/cards/schedule.ts';
import { sourcesCard } from '../../src/cards/sources.ts';
import { subscribedCard, subscriptionsCard } from '../../src/cards/subscriptions.ts';
import { fitsWhole } from '../../src/fit.ts';
import type { DigestPlan, Source, Subscription } from '../../src/model.ts';
import { DAY, type View } from '../../src/time.ts';
import { story } from '../helpers/stories.ts';

const now = Date.parse('2026-11-24T01:00:00Z');
const view: View = { lang: 'en', zone: 'Asia/Shanghai', now };
const json = (card: Card) => JSON.stringify(card);

const subscription = (over: Partial<Subscription> = {}): Subscription => ({
  id: 1,
  room: 'slack:T01/C02',
  expression: 'sora OR kling',
  settings: { when: 'instant' },
  createdBy: 'U1',
  createdAt: now,
  changedBy: 'U1',
  changedAt: now,
  ...over,
});

describe('the list of subscriptions', () => {
  const line = 'subscribe sora OR kling';
  const remove = 'unsubscribe sora OR kling';

  it('shows each as the line that recreates it, and mutes that go on counting', () => {
    const mutes = [{ id: 1, room: 'slack:T01/C02', expression: 'funding', until: now + DAY, by: 'U1' }];
    const card = subscriptionsCard(
      { scope: 'here', subscriptions: [{ subscription: subscription(), item: '=1', line, remove }], mutes },
      view,
    );
    expect(json(card)).toContain('{"strong":"subscribe sora OR kling"},"\\n",{"faint":"at once"}');
    expect(card.blocks[2]).toMatchObject({ start: 2 });
  });

  it('removes by what is followed, so that an old button never hits another subscription', () => {
    const card = subscriptionsCard(
      {
        scope: 'here',
        subscriptions: [{ subscription: subscription(), item: '=1', line, remove }],
        mutes: [],
      },
      view,
    );
    expect(json(card)).toContain('"ask":"unsubscribe sora OR kling"');
  });

  it('offers to edit, pause and remove each, and to resume what is paused', () => {
    const paused = subscription({ pausedUntil: 'resumed' });
    const subscriptions = [subscription(), paused].map((one, i) => ({
      subscription: one,
      item: `=${i + 7}` as const,
      line,
      remove,
    }));
    const card = subscriptionsCard({ scope: 'here', subscriptions, mutes: [] }, view);
    const menu = card.blocks.find((block) => block.kind === 'menu');
    expect(menu?.options.map(({ ask }) => ask)).toEqual([
      'edit =7',
      'pause =7',
      remove,
      'edit =8',
      'resume =8',
      remove,
    ]);
    expect(menu?.options[1]?.label).toBe('Pause 1 · sora OR kling');
  });

  it('says until when one is paused, and nothing of a pause that is over', () => {
    const of = (pausedUntil: number | 'resumed') =>
      json(
        subscriptionsCard(
          {
            scope: 'here',
            subscriptions: [{ subscription: subscription({ pausedUntil }), item: '=1', line, remove }],
            mutes: [],
          },
          view,
        ),
      );
    expect(of(now + DAY)).toContain('paused until');
    expect(of(now - DAY)).not.toContain('paused');
    expect(of('resumed')).toContain(' · paused"');
  });

  it('says how to begin when there is none', () => {
    expect(json(subscriptionsCard({ scope: 'here', subscriptions: [], mutes: [] }, view))).toContain(
      'subscribe sora',
    );
  });
});

describe('the answer to subscribing', () => {
  it('tells what it would have brought in a week, and offers to narrow it and to take it back', () => {
    const card = subscribedCard(
      {
        title: 'This channel now follows sora',
        timing: 'instant',
        week: 41,
        samples: [story(), story({ id: 2 }), story({ id: 3 }), story({ id: 4 })],
        tighten: { clause: '-pool', ask: 'edit 1 sora -pool', left: 12 },
      },
      view,
    );
    expect(card.title).toBe('This channel now follows sora');
    expect(json(card)).toContain('would have brought 41 stories.');
    expect(card.blocks.find((block) => block.kind === 'list')).toMatchObject({ items: { length: 3 } });
    expect(card.blocks.at(-1)).toEqual({
      kind: 'buttons',
      buttons: [
        { label: 'Keep', ask: 'list' },
        { label: 'Add -pool (leaves 12)', ask: 'edit 1 sora -pool' },
        { label: 'Undo', ask: 'undo' },
      ],
    });
    expect(fitsWhole(card)).toBe(true);
  });

  it('sets no space between two Chinese sentences', () => {
    const run = { title: 'sora', timing: 'instant' as const, week: 0, samples: [] };
    const words = ({ blocks }: Card) =>
      blocks.map((block) => (block.kind === 'text' ? plain(block.text) : ''));
    const zh: View = { ...view, lang: 'zh' };
    const chinese = [...words(subscribedCard(run, zh)), ...words(savedCard([], zh))];
    for (const text of chinese) expect(text).not.toMatch(/[。！？：] /u);
    expect(words(subscribedCard(run, view)).join()).toContain('nothing. The next');
  });
});

const plan: DigestPlan = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  times: ['09:00', '18:00'],
  zone: 'Asia/Shanghai',
  top: 8,
  whenEmpty: 'say',
};

describe('the schedule of the briefing', () => {
  it('is said in words', () => {
    expect(planInWords(plan, 'en')).toBe('on weekdays at 09:00, 18:00 (Asia/Shanghai), the top 8');
    expect(planInWords({ ...plan, days: ['mon', 'thu'] }, 'zh')).toBe(
      '周一、周四 09:00、18:00（Asia/Shanghai），最多 8 条',
    );
  });

  it('tells the next, the last and its counts, without zeros', () => {
    const counts = { found: 40, sameStory: 12, muted: 0, leftOut: 9, held: 0, missedIssues: 0 };
    const last = {
      room: 'slack:T01/C02',
      slot: now - DAY,
      local: '2026-11-23T09:00',
      from: 0,
      to: now,
      outcome: 'sent' as const,
      counts,
    };
    const card = scheduleCard({ plan, next: now + 5 * 3_600_000, last }, view);
    expect(
      card.blocks
        .filter((block) => block.kind === 'facts')
        .map(({ facts }) => facts.map(({ label }) => label)),
    ).toEqual([
      ['Next', 'Last'],
      ['Found', 'Same story', 'Left out'],
    ]);
  });

  it('offers one where there is none', () => {
    expect(json(scheduleCard({}, view))).toContain('"ask":"digest weekdays 9:00"');
  });
});

describe('the list of sources', () => {
  const source: Source = {
    id: 1,
    url: 'https://news.example/feed',
    site: 'news.example',
    title: 'News',
    topics: [],
    intervalMinutes: 30,
    nextAt: now,
    lastOkAt: now - DAY,
    failures: 0,
    seenOnce: true,
    paused: false,
  };

  it('says when each was read, or why it fails', () => {
    expect(json(sourcesCard([source], view))).toContain('{"faint":"read "}');
    expect(json(sourcesCard([{ ...source, failures: 3, problem: 'HTTP 503' }], view))).toContain(
      'failed 3 times: HTTP 503',
    );
  });

  it('is glad when none is broken', () => {
    expect(sourcesCard([], view, { broken: true })).toMatchObject({
      tone: 'good',
      title: 'Every source can be read.',
    });
  });
});
