import { describe, expect, it } from 'vitest';
import { type Card, plain } from '../../src/card.ts';
import { editCard, subscriptionsCard } from '../../src/cards/subscriptions.ts';
import { parse } from '../../src/commands/grammar.ts';
import { readQuestion } from '../../src/commands/question.ts';
import type { View } from '../../src/time.ts';

const ROOM = 'slack:T01/C02';
const views = (['en', 'zh'] as const).map((lang): View => ({ lang, zone: 'UTC', now: 0 }));
const said = { room: ROOM, createdBy: 'U1', createdAt: 0, changedBy: 'U1', changedAt: 0 } as const;

const linesOf = ({ blocks }: Card) =>
  blocks
    .flatMap((block) => (block.kind === 'list' ? block.items : []))
    .map((item) => plain(item.filter((part) => typeof part === 'object' && 'strong' in part)));

describe.each(views)('a line on a card in $lang does what stands there', (view) => {
  it.each(['this', 'sora 7d', 'sora please', 'lang:en', 'sora OR kling', 'llama 4', '"a: b" (c OR d)'])(
    'of the muted: %s',
    (expression) => {
      const mute = { id: 1, room: ROOM, expression, by: 'U1' } as const;
      const card = subscriptionsCard({ scope: 'here', subscriptions: [], mutes: [mute] }, view);
      const [line] = linesOf(card);
      const asked = readQuestion(expression).expression;
      expect(parse(line!)).toEqual({ verb: 'mute', expression: asked });
    },
  );

  it.each(['sora', 'sora OR kling', 'daily', '(a OR b) c'])(
    'of the change that leaves more out: %s',
    (expression) => {
      const subscription = { ...said, id: 1, expression, settings: { when: 'both' } } as const;
      const line = `subscribe ${expression}`;
      const card = editCard({ item: 2, button: '=1', line, subscription, paused: false }, view);
      const [without] = linesOf(card);
      const command = parse(without!);
      const asked = readQuestion(expression).expression!;
      const rest = command.verb === 'edit' && command.expression?.kind === 'and' ? command.expression.of : [];
      expect(rest.slice(0, -1)).toEqual(asked.kind === 'and' ? asked.of : [asked]);
      expect(rest.at(-1)!.kind).toBe('not');
    },
  );
});
