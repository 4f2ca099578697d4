import type { Installation, Installations } from '../../src/ports.ts';
import { all, type Database, run } from './sql.ts';

type Row = Omit<Installation, 'problem'> & { readonly problem: string | null };

export function createInstallations(database: Database): Installations {
  return {
    installations: (platform) =>
      database.read(function* () {
        const rows = yield* all<Row>(
          'SELECT platform, owner, sealed, at, problem FROM installations WHERE platform = ? ORDER BY owner',
          platform,
        );
        return rows.map(({ problem, ...rest }) => (problem === null ? rest : { ...rest, problem }));
      }),
    keepInstallation: ({ platform, owner, sealed, at, problem }) =>
      database.write(function* () {
        yield* run(
          `INSERT INTO installations (platform, owner, sealed, at, problem) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (platform, owner) DO UPDATE
           SET sealed = excluded.sealed, at = excluded.at, problem = excluded.problem`,
          platform,
          owner,
          sealed,
          at,
          problem ?? null,
        );
      }),
    dropInstallation: (platform, owner) =>
      database.write(function* () {
        const gone = yield* run(
          'DELETE FROM installations WHERE platform = ? AND owner = ?',
          platform,
          owner,
        );
        return gone === 1;
      }),
  };
}
