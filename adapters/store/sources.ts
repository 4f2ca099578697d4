import type { Source } from '../../src/model.ts';
import type { Sources } from '../../src/ports.ts';
import { all, type Database, one, run, type Value } from './sql.ts';

interface SourceRow {
  readonly id: number;
  readonly url: string;
  readonly site: string;
  readonly title: string;
  readonly lang: string | null;
  readonly topics: string;
  readonly interval_minutes: number;
  readonly next_at: number;
  readonly last_read_at: number | null;
  readonly last_ok_at: number | null;
  readonly failures: number;
  readonly problem: string | null;
  readonly seen_once: number;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly paused: number;
}

const COLUMNS = [
  'url',
  'site',
  'title',
  'lang',
  'topics',
  'interval_minutes',
  'next_at',
  'last_read_at',
  'last_ok_at',
  'failures',
  'problem',
  'seen_once',
  'etag',
  'last_modified',
  'paused',
];

export function createSources(database: Database): Sources {
  return {
    addSource: (source) =>
      database.write(function* () {
        yield* run(
          `INSERT INTO sources (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})
           ON CONFLICT (url) DO NOTHING`,
          ...valuesOf(source),
        );
        return sourceOf((yield* one<SourceRow>('SELECT * FROM sources WHERE url = ?', source.url))!);
      }),
    removeSource: (id) =>
      database.write(function* () {
        return (yield* run('DELETE FROM sources WHERE id = ?', id)) === 1;
      }),
    sources: () =>
      database.read(function* () {
        return (yield* all<SourceRow>('SELECT * FROM sources ORDER BY id')).map(sourceOf);
      }),
    dueSources: (at, limit) =>
      database.read(function* () {
        const rows = yield* all<SourceRow>(
          'SELECT * FROM sources WHERE paused = 0 AND next_at <= ? ORDER BY next_at, id LIMIT ?',
          at,
          limit,
        );
        return rows.map(sourceOf);
      }),
    updateSource: (source, haste) =>
      database.write(function* () {
        const columns = COLUMNS.map((column) => `${column} = ?`).join(', ');
        yield* run(`UPDATE sources SET ${columns} WHERE id = ?`, ...valuesOf(source), source.id);
      }, haste),
  };
}

/** In the order of `COLUMNS`. */
function valuesOf(source: Omit<Source, 'id'>): Value[] {
  return [
    source.url,
    source.site,
    source.title,
    source.lang ?? null,
    JSON.stringify(source.topics),
    source.intervalMinutes,
    source.nextAt,
    source.lastReadAt ?? null,
    source.lastOkAt ?? null,
    source.failures,
    source.problem ?? null,
    Number(source.seenOnce),
    source.etag ?? null,
    source.lastModified ?? null,
    Number(source.paused),
  ];
}

function sourceOf(row: SourceRow): Source {
  return {
    id: row.id,
    url: row.url,
    site: row.site,
    title: row.title,
    ...(row.lang === null ? {} : { lang: row.lang }),
    topics: JSON.parse(row.topics) as readonly string[],
    intervalMinutes: row.interval_minutes,
    nextAt: row.next_at,
    ...(row.last_read_at === null ? {} : { lastReadAt: row.last_read_at }),
    ...(row.last_ok_at === null ? {} : { lastOkAt: row.last_ok_at }),
    failures: row.failures,
    ...(row.problem === null ? {} : { problem: row.problem }),
    seenOnce: row.seen_once === 1,
    ...(row.etag === null ? {} : { etag: row.etag }),
    ...(row.last_modified === null ? {} : { lastModified: row.last_modified }),
    paused: row.paused === 1,
  };
}
