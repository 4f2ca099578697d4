import type { Card, Text } from '../card.ts';
import { reasonIn, say } from '../i18n/index.ts';
import type { Source } from '../model.ts';
import type { View } from '../time.ts';
import { clipColumns } from './summary.ts';
import { typed } from './typed.ts';

/** Sources as a numbered list, those that fail first, each with why. */
export function sourcesCard(
  sources: readonly Source[],
  view: View,
  options: { readonly broken?: boolean } = {},
): Card {
  const { lists } = say(view.lang);
  if (sources.length === 0) {
    return {
      tone: options.broken ? 'good' : 'plain',
      title: options.broken ? lists.noBroken : lists.noSources,
      blocks: options.broken
        ? []
        : [
            { kind: 'text', text: [lists.noSourcesTodo, typed('add https://example.com', view.lang)] },
            { kind: 'buttons', buttons: [{ label: lists.suggestSources, ask: 'sources suggest' }] },
          ],
    };
  }
  return {
    tone: options.broken ? 'warn' : 'plain',
    title: options.broken ? lists.brokenSources : lists.sources(sources.length),
    blocks: [
      { kind: 'list', ordered: true, start: 1, items: sources.map((source) => sourceItem(source, view)) },
    ],
  };
}

function sourceItem(source: Source, view: View): Text {
  const { lists } = say(view.lang);
  const read: Text =
    source.lastOkAt === undefined
      ? [{ faint: lists.neverRead }]
      : [{ faint: `${lists.lastRead} ` }, { time: source.lastOkAt, style: 'relative' }];
  const state: Text =
    source.failures > 0
      ? [
          `${lists.failed(source.failures)}${source.problem ? `: ${clipColumns(reasonIn(view.lang, source.problem), 80)}` : ''}`,
        ]
      : [...read, ...(source.paused ? [{ faint: ` · ${lists.paused}` }] : [])];
  return [{ link: source.url, text: clipColumns(source.title || source.site, 80) }, '\n', ...state];
}
