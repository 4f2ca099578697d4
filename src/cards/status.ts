import type { Card, Text } from '../card.ts';
import { reasonIn, say } from '../i18n/index.ts';
import type { Instant } from '../model.ts';
import type { ModelState } from '../ports.ts';
import type { View } from '../time.ts';
import { notice } from './notice.ts';

export interface StatusPage {
  readonly articles: number;
  readonly stories: number;
  /** When the newest article arrived. */
  readonly newest?: Instant;
  readonly pending: number;
  readonly oldestPendingMs: number;
  readonly held: number;
  readonly failed: number;
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
  const fact = (label: string, ...value: Text) => ({ label, value });
  return {
    tone: stuck ? 'warn' : 'good',
    title: stuck ? words.stuck : words.well,
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
          fact(words.model, ...modelText(page.model, view)),
        ],
      },
    ],
  };
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
