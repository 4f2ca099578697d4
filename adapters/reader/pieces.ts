import type { Parser } from 'htmlparser2';

const PIECE = 16_384;

/**
 * Gives a text to a parser piece by piece, until it ends or `enough` says to stop. The parser's own stack
 * costs the square of its depth, so what opens elements without end has to be stopped in time.
 */
export function feed(parser: Parser, text: string, enough: () => boolean): void {
  for (let at = 0; at < text.length && !enough(); at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.end();
}
