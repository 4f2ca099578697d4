/** Columns that a text takes on a terminal or in a proportional font, roughly: CJK counts double. */
export function columns(text: string): number {
  let sum = 0;
  for (const char of text) sum += char.codePointAt(0)! >= 0x2e80 ? 2 : 1;
  return sum;
}
