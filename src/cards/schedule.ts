import type { Block, Card, Text } from '../card.ts';
import { say } from '../i18n/index.ts';
import { type DigestPlan, type Instant, type Lang, WEEKDAYS } from '../model.ts';
import type { DeliveryState, DigestIssue } from '../ports.ts';
import type { View } from '../time.ts';
import { typed } from './typed.ts';

export interface SchedulePage {
  readonly plan?: DigestPlan;
  readonly next?: Instant;
  readonly last?: DigestIssue;
  /** The last issue came after its hour. */
  readonly caughtUp?: boolean;
  /** How the last issue's message stands. */
  readonly arrived?: DeliveryState;
  /** Why deliveries to the room are paused. */
  readonly paused?: string;
  /** Address of the last issue's message, where the platform has one. */
  readonly lastUrl?: string;
  /** A person's own briefing, seen elsewhere than in their direct messages: `digest` would mean that place. */
  readonly own?: boolean;
}

/** When this room gets its briefing, how the last one went, and what can be done about it. */
export function scheduleCard(page: SchedulePage, view: View): Card {
  const words = say(view.lang).schedule;
  if (!page.plan && page.own) return noneOfOne(view);
  if (!page.plan) {
    return {
      tone: 'plain',
      title: words.none,
      blocks: [
        { kind: 'text', text: [words.noneTodo, typed('digest weekdays 9:00', view.lang)] },
        {
          kind: 'buttons',
          buttons: [
            { label: say(view.lang).home.planDigest, ask: 'digest weekdays 9:00', look: 'primary' },
            { label: words.preview, ask: 'digest preview' },
          ],
        },
      ],
    };
  }
  const next: Text =
    page.next === undefined
      ? []
      : [{ time: page.next, style: 'datetime' }, { faint: ' · ' }, { time: page.next, style: 'relative' }];
  return {
    tone: 'plain',
    title: page.own ? words.ownTitle : words.title,
    blocks: [
      { kind: 'text', text: [planInWords(page.plan, view.lang)] },
      ...(page.paused === undefined
        ? []
        : [{ kind: 'text' as const, text: [{ strong: words.paused }, page.paused] }]),
      {
        kind: 'facts',
        facts: [
          ...(next.length > 0 ? [{ label: words.next, value: next }] : []),
          ...(page.last ? [{ label: words.last, value: lastIssue(page.last, page, view) }] : []),
        ],
      },
      ...(page.last ? counts(page.last, view) : []),
      {
        kind: 'buttons',
        buttons: page.own
          ? [{ label: words.off, ask: 'me off', look: 'danger' }]
          : [
              { label: words.now, ask: 'digest now', look: 'primary' },
              { label: words.preview, ask: 'digest preview' },
              { label: words.skip, ask: 'digest skip' },
              { label: words.off, ask: 'digest off', look: 'danger' },
            ],
      },
    ],
  };
}

function noneOfOne(view: View): Card {
  const words = say(view.lang).schedule;
  return {
    tone: 'plain',
    title: words.ownNone,
    blocks: [
      { kind: 'text', text: [words.noneTodo, typed('me 8:30', view.lang)] },
      { kind: 'buttons', buttons: [{ label: words.ownPlan, ask: 'me 9:00', look: 'primary' }] },
    ],
  };
}

/** `on weekdays at 09:00 (Asia/Shanghai), the top 8` */
export function planInWords(plan: DigestPlan, lang: Lang): string {
  const { schedule, joinWords } = say(lang);
  return schedule.plan(daysInWords(plan, lang), joinWords(plan.times), plan.zone, plan.top);
}

function daysInWords({ days }: DigestPlan, lang: Lang): string {
  const { days: names, daily, weekdays, joinWords } = say(lang);
  const chosen = WEEKDAYS.filter((day) => days.includes(day));
  if (chosen.length === 7) return daily;
  if (chosen.join() === 'mon,tue,wed,thu,fri') return weekdays;
  return joinWords(chosen.map((day) => names[day]));
}

function lastIssue(issue: DigestIssue, { lastUrl: url, arrived, caughtUp }: SchedulePage, view: View): Text {
  const words = say(view.lang).schedule;
  const outcome = arrived === undefined ? words.outcomes[issue.outcome] : words.arrived[arrived];
  return [
    { time: issue.slot, style: 'datetime' },
    { faint: ' · ' },
    url === undefined ? outcome : { link: url, text: outcome },
    ...(caughtUp ? [{ faint: ' · ' }, words.caughtUp] : []),
  ];
}

function counts({ counts: all }: DigestIssue, view: View): Block[] {
  const { schedule: words, number } = say(view.lang);
  const rows = (['found', 'sameStory', 'muted', 'leftOut', 'held', 'missedIssues'] as const)
    .filter((name) => all[name] > 0)
    .map((name) => ({ label: words[name], value: [number(all[name])] }));
  return rows.length > 0 ? [{ kind: 'facts', facts: rows }] : [];
}
