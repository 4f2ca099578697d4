import type { Clock, Enricher, Enrichment, Log, ModelState } from '../../../src/ports.ts';
import { chineseWords } from '../jieba.ts';
import type { ModelAnswer } from './answer.ts';
import { type Asked, askedOf } from './asked.ts';
import { borneOut } from './check.ts';
import type { ModelClient } from './client.ts';
import { type Memory, openLedger } from './ledger.ts';

type Article = Parameters<Enricher['enrich']>[0];

/** Told when a model has better words for an article than those it was given at once. */
export type Reword = (article: Article, before: Enrichment, after: Enrichment) => Promise<void>;

export interface ModelEnricherParts {
  readonly offline: Enricher;
  readonly client: ModelClient;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
  /** The model's name, for `status` and to tell its answers from another's. */
  readonly name: string;
  /** Requests a day. */
  readonly daily: number;
  readonly hash: (text: string) => string;
  /** Resolves after so long, or at once when the signal says so. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface ModelEnricher extends Enricher {
  /** From now on the model is asked, in the background; before, only what it said earlier is used. */
  begin(reword: Reword): void;
  state(): Promise<ModelState>;
  /** Resolves when nothing waits to be asked. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  readonly key: string;
  readonly article: Article;
  readonly asked: Asked;
  readonly plain: Enrichment;
  attempts: number;
}

/** Articles that wait for the model; when more come the oldest keep the words they have. */
const MOST_WAITING = 200;
const ATTEMPTS = 3;
const SHORTEST_PAUSE = 30_000;
const LONGEST_PAUSE = 3_600_000;

/**
 * Offline words at once, a model's afterwards: `enrich` never waits for the network, so no alert does. What
 * the model says is kept by the text it was asked about, checked against the article each time it is used,
 * and handed to `reword`. Whatever goes wrong leaves the offline words in place.
 */
export function createModelEnricher(parts: ModelEnricherParts): ModelEnricher {
  const { offline, client, clock, log, name } = parts;
  const ledger = openLedger(parts.memory, clock, parts.daily);
  const waiting: Waiting[] = [];
  const pending = new Set<string>();
  const handing = new Set<Promise<void>>();
  const closing = new AbortController();
  let reword: Reword | undefined;
  let working: Promise<void> | undefined;
  let failures = 0;

  async function enrich(article: Article): Promise<Enrichment> {
    const plain = await offline.enrich(article);
    const asked = askedOf(article);
    if (!asked) return plain;
    const key = parts.hash([name, article.lang, article.title, article.body].join('\u0000'));
    try {
      const answer = await ledger.answer(key);
      if (answer === 'useless') return plain;
      if (answer !== undefined) return await better(plain, answer, asked);
    } catch (error) {
      log.warn({ error }, 'what the model said earlier cannot be read');
      return plain;
    }
    enqueue({ key, article, asked, plain, attempts: 0 });
    return plain;
  }

  function enqueue(item: Waiting): void {
    if (reword === undefined || closing.signal.aborted || pending.has(item.key)) return;
    pending.add(item.key);
    waiting.push(item);
    if (waiting.length > MOST_WAITING) pending.delete(waiting.shift()!.key);
    working ??= work().finally(() => {
      working = undefined;
    });
  }

  /** The newest first: it is read soonest. */
  async function work(): Promise<void> {
    for (let item = waiting.pop(); item && !closing.signal.aborted; item = waiting.pop()) {
      const pause = await asking(item).catch((error: unknown) => {
        log.error({ error }, 'the model could not be asked for a reason of our own');
        return 0;
      });
      if (!waiting.includes(item)) pending.delete(item.key);
      if (pause > 0) await parts.wait(pause, closing.signal);
    }
  }

  /** Milliseconds to wait before the next. */
  async function asking(item: Waiting): Promise<number> {
    if (!(await ledger.take())) {
      for (const { key } of waiting.splice(0)) pending.delete(key);
      return 0;
    }
    item.attempts++;
    const outcome = await client.ask(item.asked);
    if (outcome.kind === 'failed') {
      await ledger.failed(outcome.reason);
      log.warn({ model: name, reason: outcome.reason }, 'the model fails; offline words stay');
      if (item.attempts < ATTEMPTS) waiting.push(item);
      if (outcome.retryAfterMs === 0) return 0;
      const patience = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** Math.min(failures++, 8));
      return Math.min(LONGEST_PAUSE, Math.max(patience, outcome.retryAfterMs ?? 0));
    }
    failures = 0;
    if (outcome.kind === 'useless') {
      await Promise.all([ledger.failed(outcome.reason), ledger.keep(item.key, 'useless')]);
      return 0;
    }
    await Promise.all([ledger.well(), ledger.keep(item.key, outcome.answer)]);
    hand(item, await better(item.plain, outcome.answer, item.asked));
    return 0;
  }

  function hand({ article, plain }: Waiting, after: Enrichment): void {
    const handed: Promise<void> = reword!(article, plain, after)
      .catch((error: unknown) => log.warn({ error }, 'better words could not be kept'))
      .finally(() => handing.delete(handed));
    handing.add(handed);
  }

  return {
    enrich,
    begin(told) {
      reword = told;
    },
    async state() {
      const [spentToday, trouble] = await Promise.all([ledger.spent(), ledger.trouble()]);
      return { name, spentToday, daily: parts.daily, ...(trouble && { trouble }) };
    },
    async idle() {
      while (working || handing.size > 0) await Promise.all([working, ...handing]);
    },
    async close() {
      closing.abort();
      waiting.length = 0;
      await Promise.all([working, ...handing]);
    },
  };
}

/** The model's words where it has any that hold, the offline ones elsewhere. */
async function better(plain: Enrichment, answer: ModelAnswer, asked: Asked): Promise<Enrichment> {
  const said = borneOut(answer, asked, asked.lang === 'zh' ? await chineseWords() : undefined);
  const list = (own: readonly string[] | undefined, other: readonly string[]) => (own?.length ? own : other);
  return {
    keywords: list(said.keywords, plain.keywords),
    technologies: list(said.technologies, plain.technologies),
    industries: list(said.industries, plain.industries),
    companies: list(said.companies, plain.companies),
    people: list(said.people, plain.people),
    event: said.event || plain.event,
  };
}
