const ABBREVIATED =
  /(?:^|[\s("“])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|St|vs|No|Jr|Sr|Inc|Corp|Ltd|Co|e\.g|i\.e|approx|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|(?:[A-Z]\.)*[A-Z])\.\s*$/u;

/** Is its last full stop one that ends no sentence: `Mr. Tan`, `J. K. Tan`, `the U.S. court`, `Sept. 3`? */
export function endsAbbreviated(text: string): boolean {
  return ABBREVIATED.test(text.slice(-16));
}
