import { createHash } from 'node:crypto';
import type { Card } from '../../src/card.ts';
import type { Instant } from '../../src/model.ts';
import type { NewDelivery } from '../../src/ports.ts';
import { openLane } from './lanes.ts';
import { one, run, type Work } from './sql.ts';

/** Queues what is not queued yet; a key that was queued once, whatever became of it, is left out. */
export function* queueDeliveries(
  deliveries: readonly NewDelivery[],
  at: Instant,
  kept: KeptCards = new Map(),
): Work<number> {
  const lanes = new Map<string, { readonly at: Instant; readonly urgent: boolean }>();
  let queued = 0;
  for (const delivery of deliveries) {
    const id = yield* insert(delivery, at, kept);
    if (id === undefined) continue;
    queued += 1;
    if (delivery.storyIds.length > 0) {
      yield* run(
        `INSERT INTO delivery_stories (room, story_id, delivery_id)
         SELECT DISTINCT ?, CAST(value AS BIGINT), CAST(? AS BIGINT) FROM json_each(?)`,
        delivery.room,
        id,
        JSON.stringify(delivery.storyIds),
      );
    }
    for (const subscriptionId of new Set(delivery.subscriptionIds)) {
      yield* run(
        'INSERT INTO delivery_subscriptions (subscription_id, queued_at, delivery_id) VALUES (?, ?, ?)',
        subscriptionId,
        at,
        id,
      );
    }
    const lane = lanes.get(delivery.room);
    if (lane && lane.at <= delivery.dueAt) continue;
    lanes.set(delivery.room, { at: delivery.dueAt, urgent: delivery.kind !== 'digest' });
  }
  for (const [room, lane] of lanes) yield* openLane(room, lane.at, lane.urgent);
  return queued;
}

/** Cards that this transaction has found or kept, by hash. */
export type KeptCards = Map<string, number>;

function* insert(delivery: NewDelivery, at: Instant, kept: KeptCards): Work<number | undefined> {
  const text = cardText(delivery.card);
  // Whole mornings of rooms get one briefing; alerts are mostly worded for one room.
  const shared = delivery.kind === 'digest' ? yield* sharedCard(text, at, kept) : undefined;
  const row = yield* one<{ id: number }>(
    `INSERT INTO deliveries (key, room, kind, card, card_id, reply_to, story_ids, mentions, due_at, next_at,
       queued_at, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending') ON CONFLICT (key) DO NOTHING RETURNING id`,
    delivery.key,
    delivery.room,
    delivery.kind,
    shared === undefined ? text.json : '',
    shared ?? null,
    delivery.replyTo ?? null,
    JSON.stringify(delivery.storyIds),
    delivery.mentions?.length ? JSON.stringify(delivery.mentions) : null,
    delivery.dueAt,
    delivery.dueAt,
    at,
  );
  return row?.id;
}

function* sharedCard({ json, hash }: CardText, at: Instant, kept: KeptCards): Work<number> {
  const known = kept.get(hash);
  if (known !== undefined) return known;
  const row =
    (yield* one<{ id: number }>('SELECT id FROM cards WHERE hash = ?', hash)) ??
    (yield* one<{ id: number }>(
      'INSERT INTO cards (hash, card, at) VALUES (?, ?, ?) RETURNING id',
      hash,
      json,
      at,
    ));
  kept.set(hash, row!.id);
  return row!.id;
}

interface CardText {
  readonly json: string;
  readonly hash: string;
}

/** A morning's rooms share a few cards: each is written out once. */
const texts = new WeakMap<Card, CardText>();

function cardText(card: Card): CardText {
  const known = texts.get(card);
  if (known) return known;
  const json = JSON.stringify(card);
  const text = { json, hash: createHash('sha256').update(json).digest('base64url') };
  texts.set(card, text);
  return text;
}
