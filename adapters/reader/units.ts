/** Do both halves of one character stand there? */
export function isPairAt(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** Controls, what has no width, and halves of characters. */
export function isOddUnit(unit: number): boolean {
  return (
    unit < 32 ||
    (unit >= 127 && unit < 160) ||
    unit === 0xad ||
    unit === 0x200b ||
    (unit >= 0xd800 && unit <= 0xdfff)
  );
}
