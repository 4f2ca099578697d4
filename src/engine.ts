import type { Answer, Ask, Completion } from './commands/ask.ts';

export type { Answer, Ask, Completion } from './commands/ask.ts';

export interface Engine {
  /** Answers one line. Never throws: what went wrong is an answer too. */
  answer(ask: Ask): Promise<Answer>;
  /** Completions for an unfinished line, at most `limit`; from memory, never slow. */
  suggest(ask: Ask, limit: number): Promise<readonly Completion[]>;
}
