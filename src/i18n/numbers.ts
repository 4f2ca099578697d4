/** Digits of one language. Made at the first number that needs grouping: most answers have none. */
export function numbersOf(locale: string): { format(n: number): string } {
  let made: Intl.NumberFormat | undefined;
  return {
    format(n) {
      if (Number.isInteger(n) && Math.abs(n) < 1000) return String(n);
      made ??= new Intl.NumberFormat(locale);
      return made.format(n);
    },
  };
}
