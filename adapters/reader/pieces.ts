import type { Parser } from 'htmlparser2';

const PIECE = 16_384;
/** Units of the longest entity. */
const LONGEST_ENTITY = 40;

/**
 * Gives a text to a parser piece by piece, until it ends or `enough` says to stop. The parser's own stack
 * costs the square of its depth, so what opens elements without end has to be stopped in time.
 */
export function feed(parser: Parser, text: string, enough: () => boolean): void {
  for (let at = 0; at < text.length && !enough(); ) {
    const end = pieceEnd(text, at);
    parser.write(text.slice(at, end));
    at = end;
  }
  parser.end();
}

/** No piece ends within an entity: the parser tells the text of each by itself. */
function pieceEnd(text: string, from: number): number {
  const end = from + PIECE;
  const entity = end < text.length ? text.lastIndexOf('&', end - 1) : -1;
  return entity > end - LONGEST_ENTITY ? entity : end;
}
