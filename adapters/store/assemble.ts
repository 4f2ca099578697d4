import type { Clock, Store } from '../../src/ports.ts';
import { createArchive } from './archive.ts';
import type { ArticleIndex } from './index.ts';
import { createInstallations } from './installations.ts';
import { createOutbox } from './outbox.ts';
import { prune } from './prune.ts';
import { createRooms } from './rooms.ts';
import { createShelf } from './shelf.ts';
import { createSources } from './sources.ts';
import type { Database } from './sql.ts';

/** A store over any database that has the schema, with that database's own full-text index. */
export function assemble(database: Database, index: ArticleIndex, clock: Clock): Store {
  return {
    ...createArchive(database, index, clock),
    ...createShelf(database, clock),
    ...createRooms(database, clock),
    ...createOutbox(database),
    ...createSources(database),
    ...createInstallations(database),
    prune: (before, limit) => database.write(() => prune(index, before, limit)),
    close: () => database.close(),
  };
}
