import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestLink, manifestText } from '../adapters/slack/manifest.ts';

/** Writes the app manifests anew from the tables in the code, and says the links for the README. */
for (const mode of ['socket', 'http'] as const) {
  writeFileSync(join(import.meta.dirname, `../adapters/slack/manifest.${mode}.json`), manifestText(mode));
  process.stdout.write(`${mode}: ${manifestLink(mode)}\n`);
}
