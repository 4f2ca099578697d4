import { langOf } from '../i18n/index.ts';
import type { Archive, Clock } from '../ports.ts';
import { MINUTE } from '../time.ts';
import type { Ask, Completion } from './ask.ts';
import { completions, type Vocabulary } from './complete.ts';

const TOPICS = 2_000;
const RECENT = 30;
/** Completions may be this old: they are asked for at every key. */
const FRESH_FOR = 5 * MINUTE;

type Known = Omit<Vocabulary, 'lang'>;

/** Completions from memory: what the archive knows is read at most every five minutes. */
export function createSuggester(
  archive: Pick<Archive, 'suggest' | 'search'>,
  clock: Clock,
): (ask: Ask) => Promise<readonly Completion[]> {
  let known: Promise<Known> | undefined;
  let readAt = 0;

  async function read(): Promise<Known> {
    const [topics, newest] = await Promise.all([
      archive.suggest('', TOPICS),
      archive.search({ limit: RECENT, offset: 0, now: clock.now() }),
    ]);
    return { topics, recent: newest.hits.map(({ article }) => article.title) };
  }

  /** What was known serves until the new is there, and after it failed. */
  async function refresh(before: Promise<Known> | undefined): Promise<Known> {
    const next = read();
    if (!before)
      return next.catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    next.then(
      (fresh) => {
        known = Promise.resolve(fresh);
      },
      () => undefined,
    );
    return before;
  }

  return async (ask) => {
    const now = clock.now();
    if (!known || now - readAt > FRESH_FOR) {
      readAt = now;
      known = refresh(known);
    }
    return completions(ask.text, { ...(await known), lang: langOf(ask.locale) });
  };
}
