import type { Card, Text } from '../card.ts';
import { spokenLine } from '../commands/spoken-line.ts';
import { say } from '../i18n/index.ts';
import type { Change } from '../ports.ts';
import type { View } from '../time.ts';
import { notice } from './notice.ts';
import { clipColumns } from './summary.ts';

/** Who changed what in a room, newest first. */
export function auditCard(changes: readonly Change[], view: View): Card {
  const { taken } = say(view.lang);
  if (changes.length === 0) return notice('plain', taken.noAudit);
  const item = ({ at, by, did, undone }: Change): Text => [
    { time: at, style: 'datetime' },
    ` ${by.name ?? by.id}: `,
    { strong: clipColumns(spokenLine(did, view.lang), 160) },
    ...(undone ? [{ faint: ` · ${taken.undone}` }] : []),
  ];
  return { tone: 'plain', title: taken.audit, blocks: [{ kind: 'list', items: changes.map(item) }] };
}
