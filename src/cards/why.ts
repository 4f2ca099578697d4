import type { Block, Card, Text } from '../card.ts';
import { say } from '../i18n/index.ts';
import type { Story, Subscription } from '../model.ts';
import type { Match } from '../news/matched.ts';
import type { Stop } from '../ports.ts';
import type { View } from '../time.ts';
import { shownTitle } from './headline.ts';
import { leadArticle } from './lead.ts';
import { clipColumns } from './summary.ts';

/** What a story came to in a room, as far as the store knows. */
export type Verdict =
  | {
      readonly stage: 'sent' | 'queued' | 'retried' | 'roomPaused' | 'failed';
      readonly at: number;
      readonly detail: string;
    }
  /** What stopped it when it came, as it was noted then. */
  | { readonly stage: 'then'; readonly what: Stop['stage']; readonly at: number; readonly detail: string }
  | { readonly stage: 'nothingFollowed' | 'imported' | 'open' }
  | {
      readonly stage: 'filter' | 'muted' | 'paused' | 'over' | 'language' | 'digest';
      readonly detail: string;
    }
  | { readonly stage: 'before' | 'old' | 'sameStory' | 'quiet'; readonly at: number };

/** A subscription that the story fits, and where. */
export interface Fit {
  readonly subscription: Subscription;
  readonly match: Match;
  /** What kept the subscription from bringing it. */
  readonly stop?: Pick<Stop, 'stage' | 'detail'>;
}

const SHOWN = 5;

/** Why a story came, or what stopped it. */
export function whyCard(story: Story, verdict: Verdict, fits: readonly Fit[], view: View): Card {
  const { why, home } = say(view.lang);
  const article = leadArticle(story, view.lang);
  const matched: Block[] =
    fits.length === 0
      ? []
      : [
          {
            kind: 'facts',
            facts: fits.slice(0, SHOWN).map(({ subscription, match, stop }) => ({
              label: clipColumns(subscription.settings.as ?? subscription.expression, 36),
              value: [...match.around, ...(stop ? stopped(stop, view) : [])],
            })),
          },
        ];
  return {
    tone: 'plain',
    title: clipColumns(shownTitle(article), 140),
    url: article.url,
    blocks: [
      { kind: 'text', text: sentence(verdict, view) },
      ...(fits.length === 0 ? [] : [{ kind: 'text' as const, text: [{ strong: why.matched }] }]),
      ...matched,
      { kind: 'buttons', buttons: [{ label: home.list, ask: 'list' }] },
    ],
  };
}

function stopped({ stage, detail }: Pick<Stop, 'stage' | 'detail'>, { lang }: View): Text {
  return [{ faint: ` · ${say(lang).why.noted[stage].replace('{}', clipColumns(detail, 60))}` }];
}

function sentence(verdict: Verdict, { lang }: View): Text {
  const { stages, noted } = say(lang).why;
  const words = verdict.stage === 'then' ? noted[verdict.what] : stages[verdict.stage];
  const [before, after = ''] = words.split('{}');
  const kinds: Readonly<Record<string, string>> = say(lang).why.kinds;
  const told = 'detail' in verdict ? verdict.detail : '';
  const detail = verdict.stage === 'sent' ? (kinds[told] ?? told) : told;
  const at: Text = 'at' in verdict ? [' (', { time: verdict.at, style: 'datetime' }, ')'] : [];
  if (!words.includes('{}')) return [words, ...at];
  return [before!, { strong: clipColumns(detail === '' ? '—' : detail, 120) }, after, ...at];
}
