import type { Expiry } from '../../src/ports.ts';
import { replaceText } from './archive.ts';
import type { ArticleIndex } from './index.ts';
import { all, NUMBERS, run, type Work } from './sql.ts';

/** At most `limit` rows of each kind. Each query stands on an index over what is still to be taken out. */
export function* prune(index: ArticleIndex, before: Expiry, limit: number): Work<number> {
  let rows = yield* pruneCards(before.cards, limit);
  rows += yield* run(
    `UPDATE changes SET before = '' WHERE id IN (
       SELECT id FROM changes WHERE before <> '' AND at < ? ORDER BY at LIMIT ?)`,
    before.states,
    limit,
  );
  rows += yield* run(
    `DELETE FROM stops WHERE (room, story_id, subscription_id) IN (
       SELECT room, story_id, subscription_id FROM stops WHERE at < ? ORDER BY at LIMIT ?)`,
    before.stops,
    limit,
  );
  rows += yield* run(
    'DELETE FROM asks WHERE token IN (SELECT token FROM asks WHERE at < ? ORDER BY at LIMIT ?)',
    before.asks,
    limit,
  );
  rows += yield* run(
    `DELETE FROM lists WHERE (person, room) IN (
       SELECT person, room FROM lists WHERE at < ? ORDER BY at LIMIT ?)`,
    before.lists,
    limit,
  );
  return before.texts === undefined ? rows : rows + (yield* pruneTexts(index, before.texts, limit));
}

/** The key and the outcome stay: by them nothing is posted twice. */
function* pruneCards(before: number, limit: number): Work<number> {
  const old = yield* all<{ id: number }>(
    `SELECT id FROM deliveries WHERE settled_at IS NOT NULL AND card <> '' AND settled_at < ?
     ORDER BY settled_at LIMIT ?`,
    before,
    limit,
  );
  const ids = JSON.stringify(old.map(({ id }) => id));
  yield* run(
    `DELETE FROM cards WHERE id IN (
       SELECT id FROM cards c WHERE at < ? AND NOT EXISTS (
         SELECT 1 FROM deliveries d WHERE d.card_id = c.id AND d.state IN ('pending', 'sending'))
       ORDER BY at LIMIT ?)`,
    before,
    limit,
  );
  yield* run(`DELETE FROM delivery_subscriptions WHERE delivery_id IN ${NUMBERS}`, ids);
  return yield* run(`UPDATE deliveries SET card = '', mentions = NULL WHERE id IN ${NUMBERS}`, ids);
}

/** Imported records stay whole: nobody could read them again. */
function* pruneTexts(index: ArticleIndex, before: number, limit: number): Work<number> {
  const old = yield* all<{ id: number }>(
    `SELECT id FROM articles WHERE body <> '' AND source_id IS NOT NULL AND arrived_at < ?
       AND NOT EXISTS (SELECT 1 FROM saved WHERE saved.story_id = articles.story_id)
     ORDER BY arrived_at LIMIT ?`,
    before,
    limit,
  );
  for (const { id } of old) yield* replaceText(index, id, '');
  return old.length;
}
