import type { Answer } from '../../src/engine.ts';
import type { View } from '../../src/time.ts';
import { renderCard, type Terminal } from '../console/render.ts';

/** What the stream can show. Nothing is coloured in a pipe, or where NO_COLOR is set. */
export function terminalOf(
  stream: NodeJS.WriteStream | (NodeJS.WritableStream & { isTTY?: boolean; columns?: number }),
  env: Readonly<Record<string, string | undefined>> = process.env,
): Terminal {
  const tty = stream.isTTY === true;
  const color = tty && !env.NO_COLOR && env.TERM !== 'dumb';
  return { width: stream.columns ?? 80, color, hyperlinks: false };
}

/**
 * All cards of an answer as the terminal shows them, an empty line between two. What was asked to be taken
 * out is given itself, whole: a terminal has no other place for a file.
 */
export function showAnswer(answer: Answer, view: View, terminal = terminalOf(process.stdout)): string {
  if (answer.file) return answer.file.text;
  const cards = answer.shared ? [answer.shared, ...answer.cards] : answer.cards;
  return `${cards.map((card) => renderCard(card, view, terminal)).join('\n\n')}\n`;
}
