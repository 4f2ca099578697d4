import type { Block, Card, Choice, Text } from '../card.ts';
import type { Item } from '../commands/command.ts';
import { print } from '../commands/print.ts';
import { readQuestion } from '../commands/question.ts';
import { say } from '../i18n/index.ts';
import type { Instant, RoomSettings, Story, Subscription } from '../model.ts';
import type { Mute, Suggestion } from '../ports.ts';
import type { View } from '../time.ts';
import { marked } from './notice.ts';
import { storyItem } from './story.ts';
import { clipColumns } from './summary.ts';
import { typed } from './typed.ts';

interface ListedSubscription {
  readonly subscription: Subscription;
  /** The line that recreates it, and the one that ends it. */
  readonly line: string;
  readonly remove: string;
  /** What its buttons call it. */
  readonly item: Item;
}

export interface SubscriptionsPage {
  readonly scope: 'here' | 'mine' | 'paused' | { readonly channel: string };
  readonly subscriptions: readonly ListedSubscription[];
  readonly mutes: readonly Mute[];
  readonly quiet?: RoomSettings['quiet'];
}

/** A menu has three choices a subscription, and a platform's may have 25. */
const CHANGEABLE = 8;

/** What a room follows, each as the line that recreates it; the mutes go on counting below. */
export function subscriptionsCard(page: SubscriptionsPage, view: View): Card {
  const { lists, home } = say(view.lang);
  const { subscriptions, mutes } = page;
  if (subscriptions.length === 0 && mutes.length === 0) {
    return {
      tone: 'plain',
      title: lists.noSubscriptions,
      blocks: [
        { kind: 'text', text: [lists.noSubscriptionsTodo, typed('subscribe sora', view.lang)] },
        { kind: 'buttons', buttons: [{ label: home.help, ask: 'help subscribe' }] },
      ],
    };
  }
  const muted: Block[] =
    mutes.length === 0
      ? []
      : [
          { kind: 'text', text: [{ strong: lists.mutes }] },
          {
            kind: 'list',
            ordered: true,
            start: subscriptions.length + 1,
            items: mutes.map((mute) => muteItem(mute, view)),
          },
        ];
  return {
    tone: 'plain',
    title: titleOf(page.scope, view),
    blocks: [
      ...(subscriptions.length === 0
        ? []
        : [
            {
              kind: 'list' as const,
              ordered: true,
              start: 1,
              items: subscriptions.map((one) => subscriptionItem(one, view)),
            },
          ]),
      ...muted,
      ...quietHours(page, view),
      ...changes(subscriptions, view),
    ],
  };
}

function quietHours({ quiet }: SubscriptionsPage, view: View): Block[] {
  if (!quiet) return [];
  const { room, colon } = say(view.lang);
  return [{ kind: 'text', text: [{ faint: `${room.quiet}${colon}${quiet.from}–${quiet.to}` }] }];
}

function titleOf(scope: SubscriptionsPage['scope'], view: View): string {
  const { lists } = say(view.lang);
  if (scope === 'mine') return lists.mySubscriptions;
  if (scope === 'paused') return lists.pausedSubscriptions;
  return scope === 'here' ? lists.subscriptions : lists.subscriptionsOf(scope.channel);
}

function subscriptionItem({ subscription, line }: ListedSubscription, view: View): Text {
  const { lists, when } = say(view.lang);
  const { pausedUntil, settings } = subscription;
  const paused: Text =
    pausedUntil === 'resumed'
      ? [{ faint: ` · ${lists.paused}` }]
      : pausedUntil === undefined || pausedUntil <= view.now
        ? []
        : [{ faint: ` · ${lists.pausedUntil} ` }, { time: pausedUntil, style: 'datetime' }];
  const ends: Text =
    settings.until === undefined
      ? []
      : [{ faint: ` · ${lists.ends} ` }, { time: settings.until, style: 'date' }];
  return [typed(line, view.lang), '\n', { faint: when[settings.when] }, ...paused, ...ends];
}

function muteItem({ expression, until }: Mute, view: View): Text {
  const { lists } = say(view.lang);
  const ends: Text =
    until === undefined ? [] : [{ faint: ` · ${lists.ends} ` }, { time: until, style: 'date' }];
  const asked = readQuestion(expression).expression;
  const line = asked ? print({ verb: 'mute', expression: asked }) : `mute ${expression}`;
  return [typed(line, view.lang), ...ends];
}

/** Edit, pause or resume, and remove, for each. */
function changes(subscriptions: readonly ListedSubscription[], view: View): Block[] {
  const { lists } = say(view.lang);
  const options = subscriptions
    .slice(0, CHANGEABLE)
    .flatMap(({ subscription, item, remove }, i): Choice[] => {
      const { pausedUntil = 0 } = subscription;
      const paused = pausedUntil === 'resumed' || pausedUntil > view.now;
      const what = `${i + 1} · ${clipColumns(subscription.settings.as ?? subscription.expression, 24)}`;
      const hold = paused ? lists.resume : lists.pause;
      return [
        { label: `${lists.edit} ${what}`, ask: `edit ${item}` },
        { label: `${hold} ${what}`, ask: `${paused ? 'resume' : 'pause'} ${item}` },
        { label: `${lists.remove} ${what}`, ask: remove },
      ];
    });
  return options.length === 0 ? [] : [{ kind: 'menu', label: lists.change, options }];
}

export interface Editable {
  /** What it was called when it was asked for, and what its buttons call it. */
  readonly item: Item;
  readonly button: Item;
  /** The line that makes the subscription as it is. */
  readonly line: string;
  readonly subscription: Subscription;
  readonly paused: boolean;
}

/** One subscription, the line that it is, and the lines that change it. */
export function editCard({ item, button, line, subscription, paused }: Editable, view: View): Card {
  const { lists, follow } = say(view.lang);
  const { expression, settings } = subscription;
  const other: Choice =
    settings.when === 'digest'
      ? { label: lists.atOnce, ask: `edit ${button} when:instant` }
      : { label: follow.onlyDigest, ask: `edit ${button} when:digest` };
  // Brackets, since what is left out is left out of all of it.
  const narrower = readQuestion(`(${expression}) ${lists.editWithout}`).expression;
  return {
    tone: 'plain',
    title: clipColumns(settings.as ?? expression, 120),
    blocks: [
      { kind: 'text', text: [typed(line, view.lang)] },
      { kind: 'text', text: [lists.editHow] },
      {
        kind: 'list',
        items: [
          ...(narrower
            ? [[typed(print({ verb: 'edit', item, expression: narrower, settings: {} }), view.lang)]]
            : []),
          [typed(`edit ${item} max:5/day`, view.lang), { faint: ' · max:off' }],
          [typed(`edit ${item} as:"${lists.editName}"`, view.lang)],
        ],
      },
      {
        kind: 'buttons',
        buttons: [
          other,
          ...(settings.maxPerDay === undefined && settings.when !== 'digest'
            ? [{ label: follow.atMost(A_DAY), ask: `edit ${button} max:${A_DAY}/day` }]
            : []),
          paused
            ? { label: lists.resume, ask: `resume ${button}` }
            : { label: lists.pause, ask: `pause ${button}` },
        ],
      },
    ],
  };
}

const A_DAY = 5;

export interface DryRun {
  /** Who follows what now. */
  readonly title: string;
  /** The question in words. */
  readonly inWords?: string;
  readonly timing: Subscription['settings']['when'];
  /** Stories that it would have brought in the last seven days, and three of them. */
  readonly week: number;
  /** More than `week`: counting stopped there. */
  readonly more?: boolean;
  /** The samples are older than a week: the week had none. */
  readonly earlier?: boolean;
  /** What the archive has that is spelled nearly so, where it has nothing of this. */
  readonly near?: readonly Suggestion[];
  readonly samples: readonly Story[];
  readonly nextDigest?: Instant;
  /** Its alerts have a daily limit, and no briefing is planned that would have the rest. */
  readonly restGoesNowhere?: boolean;
  /** The one clause that removes most noise, the line that adds it, and how many stories stay. */
  readonly tighten?: { readonly clause: string; readonly ask: string; readonly left: number };
  /** The line for the reading that was not taken: each of the names, or what has them all. */
  readonly otherwise?: { readonly each: boolean; readonly ask: string };
  /** The hours that were said with it, and the line that sets the briefing to them. */
  readonly briefing?: { readonly when: string; readonly ask: string };
}

/** For the one who subscribed: what was understood, what it would have brought, and the ways on. */
export function subscribedCard(run: DryRun, view: View): Card {
  const { subscribed, notice, when, follow, between } = say(view.lang);
  const first: Text =
    run.timing === 'digest'
      ? run.nextDigest === undefined
        ? [when.digest]
        : [`${subscribed.firstDigest} `, { time: run.nextDigest, style: 'datetime' }]
      : [subscribed.first];
  const samples: Block[] =
    run.samples.length === 0
      ? []
      : [
          { kind: 'text', text: [{ strong: run.earlier ? follow.earlier : subscribed.samples }] },
          {
            kind: 'list',
            ordered: true,
            start: 1,
            items: run.samples.slice(0, 3).map((story) => storyItem(story, view)),
          },
        ];
  const { tighten, otherwise, briefing } = run;
  return {
    tone: 'good',
    title: clipColumns(run.title, 120),
    blocks: [
      ...(run.inWords === undefined
        ? []
        : [{ kind: 'facts' as const, facts: [{ label: subscribed.inWords, value: [run.inWords] }] }]),
      { kind: 'text', text: [subscribed.dryRun(run.week, run.more === true), between, ...first] },
      ...(run.restGoesNowhere ? [{ kind: 'text' as const, text: marked(subscribed.restGoesNowhere) }] : []),
      ...samples,
      ...nearest(run.near ?? [], view),
      {
        kind: 'buttons',
        buttons: [
          { label: subscribed.keep, ask: 'list' },
          ...(briefing ? [{ label: subscribed.briefing(briefing.when), ask: briefing.ask }] : []),
          ...(otherwise
            ? [{ label: otherwise.each ? subscribed.each : subscribed.all, ask: otherwise.ask }]
            : []),
          ...(tighten ? [{ label: subscribed.tighten(tighten.clause, tighten.left), ask: tighten.ask }] : []),
          { label: notice.undo, ask: 'undo' },
        ],
      },
    ],
  };
}

function nearest(near: readonly Suggestion[], view: View): Block[] {
  if (near.length === 0) return [];
  const { results } = say(view.lang);
  return [
    { kind: 'text', text: [results.near] },
    { kind: 'list', items: near.map(({ text, count }) => [results.nearCount(text, count)]) },
  ];
}
