// Writes src/variants.ts: which traditional character folds to which simplified one, one character each.
// Run by hand when opencc-js learns new characters: node scripts/variants.ts
import { writeFileSync } from 'node:fs';
import { Converter } from 'opencc-js';

const toSimplified = Converter({ from: 't', to: 'cn' });
const ranges: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
];
let traditional = '';
let simplified = '';
for (const [first, last] of ranges) {
  for (let code = first; code <= last; code++) {
    const from = String.fromCodePoint(code);
    const to = toSimplified(from);
    if (to !== from && [...to].length === 1 && to.length === 1) {
      traditional += from;
      simplified += to;
    }
  }
}
writeFileSync(
  new URL('../src/variants.ts', import.meta.url),
  `// Written by scripts/variants.ts from the tables of opencc-js: the n-th character of TRADITIONAL folds to
// the n-th of SIMPLIFIED.
export const TRADITIONAL =
  '${traditional}';
export const SIMPLIFIED =
  '${simplified}';
`,
);
