import type { Card, Text } from '../card.ts';
import { reasonIn, say } from '../i18n/index.ts';
import type { Instant } from '../model.ts';
import type { ModelState, PlatformState } from '../ports.ts';
import type { View } from '../time.ts';
import { notice } from './notice.ts';
import { clipColumns } from './summary.ts';

export interface StatusPage {
  readonly articles: number;
  readonly stories: number;
  /** When the newest article arrived. */
  readonly newest?: Instant;
  readonly pending: number;
  readonly oldestPendingMs: number;
  readonly held: number;
  readonly failed: number;
  readonly platforms: readonly PlatformState[];
  /** Why deliveries to this room are paused. */
  readonly paused?: string;
  /** Absent where none is set up. */
  readonly model?: ModelState;
}

/** Something that waits longer than this says that a platform or the network is down. */
const WORRYING = 10 * 60_000;

/** Is everything running: one sentence, and the figures behind it. */
export function statusCard(page: StatusPage, view: View): Card {
  const { status: words, number } = say(view.lang);
  if (page.paused !== undefined) {
    return notice('warn', words.paused, [page.paused], [{ label: words.resume, ask: 'resume' }]);
  }
  const stuck = page.pending > 0 && page.oldestPendingMs > WORRYING;
  const away = page.platforms.some(({ state }) => state !== 'ready');
  const fact = (label: string, ...value: Text) => ({ label, value });
  return {
    tone: stuck || away ? 'warn' : 'good',
    title: stuck ? words.stuck : away ? words.away : words.well,
    blocks: [
      {
        kind: 'facts',
        facts: [
          fact(words.articles, number(page.articles)),
          ...(page.newest === undefined
            ? []
            : [fact(words.newest, { time: page.newest, style: 'relative' })]),
          fact(words.pending, number(page.pending)),
          ...(page.held > 0 ? [fact(words.held, number(page.held))] : []),
          ...(page.failed > 0 ? [fact(words.failed, number(page.failed))] : []),
          ...page.platforms.map((one) => fact(NAMES[one.platform], platformText(one, view))),
          fact(words.model, ...modelText(page.model, view)),
        ],
      },
    ],
  };
}

const NAMES = { slack: 'Slack', discord: 'Discord', console: 'Console', web: 'Web' } as const;

/** What is wrong is the platform's own word, such as `invalid_auth`. */
function platformText({ state, problem }: PlatformState, { lang }: View): string {
  const { status: words, colon } = say(lang);
  const stands = words.platforms[state];
  return problem === undefined || state === 'ready'
    ? stands
    : `${stands}${colon}${clipColumns(problem, 120)}`;
}

/** On or off, what it was asked today, and what went wrong last. */
function modelText(model: ModelState | undefined, { lang }: View): Text {
  const { status: words, colon } = say(lang);
  if (!model) return [words.noModel];
  const { name, spentToday, daily, trouble } = model;
  const spent: Text = [`${name}, `, words.modelSpent(spentToday, daily)];
  if (!trouble) return spent;
  return [
    ...spent,
    `; ${words.modelFailed} `,
    { time: trouble.at, style: 'relative' },
    `${colon}${reasonIn(lang, trouble.reason)}`,
  ];
}
