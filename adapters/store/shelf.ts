import { createHash } from 'node:crypto';
import type { Story } from '../../src/model.ts';
import type { Clock, ListItem, Shelf, ShownList } from '../../src/ports.ts';
import { loadStories } from './archive.ts';
import { personKey } from './people.ts';
import { all, type Database, one, run, type Work } from './sql.ts';

const REPLACEABLE = { replaceable: true };

/** How often the use of a kept line is written down. */
const A_DAY = 24 * 3_600_000;

export function createShelf(database: Database, clock: Clock): Shelf {
  return {
    showList: (room, person, list, at) =>
      database.write(function* () {
        yield* run(
          `INSERT INTO lists (person, room, items, at) VALUES (?, ?, ?, ?)
           ON CONFLICT (person, room) DO UPDATE SET items = excluded.items, at = excluded.at`,
          personKey(person),
          room,
          JSON.stringify(list),
          at,
        );
        // Whoever waits for an answer does not wait for the disk: after a power cut the question is asked again.
      }, REPLACEABLE),
    shownList: (room, person, since) =>
      database.read(function* () {
        const row = yield* one<{ items: string; at: number }>(
          'SELECT items, at FROM lists WHERE person = ? AND room = ? AND at >= ?',
          personKey(person),
          room,
          since,
        );
        return row ? { ...listOf(JSON.parse(row.items)), at: row.at } : { items: [] };
      }),
    save: (person, room, storyId, at) =>
      database.write(function* () {
        const saved = yield* run(
          `INSERT INTO saved (person, story_id, room, at) VALUES (?, ?, ?, ?)
           ON CONFLICT (person, story_id) DO NOTHING`,
          personKey(person),
          storyId,
          room,
          at,
        );
        return saved === 1;
      }),
    unsave: (person, storyId) =>
      database.write(function* () {
        const gone = yield* run(
          'DELETE FROM saved WHERE person = ? AND story_id = ?',
          personKey(person),
          storyId,
        );
        return gone === 1;
      }),
    saved: (who) => database.read(() => savedStories(who)),
    keepAsk: (ask, at) => database.write(() => keepAsk(ask, at)),
    keptAsk: (token) =>
      database.write(function* () {
        const row = yield* one<{ ask: string; at: number }>(
          'SELECT ask, at FROM asks WHERE token = ?',
          token,
        );
        if (row && row.at < clock.now() - A_DAY) {
          yield* run('UPDATE asks SET at = ? WHERE token = ?', clock.now(), token);
        }
        return row?.ask;
      }),
  };
}

/** What was shown before a list had more to it than its items is an array of these. */
function listOf(kept: ShownList | readonly ListItem[]): ShownList {
  return 'items' in kept ? kept : { items: kept };
}

/** Last saved first; a story that several people saved stands once. */
function* savedStories(who: Parameters<Shelf['saved']>[0]): Work<readonly Story[]> {
  const [column, value] = 'person' in who ? ['person', personKey(who.person)] : ['room', who.room];
  const rows = yield* all<{ id: number }>(
    `SELECT story_id AS id FROM saved WHERE ${column} = ? GROUP BY story_id ORDER BY max(at) DESC, story_id DESC`,
    value,
  );
  return yield* loadStories(rows.map(({ id }) => id));
}

const TOKEN_LENGTH = 10;

/** The same line always has the same token, so buttons that repeat keep one row. */
function* keepAsk(ask: string, at: number): Work<string> {
  const digest = createHash('sha256').update(ask).digest('base64url');
  for (let length = TOKEN_LENGTH; length < digest.length; length++) {
    const token = digest.slice(0, length);
    yield* run(
      `INSERT INTO asks (token, ask, at) VALUES (?, ?, ?)
       ON CONFLICT (token) DO UPDATE SET at = excluded.at WHERE asks.ask = excluded.ask AND asks.at < excluded.at`,
      token,
      ask,
      at,
    );
    const kept = yield* one<{ ask: string }>('SELECT ask FROM asks WHERE token = ?', token);
    if (kept?.ask === ask) return token;
  }
  return digest;
}
