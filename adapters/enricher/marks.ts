/** What a UTF-16 unit is to whoever looks for the ends of sentences, as bits. */
export const SPACE = 1;
export const NEWLINE = 2;
/** Ends a sentence whatever follows; in Chinese mostly. */
export const STOP = 4;
/** Ends a sentence where a space and a capital follow. */
export const POINT = 8;
/** Closes what was opened before, behind a `STOP`, and behind a `POINT`. */
export const CLOSING = 16;
export const QUOTE = 32;
/** No space stands before it. */
export const HUNG = 64;
export const BRACKET = 128;

const marks = new Uint8Array(65_536);

function mark(units: string, bit: number): void {
  for (let i = 0; i < units.length; i++) marks[units.charCodeAt(i)]! |= bit;
}

mark('\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff', SPACE);
mark('\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a', SPACE);
mark('\n', NEWLINE);
mark('。！？!?；', STOP);
mark('.!?', POINT);
mark('”’」』）)', CLOSING);
mark('”"’\')', QUOTE);
mark('，。、；：,.;:', HUNG);
mark('（(', BRACKET);

export function markOf(unit: number): number {
  return marks[unit]!;
}
